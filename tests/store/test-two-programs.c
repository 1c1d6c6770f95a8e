/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several programs at one database: the window and the command line. Nobody's work is lost, nobody
 * waits for long, and nobody takes for dead what is at work. */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clients.h"
#include "office.h"
#include "sa-backup.h"
#include "sa-find.h"
#include "sa-log.h"

static void
add_200 (const char *path, int out)
{
  g_autoptr (SaStore) store = office_open (path);

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Firm %d of %d", i, getpid ());
      office_add (store, name);
    }
}

/* They also make the file at the same moment. */
static void
test_both_write (void)
{
  g_autofree char *path = office_path ();
  int first = office_start (add_200, path, NULL);
  int second = office_start (add_200, path, NULL);

  office_wait (first);
  office_wait (second);
  g_assert_cmpint (office_check (path), ==, 400);
}

/* Each on fields of its own, over and over, with a record read once. */
static void
edit_field (const char *path, guint field)
{
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GPtrArray) records = sa_store_find (store, query, 0, NULL);

  for (int i = 1; i <= 100; i++)
    {
      g_autofree char *value = g_strdup_printf ("Value %d", i);
      g_autoptr (GError) error = NULL;

      sa_record_set_text (g_ptr_array_index (records, 0), field, value);
      g_assert_cmpint (sa_change_begin (store, "Edited", &error), >, 0);
      sa_store_save (store, g_ptr_array_index (records, 0), &error);
      g_assert_no_error (error);
      sa_change_commit (store, &error);
      g_assert_no_error (error);
    }
}

static void
edit_name (const char *path, int out)
{
  edit_field (path, SA_ORGANISATION_NAME);
}

static void
edit_city (const char *path, int out)
{
  edit_field (path, SA_ORGANISATION_CITY);
}

static void
test_both_edit_one_record (void)
{
  g_autofree char *path = office_path ();
  SaStore *store = office_open (path);
  g_autoptr (SaQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  int first, second;

  office_add (store, "Beginning");
  g_clear_object (&store);
  first = office_start (edit_name, path, NULL);
  second = office_start (edit_city, path, NULL);
  office_wait (first);
  office_wait (second);
  store = office_open (path);
  query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  records = sa_store_find (store, query, 0, NULL);
  g_assert_cmpstr (sa_record_text (g_ptr_array_index (records, 0), SA_ORGANISATION_NAME), ==,
                   "Value 100");
  g_assert_cmpstr (sa_record_text (g_ptr_array_index (records, 0), SA_ORGANISATION_CITY), ==,
                   "Value 100");
  hits = sa_store_search (store, "value", NULL, 5, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_clear_pointer (&records, g_ptr_array_unref);
  g_clear_object (&store);
  g_assert_cmpint (office_check (path), ==, 1);
}

/* 30 chunks of 1000 records; says when it has begun. */
static void
import_30000 (const char *path, int out)
{
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sa_change_begin_long (store, "Imported", &error), >, 0);
  for (int i = 0; i < 30000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Imported %d", i);

      sa_record_reset (record);
      sa_record_set_text (record, SA_ORGANISATION_NAME, name);
      sa_store_save (store, record, &error);
      g_assert_no_error (error);
      if (i % 1000 == 999)
        {
          sa_change_checkpoint (store, &error);
          g_assert_no_error (error);
          office_tell (out, i);
        }
    }
  sa_change_commit (store, &error);
  g_assert_no_error (error);
}

/* The window is opened and worked with while the command line imports. */
static void
test_edit_during_an_import (void)
{
  g_autofree char *path = office_path ();
  int from;
  int process = office_start (import_30000, path, &from);
  SaStore *store;
  GError *error = NULL;
  gint64 longest = 0;
  gint64 at = 0;
  int added = 0;

  office_hear (from, &at);
  store = office_open (path);
  /* Two long changes at once would not know whose edits are whose. */
  g_assert_cmpint (sa_change_begin_long (store, "Second", &error), ==, 0);
  g_assert_error (error, SA_ERROR, SA_ERROR_BUSY);
  g_clear_error (&error);
  do
    {
      gint64 begun = g_get_monotonic_time ();
      g_autofree char *name = g_strdup_printf ("Typed %d", added++);

      office_add (store, name);
      longest = MAX (longest, g_get_monotonic_time () - begun);
    }
  while (office_hear (from, &at));
  close (from);
  office_wait (process);
  g_test_message ("%d changes during the import, the longest took %d ms", added,
                  (int) (longest / 1000));
  g_assert_cmpint (added, >, 10);
  g_assert_cmpint (office_count (store), ==, 30000 + added);
  g_assert_true (sa_store_poll (store));
  g_assert_false (sa_store_poll (store));
  g_object_unref (store);
  g_assert_cmpint (office_check (path), ==, 30000 + added);
}

static void
undo_all (const char *path, int out)
{
  g_autoptr (SaStore) store = office_open (path);
  int undone = 0;
  int busy = 0;

  while (busy < 1000)
    {
      g_autoptr (GError) error = NULL;

      if (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error) > 0)
        undone++;
      else if (error == NULL)
        break;
      else
        {
          /* The other one is at it: that is said, and trying again works. */
          g_assert_error (error, SA_ERROR, SA_ERROR_BUSY);
          busy++;
          g_usleep (2000);
        }
    }
  office_tell (out, undone);
}

static void
test_both_undo (void)
{
  g_autofree char *path = office_path ();
  SaStore *store = office_open (path);
  gint64 first_undone = 0, second_undone = 0;
  int first, second, from_first, from_second;
  int redone = 0;

  for (int i = 0; i < 60; i++)
    office_add (store, "Firm");
  g_clear_object (&store);
  first = office_start (undo_all, path, &from_first);
  second = office_start (undo_all, path, &from_second);
  office_hear (from_first, &first_undone);
  office_hear (from_second, &second_undone);
  close (from_first);
  close (from_second);
  office_wait (first);
  office_wait (second);
  g_assert_cmpint (first_undone + second_undone, ==, 60);
  g_assert_cmpint (office_check (path), ==, 0);
  store = office_open (path);
  while (sa_store_redo_change (store, 0, NULL, NULL, NULL, NULL) > 0)
    redone++;
  g_clear_object (&store);
  g_assert_cmpint (redone, ==, 60);
  g_assert_cmpint (office_check (path), ==, 60);
}

/* Dies after two chunks, when told to by the end of the pipe. */
static void
die_in_an_import (const char *path, int out)
{
  SaStore *store = office_open (path);
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));

  g_assert_cmpint (sa_change_begin_long (store, "Imported", NULL), >, 0);
  for (int i = 0; i < 2000; i++)
    {
      sa_record_reset (record);
      sa_record_set_text (record, SA_ORGANISATION_NAME, "Imported");
      g_assert_true (sa_store_save (store, record, NULL));
      if (i % 1000 == 999)
        g_assert_true (sa_change_checkpoint (store, NULL));
    }
  office_tell (out, sa_record_get_row (record));
  office_wait_unheard (out);
  _exit (0);
}

/* What an import that died had made is taken back, though somebody has worked with it already. */
static void
test_dead_import_referred_to (void)
{
  g_autofree char *path = office_path ();
  SaStore *store;
  SaRecord *person;
  g_autoptr (SaRecord) again = NULL;
  gint64 row = 0;
  int from;
  int process = office_start (die_in_an_import, path, &from);

  g_assert_true (office_hear (from, &row));
  close (from);
  office_wait (process);
  store = office_open (path);
  g_assert_cmpint (office_count (store), ==, 0);
  g_clear_object (&store);

  process = office_start (die_in_an_import, path, &from);
  store = office_open (path);
  g_assert_true (office_hear (from, &row));
  close (from);
  office_wait (process);
  person = sa_record_new (sa_store_get_type_named (store, "person"));
  sa_record_set_text (person, SA_PERSON_NAME, "Anna");
  sa_record_set_number (person, SA_PERSON_ORGANISATION, row);
  sa_change_begin (store, "Added", NULL);
  g_assert_true (sa_store_save (store, person, NULL));
  g_assert_true (sa_change_commit (store, NULL));
  row = sa_record_get_row (person);
  g_object_unref (person);
  g_clear_object (&store);

  g_assert_cmpint (office_check (path), ==, 0);
  store = office_open (path);
  again = sa_store_get (store, row, NULL);
  g_assert_cmpstr (sa_record_text (again, SA_PERSON_NAME), ==, "Anna");
  g_assert_true (sa_record_is_empty (again, SA_PERSON_ORGANISATION));
  g_clear_object (&again);
  g_clear_object (&store);
}

static void
hold_open (const char *path, int out)
{
  SaStore *store = office_open (path);

  office_tell (out, 1);
  g_usleep (30 * G_USEC_PER_SEC);
  g_object_unref (store);
}

/* What puts another file in the place of this one waits until nobody writes to it any more. */
static void
test_file_not_replaced_in_use (void)
{
  g_autofree char *path = office_path ();
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  SaStore *store = office_open (path);
  g_autoptr (GError) error = NULL;
  gint64 open = 0;
  int process;
  int from;

  office_add (store, "Firm");
  g_assert_true (sa_backup_write (store, copy, NULL, NULL, NULL, NULL));
  g_clear_object (&store);
  process = office_start (hold_open, path, &from);
  g_assert_true (office_hear (from, &open));
  store = office_open (path);
  g_assert_false (sa_store_set_passphrase (store, "secret", &error));
  office_assert_says (error, SA_ERROR_BUSY, path);
  g_clear_error (&error);
  office_add (store, "Another");
  g_clear_object (&store);
  g_assert_false (sa_backup_restore (path, copy, NULL, NULL, &error));
  office_assert_says (error, SA_ERROR_BUSY, path);
  g_clear_error (&error);
  kill (process, SIGKILL);
  waitpid (process, NULL, 0);
  close (from);
  g_assert_cmpint (office_check (path), ==, 2);
  g_assert_true (sa_backup_restore (path, copy, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (office_check (path), ==, 1);
}

/* Has it open until told to close it. */
static void
come_and_go (const char *path, int out)
{
  g_autofree char *word = g_strconcat (path, ".go", NULL);
  SaStore *store = office_open (path);

  office_add (store, "Theirs");
  office_tell (out, 1);
  while (!g_file_test (word, G_FILE_TEST_EXISTS))
    g_usleep (1000);
  g_object_unref (store);
}

/* A file dialog looks at every file of its folder, ours too, to see of what kind it is. Whoever
 * closes the database after that must not take the log away from us. */
static void
test_file_looked_at (void)
{
  g_autofree char *path = office_path ();
  g_autofree char *word = g_strconcat (path, ".go", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  int from;
  int process = office_start (come_and_go, path, &from);
  SaStore *store;
  gint64 number;

  g_assert_true (office_hear (from, &number));
  store = office_open (path);
  office_add (store, "Ours");
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL)); /* opens and closes it */
  g_assert_true (g_file_set_contents (word, "", 0, NULL));
  office_wait (process);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  office_add (store, "Ours again");
  g_assert_cmpint (office_count (store), ==, 3);
  g_clear_object (&store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpint (office_check (path), ==, 3);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/two-programs/both-write", test_both_write);
  g_test_add_func ("/two-programs/both-edit-one-record", test_both_edit_one_record);
  g_test_add_func ("/two-programs/edit-during-an-import", test_edit_during_an_import);
  g_test_add_func ("/two-programs/both-undo", test_both_undo);
  g_test_add_func ("/two-programs/dead-import-referred-to", test_dead_import_referred_to);
  g_test_add_func ("/two-programs/file-looked-at", test_file_looked_at);
  g_test_add_func ("/two-programs/file-not-replaced-in-use", test_file_not_replaced_in_use);
  status = g_test_run ();
  office_clean ();
  return status;
}
