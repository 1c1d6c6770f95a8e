/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offices by name: listed, called, and made under names that can be. */

#include <glib/gstdio.h>

#include "desk.h"
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/offices/names", test_names);
  g_test_add_func ("/services/offices/list", test_list);
  g_test_add_func ("/services/offices/bad-names", test_bad_names);
  return g_test_run ();
}
