/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The indexes that lists are sorted by are put aside while very many records are written, and are
 * there again however that ended: done, undone, made again, given up, or killed. */

#include <string.h>
#include <unistd.h>

#include "clients.h"
#include "office.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-store-private.h"

#define MANY 24000

static gboolean
is_sorted_by_index (SaStore *store)
{
  return sa_store_scalar (store,
                          "SELECT count(*) FROM sqlite_schema WHERE type = 'index'"
                          " AND name IN ('organisation_sort', 'organisation_city')",
                          0)
         == 2;
}

static void
make (SaStore *store, int from, int to)
{
  g_autoptr (GError) error = NULL;

  for (int i = from; i < to; i++)
    {
      g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));
      /* In no order at all. */
      g_autofree char *name = g_strdup_printf ("Firma %05d", i * 7919 % MANY);

      sa_record_set_text (record, SA_ORGANISATION_NAME, name);
      sa_store_save (store, record, &error);
      g_assert_no_error (error);
    }
}

/* The open change is one that has put the indexes aside. */
static void
make_many (SaStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sa_change_begin_long (store, "Many", &error), >, 0);
  g_assert_no_error (error);
  make (store, 0, MANY - 1000);
  g_assert_true (is_sorted_by_index (store));
  sa_change_checkpoint (store, &error);
  g_assert_no_error (error);
  g_assert_false (is_sorted_by_index (store));
  g_assert_true (sa_sorting_is_suspended (store));
  make (store, MANY - 1000, MANY);
}

static void
assert_first (SaStore *store, const char *name)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  sa_query_sort (query, SA_QUERY_TITLE, FALSE);
  records = sa_store_find (store, query, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (sa_record_text (g_ptr_array_index (records, 0), SA_ORGANISATION_NAME), ==, name);
}

static void
assert_settled (SaStore *store, gint64 count)
{
  g_assert_true (is_sorted_by_index (store));
  g_assert_false (sa_sorting_is_suspended (store));
  g_assert_cmpint (office_count (store), ==, count);
}

static void
test_done_and_undone (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;

  office_add (store, "Zamoyski");
  make_many (store);
  /* Lists are right meanwhile. */
  assert_first (store, "Firma 00000");
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  assert_settled (store, MANY + 1);
  assert_first (store, "Firma 00000");

  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  assert_settled (store, 1);
  assert_first (store, "Zamoyski");
  g_assert_cmpint (sa_store_redo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  assert_settled (store, MANY + 1);
  g_clear_object (&store);
  g_assert_cmpint (office_check (path), ==, MANY + 1);
}

static void
test_given_up (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);

  make_many (store);
  sa_change_abort (store);
  assert_settled (store, 0);
}

/* Few among many are written as ever. */
static void
test_few (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;

  sa_change_begin_long (store, "Few", &error);
  make (store, 0, 1000);
  sa_change_checkpoint (store, &error);
  g_assert_no_error (error);
  g_assert_true (is_sorted_by_index (store));
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  assert_settled (store, 1000);
}

static void
die_half_way (const char *path, int out)
{
  g_autoptr (SaStore) store = office_open (path);

  make_many (store);
  sa_change_checkpoint (store, NULL);
  office_tell (out, office_count (store));
  _exit (0);
}

static void
test_killed (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = NULL;
  gint64 written = 0;
  int from;
  int process = office_start (die_half_way, path, &from);

  g_assert_true (office_hear (from, &written));
  g_assert_cmpint (written, ==, MANY);
  office_wait (process);
  close (from);
  g_assert_cmpint (office_check (path), ==, 0);
  store = office_open (path);
  assert_settled (store, 0);
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sorting/done-and-undone", test_done_and_undone);
  g_test_add_func ("/sorting/given-up", test_given_up);
  g_test_add_func ("/sorting/few", test_few);
  g_test_add_func ("/sorting/killed", test_killed);
  code = g_test_run ();
  office_clean ();
  return code;
}
