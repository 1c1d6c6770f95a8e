/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two records become one: nothing that pointed to the lost one is lost, and undo brings both back.
 */

#include "desk.h"
#include "sa-contact-log.h"
#include "sa-error.h"
#include "sa-merge.h"

static gint64
client (SaStore *store, const char *name, const char *phones, const char *roles, const char *notes)
{
  g_autoptr (SaRecord) record = desk_new (store, "organisation");

  sa_record_set_text (record, SA_ORGANISATION_NAME, name);
  sa_record_set_text (record, SA_ORGANISATION_PHONES, phones);
  sa_record_set_text (record, SA_ORGANISATION_ROLES, roles);
  sa_record_set_text (record, SA_ORGANISATION_NOTES, notes);
  return desk_save (store, record);
}

static const SaMergeField *
find_field (SaMergePlan *plan, guint number)
{
  GPtrArray *fields = sa_merge_plan_get_fields (plan);

  for (guint i = 0; i < fields->len; i++)
    {
      const SaMergeField *field = fields->pdata[i];

      if (field->field == number)
        return field;
    }
  return NULL;
}

static void
link_up (SaStore *store, gint64 from, gint64 to)
{
  g_autoptr (SaRecord) link = desk_new (store, "link");

  sa_record_set_number (link, SA_LINK_FROM, from);
  sa_record_set_number (link, SA_LINK_TO, to);
  desk_save (store, link);
}

static void
test_merge (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 keep = client (store, "Acme", "+48 42 000 11 22\twork", "client", "Nice people");
  gint64 other = client (store, "ACME S.A.", "0048 42 0001122\n+48 601 000 111\tmobile",
                         "supplier,client", "Pay late");
  gint64 third = desk_organisation (store, "Third", NULL);
  gint64 anna = desk_person (store, "Anna", other);
  g_autoptr (SaMergePlan) plan = NULL;
  g_autoptr (SaRecord) merged = NULL;
  g_autoptr (SaRecord) person = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  link_up (store, other, third);
  link_up (store, keep, other);
  plan = sa_merge_plan_new (store, keep, other, &error);
  g_assert_no_error (error);
  g_assert_false (sa_merge_plan_tax_ids_differ (plan));
  g_assert_cmpint (find_field (plan, SA_ORGANISATION_NAME)->side, ==, SA_MERGE_KEEP);
  g_assert_true (find_field (plan, SA_ORGANISATION_NAME)->differs);
  g_assert_cmpint (find_field (plan, SA_ORGANISATION_PHONES)->side, ==, SA_MERGE_BOTH);
  g_assert_null (find_field (plan, SA_ORGANISATION_CITY));
  g_assert_false (sa_merge_plan_choose (plan, SA_ORGANISATION_NAME, SA_MERGE_BOTH));
  g_assert_true (sa_merge_plan_choose (plan, SA_ORGANISATION_NAME, SA_MERGE_OTHER));
  g_assert_true (sa_merge_apply (store, plan, &error));
  g_assert_no_error (error);

  merged = sa_store_get (store, keep, NULL);
  g_assert_cmpstr (sa_record_text (merged, SA_ORGANISATION_NAME), ==, "ACME S.A.");
  g_assert_cmpstr (sa_record_text (merged, SA_ORGANISATION_ROLES), ==, "client,supplier");
  g_assert_cmpstr (sa_record_text (merged, SA_ORGANISATION_NOTES), ==, "Nice people\n\nPay late");
  g_assert_true (g_str_has_suffix (sa_record_text (merged, SA_ORGANISATION_PHONES),
                                   "\n+48 601 000 111\tmobile"));
  g_assert_cmpint (desk_count (store, "organisation", ""), ==, 2);
  person = sa_store_get (store, anna, NULL);
  g_assert_cmpint (sa_record_number (person, SA_PERSON_ORGANISATION), ==, keep);
  g_assert_cmpint (desk_count (store, "link", ""), ==, 1);
  label = sa_store_get_undo_label (store);
  g_assert_cmpstr (label, ==, "“Acme” merged with “ACME S.A.”");

  desk_undo (store);
  g_clear_object (&person);
  person = sa_store_get (store, anna, NULL);
  g_assert_cmpint (sa_record_number (person, SA_PERSON_ORGANISATION), ==, other);
  g_assert_cmpint (desk_count (store, "organisation", ""), ==, 3);
  g_assert_cmpint (desk_count (store, "link", ""), ==, 2);
}

/* Two of one name are told apart, and two of different tax ids are hardly one. */
static void
test_namesakes (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 rows[2];
  g_autoptr (SaMergePlan) plan = NULL;
  g_autofree char *described = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SaRecord) record = desk_new (store, "organisation");

      sa_record_set_text (record, SA_ORGANISATION_NAME, "Acme");
      sa_record_set_text (record, SA_ORGANISATION_CITY, i == 0 ? "Łódź" : "Opole");
      sa_record_set_text (record, SA_ORGANISATION_CODE, i == 0 ? "PL-1" : "PL-2");
      sa_record_set_text (record, SA_ORGANISATION_TAX_ID, i == 0 ? "7251801126" : "8354956473");
      rows[i] = desk_save (store, record);
    }
  plan = sa_merge_plan_new (store, rows[0], rows[1], &error);
  g_assert_no_error (error);
  g_assert_true (sa_merge_plan_tax_ids_differ (plan));
  described = sa_merge_describe (sa_merge_plan_get_other (plan));
  g_assert_cmpstr (described, ==, "PL-2 · Opole");
  g_assert_true (sa_merge_apply (store, plan, &error));
  label = sa_store_get_undo_label (store);
  g_assert_cmpstr (label, ==, "“Acme” merged with “Acme, PL-2”");
}

static void
talk (SaStore *store, gint64 organisation, int days_from_now)
{
  g_autoptr (SaRecord) call = desk_new (store, "interaction");
  g_autofree char *moment = desk_moment (days_from_now);
  g_autoptr (GError) error = NULL;

  sa_record_set_text (call, SA_INTERACTION_SUBJECT, "Prices");
  sa_record_set_text (call, SA_INTERACTION_AT, moment);
  sa_record_set_text (call, SA_INTERACTION_KIND, "call");
  sa_record_set_number (call, SA_INTERACTION_ORGANISATION, organisation);
  sa_clients_log (store, call, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The date of contact that was chosen gives way to what the talks say, and undo minds neither. */
static void
test_dates_follow (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 keep = client (store, "Acme", NULL, "client", NULL);
  gint64 other = client (store, "Acme S.A.", NULL, "client", NULL);
  g_autofree char *late = desk_day (-3);
  g_autoptr (SaMergePlan) plan = NULL;
  g_autoptr (SaRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  talk (store, keep, -3);
  talk (store, other, -9);
  plan = sa_merge_plan_new (store, keep, other, &error);
  g_assert_no_error (error);
  g_assert_true (sa_merge_plan_choose (plan, SA_ORGANISATION_LAST_CONTACT, SA_MERGE_OTHER));
  g_assert_true (sa_merge_apply (store, plan, &error));
  g_assert_no_error (error);
  record = sa_store_get (store, keep, NULL);
  g_assert_cmpstr (sa_record_text (record, SA_ORGANISATION_LAST_CONTACT), ==, late);
  desk_undo (store);
  g_clear_object (&record);
  record = sa_store_get (store, keep, NULL);
  g_assert_cmpstr (sa_record_text (record, SA_ORGANISATION_LAST_CONTACT), ==, late);
  sa_store_redo_change (store, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&record);
  record = sa_store_get (store, keep, NULL);
  g_assert_cmpstr (sa_record_text (record, SA_ORGANISATION_LAST_CONTACT), ==, late);
}

static void
test_people (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  gint64 before = desk_organisation (store, "Before", NULL);
  gint64 keep = desk_person (store, "Anna Nowak", acme);
  gint64 other = desk_person (store, "A. Nowak", before);
  g_autoptr (SaRecord) boss = sa_store_get (store, keep, NULL);
  g_autoptr (SaMergePlan) plan = NULL;
  g_autoptr (SaRecord) merged = NULL;
  g_autofree char *conditions = NULL;
  g_autoptr (GError) error = NULL;

  sa_record_set_number (boss, SA_PERSON_MANAGER, other);
  desk_save (store, boss);
  plan = sa_merge_plan_new (store, keep, other, &error);
  g_assert_cmpstr (find_field (plan, SA_PERSON_ORGANISATION)->other, ==, "Before");
  g_assert_true (sa_merge_apply (store, plan, &error));
  g_assert_no_error (error);
  merged = sa_store_get (store, keep, NULL);
  g_assert_cmpint (sa_record_number (merged, SA_PERSON_MANAGER), ==, 0);
  g_assert_cmpint (sa_record_number (merged, SA_PERSON_ORGANISATION), ==, acme);
  conditions = g_strdup_printf ("organisation=%" G_GINT64_FORMAT, before);
  g_assert_cmpint (desk_count (store, "position", conditions), ==, 1);
}

/* Though nothing of the one that stays became another. */
static void
test_stands_in_history (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 keep = desk_organisation (store, "Acme", NULL);
  gint64 other = desk_organisation (store, "Acme", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaMergePlan) plan = sa_merge_plan_new (store, keep, other, &error);
  g_autoptr (GPtrArray) history = NULL;
  const SaHistoryEntry *entry;

  g_assert_true (sa_merge_apply (store, plan, &error));
  history = sa_store_get_history (store, keep, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (history->len, ==, 2);
  entry = history->pdata[0];
  g_assert_cmpstr (entry->label, ==, "“Acme” merged with “Acme”");
  g_assert_cmpint (entry->fields->len, ==, 0);
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpint (sa_store_redo_change (store, 0, NULL, NULL, NULL, &error), !=, 0);
  g_assert_no_error (error);
}

static void
test_refused (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  gint64 anna = desk_person (store, "Anna", acme);
  g_autoptr (GError) error = NULL;

  g_assert_null (sa_merge_plan_new (store, acme, acme, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (sa_merge_plan_new (store, acme, anna, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (sa_merge_plan_new (store, acme, acme + 99, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/organisations", test_merge);
  g_test_add_func ("/merge/namesakes", test_namesakes);
  g_test_add_func ("/merge/dates-follow", test_dates_follow);
  g_test_add_func ("/merge/people", test_people);
  g_test_add_func ("/merge/stands-in-history", test_stands_in_history);
  g_test_add_func ("/merge/refused", test_refused);
  return g_test_run ();
}
