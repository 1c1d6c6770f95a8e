/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened to the parts of a record is told with what happened to itself. */

#include "desk.h"
#include "sa-contact-log.h"
#include "sa-part-history.h"

static gint64
save_as (SaStore *store, SaRecord *record, const char *label)
{
  gint64 change = sa_change_begin (store, label, NULL);

  desk_save (store, record);
  g_assert_true (sa_change_commit (store, NULL));
  return change;
}

static void
assert_history (SaStore *store, gint64 row, const char *expected)
{
  g_autoptr (GPtrArray) entries = sa_part_history_find (store, row, 0, NULL);
  g_autoptr (GString) labels = g_string_new (NULL);

  g_assert_nonnull (entries);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (labels, "%s;", ((SaHistoryEntry *) entries->pdata[i])->label);
  g_assert_cmpstr (labels->str, ==, expected);
}

static void
test_parts (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) anna = desk_new (store, "person");
  g_autoptr (SaRecord) jan = desk_new (store, "person");
  g_autoptr (SaRecord) consent = desk_new (store, "consent");
  g_autoptr (SaRecord) link = desk_new (store, "link");

  sa_record_set_text (anna, SA_PERSON_NAME, "Anna");
  sa_record_set_text (jan, SA_PERSON_NAME, "Jan");
  save_as (store, anna, "Anna added");
  save_as (store, jan, "Jan added");
  sa_record_set_number (consent, SA_CONSENT_PERSON, sa_record_get_row (anna));
  sa_record_set_text (consent, SA_CONSENT_CHANNEL, "e-mail");
  sa_record_set_text (consent, SA_CONSENT_DATE, "2026-01-02");
  save_as (store, consent, "Refused");
  sa_record_set_number (link, SA_LINK_FROM, sa_record_get_row (jan));
  sa_record_set_number (link, SA_LINK_TO, sa_record_get_row (anna));
  save_as (store, link, "Linked");
  sa_record_set_text (anna, SA_PERSON_JOB, "Buyer");
  save_as (store, anna, "Job known");
  assert_history (store, sa_record_get_row (anna), "Job known;Linked;Refused;Anna added;");
  assert_history (store, sa_record_get_row (jan), "Linked;Jan added;");
  sa_change_begin (store, "Link gone", NULL);
  g_assert_true (sa_store_delete (store, sa_record_get_row (link), NULL));
  g_assert_true (sa_change_commit (store, NULL));
  assert_history (store, sa_record_get_row (jan), "Link gone;Linked;Jan added;");
}

static void
test_task (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  g_autoptr (SaRecord) task = desk_new (store, "task");

  sa_record_set_text (task, SA_TASK_SUBJECT, "Send the offer");
  sa_record_set_text (task, SA_TASK_DUE, "2026-01-02");
  sa_record_set_number (task, SA_TASK_ABOUT, acme);
  save_as (store, task, "Task added");
  g_assert_true (sa_clients_finish_task (store, task, "Call them", "2026-02-03", NULL));
  assert_history (store, acme, "“Send the offer” is done;Task added;Set up;");
}

/* What one change did to a record and to its parts is one line. */
static void
test_one_change (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) anna = desk_new (store, "person");
  g_autoptr (SaRecord) consent = desk_new (store, "consent");

  sa_record_set_text (anna, SA_PERSON_NAME, "Anna");
  sa_change_begin (store, "Imported", NULL);
  desk_save (store, anna);
  sa_record_set_number (consent, SA_CONSENT_PERSON, sa_record_get_row (anna));
  sa_record_set_text (consent, SA_CONSENT_CHANNEL, "e-mail");
  sa_record_set_text (consent, SA_CONSENT_DATE, "2026-01-02");
  desk_save (store, consent);
  g_assert_true (sa_change_commit (store, NULL));
  assert_history (store, sa_record_get_row (anna), "Imported;");
}

/* What cannot be undone yet names what is to be undone first, by the words it has in the history.
 */
static void
test_refusal (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) anna = desk_new (store, "person");
  g_autoptr (SaRecord) consent = desk_new (store, "consent");
  g_autoptr (GError) error = NULL;
  gint64 added;

  sa_record_set_text (anna, SA_PERSON_NAME, "Anna");
  added = save_as (store, anna, "Anna added");
  sa_record_set_number (consent, SA_CONSENT_PERSON, sa_record_get_row (anna));
  sa_record_set_text (consent, SA_CONSENT_CHANNEL, "e-mail");
  sa_record_set_text (consent, SA_CONSENT_DATE, "2026-01-02");
  save_as (store, consent, "Refusal of “Anna” recorded");
  g_assert_cmpint (sa_store_undo_change (store, added, NULL, NULL, NULL, &error), ==, 0);
  g_assert_error (error, SA_ERROR, SA_ERROR_CONFLICT);
  g_assert_true (g_str_has_suffix (error->message, ": Refusal of “Anna” recorded"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/part-history/parts", test_parts);
  g_test_add_func ("/part-history/one-change", test_one_change);
  g_test_add_func ("/part-history/task", test_task);
  g_test_add_func ("/part-history/refusal", test_refusal);
  return g_test_run ();
}
