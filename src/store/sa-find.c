/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading by question, and the search over all types. */

#include "sa-find.h"

#include <string.h>

#include "sa-fold.h"
#include "sa-store-private.h"

/* "SELECT <what> FROM … WHERE … [ORDER BY …] [LIMIT …]", bound and ready to step. */
static sqlite3_stmt *
prepare_query (SaStore *store, const SaQuery *query, const char *what, gboolean ordered,
               guint offset, guint limit, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (GArray) binds = sa_binds_new ();
  sqlite3_stmt *statement;

  g_string_append (sql, what);
  sa_query_compile (query, sql, binds);
  if (ordered)
    sa_query_compile_order (query, sql);
  if (limit > 0 || offset > 0)
    g_string_append_printf (sql, " LIMIT %" G_GINT64_FORMAT " OFFSET %u",
                            limit > 0 ? (gint64) limit : -1, offset);
  statement = sa_store_prepare (store, sql->str, error);
  if (statement != NULL)
    sa_binds_apply (binds, statement);
  return statement;
}

/* Ends a loop of sqlite3_step(): resets, and tells whether it ended well. */
static gboolean
end_steps (SaStore *store, sqlite3_stmt *statement, int code, GError **error)
{
  gboolean fine = code == SQLITE_DONE || code == SQLITE_ROW || sa_store_fail (store, code, error);

  sqlite3_reset (statement);
  return fine;
}

GArray *
sa_store_find_rows (SaStore *store, const SaQuery *query, guint offset, guint limit, GError **error)
{
  sqlite3_stmt *statement = prepare_query (store, query, "row", TRUE, offset, limit, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code;

  if (statement == NULL)
    return NULL;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0);
      g_array_append_val (rows, row);
    }
  return end_steps (store, statement, code, error) ? g_steal_pointer (&rows) : NULL;
}

GPtrArray *
sa_store_find (SaStore *store, const SaQuery *query, guint limit, GError **error)
{
  SaType *type = sa_query_get_type (query);
  g_autofree char *list = sa_store_select_list (type);
  sqlite3_stmt *statement = prepare_query (store, query, list, TRUE, 0, limit, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  int code;

  if (statement == NULL)
    return NULL;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SaRecord *record = sa_record_new (type);

      sa_store_load_values (store, statement, record, FALSE);
      g_ptr_array_add (records, record);
    }
  return end_steps (store, statement, code, error) ? g_steal_pointer (&records) : NULL;
}

gint64
sa_store_count (SaStore *store, const SaQuery *query, GError **error)
{
  sqlite3_stmt *statement = prepare_query (store, query, "count(*)", FALSE, 0, 0, error);
  gint64 count = -1;
  int code;

  if (statement == NULL)
    return -1;
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    count = sqlite3_column_int64 (statement, 0);
  return end_steps (store, statement, code, error) ? count : -1;
}

GHashTable *
sa_store_count_by (SaStore *store, const SaQuery *query, int field, GError **error)
{
  g_autofree char *column = sa_quote (
      field >= 0 ? sa_type_get_field (sa_query_get_type (query), field)->name : "state");
  g_autofree char *what = g_strdup_printf ("%s, count(*)", column);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (GArray) binds = sa_binds_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement;
  int code;

  g_string_append (sql, what);
  sa_query_compile (query, sql, binds);
  g_string_append_printf (sql, " GROUP BY %s", column);
  statement = sa_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return NULL;
  sa_binds_apply (binds, statement);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *value = (const char *) sqlite3_column_text (statement, 0);
      gint64 count = sqlite3_column_int64 (statement, 1);

      g_hash_table_insert (counts, g_strdup (value != NULL ? value : ""),
                           g_memdup2 (&count, sizeof count));
    }
  return end_steps (store, statement, code, error) ? g_steal_pointer (&counts) : NULL;
}

GPtrArray *
sa_store_find_referring (SaStore *store, const char *type, guint field, gint64 row, guint limit,
                         GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, type));

  sa_query_where_row (query, field, row);
  sa_query_sort (query, SA_QUERY_CREATED, TRUE);
  return sa_store_find (store, query, limit, error);
}

gboolean
sa_store_foreach (SaStore *store, const SaQuery *query, SaRecordFunc func, gpointer data,
                  GError **error)
{
  SaType *type = sa_query_get_type (query);
  g_autofree char *list = sa_store_select_list (type);
  sqlite3_stmt *statement = prepare_query (store, query, list, TRUE, 0, 0, error);
  g_autoptr (SaRecord) record = NULL;
  gboolean fine = TRUE;
  int code = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  record = sa_record_new (type);
  while (fine && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      sa_record_wipe (record);
      sa_store_load_values (store, statement, record, TRUE);
      fine = func (record, data, error);
    }
  if (!fine)
    {
      sqlite3_reset (statement);
      return FALSE;
    }
  return end_steps (store, statement, code, error);
}

static char *
values_list (SaType *type, const int *fields, guint n_fields)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *name = fields[i] >= 0
                                  ? sa_quote (sa_type_get_field (type, (guint) fields[i])->name)
                                  : NULL;

      g_string_append (list, i > 0 ? ", " : "");
      g_string_append (list, name != NULL ? name : fields[i] == SA_VALUE_ID ? "id" : "state");
    }
  return g_string_free (list, FALSE);
}

gboolean
sa_store_foreach_values (SaStore *store, const SaQuery *query, const int *fields, guint n_fields,
                         SaValuesFunc func, gpointer data, GError **error)
{
  g_autofree char *list = values_list (sa_query_get_type (query), fields, n_fields);
  g_autofree const char **values = g_new0 (const char *, n_fields + 1);
  sqlite3_stmt *statement = prepare_query (store, query, list, TRUE, 0, 0, error);
  gboolean fine = TRUE;
  int code = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  while (fine && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      for (guint i = 0; i < n_fields; i++)
        values[i] = fields[i] == SA_VALUE_ID
                        ? sqlite3_column_blob (statement, (int) i)
                        : (const char *) sqlite3_column_text (statement, (int) i);
      fine = func (values, data, error);
    }
  if (!fine)
    {
      sqlite3_reset (statement);
      return FALSE;
    }
  return end_steps (store, statement, code, error);
}

/* --- Search --- */

static void
hit_free (gpointer data)
{
  SaHit *hit = data;

  g_free (hit->title);
  g_free (hit->subtitle);
  g_free (hit);
}

static gboolean
contains_row (GArray *rows, gint64 row)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, gint64, i) == row)
      return TRUE;
  return FALSE;
}

/* Steps through rows, adding those not there yet, until there are @limit. */
static gboolean
collect_rows (SaStore *store, sqlite3_stmt *statement, GArray *rows, guint limit, GError **error)
{
  int code = SQLITE_DONE;

  while (rows->len < limit && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0);

      if (!contains_row (rows, row))
        g_array_append_val (rows, row);
    }
  return end_steps (store, statement, code, error);
}

static gboolean
collect_titles (SaStore *store, SaType *type, const char *folded, GArray *rows, guint limit,
                GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT row FROM %s WHERE deleted IS NULL AND sort_key >= ?1 AND sort_key < ?2"
      " ORDER BY sort_key LIMIT ?3",
      sa_type_get_name (type));
  g_autofree char *end = g_strconcat (folded, "\xf4\x8f\xbf\xbf", NULL);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, folded, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, end, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 3, limit);
  return collect_rows (store, statement, rows, limit, error);
}

static gboolean
collect_matches (SaStore *store, SaType *type, const char *match, GArray *rows, guint limit,
                 GError **error)
{
  int number = sa_type_get_number (type);
  sqlite3_stmt *statement = sa_store_prepare (store,
                                              "SELECT rowid FROM search WHERE search MATCH ? AND "
                                              "rowid >= ? AND rowid <= ? ORDER BY rowid DESC",
                                              error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, SA_ROW_FIRST (number));
  sqlite3_bind_int64 (statement, 3, SA_ROW_LAST (number));
  return collect_rows (store, statement, rows, limit, error);
}

static gboolean
search_type (SaStore *store, SaType *type, const char *folded, const char *match, guint limit,
             GPtrArray *hits, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!collect_titles (store, type, folded, rows, limit, error)
      || (rows->len < limit && !collect_matches (store, type, match, rows, limit, error)))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SaRecord) record = sa_store_get (store, g_array_index (rows, gint64, i), NULL);
      SaHit *hit;

      if (record == NULL)
        continue;
      hit = g_new0 (SaHit, 1);
      hit->row = sa_record_get_row (record);
      hit->type = type;
      hit->title = sa_record_title (record);
      hit->subtitle = sa_record_subtitle (record);
      g_ptr_array_add (hits, hit);
    }
  return TRUE;
}

GPtrArray *
sa_store_search (SaStore *store, const char *words, SaType *only, guint limit, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  g_autofree char *folded = sa_fold (words);
  g_autofree char *match = sa_match_expression (words);

  for (guint i = 0; i < types->len && match != NULL; i++)
    {
      SaType *type = g_ptr_array_index (types, i);

      if ((only != NULL && type != only) || (only == NULL && sa_type_get_def (type)->plain))
        continue;
      if (!search_type (store, type, folded, match, limit, hits, error))
        return NULL;
    }
  return g_steal_pointer (&hits);
}
