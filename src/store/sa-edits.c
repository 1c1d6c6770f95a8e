/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The edits of a change as the log has them: reading them, and putting one back or forth. An edit
 * of a record that was made has nothing but its row; when it is undone the whole record goes into
 * it. */

#include <json-glib/json-glib.h>

#include "sa-store-private.h"

/* --- Reading --- */

static void
clear_edit (gpointer data)
{
  g_free (((SaEdit *) data)->fields);
}

GArray *
sa_edits_read (SaStore *store, const SaLoggedChange *change, gboolean undo, int limit,
               GError **error)
{
  const char *sql =
      undo ? "SELECT number, row, op, fields FROM edit WHERE number >= ?2 AND number < ?3"
             " AND change = ?1 ORDER BY number DESC LIMIT ?4"
           : "SELECT number, row, op, fields FROM edit WHERE number >= ?3 AND number <= ?2"
             " AND change = ?1 ORDER BY number LIMIT ?4";
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (SaEdit));
  int code;

  if (statement == NULL)
    return NULL;
  g_array_set_clear_func (edits, clear_edit);
  sqlite3_bind_int64 (statement, 1, change->number);
  sqlite3_bind_int64 (statement, 2, undo ? change->first : change->last);
  sqlite3_bind_int64 (statement, 3, change->cursor);
  sqlite3_bind_int (statement, 4, limit);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SaEdit edit = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                      sqlite3_column_int (statement, 2) == 1,
                      g_strdup ((const char *) sqlite3_column_text (statement, 3)) };
      g_array_append_val (edits, edit);
    }
  sqlite3_reset (statement);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&edits);
  sa_store_fail (store, code, error);
  return NULL;
}

/* --- Values --- */

static JsonObject *
parse_object (const char *json, JsonNode **node)
{
  *node = json != NULL ? json_from_string (json, NULL) : NULL;
  return *node != NULL && JSON_NODE_HOLDS_OBJECT (*node) ? json_node_get_object (*node) : NULL;
}

/* What a log of ours never holds counts as nothing. */
static void
bind_json (sqlite3_stmt *statement, int index, const char *name, JsonNode *value)
{
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value)
      || (json_node_get_value_type (value) != G_TYPE_INT64 && json_node_get_string (value) == NULL))
    sqlite3_bind_null (statement, index);
  else if (json_node_get_value_type (value) == G_TYPE_INT64)
    sqlite3_bind_int64 (statement, index, json_node_get_int (value));
  else if (g_str_equal (name, "id"))
    {
      const char *hex = json_node_get_string (value);
      guint8 id[16] = { 0 };

      for (int i = 0; i < 16 && hex[2 * i] != '\0' && hex[2 * i + 1] != '\0'; i++)
        id[i] = g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]);
      sqlite3_bind_blob (statement, index, id, sizeof id, SQLITE_TRANSIENT);
    }
  else
    sqlite3_bind_text (statement, index, json_node_get_string (value), -1, SQLITE_TRANSIENT);
}

/* --- Back and forth --- */

/* One side of what the log says about a field: [before, after]. */
static JsonNode *
side_of (JsonObject *fields, const char *name, int side)
{
  JsonNode *pair = json_object_get_member (fields, name);

  return JSON_NODE_HOLDS_ARRAY (pair) && json_array_get_length (json_node_get_array (pair)) == 2
             ? json_array_get_element (json_node_get_array (pair), side)
             : NULL;
}

/* Sets the fields of one record back (@side 0) or forth (@side 1). */
static gboolean
apply_update (SaStore *store, SaType *type, const SaEdit *edit, int side, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *fields = parse_object (edit->fields, &node);
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  g_autoptr (GList) names = fields != NULL ? json_object_get_members (fields) : NULL;
  sqlite3_stmt *statement;
  int index = 1;

  if (names == NULL)
    return TRUE;
  g_string_append_printf (sql, "%s SET ", sa_type_get_name (type));
  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *column = sa_quote (name->data);

      g_string_append_printf (sql, "%s%s = ?", name != names ? ", " : "", column);
    }
  g_string_append (sql, " WHERE row = ?");
  statement = sa_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (GList *name = names; name != NULL; name = name->next)
    bind_json (statement, index++, name->data, side_of (fields, name->data, side));
  sqlite3_bind_int64 (statement, index, edit->row);
  return sa_store_step (store, statement, error);
}

static gboolean
take_back_insert (SaStore *store, SaType *type, const SaEdit *edit, gboolean keep, GError **error)
{
  const char *name = sa_type_get_name (type);
  sqlite3_stmt *statement;

  if (store->undo_type != type)
    {
      g_autofree char *json = sa_schema_row_json (type);

      g_free (store->undo_keep_sql);
      g_free (store->undo_delete_sql);
      store->undo_keep_sql = g_strdup_printf (
          "UPDATE edit SET fields = (SELECT %s FROM %s WHERE row = ?2) WHERE number = ?1", json,
          name);
      store->undo_delete_sql = g_strdup_printf ("DELETE FROM %s WHERE row = ?1", name);
      store->undo_type = type;
    }
  if (keep)
    {
      statement = sa_store_prepare (store, store->undo_keep_sql, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, edit->number);
      sqlite3_bind_int64 (statement, 2, edit->row);
      if (!sa_store_step (store, statement, error))
        return FALSE;
    }
  statement = sa_store_prepare (store, store->undo_delete_sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, edit->row);
  return sa_store_step (store, statement, error);
}

static gboolean
repeat_insert (SaStore *store, SaType *type, const SaEdit *edit, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *fields = parse_object (edit->fields, &node);
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  g_autoptr (GString) places = g_string_new ("?");
  g_autoptr (GList) names = fields != NULL ? json_object_get_members (fields) : NULL;
  sqlite3_stmt *statement;
  int index = 2;

  if (names == NULL)
    return TRUE; /* purged meanwhile */
  g_string_append_printf (sql, "%s (row", sa_type_get_name (type));
  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *column = sa_quote (name->data);

      g_string_append_printf (sql, ", %s", column);
      g_string_append (places, ", ?");
    }
  g_string_append_printf (sql, ") VALUES (%s)", places->str);
  statement = sa_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, edit->row);
  for (GList *name = names; name != NULL; name = name->next)
    bind_json (statement, index++, name->data, json_object_get_member (fields, name->data));
  if (!sa_store_step (store, statement, error))
    return FALSE;
  statement = sa_store_prepare (store, "UPDATE edit SET fields = NULL WHERE number = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, edit->number);
  return sa_store_step (store, statement, error);
}

gboolean
sa_edit_apply (SaStore *store, const SaEdit *edit, gboolean undo, gboolean keep, GError **error)
{
  SaType *type = sa_model_of_row (store->model, edit->row);

  if (type == NULL)
    return TRUE;
  if (!edit->insert)
    return apply_update (store, type, edit, undo ? 0 : 1, error);
  return undo ? take_back_insert (store, type, edit, keep, error)
              : repeat_insert (store, type, edit, error);
}
