/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading by question. */

#include "sa-find.h"

#include "sa-store-private.h"

/* So few are sorted while somebody waits. */
#define FEW_RECORDS 20000

/* "SELECT <what> FROM … WHERE … [ORDER BY …] [LIMIT …]", bound and ready to step. */
static sqlite3_stmt *
prepare_query (SaStore *store, const SaQuery *query, const char *what, gboolean ordered,
               guint offset, guint limit, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (GArray) binds = sa_binds_new ();
  sqlite3_stmt *statement;

  g_string_append (sql, what);
  sa_query_compile (store, query, sql, binds);
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
sa_store_step_rows (SaStore *store, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0);
      g_array_append_val (rows, row);
    }
  return end_steps (store, statement, code, error) ? g_steal_pointer (&rows) : NULL;
}

GArray *
sa_store_find_rows (SaStore *store, const SaQuery *query, guint offset, guint limit, GError **error)
{
  sqlite3_stmt *statement = prepare_query (store, query, "row", TRUE, offset, limit, error);

  return statement != NULL ? sa_store_step_rows (store, statement, error) : NULL;
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

GPtrArray *
sa_store_find_latest (SaStore *store, SaType *type, guint limit, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (type);
  g_autofree char *last = g_strdup_printf ("SELECT max(row) FROM %s", sa_type_get_name (type));
  gint64 first = SA_ROW_FIRST (sa_type_get_number (type));
  gboolean few = sa_store_scalar (store, last, first) - first < FEW_RECORDS;

  sa_query_sort (query,
                 few || sa_sorting_is_indexed (store, type, SA_QUERY_CHANGED) ? SA_QUERY_CHANGED
                                                                              : SA_QUERY_CREATED,
                 TRUE);
  return sa_store_find (store, query, limit, error);
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
  sa_query_compile (store, query, sql, binds);
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
