/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes: beginning, committing, giving up; and reading the log as history. Taking changes back is
 * in sa-undo.c. */

#include "sa-log.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "sa-store-private.h"

static char *
utc_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gint64
insert_change (SaStore *store, const char *label, const char *state, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store,
      "INSERT INTO change (label, at, actor, state, first) VALUES (?, ?, ?, ?,"
      " (SELECT coalesce (max(number), 0) + 1 FROM edit))",
      error);
  g_autofree char *now = utc_now ();

  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, label, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, now, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, store->actor, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, state, -1, SQLITE_STATIC);
  return sa_store_step (store, statement, error) ? sqlite3_last_insert_rowid (store->db) : 0;
}

static gint64
begin (SaStore *store, const char *label, const char *state, GError **error)
{
  if (store->depth > 0)
    {
      store->depth++;
      return store->change;
    }
  if (!sa_store_begin (store, error))
    return 0;
  store->change = insert_change (store, label, state, error);
  if (store->change == 0)
    {
      sa_store_rollback (store);
      return 0;
    }
  store->depth = 1;
  store->failed = FALSE;
  store->touched_row = 0;
  return store->change;
}

gint64
sa_change_begin (SaStore *store, const char *label, GError **error)
{
  return begin (store, label, "done", error);
}

static void
end_long (SaStore *store)
{
  store->long_change = FALSE;
  sa_connection_expect_much (store, FALSE);
  sa_store_unlock (store);
}

gint64
sa_change_begin_long (SaStore *store, const char *label, GError **error)
{
  gint64 change;
  gboolean fine;

  g_return_val_if_fail (store->depth == 0, 0);
  if (!sa_store_lock (store, error))
    return 0;
  fine = sa_undo_recover_locked (store, error);
  sa_connection_expect_much (store, TRUE);
  change = fine ? begin (store, label, "running", error) : 0;
  store->long_change = change != 0;
  memset (store->n_made, 0, store->n_next_rows * sizeof *store->n_made);
  if (change == 0)
    end_long (store);
  return change;
}

gboolean
sa_change_checkpoint (SaStore *store, GError **error)
{
  g_return_val_if_fail (store->long_change, FALSE);
  if (!sa_index_update (store, error) || !sa_store_exec (store, "COMMIT", error))
    return FALSE;
  sa_store_leave_writer (store);
  sa_store_give_way (store);
  return sa_store_begin (store, error) && sa_sorting_consider (store, error);
}

static void
finish (SaStore *store)
{
  store->depth = 0;
  store->change = 0;
  sa_store_leave_writer (store);
}

/* Where a change's edits end, so that they are found without an index. A change without edits goes;
 * one with edits ends what could be made again: undone changes before it are passed by, lest redo
 * finds them when this one is undone. */
static gboolean
close_change (SaStore *store, GError **error)
{
  static const char *const statements[] = {
    "UPDATE change SET state = 'done', last = (SELECT max(number) FROM edit) WHERE number = ?1",
    "DELETE FROM change WHERE number = ?1 AND NOT EXISTS"
    " (SELECT 1 FROM edit WHERE edit.number BETWEEN first AND last AND change = change.number)",
    "UPDATE change SET state = 'passed' WHERE state = 'undone' AND number < ?1"
    " AND number > (SELECT coalesce (max(number), 0) FROM change"
    "               WHERE state = 'done' AND number < ?1)"
    " AND EXISTS (SELECT 1 FROM change WHERE number = ?1)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_stmt *statement = sa_store_prepare (store, statements[i], error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, store->change);
      if (!sa_store_step (store, statement, error))
        return FALSE;
    }
  return sa_store_exec (store, "COMMIT", error);
}

/* The last chunk of a long change is written like the others; what makes it count as done is
 * flushed to the disk. */
static gboolean
settle_long (SaStore *store, GError **error)
{
  if (!sa_store_exec (store, "COMMIT", error))
    return FALSE;
  sa_store_leave_writer (store);
  sa_sorting_resume (store);
  return sa_store_exec (store, "PRAGMA synchronous = FULL", error) && sa_store_begin (store, error);
}

static gboolean
follow (SaStore *store, GError **error)
{
  return store->touched_row == 0 || sa_store_follow (store, store->change, error);
}

gboolean
sa_change_commit (SaStore *store, GError **error)
{
  gint64 row;

  g_return_val_if_fail (store->depth > 0, FALSE);
  if (store->depth > 1)
    {
      store->depth--;
      return TRUE;
    }
  if (store->failed)
    {
      g_set_error_literal (error, SA_ERROR, SA_ERROR_FAILED,
                           _ ("A part of this change failed, so all of it was given up."));
      sa_change_abort (store);
      return FALSE;
    }
  if (!follow (store, error) || !sa_index_update (store, error)
      || (store->long_change && !settle_long (store, error)) || !close_change (store, error))
    {
      sa_change_abort (store);
      return FALSE;
    }
  row = store->touched_row;
  finish (store);
  sa_store_forget_saved (store);
  if (store->long_change)
    end_long (store);
  if (row != 0)
    sa_store_emit_changed (store, MAX (row, 0));
  return TRUE;
}

void
sa_change_abort (SaStore *store)
{
  gint64 change = store->change;

  g_return_if_fail (store->depth > 0);
  if (store->depth > 1)
    {
      store->depth--;
      store->failed = TRUE;
      return;
    }
  sa_store_rollback (store);
  g_hash_table_remove_all (store->changes);
  finish (store);
  sa_store_put_back_saved (store);
  if (store->long_change)
    {
      g_autoptr (GError) error = NULL;

      /* What is left over stays marked as running, and is taken back when the file is next opened
       * or long work begins. */
      if (!sa_undo_take_back (store, change, &error))
        g_info ("Taking back an unfinished change: %s", error->message);
      end_long (store);
      sa_store_emit_changed (store, 0);
    }
}

/* --- Labels and counts --- */

static char *
text_of (SaStore *store, const char *sql, gint64 number)
{
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);
  char *text = NULL;

  if (statement == NULL)
    return NULL;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, number);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return text;
}

#define LATEST_DONE "(SELECT coalesce (max(number), 0) FROM change WHERE state = 'done')"

char *
sa_store_get_undo_label (SaStore *store)
{
  return text_of (store, "SELECT label FROM change WHERE number = " LATEST_DONE, 0);
}

char *
sa_store_get_redo_label (SaStore *store)
{
  return text_of (store,
                  "SELECT label FROM change WHERE state = 'undone' AND number > " LATEST_DONE
                  " ORDER BY number LIMIT 1",
                  0);
}

char *
sa_store_get_change_label (SaStore *store, gint64 change)
{
  return text_of (store, "SELECT label FROM change WHERE number = ?", change);
}

gint64
sa_store_count_change (SaStore *store, gint64 change)
{
  g_autofree char *count = text_of (
      store,
      "SELECT count(*) FROM edit, change WHERE change.number = ?1"
      " AND edit.number BETWEEN change.first AND change.last AND edit.change = ?1",
      change);

  return count != NULL ? g_ascii_strtoll (count, NULL, 10) : 0;
}

GPtrArray *
sa_store_list_changes (SaStore *store, guint limit, GError **error)
{
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_history_entry_free);
  sqlite3_stmt *statement = sa_store_prepare (
      store, "SELECT number, label, at, actor, state FROM change ORDER BY number DESC LIMIT ?",
      error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, limit == 0 ? -1 : (int) limit);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      SaHistoryEntry *entry = g_new0 (SaHistoryEntry, 1);

      entry->change = sqlite3_column_int64 (statement, 0);
      entry->label = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      entry->at = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      entry->actor = g_strdup ((const char *) sqlite3_column_text (statement, 3));
      entry->undone = g_strcmp0 ((const char *) sqlite3_column_text (statement, 4), "done") != 0;
      entry->fields = g_ptr_array_new ();
      g_ptr_array_add (entries, entry);
    }
  sqlite3_reset (statement);
  return g_steal_pointer (&entries);
}

/* --- History --- */

static void
field_change_free (SaFieldChange *change)
{
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

void
sa_history_entry_free (SaHistoryEntry *entry)
{
  g_free (entry->label);
  g_free (entry->at);
  g_free (entry->actor);
  g_ptr_array_unref (entry->fields);
  g_free (entry);
}

static char *
node_text (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return json_node_dup_string (node);
}

static void
add_field_change (SaHistoryEntry *entry, SaType *type, const char *name, JsonArray *pair)
{
  int field = sa_type_find_field (type, name);
  SaFieldChange *change;

  if (g_str_equal (name, "deleted"))
    {
      entry->op = JSON_NODE_HOLDS_NULL (json_array_get_element (pair, 0)) ? 'd' : 'r';
      return;
    }
  if (field < 0 && !g_str_equal (name, "state"))
    return;
  change = g_new0 (SaFieldChange, 1);
  change->field = field >= 0 ? sa_type_get_field (type, field) : NULL;
  change->from = node_text (json_array_get_element (pair, 0));
  change->to = node_text (json_array_get_element (pair, 1));
  g_ptr_array_add (entry->fields, change);
}

static void
parse_fields (SaHistoryEntry *entry, SaType *type, const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &pair))
    if (JSON_NODE_HOLDS_ARRAY (pair) && json_array_get_length (json_node_get_array (pair)) == 2)
      add_field_change (entry, type, name, json_node_get_array (pair));
}

static SaHistoryEntry *
read_entry (sqlite3_stmt *statement, SaType *type, gint64 row)
{
  SaHistoryEntry *entry = g_new0 (SaHistoryEntry, 1);

  entry->change = sqlite3_column_int64 (statement, 0);
  entry->row = row;
  entry->label = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  entry->at = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  entry->actor = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  entry->undone = g_strcmp0 ((const char *) sqlite3_column_text (statement, 4), "done") != 0;
  entry->op = sqlite3_column_int (statement, 5) == 1 ? 'i' : 'u';
  entry->derived = sqlite3_column_int (statement, 5) == 3;
  entry->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_change_free);
  if (entry->op == 'u')
    parse_fields (entry, type, (const char *) sqlite3_column_text (statement, 6));
  return entry;
}

static SaFieldChange *
find_field (SaHistoryEntry *entry, const SaField *field)
{
  for (guint i = 0; i < entry->fields->len; i++)
    if (((SaFieldChange *) entry->fields->pdata[i])->field == field)
      return entry->fields->pdata[i];
  return NULL;
}

/* What a person did at once is one line, in however many steps it was done: @older goes into
 * @newer when both are steps of one change. */
static gboolean
join_steps (SaHistoryEntry *newer, SaHistoryEntry *older)
{
  if (newer->change != older->change || newer->op != 'u' || older->op != 'u'
      || newer->derived != older->derived)
    return FALSE;
  while (older->fields->len > 0)
    {
      SaFieldChange *before = g_ptr_array_steal_index (older->fields, older->fields->len - 1);
      SaFieldChange *after = find_field (newer, before->field);

      if (after == NULL)
        {
          g_ptr_array_add (newer->fields, before);
          continue;
        }
      g_set_str (&after->from, before->from);
      field_change_free (before);
      if (g_strcmp0 (after->from, after->to) == 0)
        g_ptr_array_remove (newer->fields, after);
    }
  return TRUE;
}

GPtrArray *
sa_store_get_history (SaStore *store, gint64 row, guint limit, GError **error)
{
  SaType *type = sa_model_of_row (store->model, row);
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_history_entry_free);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  int code;

  g_return_val_if_fail (type != NULL, NULL);
  /* Which change made it is known from the record; only what came later needs the log. */
  sql = g_strdup_printf (
      "SELECT number, label, at, actor, state, op, fields FROM ("
      " SELECT c.number, c.label, c.at, c.actor, c.state, e.op, e.fields, e.number AS edit"
      " FROM edit e JOIN change c ON c.number = e.change WHERE e.row = ?1 AND e.op <> 1"
      " UNION ALL SELECT c.number, c.label, c.at, c.actor, c.state, 1, NULL, 0"
      " FROM %s t JOIN change c ON c.number = t.created WHERE t.row = ?1)"
      " ORDER BY number DESC, edit DESC LIMIT ?2",
      sa_type_get_name (type));
  statement = sa_store_prepare (store, sql, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_int (statement, 2, limit == 0 ? -1 : (int) limit);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SaHistoryEntry *entry = read_entry (statement, type, row);

      if (entries->len > 0 && join_steps (entries->pdata[entries->len - 1], entry))
        sa_history_entry_free (entry);
      else
        g_ptr_array_add (entries, entry);
    }
  sqlite3_reset (statement);
  if (code != SQLITE_DONE)
    {
      sa_store_fail (store, code, error);
      return NULL;
    }
  return g_steal_pointer (&entries);
}
