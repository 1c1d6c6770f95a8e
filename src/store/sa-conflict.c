/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a change can be taken back, or made again, without undoing what others did since: the
 * fields still hold what it left there, and nothing made later hangs on what it made. */

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "sa-log.h"
#include "sa-store-private.h"

/* The last change of a record in the words it has in the history, where it is to be undone; the
 * record's title where it has none. */
static char *
name_last_change (SaStore *store, gint64 row)
{
  SaType *type = sa_model_of_row (store->model, row);
  g_autofree char *sql = g_strdup_printf ("SELECT changed FROM %s WHERE row = %" G_GINT64_FORMAT,
                                          sa_type_get_name (type), row);
  g_autofree char *label = sa_store_get_change_label (store, sa_store_scalar (store, sql, 0));

  if (label != NULL && *label != '\0')
    return g_steal_pointer (&label);
  return sa_store_get_title (store, row);
}

static gboolean
say_conflict (SaStore *store, gint64 row, GError **error)
{
  g_autofree char *name = name_last_change (store, row);

  g_set_error (error, SA_ERROR, SA_ERROR_CONFLICT,
               _ ("The same was changed again later. Undo that first: %s"),
               name != NULL ? name : "?");
  return FALSE;
}

static gboolean
same_as_column (JsonNode *value, sqlite3_stmt *statement, int column)
{
  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    return sqlite3_column_type (statement, column) == SQLITE_NULL;
  if (json_node_get_value_type (value) == G_TYPE_INT64)
    return sqlite3_column_type (statement, column) == SQLITE_INTEGER
           && sqlite3_column_int64 (statement, column) == json_node_get_int (value);
  return g_strcmp0 (json_node_get_string (value),
                    (const char *) sqlite3_column_text (statement, column))
         == 0;
}

static gboolean
is_bookkeeping (const char *name)
{
  return g_str_equal (name, "changed") || g_str_equal (name, "sort_key");
}

static gboolean
is_pair (JsonNode *node)
{
  return JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 2;
}

/* Whether the fields still hold what the edit left (@side 1) or found (@side 0). Edits of one
 * change to one record stack, so what later edits of the same change wrote over is remembered in
 * @seen; so is what a @derived one wrote, which follows from other records and is worked out anew
 * afterwards, whatever it is now. */
static gboolean
check_update (SaStore *store, SaType *type, gint64 row, const char *json, int side,
              gboolean derived, GHashTable *seen, GError **error)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &pair))
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", row, name);
      g_autofree char *column = sa_quote (name);
      g_autofree char *sql = NULL;
      sqlite3_stmt *statement;
      gboolean same;

      if (is_bookkeeping (name) || !is_pair (pair)
          || !g_hash_table_add (seen, g_steal_pointer (&key)) || derived)
        continue;
      sql = g_strdup_printf ("SELECT %s FROM %s WHERE row = ?", column, sa_type_get_name (type));
      statement = sa_store_prepare (store, sql, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, row);
      same = sqlite3_step (statement) == SQLITE_ROW
             && same_as_column (json_array_get_element (json_node_get_array (pair), side),
                                statement, 0);
      sqlite3_reset (statement);
      if (!same)
        return say_conflict (store, row, error);
    }
  return TRUE;
}

static gboolean
exists (SaStore *store, SaType *type, gint64 row)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE row = ?",
                                          sa_type_get_name (type));
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  return sa_store_has_row (statement);
}

static gboolean
check_updates (SaStore *store, const SaLoggedChange *change, gboolean undo, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *sql =
      undo ? "SELECT op, row, fields FROM edit WHERE number BETWEEN ?2 AND ?3 AND change = ?1"
             " AND op IN (2, 3) ORDER BY op DESC, number DESC"
           : "SELECT op, row, fields FROM edit WHERE number BETWEEN ?2 AND ?3 AND change = ?1"
             " AND op IN (2, 3) ORDER BY op DESC, number";
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);
  gboolean fine = TRUE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change->number);
  sqlite3_bind_int64 (statement, 2, change->first);
  sqlite3_bind_int64 (statement, 3, change->last);
  while (fine && sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 1);
      SaType *type = sa_model_of_row (store->model, row);

      /* A record made by this very change is not there while the change is undone. */
      fine = type == NULL || (!undo && !exists (store, type, row))
             || check_update (store, type, row, (const char *) sqlite3_column_text (statement, 2),
                              undo ? 1 : 0, sqlite3_column_int (statement, 0) == 3, seen, error);
    }
  sqlite3_reset (statement);
  return fine;
}

static gboolean
run_conflict_query (SaStore *store, const char *sql, gint64 change, gint64 *row, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  code = sqlite3_step (statement);
  *row = code == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE || sa_store_fail (store, code, error);
}

/* Whether a record of @type made later refers to one of @target made by this change. */
static gboolean
check_references (SaStore *store, const SaLoggedChange *change, SaType *type, SaType *target,
                  GError **error)
{
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *column = sa_quote (field->name);
      g_autofree char *sql = NULL;
      gint64 row;

      if (field->kind != SA_KIND_REFERENCE
          || (field->target != NULL && !g_str_equal (field->target, sa_type_get_name (target))))
        continue;
      sql = g_strdup_printf ("SELECT t.row FROM %s t JOIN %s x ON x.row = t.%s"
                             " WHERE t.changed > ?1 AND x.created = ?1 LIMIT 1",
                             sa_type_get_name (type), sa_type_get_name (target), column);
      if (!run_conflict_query (store, sql, change->number, &row, error))
        return FALSE;
      if (row != 0)
        {
          g_autofree char *name = name_last_change (store, row);

          g_set_error (
              error, SA_ERROR, SA_ERROR_CONFLICT,
              _ ("Something done later hangs on what would be taken back. Undo that first: %s"),
              name != NULL ? name : "?");
          return FALSE;
        }
    }
  return TRUE;
}

/* Whether the records the change made are as it left them, and nothing later hangs on them. */
static gboolean
check_inserts (SaStore *store, const SaLoggedChange *change, SaType *type, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);
  g_autofree char *sql = g_strdup_printf (
      "SELECT row FROM %s WHERE created = ?1 AND changed <> ?1 LIMIT 1", sa_type_get_name (type));
  gint64 row;

  if (!run_conflict_query (store, sql, change->number, &row, error))
    return FALSE;
  if (row != 0)
    return say_conflict (store, row, error);
  for (guint i = 0; i < types->len; i++)
    if (!check_references (store, change, g_ptr_array_index (types, i), type, error))
      return FALSE;
  return TRUE;
}

gboolean
sa_conflict_check (SaStore *store, const SaLoggedChange *change, gboolean undo, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store,
      "SELECT DISTINCT row >> 40 FROM edit WHERE number BETWEEN ?2 AND ?3"
      " AND change = ?1 AND op = 1",
      error);
  gboolean fine = TRUE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change->number);
  sqlite3_bind_int64 (statement, 2, change->first);
  sqlite3_bind_int64 (statement, 3, change->last);
  while (undo && fine && sqlite3_step (statement) == SQLITE_ROW)
    {
      SaType *type = sa_model_find_number (store->model, sqlite3_column_int (statement, 0));

      fine = type == NULL || check_inserts (store, change, type, error);
    }
  sqlite3_reset (statement);
  return fine && check_updates (store, change, undo, error);
}
