/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file made by an earlier version: it is backed up, gets what is missing, keeps what it has, and
 * is found by the words it is found by now. */

#include <string.h>

#include "clients.h"
#include "office.h"
#include "sa-backup.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-store-private.h"

/* As a version without these would have left it. */
static char *
make_old (const char *sql)
{
  char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;

  sa_record_set_text (record, SA_ORGANISATION_NAME, "Browar Łódź");
  sa_record_set_text (record, SA_ORGANISATION_CITY, "Łask");
  sa_change_begin (store, "Added", &error);
  sa_store_save (store, record, &error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  sa_store_exec (store, sql, &error);
  g_assert_no_error (error);
  return path;
}

static guint
hits (SaStore *store, const char *words)
{
  g_autoptr (GPtrArray) found = sa_store_search (store, words, NULL, 10, NULL);

  return found->len;
}

static guint
count_backups (const char *path)
{
  g_autoptr (GPtrArray) paths = sa_backup_list (path);

  return paths->len;
}

static void
edit_notes (SaStore *store, const char *notes)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GPtrArray) records = sa_store_find (store, query, 0, NULL);
  g_autoptr (GError) error = NULL;

  sa_record_set_text (g_ptr_array_index (records, 0), SA_ORGANISATION_NOTES, notes);
  sa_change_begin (store, "Edited", &error);
  sa_store_save (store, g_ptr_array_index (records, 0), &error);
  g_assert_no_error (error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
}

#define DROP_TRIGGERS                                                                              \
  "DROP TRIGGER organisation_log_update; DROP TRIGGER organisation_log_insert;"                    \
  "DROP TRIGGER organisation_index_update;"

static void
test_missing_column (void)
{
  g_autofree char *path = make_old (DROP_TRIGGERS
                                    "ALTER TABLE organisation DROP COLUMN notes;"
                                    "UPDATE setting SET value = 'older' WHERE name = 'schema'");
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GPtrArray) backups = sa_backup_list (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (office_count (store), ==, 1);
  /* The new column is kept, searched, logged and undone like the others. */
  edit_notes (store, "Smacznego");
  g_assert_cmpuint (hits (store, "lask"), ==, 1);
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (office_count (store), ==, 0);
  g_clear_object (&store);
  g_assert_cmpint (office_check (path), ==, 0);
  /* It is up to date now: no second backup. */
  g_assert_cmpuint (count_backups (path), ==, 1);
  g_assert_cmpint (office_check (g_ptr_array_index (backups, 0)), ==, 1);
}

/* The city was not searched then. */
static void
test_other_searched_words (void)
{
  g_autofree char *path = make_old (
      "INSERT INTO search (search) VALUES ('delete-all');"
      "INSERT INTO search (rowid, text) SELECT row, name FROM organisation;"
      "UPDATE setting SET value = 'older'");
  g_autoptr (SaStore) store = office_open (path);

  g_assert_cmpuint (hits (store, "lodz"), ==, 1);
  g_assert_cmpuint (hits (store, "lask"), ==, 1);
  /* What says so stays, or the next undo would make all of the index anew. */
  edit_notes (store, "Smacznego");
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL), >, 0);
  g_assert_cmpint (sa_store_scalar (store,
                                    "SELECT group_concat (name) = 'schema,seal,search' FROM"
                                    " (SELECT name FROM setting ORDER BY name)",
                                    -1),
                   ==, 1);
  g_clear_object (&store);
  g_assert_cmpint (office_check (path), ==, 1);
}

static gint64
count_schema (SaStore *store, const char *name, const char *part)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM sqlite_schema WHERE name = '%s' AND sql LIKE '%%%s%%'", name, part);

  return sa_store_scalar (store, sql, -1);
}

static void
test_changed_index (void)
{
  g_autofree char *path = make_old ("DROP INDEX organisation_sort;"
                                    "CREATE INDEX organisation_sort ON organisation (name);"
                                    "CREATE INDEX organisation_gone ON organisation (notes);"
                                    "UPDATE setting SET value = 'older' WHERE name = 'schema'");
  g_autoptr (SaStore) store = office_open (path);

  g_assert_cmpint (count_schema (store, "organisation_sort", "sort_key"), ==, 1);
  g_assert_cmpint (count_schema (store, "organisation_gone", ""), ==, 0);
  g_assert_cmpint (count_schema (store, "organisation_id", ""), ==, 1);
}

/* An office's own field that became everybody's. */
static void
test_own_field_built_in (void)
{
  g_autofree char *path = make_old (
      "INSERT INTO custom_field VALUES ('organisation', 'city', 0, 'Town', 0, '');"
      "INSERT INTO custom_field VALUES ('spaceship', 'crew', 0, 'Crew', 0, '')");
  g_autoptr (SaStore) store = office_open (path);

  g_assert_cmpuint (hits (store, "lask"), ==, 1);
}

static void
open_it (const char *path, int out)
{
  g_autoptr (SaStore) store = office_open (path);

  g_assert_cmpint (office_count (store), ==, 1);
}

static void
test_two_migrate_at_once (void)
{
  g_autofree char *path = make_old (
      DROP_TRIGGERS "ALTER TABLE organisation DROP COLUMN notes; UPDATE setting SET value = 'old'");
  int first = office_start (open_it, path, NULL);
  int second = office_start (open_it, path, NULL);

  office_wait (first);
  office_wait (second);
  g_assert_cmpint (office_check (path), ==, 1);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migration/missing-column", test_missing_column);
  g_test_add_func ("/migration/other-searched-words", test_other_searched_words);
  g_test_add_func ("/migration/changed-index", test_changed_index);
  g_test_add_func ("/migration/own-field-built-in", test_own_field_built_in);
  g_test_add_func ("/migration/two-migrate-at-once", test_two_migrate_at_once);
  status = g_test_run ();
  office_clean ();
  return status;
}
