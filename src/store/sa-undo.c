/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking changes back and making them again, from the log. Edits are undone last to first. A change
 * knows its cursor: edits from there on are undone. Big changes are undone in several transactions;
 * the cursor moves with them, so that whoever opens the file after a crash can finish. */

#include "sa-log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "sa-store-private.h"

#define CHUNK 5000

typedef struct
{
  gint64 number;
  gint64 first;
  gint64 last;
  gint64 cursor;
  char state[16];
} Change;

typedef struct
{
  gint64 number;
  gint64 row;
  gboolean insert;
  char *fields;
} Edit;

/* --- The lock of long work --- */

gboolean
sa_undo_lock (SaStore *store, GError **error)
{
  g_autofree char *path = g_strconcat (store->path, "-lock", NULL);

  store->lock_fd = open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (store->lock_fd >= 0 && flock (store->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno == EWOULDBLOCK)
    g_set_error_literal (
        error, SA_ERROR, SA_ERROR_BUSY,
        _ ("An import or another long change is still running; wait for it to end."));
  else
    g_set_error (error, SA_ERROR, SA_ERROR_READ_ONLY, _ ("%s cannot be written: %s."), path,
                 g_strerror (errno));
  sa_undo_unlock (store);
  return FALSE;
}

void
sa_undo_unlock (SaStore *store)
{
  if (store->lock_fd >= 0)
    close (store->lock_fd);
  store->lock_fd = -1;
}

/* --- Reading changes and edits --- */

static gboolean
read_change (SaStore *store, gint64 number, Change *change)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store,
      "SELECT first, coalesce(last, (SELECT max(number) FROM edit), 0), cursor, state FROM change "
      "WHERE number = ?",
      NULL);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      found = TRUE;
      change->number = number;
      change->first = sqlite3_column_int64 (statement, 0);
      change->last = sqlite3_column_int64 (statement, 1);
      change->cursor = sqlite3_column_type (statement, 2) == SQLITE_NULL
                           ? change->last + 1
                           : sqlite3_column_int64 (statement, 2);
      g_strlcpy (change->state, (const char *) sqlite3_column_text (statement, 3),
                 sizeof change->state);
    }
  sqlite3_reset (statement);
  return found;
}

static void
clear_edit (gpointer data)
{
  g_free (((Edit *) data)->fields);
}

/* The next edits to undo (before the cursor, backwards) or to make again (from the cursor on). */
static GArray *
read_edits (SaStore *store, const Change *change, gboolean undo, gint64 cursor, GError **error)
{
  const char *sql =
      undo ? "SELECT number, row, op, fields FROM edit WHERE number >= ?2 AND number < ?3"
             " AND change = ?1 ORDER BY number DESC LIMIT ?4"
           : "SELECT number, row, op, fields FROM edit WHERE number >= ?3 AND number <= ?2"
             " AND change = ?1 ORDER BY number LIMIT ?4";
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  int code;

  if (statement == NULL)
    return NULL;
  g_array_set_clear_func (edits, clear_edit);
  sqlite3_bind_int64 (statement, 1, change->number);
  sqlite3_bind_int64 (statement, 2, undo ? change->first : change->last);
  sqlite3_bind_int64 (statement, 3, cursor);
  sqlite3_bind_int (statement, 4, CHUNK);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      Edit edit = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
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

static JsonObject *
parse_object (const char *json, JsonNode **node)
{
  *node = json != NULL ? json_from_string (json, NULL) : NULL;
  return *node != NULL && JSON_NODE_HOLDS_OBJECT (*node) ? json_node_get_object (*node) : NULL;
}

static void
bind_json (sqlite3_stmt *statement, int index, const char *name, JsonNode *value)
{
  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
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

/* --- Conflicts --- */

static gboolean
say_conflict (SaStore *store, gint64 row, GError **error)
{
  g_autofree char *title = sa_store_get_title (store, row);

  g_set_error (error, SA_ERROR, SA_ERROR_CONFLICT,
               _ ("“%s” was changed again since; undo the later change first."),
               title != NULL ? title : "?");
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

/* Whether the fields still hold what the edit left (@side 1) or found (@side 0). Edits of one
 * change to one record stack, so what later edits of the same change wrote over is remembered in
 * @seen. */
static gboolean
check_update (SaStore *store, SaType *type, const Edit *edit, int side, GHashTable *seen,
              GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *fields = parse_object (edit->fields, &node);
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  if (fields == NULL)
    return TRUE;
  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &name, &pair))
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", edit->row, name);
      g_autofree char *column = sa_quote (name);
      g_autofree char *sql = NULL;
      sqlite3_stmt *statement;
      gboolean same;

      if (is_bookkeeping (name) || !g_hash_table_add (seen, g_steal_pointer (&key)))
        continue;
      sql = g_strdup_printf ("SELECT %s FROM %s WHERE row = ?", column, sa_type_get_name (type));
      statement = sa_store_prepare (store, sql, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, edit->row);
      same = sqlite3_step (statement) == SQLITE_ROW
             && same_as_column (json_array_get_element (json_node_get_array (pair), side),
                                statement, 0);
      sqlite3_reset (statement);
      if (!same)
        return say_conflict (store, edit->row, error);
    }
  return TRUE;
}

static gboolean
exists (SaStore *store, SaType *type, gint64 row)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE row = ?",
                                          sa_type_get_name (type));
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  found = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_reset (statement);
  return found;
}

static gboolean
check_updates (SaStore *store, const Change *change, gboolean undo, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *sql =
      undo ? "SELECT number, row, fields FROM edit WHERE number BETWEEN ?2 AND ?3 AND change = ?1"
             " AND op = 2 ORDER BY number DESC"
           : "SELECT number, row, fields FROM edit WHERE number BETWEEN ?2 AND ?3 AND change = ?1"
             " AND op = 2 ORDER BY number";
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);
  gboolean fine = TRUE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change->number);
  sqlite3_bind_int64 (statement, 2, change->first);
  sqlite3_bind_int64 (statement, 3, change->last);
  while (fine && sqlite3_step (statement) == SQLITE_ROW)
    {
      Edit edit = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), FALSE,
                    (char *) sqlite3_column_text (statement, 2) };
      SaType *type = sa_model_of_row (store->model, edit.row);

      /* A record made by this very change is not there while the change is undone. */
      fine = type == NULL || (!undo && !exists (store, type, edit.row))
             || check_update (store, type, &edit, undo ? 1 : 0, seen, error);
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
check_references (SaStore *store, const Change *change, SaType *type, SaType *target,
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
          g_autofree char *title = sa_store_get_title (store, row);

          g_set_error (
              error, SA_ERROR, SA_ERROR_CONFLICT,
              _ ("“%s” was made later and refers to what would be taken back; undo that first."),
              title);
          return FALSE;
        }
    }
  return TRUE;
}

/* Whether the records the change made are as it left them, and nothing later hangs on them. */
static gboolean
check_inserts (SaStore *store, const Change *change, SaType *type, GError **error)
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

static gboolean
check_conflicts (SaStore *store, const Change *change, gboolean undo, GError **error)
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

/* --- Applying --- */

/* Sets the fields of one record back (@side 0) or forth (@side 1). */
static gboolean
apply_update (SaStore *store, SaType *type, const Edit *edit, int side, GError **error)
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
    g_string_append_printf (sql, "%s\"%s\" = ?", name != names ? ", " : "",
                            (const char *) name->data);
  g_string_append (sql, " WHERE row = ?");
  statement = sa_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (GList *name = names; name != NULL; name = name->next)
    bind_json (statement, index++, name->data,
               json_array_get_element (json_object_get_array_member (fields, name->data), side));
  sqlite3_bind_int64 (statement, index, edit->row);
  return sa_store_step (store, statement, error);
}

static gboolean
take_back_insert (SaStore *store, SaType *type, const Edit *edit, gboolean keep, GError **error)
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
repeat_insert (SaStore *store, SaType *type, const Edit *edit, GError **error)
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
      g_string_append_printf (sql, ", \"%s\"", (const char *) name->data);
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

static gboolean
apply_edit (SaStore *store, const Edit *edit, gboolean undo, gboolean keep, GError **error)
{
  SaType *type = sa_model_of_row (store->model, edit->row);

  if (type == NULL)
    return TRUE;
  if (!edit->insert)
    return apply_update (store, type, edit, undo ? 0 : 1, error);
  return undo ? take_back_insert (store, type, edit, keep, error)
              : repeat_insert (store, type, edit, error);
}

static gboolean
move_cursor (SaStore *store, const Change *change, const char *state, gint64 cursor, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store, "UPDATE change SET state = ?2, cursor = ?3, last = ?4 WHERE number = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change->number);
  sqlite3_bind_text (statement, 2, state, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, cursor);
  sqlite3_bind_int64 (statement, 4, change->last);
  return sa_store_step (store, statement, error);
}

static gboolean
apply_edits (SaStore *store, Change *change, GArray *edits, gboolean undo, gboolean keep,
             GError **error)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const Edit *edit = &g_array_index (edits, Edit, i);

      if (!apply_edit (store, edit, undo, keep, error))
        return FALSE;
      change->cursor = undo ? edit->number : edit->number + 1;
    }
  if (edits->len < CHUNK)
    change->cursor = undo ? change->first : change->last + 1;
  return TRUE;
}

static double
fraction_of (const Change *change, gboolean undo)
{
  double undone = (double) (change->last + 1 - change->cursor)
                  / MAX (change->last + 1 - change->first, 1);

  return undo ? undone : 1 - undone;
}

/* One transaction's worth. */
static gboolean
run_chunk (SaStore *store, Change *change, gboolean undo, gboolean keep, gboolean *ended,
           GError **error)
{
  g_autoptr (GArray) edits = read_edits (store, change, undo, change->cursor, error);
  const char *state;

  if (edits == NULL || !apply_edits (store, change, edits, undo, keep, error))
    return FALSE;
  *ended = edits->len < CHUNK;
  state = *ended ? (undo ? "undone" : "done") : !keep ? "running" : undo ? "undoing" : "redoing";
  return sa_index_update (store, error)
         && move_cursor (store, change, state, change->cursor, error);
}

static gboolean
run (SaStore *store, Change *change, gboolean undo, gboolean keep, SaProgressFunc progress,
     gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean ended = FALSE;

  while (!ended)
    {
      gint64 cursor = change->cursor;

      if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
        {
          /* Back to where it began. */
          run (store, change, !undo, TRUE, NULL, NULL, NULL, NULL);
          g_set_error_literal (error, SA_ERROR, SA_ERROR_CANCELLED, _ ("Cancelled."));
          return FALSE;
        }
      sa_store_take_writer (store);
      if (!sa_store_exec (store, "BEGIN IMMEDIATE", error))
        {
          sa_store_leave_writer (store);
          return FALSE;
        }
      if (!run_chunk (store, change, undo, keep, &ended, error)
          || !sa_store_exec (store, "COMMIT", error))
        {
          sa_store_exec (store, "ROLLBACK", NULL);
          sa_index_forget_due (store);
          change->cursor = cursor;
          sa_store_leave_writer (store);
          return FALSE;
        }
      sa_store_leave_writer (store);
      if (progress != NULL)
        progress (fraction_of (change, undo), data);
      while (!ended && sa_store_is_awaited (store))
        g_usleep (500);
    }
  return TRUE;
}

static gint64
undo_or_redo (SaStore *store, gint64 number, gboolean undo, SaProgressFunc progress, gpointer data,
              GCancellable *cancellable, GError **error)
{
  Change change;
  gboolean fine;

  g_return_val_if_fail (store->depth == 0, 0);
  if (number == 0)
    number = sa_store_scalar (
        store,
        undo ? "SELECT max(number) FROM change WHERE state = 'done'"
             : "SELECT min(number) FROM change WHERE state = 'undone' AND number >"
               " (SELECT coalesce (max(number), 0) FROM change WHERE state = 'done')",
        0);
  if (number == 0)
    return 0;
  if (!read_change (store, number, &change)
      || !g_str_equal (change.state, undo ? "done" : "undone"))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                   undo ? _ ("There is no change %" PRId64 " to undo.")
                        : _ ("There is no change %" PRId64 " to redo."),
                   number);
      return 0;
    }
  if (!check_conflicts (store, &change, undo, error) || !sa_undo_lock (store, error))
    return 0;
  fine = run (store, &change, undo, TRUE, progress, data, cancellable, error);
  sa_undo_unlock (store);
  sa_store_emit_changed (store, 0);
  return fine ? number : 0;
}

gint64
sa_store_undo_change (SaStore *store, gint64 change, SaProgressFunc progress, gpointer data,
                      GCancellable *cancellable, GError **error)
{
  return undo_or_redo (store, change, TRUE, progress, data, cancellable, error);
}

gint64
sa_store_redo_change (SaStore *store, gint64 change, SaProgressFunc progress, gpointer data,
                      GCancellable *cancellable, GError **error)
{
  return undo_or_redo (store, change, FALSE, progress, data, cancellable, error);
}

/* --- After a crash --- */

/* Removes every trace of a change that never ended. */
gboolean
sa_undo_take_back (SaStore *store, gint64 number, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "BEGIN IMMEDIATE;"
      "DELETE FROM edit WHERE change = %" G_GINT64_FORMAT " AND number >="
      " (SELECT first FROM change WHERE number = %" G_GINT64_FORMAT ");"
      "DELETE FROM change WHERE number = %" G_GINT64_FORMAT ";"
      "COMMIT",
      number, number, number);
  Change change;

  if (!read_change (store, number, &change))
    return TRUE; /* nothing of it was ever committed */
  return run (store, &change, TRUE, FALSE, NULL, NULL, NULL, error)
         && sa_store_exec (store, sql, error);
}

gboolean
sa_undo_recover (SaStore *store, GError **error)
{
  gboolean fine = TRUE;
  gint64 number;

  if (sa_store_scalar (
          store, "SELECT count(*) FROM change WHERE state IN ('running', 'undoing', 'redoing')", 0)
      == 0)
    return TRUE;
  /* Somebody else may be at it this moment. */
  if (!sa_undo_lock (store, NULL))
    return TRUE;
  while (
      fine
      && (number = sa_store_scalar (
              store,
              "SELECT max(number) FROM change WHERE state IN ('running', 'undoing', 'redoing')", 0))
             != 0)
    {
      Change change;

      if (!read_change (store, number, &change))
        break;
      if (g_str_equal (change.state, "running"))
        fine = sa_undo_take_back (store, number, error);
      else
        fine = run (store, &change, g_str_equal (change.state, "undoing"), TRUE, NULL, NULL, NULL,
                    error);
    }
  sa_undo_unlock (store);
  return fine;
}
