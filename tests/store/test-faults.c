/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes wrong with files: they are full, may not be written, are damaged, or are something
 * else. Each is said in a sentence that names the file, and nothing that was there is lost. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clients.h"
#include "office.h"
#include "sa-backup.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-store-private.h"

#define NOBODY 65534

static char *
long_text (void)
{
  char *text = g_malloc (20001);

  memset (text, 'x', 20000);
  text[20000] = '\0';
  return text;
}

/* --- Full --- */

static void
limit_files (gint64 bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes >= 0 ? (rlim_t) bytes : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static gint64
size_of (const char *path, const char *suffix)
{
  g_autofree char *full = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (full, &info) == 0 ? info.st_size : 0;
}

/* What the person typed must survive the change that was given up, to be saved again. */
static void
test_full_and_saved_again (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (SaRecord) more = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = long_text ();
  g_autofree char *limit = NULL;

  office_add (store, "Kept");
  limit = g_strdup_printf ("PRAGMA max_page_count = %d",
                           (int) sa_store_scalar (store, "PRAGMA page_count", 0) + 3);
  sa_store_exec (store, limit, NULL);
  sa_record_set_text (record, SA_ORGANISATION_NAME, "Typed");
  sa_record_set_text (more, SA_ORGANISATION_NAME, "Too much");
  sa_record_set_text (more, SA_ORGANISATION_NOTES, text);
  g_assert_cmpint (sa_change_begin (store, "Added", &error), >, 0);
  g_assert_true (sa_store_save (store, record, &error));
  g_assert_false (sa_store_save (store, more, &error));
  office_assert_says (error, SA_ERROR_FULL, path);
  g_clear_error (&error);
  sa_change_abort (store);
  g_assert_cmpint (office_count (store), ==, 1);
  g_assert_cmpint (sa_record_get_row (record), ==, 0);
  g_assert_true (sa_record_is_changed (record));

  sa_store_exec (store, "PRAGMA max_page_count = 1000000", NULL);
  sa_change_begin (store, "Added", &error);
  g_assert_true (sa_store_save (store, record, &error));
  g_assert_true (sa_store_save (store, more, &error));
  g_assert_true (sa_change_commit (store, &error));
  g_assert_cmpint (office_count (store), ==, 3);
  g_clear_object (&store);
  g_assert_cmpint (office_check (path), ==, 3);
}

/* The same for a record that was there: its new values are not lost, and not taken for saved. */
static void
test_given_up_edit (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (SaRecord) again = NULL;
  SaRecord *record;

  office_add (store, "Before");
  records = sa_store_find (store, query, 0, NULL);
  record = g_ptr_array_index (records, 0);
  sa_record_set_text (record, SA_ORGANISATION_NAME, "After");
  sa_change_begin (store, "Renamed", NULL);
  g_assert_true (sa_store_save (store, record, NULL));
  sa_record_set_text (record, SA_ORGANISATION_CITY, "Łódź");
  g_assert_true (sa_store_save (store, record, NULL));
  sa_change_abort (store);
  g_assert_true (sa_record_field_is_changed (record, SA_ORGANISATION_NAME));
  g_assert_true (sa_record_field_is_changed (record, SA_ORGANISATION_CITY));
  sa_change_begin (store, "Renamed", NULL);
  g_assert_true (sa_store_save (store, record, NULL));
  g_assert_true (sa_change_commit (store, NULL));
  again = sa_store_get (store, sa_record_get_row (record), NULL);
  g_assert_cmpstr (sa_record_text (again, SA_ORGANISATION_NAME), ==, "After");
  g_assert_cmpstr (sa_record_text (again, SA_ORGANISATION_CITY), ==, "Łódź");
}

/* SQLite gives the transaction up by itself; what is written after that would be outside of it. */
static void
go_on_carelessly (SaStore *store, const char *name)
{
  SaType *type = sa_store_get_type_named (store, "organisation");
  gboolean failed = FALSE;

  sa_change_begin (store, "Added", NULL);
  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (SaRecord) record = sa_record_new (type);

      sa_record_set_text (record, SA_ORGANISATION_NAME, name);
      failed = !sa_store_save (store, record, NULL) || failed;
      g_assert_true (!failed || !sa_store_save (store, record, NULL));
    }
  g_assert_true (failed);
  g_assert_false (sa_change_commit (store, NULL));
}

static void
edit_until_full (const char *path, int out)
{
  SaStore *store = office_open (path);
  GError *error = NULL;
  g_autofree char *name = long_text ();
  int added = 0;

  office_add (store, "First");
  limit_files (size_of (path, "-wal") + 300000);
  while (office_try_add (store, name, &error))
    office_tell (out, ++added);
  office_assert_says (error, SA_ERROR_FULL, path);
  g_clear_error (&error);
  go_on_carelessly (store, name);
  limit_files (-1);
  office_add (store, "There is room again");
  g_object_unref (store);
}

static void
test_full_disk (void)
{
  g_autofree char *path = office_path ();
  int from;
  int process = office_start (edit_until_full, path, &from);
  gint64 added = 0;

  while (office_hear (from, &added))
    ;
  close (from);
  office_wait (process);
  g_assert_cmpint (added, >, 0);
  g_assert_cmpint (office_check (path), ==, added + 2);
}

static gboolean
import (SaStore *store, int n, GError **error)
{
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));

  if (sa_change_begin_long (store, "Imported", error) == 0)
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Imported %d of Łódź", i);

      sa_record_reset (record);
      sa_record_set_text (record, SA_ORGANISATION_NAME, name);
      if (!sa_store_save (store, record, error)
          || (i % 500 == 499 && !sa_change_checkpoint (store, error)))
        {
          sa_change_abort (store);
          return FALSE;
        }
    }
  return sa_change_commit (store, error);
}

static void
import_until_full (const char *path, int out)
{
  SaStore *store = office_open (path);
  GError *error = NULL;

  office_add (store, "First");
  limit_files (size_of (path, "-wal") + 2000000);
  g_assert_false (import (store, 20000, &error));
  office_assert_says (error, SA_ERROR_FULL, path);
  g_object_unref (store);
}

static void
test_full_disk_in_an_import (void)
{
  g_autofree char *path = office_path ();

  office_wait (office_start (import_until_full, path, NULL));
  g_assert_cmpint (office_check (path), ==, 1);
}

static void
undo_until_full (const char *path, int out)
{
  SaStore *store = office_open (path);
  GError *error = NULL;

  office_add (store, "First");
  g_assert_true (import (store, 12000, &error));
  sa_store_exec (store, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
  limit_files (1500000);
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), ==, 0);
  office_assert_says (error, SA_ERROR_FULL, path);
  g_object_unref (store);
}

static void
test_full_disk_in_an_undo (void)
{
  g_autofree char *path = office_path ();
  gint64 n;

  office_wait (office_start (undo_until_full, path, NULL));
  n = office_check (path);
  g_assert_true (n == 1 || n == 12001);
}

static void
back_up_until_full (const char *path, int out)
{
  SaStore *store = office_open (path);
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  GError *error = NULL;

  g_assert_true (import (store, 3000, &error));
  limit_files (200000);
  g_assert_false (sa_backup_write (store, copy, NULL, NULL, NULL, &error));
  office_assert_says (error, SA_ERROR_FULL, copy);
  limit_files (-1);
  g_object_unref (store);
}

static void
test_full_disk_in_a_backup (void)
{
  g_autofree char *path = office_path ();
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);

  office_wait (office_start (back_up_until_full, path, NULL));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_cmpint (office_check (path), ==, 3000);
}

/* --- Read only --- */

/* Permissions mean nothing to root. */
static gboolean
become_nobody (void)
{
  return geteuid () != 0 || setuid (NOBODY) == 0;
}

static void
open_as_nobody (const char *path, int out)
{
  SaStore *store;
  GError *error = NULL;

  if (!become_nobody ())
    {
      office_tell (out, 0);
      return;
    }
  store = sa_store_open (path, NULL, &error);
  g_assert_null (store);
  g_assert_error (error, SA_ERROR, SA_ERROR_READ_ONLY);
  office_assert_says (error, SA_ERROR_READ_ONLY, path);
  office_tell (out, 1);
}

static void
open_read_only (int file_mode, int folder_mode)
{
  g_autofree char *path = office_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  SaStore *store = office_open (path);
  gint64 tried = 0;
  int process;
  int from;

  office_add (store, "Kept");
  g_clear_object (&store);
  g_assert_cmpint (g_chmod (path, file_mode), ==, 0);
  g_assert_cmpint (g_chmod (folder, folder_mode), ==, 0);
  process = office_start (open_as_nobody, path, &from);
  office_hear (from, &tried);
  close (from);
  office_wait (process);
  g_chmod (folder, 0700);
  g_chmod (path, 0600);
  g_assert_cmpint (office_check (path), ==, 1);
  if (!tried)
    g_test_skip ("this root may not become another user, and permissions do not bind it");
}

static void
test_read_only_file (void)
{
  open_read_only (0444, 0777);
}

static void
test_read_only_folder (void)
{
  open_read_only (0666, 0555);
}

static void
test_read_only_both (void)
{
  open_read_only (0444, 0555);
}

/* --- Damaged --- */

static void
overwrite (const char *path, gint64 offset, int value, gsize length)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  fseek (file, offset, SEEK_SET);
  for (gsize i = 0; i < length; i++)
    fputc (value, file);
  fclose (file);
}

static void
assert_opening_fails (const char *path, const char *passphrase, int code)
{
  GError *error = NULL;
  SaStore *store = sa_store_open (path, passphrase, &error);

  g_assert_null (store);
  office_assert_says (error, code, path);
  g_error_free (error);
}

static char *
filled (int n)
{
  char *path = office_path ();
  SaStore *store = office_open (path);
  GError *error = NULL;

  import (store, n, &error);
  g_assert_no_error (error);
  g_object_unref (store);
  return path;
}

static void
test_damaged_beginning (void)
{
  g_autofree char *path = filled (100);
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autoptr (GError) error = NULL;
  SaStore *store = office_open (path);

  g_assert_true (sa_backup_write (store, copy, NULL, NULL, NULL, &error));
  g_object_unref (store);
  overwrite (path, 0, 0, 100);
  assert_opening_fails (path, NULL, SA_ERROR_CORRUPT);
  assert_opening_fails (path, "guess", SA_ERROR_CORRUPT);
  g_assert_true (sa_backup_restore (path, copy, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (office_check (path), ==, 100);
}

/* Whatever is damaged: a sentence, whether on opening, reading, or looking it over. */
static void
test_damaged_middle (void)
{
  g_autofree char *whole = filled (2000);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  for (gsize offset = 4096; offset < length; offset += length / 12 / 4096 * 4096)
    {
      g_autofree char *path = office_path ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SaStore) store = NULL;
      g_autoptr (GPtrArray) faults = NULL;

      g_assert_true (g_file_set_contents (path, bytes, length, NULL));
      overwrite (path, offset, 0xaa, 3 * 4096);
      store = sa_store_open (path, NULL, &error);
      if (store == NULL)
        {
          office_assert_says (error, SA_ERROR_CORRUPT, path);
          continue;
        }
      office_try_add (store, "More", NULL);
      g_clear_error (&error);
      faults = sa_store_check (store, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (faults->len, >, 0);
      g_assert_cmpuint (faults->len, <, 15);
      for (guint i = 0; i < faults->len; i++)
        g_assert_null (strchr (faults->pdata[i], '\n'));
      g_assert_null (sa_backup_rotate (store, 3, &error));
      office_assert_says (error, SA_ERROR_CORRUPT, path);
    }
}

static void
test_cut_short (void)
{
  g_autofree char *path = filled (2000);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_cmpint (truncate (path, size_of (path, "") / 2 / 4096 * 4096), ==, 0);
  store = sa_store_open (path, NULL, &error);
  if (store == NULL)
    {
      office_assert_says (error, SA_ERROR_CORRUPT, path);
      return;
    }
  faults = sa_store_check (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, >, 0);
}

/* --- Something else --- */

static void
write_plainly (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_newer (void)
{
  g_autofree char *path = filled (10);

  write_plainly (path, "PRAGMA user_version = 999");
  assert_opening_fails (path, NULL, SA_ERROR_NEWER);
  write_plainly (path, "PRAGMA user_version = 1");
  g_assert_cmpint (office_check (path), ==, 10);
}

static void
test_of_another_program (void)
{
  g_autofree char *path = office_path ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  write_plainly (path, "CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup')");
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  assert_opening_fails (path, NULL, SA_ERROR_INVALID);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_no_database (void)
{
  g_autofree char *path = office_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *missing = g_build_filename (folder, "not there", "office.db", NULL);

  g_assert_true (g_file_set_contents (path, "Dear Sir or Madam,\n", -1, NULL));
  assert_opening_fails (path, NULL, SA_ERROR_CORRUPT);
  assert_opening_fails (path, "secret", SA_ERROR_CORRUPT);
  assert_opening_fails (folder, NULL, SA_ERROR_INVALID);
  assert_opening_fails (missing, NULL, SA_ERROR_NOT_FOUND);
}

static void
test_wrong_passphrase (void)
{
  g_autofree char *path = filled (10);
  g_autoptr (GError) error = NULL;
  SaStore *store = office_open (path);

  g_assert_true (sa_store_set_passphrase (store, "right", &error));
  g_assert_no_error (error);
  g_object_unref (store);
  assert_opening_fails (path, "wrong", SA_ERROR_PASSPHRASE);
  assert_opening_fails (path, NULL, SA_ERROR_PASSPHRASE);
  store = sa_store_open (path, "right", &error);
  g_assert_no_error (error);
  g_assert_cmpint (office_count (store), ==, 10);
  g_object_unref (store);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/full-and-saved-again", test_full_and_saved_again);
  g_test_add_func ("/faults/given-up-edit", test_given_up_edit);
  g_test_add_func ("/faults/full-disk", test_full_disk);
  g_test_add_func ("/faults/full-disk-in-an-import", test_full_disk_in_an_import);
  g_test_add_func ("/faults/full-disk-in-an-undo", test_full_disk_in_an_undo);
  g_test_add_func ("/faults/full-disk-in-a-backup", test_full_disk_in_a_backup);
  g_test_add_func ("/faults/read-only-file", test_read_only_file);
  g_test_add_func ("/faults/read-only-folder", test_read_only_folder);
  g_test_add_func ("/faults/read-only-both", test_read_only_both);
  g_test_add_func ("/faults/damaged-beginning", test_damaged_beginning);
  g_test_add_func ("/faults/damaged-middle", test_damaged_middle);
  g_test_add_func ("/faults/cut-short", test_cut_short);
  g_test_add_func ("/faults/newer", test_newer);
  g_test_add_func ("/faults/of-another-program", test_of_another_program);
  g_test_add_func ("/faults/no-database", test_no_database);
  g_test_add_func ("/faults/wrong-passphrase", test_wrong_passphrase);
  status = g_test_run ();
  office_clean ();
  return status;
}
