/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Logging, finishing, and what follows from it for the dates of contact; states and their rules. */

#include <sys/wait.h>
#include <unistd.h>

#include "desk.h"
#include "sa-contact-log.h"
#include "sa-error.h"
#include "sa-health.h"
#include "sa-states.h"

static void
assert_dates (SaStore *store, gint64 row, const char *last, const char *next)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  g_assert_cmpstr (sa_record_text (record, SA_ORGANISATION_LAST_CONTACT), ==, last);
  g_assert_cmpstr (sa_record_text (record, SA_ORGANISATION_NEXT_CONTACT), ==, next);
}

static void
set_cadence (SaStore *store, gint64 row, int days)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  sa_record_set_number (record, SA_ORGANISATION_CADENCE, days);
  desk_save (store, record);
}

static SaRecord *
new_call (SaStore *store, gint64 person, int days)
{
  SaRecord *call = desk_new (store, "interaction");
  g_autofree char *at = desk_moment (days);

  sa_record_set_text (call, SA_INTERACTION_SUBJECT, "Order");
  sa_record_set_text (call, SA_INTERACTION_KIND, "call");
  sa_record_set_text (call, SA_INTERACTION_AT, at);
  sa_record_set_number (call, SA_INTERACTION_PERSON, person);
  return call;
}

static void
test_log (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  gint64 anna = desk_person (store, "Anna", acme);
  g_autoptr (SaRecord) call = new_call (store, anna, 0);
  g_autofree char *today = desk_day (0);
  g_autofree char *next = desk_day (10);
  g_autofree char *by_cadence = desk_day (30);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  set_cadence (store, acme, 30);
  g_assert_true (sa_clients_log (store, call, "Send samples", next, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sa_record_meta (call)->state, ==, "done");
  g_assert_cmpint (sa_record_number (call, SA_INTERACTION_ORGANISATION), ==, acme);
  assert_dates (store, acme, today, next);
  g_assert_cmpint (desk_count (store, "task", "subject=\"Send samples\" state=new"), ==, 1);
  label = sa_store_get_undo_label (store);
  g_assert_cmpstr (label, ==, "Call with “Acme” logged");

  desk_undo (store);
  assert_dates (store, acme, NULL, NULL);
  g_assert_cmpint (desk_count (store, "task", ""), ==, 0);
  g_assert_cmpint (desk_count (store, "interaction", ""), ==, 0);

  g_clear_object (&call);
  call = new_call (store, anna, 0);
  g_assert_true (sa_clients_log (store, call, NULL, NULL, &error));
  assert_dates (store, acme, today, by_cadence);
}

static void
test_order (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  gint64 anna = desk_person (store, "Anna", acme);
  g_autoptr (SaRecord) late = new_call (store, anna, -2);
  g_autoptr (SaRecord) early = new_call (store, anna, -20);
  g_autoptr (SaRecord) ahead = new_call (store, anna, 5);
  g_autoptr (SaRecord) note = new_call (store, anna, 0);
  g_autofree char *day = desk_day (-2);
  g_autofree char *planned = desk_day (5);
  g_autoptr (GError) error = NULL;

  g_assert_true (sa_clients_log (store, late, NULL, NULL, &error));
  g_assert_true (sa_clients_log (store, early, NULL, NULL, &error));
  assert_dates (store, acme, day, NULL);
  sa_record_set_text (note, SA_INTERACTION_KIND, "note");
  g_assert_true (sa_clients_log (store, note, NULL, NULL, &error));
  assert_dates (store, acme, day, NULL);
  g_assert_true (sa_clients_log (store, ahead, NULL, NULL, &error));
  g_assert_cmpstr (sa_record_meta (ahead)->state, ==, "planned");
  assert_dates (store, acme, day, planned);
}

static void
test_finish_task (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  g_autoptr (SaRecord) task = desk_new (store, "task");
  g_autofree char *day = desk_day (7);
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  sa_record_set_text (task, SA_TASK_SUBJECT, "Send offer");
  sa_record_set_number (task, SA_TASK_ABOUT, acme);
  desk_save (store, task);
  g_assert_false (sa_clients_finish_task (store, task, "x", "tomorrow", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sa_clients_finish_task (store, task, NULL, day, &error));
  g_assert_no_error (error);
  g_assert_cmpint (desk_count (store, "task", "state=done"), ==, 1);
  g_assert_cmpint (desk_count (store, "task", "subject=\"Contact Acme\" state=new"), ==, 1);
  assert_dates (store, acme, NULL, day);
  undone = sa_store_get_undo_label (store);
  g_assert_cmpstr (undone, ==, "“Send offer” is done");
  desk_undo (store);
  g_assert_cmpint (desk_count (store, "task", "state=new"), ==, 1);
  assert_dates (store, acme, NULL, NULL);
}

static void
test_with_nobody (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) call = desk_new (store, "interaction");
  g_autoptr (GError) error = NULL;

  g_assert_false (sa_clients_log (store, call, NULL, NULL, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_assert_cmpint (sa_record_get_row (call), ==, 0);
}

static void
test_states (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 row = desk_organisation (store, "Acme", "Łódź");
  g_autoptr (SaRecord) acme = sa_store_get (store, row, NULL);
  g_autoptr (SaRecord) task = desk_new (store, "task");
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) next = sa_states_next (acme);

  g_assert_true (g_strv_contains ((const char *const *) next, "active"));
  g_assert_true (sa_states_change (store, acme, "dormant", &error));
  g_assert_no_error (error);
  label = sa_store_get_undo_label (store);
  g_assert_cmpstr (label, ==, "“Acme” is now dormant");
  g_assert_false (sa_states_change (store, acme, "prospect", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  g_assert_cmpstr (sa_record_meta (acme)->state, ==, "dormant");
  g_clear_error (&error);
  g_assert_false (sa_states_change (store, acme, "nonsense", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_clear_error (&error);

  sa_record_set_text (task, SA_TASK_SUBJECT, "Call");
  sa_record_set_number (task, SA_TASK_ABOUT, row);
  desk_save (store, task);
  g_assert_false (sa_states_change (store, acme, "archived", &error));
  g_assert_cmpstr (error->message, ==, "“Acme” still has 1 open task. Finish it first.");
  g_clear_error (&error);
  g_assert_false (sa_states_change (store, task, "waiting", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (sa_states_change (store, task, "done", &error));
  g_assert_true (sa_states_change (store, acme, "archived", &error));
  g_assert_no_error (error);
}

static void
test_rules (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) lead = desk_new (store, "lead");
  g_autoptr (SaRecord) staff = desk_new (store, "person");
  g_autoptr (SaRecord) visit = desk_new (store, "interaction");
  g_autoptr (SaRecord) client = desk_new (store, "organisation");
  g_autofree char *tomorrow = desk_moment (1);
  g_autoptr (GError) error = NULL;

  sa_record_set_text (lead, SA_LEAD_NAME, "Fair");
  desk_save (store, lead);
  g_assert_false (sa_states_may_change (store, lead, "assigned", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (sa_states_change (store, lead, "in-process", &error));
  g_assert_false (sa_states_change (store, lead, "converted", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  g_clear_error (&error);

  sa_record_set_text (staff, SA_PERSON_NAME, "Marek");
  sa_record_set_number (staff, SA_PERSON_STAFF, 1);
  desk_save (store, staff);
  sa_record_set_text (client, SA_ORGANISATION_NAME, "Acme");
  sa_record_set_number (client, SA_ORGANISATION_REP, sa_record_get_row (staff));
  desk_save (store, client);
  g_assert_false (sa_states_change (store, staff, "left", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  g_clear_error (&error);

  sa_record_set_text (visit, SA_INTERACTION_SUBJECT, "Visit");
  sa_record_set_text (visit, SA_INTERACTION_KIND, "visit");
  sa_record_set_text (visit, SA_INTERACTION_AT, tomorrow);
  desk_save (store, visit);
  g_assert_false (sa_states_change (store, visit, "done", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
}

static void
test_health (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 row = desk_organisation (store, "Acme", "Łódź");
  gint64 anna = desk_person (store, "Anna", row);
  g_autoptr (SaRecord) call = new_call (store, anna, -40);
  g_autoptr (SaRecord) acme = NULL;
  g_autoptr (SaHealth) health = NULL;
  g_autoptr (SaHealth) fresh = NULL;
  g_autoptr (SaQuery) overdue = NULL;
  g_autoptr (GError) error = NULL;

  set_cadence (store, row, 30);
  acme = sa_store_get (store, row, NULL);
  fresh = sa_health_new (store, acme, NULL, &error);
  g_assert_cmpint (fresh->status, ==, SA_HEALTH_NONE);
  g_assert_cmpstr (fresh->facts[0], ==, "There has been no contact yet.");
  g_assert_true (sa_clients_log (store, call, NULL, NULL, &error));
  g_clear_object (&acme);
  acme = sa_store_get (store, row, NULL);
  health = sa_health_new (store, acme, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (health->status, ==, SA_HEALTH_OVERDUE);
  g_assert_cmpint (sa_health_status (acme, NULL), ==, SA_HEALTH_OVERDUE);
  g_assert_cmpint (health->days_overdue, ==, 10);
  g_assert_cmpstr (health->summary, ==, "10 days overdue");
  g_assert_cmpstr (health->facts[1], ==, "Contact was agreed every 30 days.");
  overdue = sa_clients_overdue_query (sa_store_get_model (store), 0, NULL);
  g_assert_cmpint (sa_store_count (store, overdue, &error), ==, 1);
  g_clear_pointer (&overdue, sa_query_free);
  overdue = sa_clients_overdue_query (sa_store_get_model (store), anna, NULL);
  g_assert_cmpint (sa_store_count (store, overdue, &error), ==, 0);
}

static gint64
log_call (SaStore *store, gint64 person, int days)
{
  g_autoptr (SaRecord) call = new_call (store, person, days);
  g_autoptr (GError) error = NULL;

  g_assert_true (sa_clients_log (store, call, NULL, NULL, &error));
  g_assert_no_error (error);
  return sa_record_get_row (call);
}

static void delete (SaStore *store, gint64 row)
{
  g_autoptr (GError) error = NULL;

  sa_change_begin (store, "Deleted", &error);
  sa_store_delete (store, row, &error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
}

static void
assert_last (SaStore *store, gint64 row, const char *last)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);
  g_autoptr (SaHealth) health = sa_health_new (store, record, NULL, NULL);

  g_assert_cmpstr (sa_record_text (record, SA_ORGANISATION_LAST_CONTACT), ==, last);
  g_assert_cmpstr (health->last, ==, last);
}

/* A call that was a mistake takes its day with it, however it goes. */
static void
test_mistaken_call (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  gint64 anna = desk_person (store, "Anna", acme);
  g_autofree char *earlier = desk_day (-9);
  g_autofree char *day = desk_day (-2);
  g_autofree char *next = desk_day (21);
  g_autofree char *sooner = desk_day (28);
  g_autoptr (SaRecord) call = NULL;
  g_autoptr (SaRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  gint64 row;

  set_cadence (store, acme, 30);
  log_call (store, anna, -9);
  row = log_call (store, anna, -2);
  assert_dates (store, acme, day, sooner);
  delete (store, row);
  assert_dates (store, acme, earlier, next);
  person = sa_store_get (store, anna, NULL);
  g_assert_cmpstr (sa_record_text (person, SA_PERSON_LAST_CONTACT), ==, earlier);
  desk_undo (store);
  assert_dates (store, acme, day, sooner);

  call = sa_store_get (store, row, NULL);
  sa_record_set_state (call, "planned");
  desk_save (store, call);
  assert_last (store, acme, earlier);
  desk_undo (store);
  assert_last (store, acme, day);
}

/* The log holds who wrote what: a day somebody wrote down stays when a later call is deleted. */
static void
test_written_day_stays (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  gint64 anna = desk_person (store, "Anna", acme);
  g_autoptr (SaRecord) record = sa_store_get (store, acme, NULL);
  g_autofree char *written = desk_day (-40);
  g_autofree char *late = desk_day (-1);
  gint64 call;

  sa_record_set_text (record, SA_ORGANISATION_LAST_CONTACT, written);
  desk_save (store, record);
  call = log_call (store, anna, -1);
  assert_last (store, acme, late);
  delete (store, call);
  assert_last (store, acme, written);
  call = log_call (store, anna, -90);
  assert_last (store, acme, written);
  delete (store, call);
  assert_last (store, acme, written);
}

static gint64
last_change (SaStore *store)
{
  g_autoptr (GPtrArray) changes = sa_store_list_changes (store, 1, NULL);

  return ((SaHistoryEntry *) changes->pdata[0])->change;
}

/* Undoing and redoing a call out of turn leaves the day of whatever is left. */
static void
test_undo_out_of_turn (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  gint64 anna = desk_person (store, "Anna", acme);
  g_autofree char *first = desk_day (-3);
  g_autofree char *second = desk_day (-8);
  g_autoptr (GError) error = NULL;
  gint64 change;

  log_call (store, anna, -3);
  change = last_change (store);
  log_call (store, anna, -8);
  assert_last (store, acme, first);
  sa_store_undo_change (store, change, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_last (store, acme, second);
  sa_store_redo_change (store, change, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_last (store, acme, first);
  desk_undo (store);
  assert_last (store, acme, first);
  sa_store_undo_change (store, change, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_last (store, acme, NULL);
}

/* A call logged with the wrong client moves its day with it. */
static void
test_moved_call (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  gint64 other = desk_organisation (store, "Other", NULL);
  gint64 anna = desk_person (store, "Anna", acme);
  g_autofree char *day = desk_day (-3);
  g_autoptr (SaRecord) call = sa_store_get (store, log_call (store, anna, -3), NULL);

  assert_last (store, acme, day);
  sa_record_set_number (call, SA_INTERACTION_ORGANISATION, other);
  desk_save (store, call);
  assert_last (store, acme, NULL);
  assert_last (store, other, day);
}

/* Another cadence moves the next contact at once, unless its day was chosen with it. */
static void
test_cadence (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  gint64 anna = desk_person (store, "Anna", acme);
  g_autofree char *last = desk_day (-2);
  g_autofree char *in_5 = desk_day (5);
  g_autofree char *in_12 = desk_day (12);
  g_autofree char *in_28 = desk_day (28);
  g_autoptr (SaRecord) record = NULL;

  set_cadence (store, acme, 30);
  log_call (store, anna, -2);
  assert_dates (store, acme, last, in_28);
  set_cadence (store, acme, 14);
  assert_dates (store, acme, last, in_12);
  desk_undo (store);
  assert_dates (store, acme, last, in_28);
  set_cadence (store, acme, 0);
  assert_dates (store, acme, last, NULL);
  desk_undo (store);
  assert_dates (store, acme, last, in_28);

  record = sa_store_get (store, acme, NULL);
  sa_record_set_number (record, SA_ORGANISATION_CADENCE, 14);
  sa_record_set_text (record, SA_ORGANISATION_NEXT_CONTACT, in_5);
  desk_save (store, record);
  assert_dates (store, acme, last, in_5);
  desk_undo (store);
  assert_dates (store, acme, last, in_28);
}

/* Calls on the same two days with very many organisations, as an import brings them. */
#define MANY 3000

static gint64
add_many (SaStore *store, gboolean long_change, gint64 *first)
{
  g_autoptr (GError) error = NULL;
  gint64 change = long_change ? sa_change_begin_long (store, "Many calls", &error)
                              : sa_change_begin (store, "Many calls", &error);

  for (int i = 0; i < 2 * MANY; i++)
    {
      g_autoptr (SaRecord) call = desk_new (store, "interaction");
      g_autofree char *at = desk_moment (i < MANY ? -20 : -10);

      sa_record_set_text (call, SA_INTERACTION_SUBJECT, "Order");
      sa_record_set_text (call, SA_INTERACTION_KIND, "call");
      sa_record_set_text (call, SA_INTERACTION_AT, at);
      sa_record_set_number (call, SA_INTERACTION_ORGANISATION, first[i % MANY]);
      sa_record_set_state (call, "done");
      sa_store_save (store, call, &error);
      g_assert_no_error (error);
    }
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  return change;
}

/* Organisations to be called every 30 days. */
static gint64 *
make_many_clients (SaStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 *rows = g_new (gint64, MANY);

  sa_change_begin (store, "Many clients", &error);
  for (int i = 0; i < MANY; i++)
    {
      g_autoptr (SaRecord) record = desk_new (store, "organisation");

      sa_record_set_text (record, SA_ORGANISATION_NAME, "Acme");
      sa_record_set_number (record, SA_ORGANISATION_CADENCE, 30);
      sa_store_save (store, record, &error);
      rows[i] = sa_record_get_row (record);
    }
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  return rows;
}

static void
test_many_calls (gconstpointer long_change)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autofree gint64 *rows = make_many_clients (store);
  g_autofree char *today = desk_day (0);
  g_autofree char *last = desk_day (-10);
  g_autofree char *next = desk_day (20);
  g_autofree char *later = desk_day (30);
  g_autoptr (GError) error = NULL;
  gint64 change;

  change = add_many (store, GPOINTER_TO_INT (long_change), rows);
  assert_dates (store, rows[0], last, next);
  assert_dates (store, rows[MANY - 1], last, next);
  log_call (store, desk_person (store, "Anna", rows[MANY - 1]), 0);
  assert_dates (store, rows[MANY - 1], today, later);
  desk_undo (store);
  assert_dates (store, rows[MANY - 1], last, next);
  sa_store_undo_change (store, change, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_dates (store, rows[0], NULL, NULL);
  assert_dates (store, rows[MANY - 1], NULL, NULL);
  sa_store_redo_change (store, change, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_dates (store, rows[MANY - 1], last, next);
}

static void
die (double fraction, gpointer data)
{
  _exit (0);
}

/* Whoever opens the file after that ends the undo, and the dates follow from it. */
static void
test_killed_undo (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sa-contact-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  g_autoptr (SaStore) store = desk_open_file (path);
  g_autofree gint64 *rows = make_many_clients (store);
  g_autofree char *last = desk_day (-10);
  g_autofree char *next = desk_day (20);
  gint64 change = add_many (store, FALSE, rows);
  pid_t process;

  assert_dates (store, rows[0], last, next);
  g_clear_object (&store);
  process = fork ();
  if (process == 0)
    {
      store = desk_open_file (path);
      sa_store_undo_change (store, change, die, NULL, NULL, NULL);
      _exit (1);
    }
  g_assert_cmpint (waitpid (process, NULL, 0), ==, process);
  store = desk_open_file (path);
  assert_dates (store, rows[0], NULL, NULL);
  assert_dates (store, rows[MANY - 1], NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contact/log", test_log);
  g_test_add_func ("/contact/order", test_order);
  g_test_add_func ("/contact/finish-task", test_finish_task);
  g_test_add_func ("/states/with-nobody", test_with_nobody);
  g_test_add_func ("/states/change", test_states);
  g_test_add_func ("/states/rules", test_rules);
  g_test_add_func ("/health/overdue", test_health);
  g_test_add_func ("/contact/mistaken-call", test_mistaken_call);
  g_test_add_func ("/contact/written-day-stays", test_written_day_stays);
  g_test_add_func ("/contact/undo-out-of-turn", test_undo_out_of_turn);
  g_test_add_func ("/contact/moved-call", test_moved_call);
  g_test_add_func ("/contact/cadence", test_cadence);
  g_test_add_func ("/contact/killed-undo", test_killed_undo);
  g_test_add_data_func ("/contact/many-calls", GINT_TO_POINTER (FALSE), test_many_calls);
  g_test_add_data_func ("/contact/many-imported", GINT_TO_POINTER (TRUE), test_many_calls);
  return g_test_run ();
}
