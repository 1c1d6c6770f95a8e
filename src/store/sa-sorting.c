/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The indexes that lists are sorted by. A few of each type are always there. Those of other columns
 * are made when there are very many records and somebody looks at them, in the background: nobody
 * waits for them, and no import pays for them.
 *
 * While very many records are written all are put aside. A record that comes in goes to a place of
 * its own in each of them, so that a big import would write every page of them again and again;
 * made anew at the end, they are sorted once and written in order. The search index is left in more
 * pieces meanwhile and merged later. That this is so stands in the file, for whoever has to finish
 * after a crash. Lists can be sorted meanwhile, but more slowly. */

#include "sa-store-private.h"

/* Fewer are not worth it. */
#define MANY_RECORDS 20000

#define SUSPENDED "FROM setting WHERE name = 'sorting_suspended'"

/* What is sorted is kept in memory; the pages of the records are not needed twice. */
#define SORTING_MEMORY "PRAGMA cache_size = -32000"

/* No field has such a name, so that no other index has it either. */
#define NAME_OF_USEFUL "%s by %s"

/* Steps of SQLite between two looks at who waits, a few milliseconds. */
#define LOOK_UP 20000

/* --- What is sorted by --- */

static char *
field_term (const SaField *field)
{
  g_autofree char *column = sa_quote (field->name);

  if (field->kind == SA_KIND_TEXT)
    return g_strdup_printf ("sa_fold(%s)", column);
  return g_steal_pointer (&column);
}

gboolean
sa_sorting_is_by_others (SaType *type, int sort)
{
  const SaField *field = sort >= 0 ? sa_type_get_field (type, (guint) sort) : NULL;

  return field != NULL && field->kind == SA_KIND_REFERENCE && field->target != NULL;
}

/* The name of the record referred to. */
static char *
other_term (SaType *type, const SaField *field)
{
  g_autofree char *column = sa_quote (field->name);

  return g_strdup_printf ("(SELECT other.sort_key FROM %s AS other WHERE other.row = %s.%s)",
                          field->target, sa_type_get_name (type), column);
}

GStrv
sa_sorting_terms (SaType *type, int sort)
{
  g_autoptr (GStrvBuilder) terms = g_strv_builder_new ();

  if (sort == SA_QUERY_STATE)
    g_strv_builder_add (terms, "state");
  if (sort == SA_QUERY_STATE || sort == SA_QUERY_TITLE)
    g_strv_builder_add (terms, "sort_key");
  if (sort == SA_QUERY_CHANGED)
    g_strv_builder_add (terms, "changed");
  if (sa_sorting_is_by_others (type, sort))
    g_strv_builder_take (terms, other_term (type, sa_type_get_field (type, (guint) sort)));
  if (sort >= 0)
    g_strv_builder_take (terms, field_term (sa_type_get_field (type, (guint) sort)));
  return g_strv_builder_end (terms);
}

/* --- Which indexes there are --- */

static gboolean
is_always_there (SaType *type, int sort)
{
  return sort == SA_QUERY_TITLE
         || (sort >= 0 && (sa_type_get_field (type, (guint) sort)->flags & SA_FIELD_SORTED) != 0);
}

/* Long texts are in no order worth that much room, and records come by their rows without one. */
static gboolean
can_be (SaType *type, int sort)
{
  SaKind kind = sort >= 0 ? sa_type_get_field (type, (guint) sort)->kind : SA_KIND_TEXT;

  return sort != SA_QUERY_CREATED && kind != SA_KIND_LONG_TEXT;
}

static char *
index_name (SaType *type, int sort)
{
  const char *name = sort == SA_QUERY_TITLE     ? "sort"
                     : sort == SA_QUERY_STATE   ? "state"
                     : sort == SA_QUERY_CHANGED ? "changed"
                                                : sa_type_get_field (type, (guint) sort)->name;

  return is_always_there (type, sort)
             ? g_strdup_printf ("%s_%s", sa_type_get_name (type), name)
             : g_strdup_printf (NAME_OF_USEFUL, sa_type_get_name (type), name);
}

static void
sort_index_free (gpointer data)
{
  SaSortIndex *index = data;

  g_free (index->name);
  g_free (index->sql);
  g_free (index);
}

/* The order of other records cannot be had from an index of these: it has those together that refer
 * to the same. */
static void
add_sort_index (GPtrArray *indexes, SaType *type, int sort)
{
  SaSortIndex *index = g_new0 (SaSortIndex, 1);
  g_auto (GStrv) all_terms = sa_sorting_terms (type, sort);
  char **terms = all_terms + (sa_sorting_is_by_others (type, sort) ? 1 : 0);
  g_autofree char *joined = g_strjoinv (", ", terms);
  g_autofree char *quoted = NULL;

  index->name = index_name (type, sort);
  quoted = is_always_there (type, sort) ? g_strdup (index->name) : sa_quote (index->name);
  index->sql = g_strdup_printf ("CREATE INDEX IF NOT EXISTS %s ON %s (%s) WHERE deleted IS NULL",
                                quoted, sa_type_get_name (type), joined);
  g_ptr_array_add (indexes, index);
}

GPtrArray *
sa_sorting_indexes (SaType *type)
{
  GPtrArray *indexes = g_ptr_array_new_with_free_func (sort_index_free);

  add_sort_index (indexes, type, SA_QUERY_TITLE);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if (is_always_there (type, (int) i) && can_be (type, (int) i))
      add_sort_index (indexes, type, (int) i);
  return indexes;
}

/* Those of what is sorted by now, of the columns that are usually shown, and of what was changed
 * last. */
static GPtrArray *
useful_indexes (SaType *type, int sort)
{
  GPtrArray *indexes = g_ptr_array_new_with_free_func (sort_index_free);

  if (can_be (type, sort))
    add_sort_index (indexes, type, sort);
  if (sa_type_get_def (type)->states != NULL)
    add_sort_index (indexes, type, SA_QUERY_STATE);
  add_sort_index (indexes, type, SA_QUERY_CHANGED);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if ((sa_type_get_field (type, i)->flags & SA_FIELD_COLUMN) != 0 && can_be (type, (int) i))
      add_sort_index (indexes, type, (int) i);
  return indexes;
}

static gboolean
is_there (SaStore *store, const char *name)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store, "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_TRANSIENT);
  return sa_store_has_row (statement);
}

gboolean
sa_sorting_is_ready (SaStore *store, SaType *type, int sort)
{
  g_autofree char *name = NULL;

  if (!can_be (type, sort))
    return sort == SA_QUERY_CREATED;
  name = index_name (type, sort);
  return is_there (store, name);
}

gboolean
sa_sorting_is_indexed (SaStore *store, SaType *type, int sort)
{
  return !sa_sorting_is_by_others (type, sort) && sa_sorting_is_ready (store, type, sort);
}

/* --- Making them --- */

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

typedef struct
{
  SaStore *store;
  GCancellable *cancellable;
} Background;

static int
on_progress (gpointer data)
{
  Background *background = data;

  return g_cancellable_is_cancelled (background->cancellable)
         || sa_store_is_awaited (background->store);
}

gboolean
sa_sorting_prepare (SaStore *store, const SaQuery *query, GCancellable *cancellable)
{
  Background background = { store, cancellable };
  g_autoptr (GPtrArray) indexes = NULL;
  gboolean fine = !sa_undo_is_under_way (store);
  gboolean descending;
  int sort;

  sa_query_get_sort (query, &sort, &descending);
  indexes = useful_indexes (sa_query_get_type (query), sort);
  sqlite3_progress_handler (store->db, LOOK_UP, on_progress, &background);
  for (guint i = 0; fine && i < indexes->len; i++)
    {
      const SaSortIndex *index = g_ptr_array_index (indexes, i);

      fine = !g_cancellable_is_cancelled (cancellable)
             && (is_there (store, index->name) || run_alone (store, index->sql, NULL));
    }
  sqlite3_progress_handler (store->db, 0, NULL, NULL);
  return fine;
}

/* --- While very many records are written --- */

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

/* Those that were made when they were of use go for good. */
static gboolean
drop_useful (SaStore *store, SaType *type, GError **error)
{
  g_autofree char *pattern = g_strdup_printf (NAME_OF_USEFUL, sa_type_get_name (type), "*");
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement = sa_store_prepare (
      store, "SELECT name FROM sqlite_schema WHERE type = 'index' AND name GLOB ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, pattern, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *name = sa_quote ((const char *) sqlite3_column_text (statement, 0));

      g_string_append_printf (sql, "DROP INDEX %s;", name);
    }
  sqlite3_reset (statement);
  return sa_store_exec (store, sql->str, error);
}

static gboolean
suspend (SaStore *store, SaType *type, GError **error)
{
  g_autoptr (GPtrArray) indexes = sa_sorting_indexes (type);

  for (guint i = 0; i < indexes->len; i++)
    {
      const SaSortIndex *index = g_ptr_array_index (indexes, i);
      g_autofree char *sql = g_strdup_printf ("DROP INDEX IF EXISTS %s", index->name);

      if (!sa_store_exec (store, sql, error))
        return FALSE;
    }
  return drop_useful (store, type, error)
         && sa_store_exec (store,
                           "INSERT OR REPLACE INTO setting VALUES ('sorting_suspended', 1);"
                           "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
                           error);
}

/* Whether long work has made more than half as many of them as there were. */
static gboolean
is_most (SaStore *store, SaType *type)
{
  int number = sa_type_get_number (type);
  gint64 made = store->n_made[number];
  g_autofree char *last = g_strdup_printf ("SELECT max(row) FROM %s", sa_type_get_name (type));
  return made > (sa_store_scalar (store, last, 0) - SA_ROW_FIRST (number) - made) / 2;
}

gboolean
sa_sorting_consider (SaStore *store, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);

      if (store->n_made[sa_type_get_number (type)] < MANY_RECORDS)
        continue;
      if (!drop_useful (store, type, error))
        return FALSE;
      if (!is_most (store, type))
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

static gboolean
make_missing (SaStore *store, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  for (guint i = 0; i < types->len; i++)
    {
      g_autoptr (GPtrArray) indexes = sa_sorting_indexes (g_ptr_array_index (types, i));

      for (guint j = 0; j < indexes->len; j++)
        {
          const SaSortIndex *index = g_ptr_array_index (indexes, j);

          if (!is_there (store, index->name) && !run_alone (store, index->sql, error))
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
