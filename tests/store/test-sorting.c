/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The indexes that lists are sorted by are put aside while very many records are written, and are
 * there again however that ended: done, undone, made again, given up, or killed. Those that are
 * made when somebody looks at a list come and go without anybody being disturbed. */

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

/* --- Those that are made when they are of use --- */

static gboolean
prepare (SaStore *store, int sort)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));

  sa_query_sort (query, sort, FALSE);
  return sa_sorting_prepare (store, query, NULL);
}

static gboolean
is_indexed (SaStore *store, int sort)
{
  return sa_sorting_is_indexed (store, sa_store_get_type_named (store, "organisation"), sort);
}

/* The one that is sorted by and those of the usual columns; never one of long texts. That of a
 * reference does not give the order. */
static void
test_useful (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);

  office_add (store, "Zamoyski");
  g_assert_true (is_indexed (store, SA_QUERY_TITLE));
  g_assert_true (is_indexed (store, SA_ORGANISATION_CITY));
  g_assert_true (is_indexed (store, SA_QUERY_CREATED));
  g_assert_false (is_indexed (store, SA_ORGANISATION_PHONES));
  g_assert_false (is_indexed (store, SA_ORGANISATION_FAX));
  g_assert_true (prepare (store, SA_ORGANISATION_FAX));
  g_assert_true (is_indexed (store, SA_ORGANISATION_PHONES));
  g_assert_true (is_indexed (store, SA_ORGANISATION_FAX));
  g_assert_false (is_indexed (store, SA_ORGANISATION_STREET));
  g_assert_true (prepare (store, SA_ORGANISATION_NOTES));
  g_assert_false (is_indexed (store, SA_ORGANISATION_NOTES));
  g_assert_true (prepare (store, SA_ORGANISATION_REP));
  g_assert_false (is_indexed (store, SA_ORGANISATION_REP));
  g_assert_true (sa_sorting_is_ready (store, sa_store_get_type_named (store, "organisation"),
                                      SA_ORGANISATION_REP));
  g_clear_object (&store);
  store = office_open (path);
  g_assert_true (is_indexed (store, SA_ORGANISATION_FAX));
}

/* A big change does not have to keep them up to date, nor are they made in the midst of it. */
static void
test_useful_and_many (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (prepare (store, SA_QUERY_TITLE));
  g_assert_true (is_indexed (store, SA_ORGANISATION_PHONES));
  make_many (store);
  g_assert_false (is_indexed (store, SA_ORGANISATION_PHONES));
  g_assert_false (prepare (store, SA_QUERY_TITLE));
  g_assert_false (is_indexed (store, SA_ORGANISATION_PHONES));
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  g_assert_true (prepare (store, SA_QUERY_TITLE));
  g_assert_true (is_indexed (store, SA_ORGANISATION_PHONES));
  g_clear_object (&store);
  g_assert_cmpint (office_check (path), ==, MANY);
}

static gpointer
write_some (gpointer data)
{
  g_autoptr (SaStore) store = data;

  for (int i = 0; i < 20; i++)
    office_add (store, "Zamoyski");
  return NULL;
}

/* Whoever wants to write gets to it, and what was given up for that is made later. */
static void
test_useful_and_awaited (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  GThread *thread;

  sa_change_begin (store, "Many", &error);
  make (store, 0, MANY);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  g_assert_false (sa_sorting_prepare (store, query, cancelled));
  g_assert_false (is_indexed (store, SA_ORGANISATION_PHONES));

  thread = g_thread_new ("writer", write_some, sa_store_clone (store, &error));
  g_assert_no_error (error);
  while (!prepare (store, SA_QUERY_TITLE))
    g_thread_yield ();
  g_thread_join (thread);
  g_assert_true (is_indexed (store, SA_ORGANISATION_PHONES));
  g_clear_object (&store);
  g_assert_cmpint (office_check (path), ==, MANY + 20);
}

/* What was worked on last comes first, be it old. */
static void
test_latest (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaRecord) old = NULL;
  g_autoptr (GPtrArray) found = NULL;
  SaType *type = sa_store_get_type_named (store, "organisation");
  g_autoptr (SaQuery) query = sa_query_new (type);

  office_add (store, "Old");
  office_add (store, "New");
  found = sa_store_find_latest (store, type, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (sa_record_text (found->pdata[0], SA_ORGANISATION_NAME), ==, "New");
  g_clear_pointer (&found, g_ptr_array_unref);

  sa_query_sort (query, SA_QUERY_CREATED, FALSE);
  found = sa_store_find (store, query, 1, &error);
  g_assert_no_error (error);
  old = g_object_ref (found->pdata[0]);
  g_clear_pointer (&found, g_ptr_array_unref);
  sa_record_set_text (old, SA_ORGANISATION_CITY, "Lublin");
  sa_change_begin (store, "Edit", &error);
  sa_store_save (store, old, &error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  found = sa_store_find_latest (store, type, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sa_record_text (found->pdata[0], SA_ORGANISATION_NAME), ==, "Old");
}

static gint64
add_rep (SaStore *store, const char *name)
{
  g_autoptr (SaRecord) rep = sa_record_new (sa_store_get_type_named (store, "person"));
  g_autoptr (GError) error = NULL;

  sa_record_set_text (rep, SA_PERSON_NAME, name);
  sa_store_save (store, rep, &error);
  g_assert_no_error (error);
  return sa_record_get_row (rep);
}

static void
add_client (SaStore *store, const char *name, gint64 rep)
{
  g_autoptr (SaRecord) client = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;

  sa_record_set_text (client, SA_ORGANISATION_NAME, name);
  if (rep != 0)
    sa_record_set_number (client, SA_ORGANISATION_REP, rep);
  sa_store_save (store, client, &error);
  g_assert_no_error (error);
}

/* The names of the clients by representative, one after the other. */
static void
assert_order (SaStore *store, gboolean descending, const char *expected)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GArray) first = NULL;

  sa_query_sort (query, SA_ORGANISATION_REP, descending);
  found = sa_store_find (store, query, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append (names, sa_record_text (found->pdata[i], SA_ORGANISATION_NAME));
  g_assert_cmpstr (names->str, ==, expected);

  /* The first of them on their own are the same. */
  for (guint n = 1; n <= found->len; n++)
    {
      g_clear_pointer (&first, g_array_unref);
      first = sa_store_find_first_rows (store, query, n);
      g_assert_cmpuint (first->len, ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (g_array_index (first, gint64, i), ==, sa_record_get_row (found->pdata[i]));
    }
}

static void
assert_orders (SaStore *store)
{
  assert_order (store, FALSE, "adcbfe");
  assert_order (store, TRUE, "efbcda");
}

/* Records are sorted by the names of those they refer to, and those of one stand together. */
static void
test_references (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;
  gint64 zofia, anna, maria, other;

  sa_change_begin (store, "Clients", &error);
  zofia = add_rep (store, "Zofia");
  anna = add_rep (store, "Anna");
  maria = add_rep (store, "Maria");
  other = add_rep (store, "Maria");
  add_client (store, "a", 0);
  add_client (store, "b", other);
  add_client (store, "c", maria);
  add_client (store, "d", anna);
  add_client (store, "e", zofia);
  add_client (store, "f", other);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  assert_orders (store);
  g_assert_true (prepare (store, SA_ORGANISATION_REP));
  assert_orders (store);
}

/* So are they when those referred to are too many to be put in order meanwhile. */
static void
test_many_references (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;

  sa_change_begin (store, "Clients", &error);
  add_client (store, "a", 0);
  for (int i = 0; i < 6000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Rep %05d", (i * 7919 + 4242) % 6000);

      add_client (store, name, add_rep (store, name));
    }
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  g_assert_true (prepare (store, SA_ORGANISATION_REP));
  for (int descending = 0; descending < 2; descending++)
    {
      g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
      g_autoptr (GArray) all = NULL;
      g_autoptr (GArray) first = NULL;

      sa_query_sort (query, SA_ORGANISATION_REP, descending);
      all = sa_store_find_rows (store, query, 0, 0, &error);
      g_assert_no_error (error);
      first = sa_store_find_first_rows (store, query, 100);
      g_assert_cmpuint (first->len, ==, 100);
      g_assert_cmpmem (first->data, 100 * sizeof (gint64), all->data, 100 * sizeof (gint64));
    }
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
  g_test_add_func ("/sorting/useful", test_useful);
  g_test_add_func ("/sorting/useful-and-many", test_useful_and_many);
  g_test_add_func ("/sorting/useful-and-awaited", test_useful_and_awaited);
  g_test_add_func ("/sorting/latest", test_latest);
  g_test_add_func ("/sorting/references", test_references);
  g_test_add_func ("/sorting/many-references", test_many_references);
  code = g_test_run ();
  office_clean ();
  return code;
}
