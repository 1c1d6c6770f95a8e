/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The indexes that lists are sorted by, while very many records are written. A record that comes in
 * goes to a place of its own in each of them, so that a big import would write every page of them
 * again and again; made anew at the end, they are sorted once and written in order. The search
 * index is left in more pieces meanwhile and merged later. That this is so stands in the file, for
 * whoever has to finish after a crash. Lists can be sorted meanwhile, but no faster than by any
 * other column. */

#include "sa-store-private.h"

/* Fewer are not worth it. */
#define MANY_RECORDS 20000

#define SUSPENDED "FROM setting WHERE name = 'sorting_suspended'"

/* What is sorted is kept in memory; the pages of the records are not needed twice. */
#define SORTING_MEMORY "PRAGMA cache_size = -32000"

void
sa_sorting_count (SaStore *store, SaType *type)
{
  store->n_made[sa_type_get_number (type)]++;
}

gboolean
sa_sorting_is_suspended (SaStore *store)
{
  return sa_store_scalar (store, "SELECT count(*) " SUSPENDED, 0) > 0;
}

static gboolean
suspend (SaStore *store, SaType *type, GError **error)
{
  g_autoptr (GPtrArray) indexes = sa_schema_sort_indexes (type);

  for (guint i = 0; i < indexes->len; i++)
    {
      const SaSortIndex *index = g_ptr_array_index (indexes, i);
      g_autofree char *sql = g_strdup_printf ("DROP INDEX IF EXISTS %s", index->name);

      if (!sa_store_exec (store, sql, error))
        return FALSE;
    }
  return sa_store_exec (store,
                        "INSERT OR REPLACE INTO setting VALUES ('sorting_suspended', 1);"
                        "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
                        error);
}

/* Whether long work has made very many of them, and more than half as many as there were. */
static gboolean
is_worth_it (SaStore *store, SaType *type)
{
  int number = sa_type_get_number (type);
  gint64 made = store->n_made[number];
  g_autofree char *last = NULL;

  if (made < MANY_RECORDS)
    return FALSE;
  last = g_strdup_printf ("SELECT max(row) FROM %s", sa_type_get_name (type));
  return made > (sa_store_scalar (store, last, 0) - SA_ROW_FIRST (number) - made) / 2;
}

gboolean
sa_sorting_consider (SaStore *store, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);

      if (!is_worth_it (store, type))
        continue;
      if (!suspend (store, type, error))
        return FALSE;
      store->n_made[sa_type_get_number (type)] = G_MININT64; /* once is enough */
    }
  return TRUE;
}

gboolean
sa_sorting_suspend_all (SaStore *store, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  for (guint i = 0; i < types->len; i++)
    if (!suspend (store, g_ptr_array_index (types, i), error))
      return FALSE;
  return TRUE;
}

/* One statement, one transaction. */
static gboolean
run_alone (SaStore *store, const char *sql, GError **error)
{
  if (!sa_store_begin (store, error))
    return FALSE;
  if (!sa_store_exec (store, sql, error) || !sa_store_exec (store, "COMMIT", error))
    {
      sa_store_rollback (store);
      return FALSE;
    }
  sa_store_leave_writer (store);
  sa_store_give_way (store);
  return TRUE;
}

static gboolean
is_there (SaStore *store, const SaSortIndex *index)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name = '%s'", index->name);

  return sa_store_scalar (store, sql, 0) > 0;
}

static gboolean
make_missing (SaStore *store, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  for (guint i = 0; i < types->len; i++)
    {
      g_autoptr (GPtrArray) indexes = sa_schema_sort_indexes (g_ptr_array_index (types, i));

      for (guint j = 0; j < indexes->len; j++)
        {
          const SaSortIndex *index = g_ptr_array_index (indexes, j);

          if (!is_there (store, index) && !run_alone (store, index->sql, error))
            return FALSE;
        }
    }
  return run_alone (
      store, "INSERT INTO search (search, rank) VALUES ('automerge', 4); DELETE " SUSPENDED, error);
}

/* What cannot be made now, for want of room on the disk, is made when the file is next opened. */
void
sa_sorting_resume (SaStore *store)
{
  g_autoptr (GError) error = NULL;

  if (!sa_sorting_is_suspended (store))
    return;
  sa_store_exec (store, SORTING_MEMORY, NULL);
  if (!make_missing (store, &error))
    g_info ("Sorting anew: %s", error->message);
  sa_connection_expect_much (store, FALSE);
}
