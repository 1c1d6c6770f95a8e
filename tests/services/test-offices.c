/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offices by name: listed, called, and made under names that can be. */

#include <glib/gstdio.h>

#include "desk.h"
#include "sa-backup.h"
#include "sa-error.h"
#include "sa-offices.h"
#include "sa-paths.h"

static void
test_names (void)
{
  g_autofree char *usual = sa_paths_database ();
  g_autofree char *path = sa_offices_path ("Gdańsk");
  g_autofree char *name = sa_offices_name (path);
  g_autofree char *elsewhere = sa_offices_name ("/srv/sales/old books.db");
  g_autofree char *odd = sa_offices_name ("/srv/sales/books.sqlite");

  g_assert_null (sa_offices_name (usual));
  g_assert_cmpstr (name, ==, "Gdańsk");
  g_assert_cmpstr (elsewhere, ==, "old books");
  g_assert_cmpstr (odd, ==, "books.sqlite");
}

static void
make (const char *name)
{
  g_autofree char *path = sa_offices_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = sa_store_open (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
}

static void
test_list (void)
{
  g_auto (GStrv) none = sa_offices_list ();
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  make ("Warszawa");
  make ("Gdańsk");
  names = sa_offices_list ();
  joined = g_strjoinv (" ", names);
  g_assert_cmpstr (joined, ==, "Gdańsk Warszawa");
  g_assert_true (sa_offices_check_new ("Łódź", &error));
  g_assert_no_error (error);
  g_assert_false (sa_offices_check_new ("Gdańsk", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
}

static void
test_bad_names (void)
{
  g_autofree char *long_name = g_strnfill (200, 'a');
  const char *const names[] = { "", ".hidden", "..", "a/b", long_name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sa_offices_check_new (names[i], &error));
      g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
    }
}

static void
make_with_backup (const char *name)
{
  g_autofree char *path = sa_offices_path (name);
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = sa_store_open (path, NULL, &error);

  g_assert_no_error (error);
  backup = sa_backup_rotate (store, 5, &error);
  g_assert_no_error (error);
  g_assert_nonnull (backup);
}

static void
assert_offices (const char *expected)
{
  g_auto (GStrv) names = sa_offices_list ();
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, expected);
}

static guint
count_backups (const char *name)
{
  g_autofree char *path = sa_offices_path (name);
  g_autoptr (GPtrArray) backups = sa_backup_list (path);

  return backups->len;
}

static void
test_renamed (void)
{
  g_autofree char *old = sa_offices_path ("Sopot");
  g_autofree char *left = g_strconcat (old, "-wal", NULL);
  g_autofree char *target = sa_offices_path ("Hel");
  g_autofree char *moved = g_strconcat (target, "-wal", NULL);
  g_autofree char *folder = g_strconcat (old, ".backups", NULL);
  g_autofree char *earlier = g_build_filename (folder, "Sopot-2020-01-01-000000.db", NULL);
  g_autofree char *newest = NULL;
  g_autoptr (SaStore) store = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  make ("Sopot");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (earlier, "", 0, NULL));
  make_with_backup ("Sopot.db-2");
  g_assert_true (g_file_set_contents (left, "", 0, NULL));
  sa_offices_rename ("Sopot", "Hel", &error);
  g_assert_no_error (error);
  assert_offices ("Hel Sopot.db-2");
  g_assert_cmpuint (count_backups ("Hel"), ==, 1);
  g_assert_cmpuint (count_backups ("Sopot"), ==, 0);
  g_assert_cmpuint (count_backups ("Sopot.db-2"), ==, 1);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (moved, G_FILE_TEST_EXISTS));

  /* the next backup is the newest, whatever the letters say */
  store = sa_store_open (target, NULL, &error);
  g_assert_no_error (error);
  newest = sa_backup_rotate (store, 5, &error);
  g_assert_no_error (error);
  backups = sa_backup_list (target);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpstr (backups->pdata[0], ==, newest);

  /* it is open now, and one may not be called like another */
  g_assert_false (sa_offices_rename ("Hel", "Jurata", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_object (&store);
  g_assert_false (sa_offices_rename ("Hel", "Sopot.db-2", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  assert_offices ("Hel Sopot.db-2");
}

static gboolean
is_in_trash (const char *file)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "Trash", "files", file, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_trashed (void)
{
  g_autofree char *path = sa_offices_path ("Reda");
  g_autoptr (SaStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_home_dir (), 0700); /* in whose file system the trash is */
  make_with_backup ("Reda");
  store = sa_store_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (sa_offices_trash ("Reda", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_object (&store);
  assert_offices ("Reda");
  sa_offices_trash ("Reda", &error);
  g_assert_no_error (error);
  assert_offices ("");
  g_assert_cmpuint (count_backups ("Reda"), ==, 0);
  g_assert_true (is_in_trash ("Reda.db"));
  g_assert_true (is_in_trash ("Reda.db.backups"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/offices/names", test_names);
  g_test_add_func ("/services/offices/list", test_list);
  g_test_add_func ("/services/offices/bad-names", test_bad_names);
  g_test_add_func ("/services/offices/renamed", test_renamed);
  g_test_add_func ("/services/offices/trashed", test_trashed);
  return g_test_run ();
}
