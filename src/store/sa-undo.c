/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking changes back and making them again, from the log. Edits are undone last to first. A change
 * knows its cursor: edits from there on are undone. Big changes are undone in several transactions;
 * the cursor moves with them, so that whoever opens the file after a crash can finish. */

#include "sa-log.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "sa-store-private.h"

#define CHUNK 5000

/* What is worth preparing for: with more memory, and bigger transactions. */
#define MANY_EDITS 20000
#define BIG_CHUNK 20000

static gboolean
read_change (SaStore *store, gint64 number, SaLoggedChange *change)
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

static gboolean
is_big (const SaLoggedChange *change)
{
  return change->last - change->first >= MANY_EDITS;
}

static int
chunk_of (const SaLoggedChange *change)
{
  return is_big (change) ? BIG_CHUNK : CHUNK;
}

static gboolean
move_cursor (SaStore *store, const SaLoggedChange *change, const char *state, gint64 cursor,
             GError **error)
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
apply_edits (SaStore *store, SaLoggedChange *change, GArray *edits, gboolean undo, gboolean keep,
             GError **error)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const SaEdit *edit = &g_array_index (edits, SaEdit, i);

      if (!sa_edit_apply (store, edit, undo, keep, error))
        return FALSE;
      change->cursor = undo ? edit->number : edit->number + 1;
    }
  if ((int) edits->len < chunk_of (change))
    change->cursor = undo ? change->first : change->last + 1;
  return TRUE;
}

static double
fraction_of (const SaLoggedChange *change, gboolean undo)
{
  double undone = (double) (change->last + 1 - change->cursor)
                  / MAX (change->last + 1 - change->first, 1);

  return undo ? undone : 1 - undone;
}

static gboolean
is_most_of_all (SaStore *store, const SaLoggedChange *change)
{
  return is_big (change)
         && change->last - change->first
                > sa_store_scalar (store, "SELECT count(*) FROM search_docsize", 0) / 2;
}

/* Taking back a big import would remove most of the search index entry by entry, which costs far
 * more than making it anew from what is left. That it is out of date meanwhile stands in the file,
 * for whoever has to finish after a crash. */
static gboolean
will_rebuild (SaStore *store, gboolean undo, gboolean most)
{
  return (undo && most)
         || sa_store_scalar (store, "SELECT count(*) FROM setting WHERE name = 'search_behind'", 0)
                > 0;
}

static gboolean
update_index (SaStore *store, gboolean rebuild, gboolean ended, GError **error)
{
  if (!rebuild)
    return sa_index_update (store, error);
  sa_index_forget_due (store);
  if (!ended)
    return sa_store_exec (store, "INSERT OR REPLACE INTO setting VALUES ('search_behind', 1)",
                          error);
  return sa_index_rebuild (store, error)
         && sa_store_exec (store, "DELETE FROM setting WHERE name = 'search_behind'", error);
}

/* Dates that follow from a big change may take long: others write in between. Meanwhile an undo
 * still counts as going on, so that whoever opens the file after a crash ends it. */
static gboolean
end_change (SaStore *store, const SaLoggedChange *change, gboolean undo, gboolean keep,
            GError **error)
{
  gboolean fine;

  if (!keep)
    return move_cursor (store, change, undo ? "undone" : "done", change->cursor, error);
  store->may_pause = change->last - change->first >= CHUNK;
  fine = move_cursor (store, change, undo ? "undoing" : "done", change->cursor, error)
         && sa_store_follow (store, change->number, error)
         && (!undo || move_cursor (store, change, "undone", change->cursor, error));
  store->may_pause = FALSE;
  return fine;
}

/* One transaction's worth. */
static gboolean
run_chunk (SaStore *store, SaLoggedChange *change, gboolean undo, gboolean keep, gboolean rebuild,
           gboolean *ended, GError **error)
{
  g_autoptr (GArray) edits = sa_edits_read (store, change, undo, chunk_of (change), error);
  const char *state = !keep ? "running" : undo ? "undoing" : "redoing";

  if (edits == NULL || !apply_edits (store, change, edits, undo, keep, error))
    return FALSE;
  *ended = (int) edits->len < chunk_of (change);
  return update_index (store, rebuild, *ended, error)
         && (*ended ? end_change (store, change, undo, keep, error)
                    : move_cursor (store, change, state, change->cursor, error));
}

/* What others made meanwhile may refer to what is being removed for good; it then refers to
 * nothing.
 */
static gboolean
let_go_of_removed (SaStore *store, SaType *type, GError **error)
{
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *column = sa_quote (field->name);
      g_autofree char *sql = NULL;

      if (field->kind != SA_KIND_REFERENCE || field->target == NULL)
        continue;
      sql = g_strdup_printf (
          "UPDATE %s SET %s = NULL WHERE %s IS NOT NULL AND %s NOT IN (SELECT row FROM %s)",
          sa_type_get_name (type), column, column, column, field->target);
      if (!sa_store_exec (store, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
commit_chunk (SaStore *store, gboolean keep, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);
  int code = sqlite3_exec (store->db, "COMMIT", NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  if (keep || (code & 0xff) != SQLITE_CONSTRAINT)
    return sa_store_fail (store, code, error);
  for (guint i = 0; i < types->len; i++)
    if (!let_go_of_removed (store, g_ptr_array_index (types, i), error))
      return FALSE;
  return sa_index_update (store, error) && sa_store_exec (store, "COMMIT", error);
}

static gboolean
run_chunks (SaStore *store, SaLoggedChange *change, gboolean undo, gboolean keep, gboolean check,
            SaProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean most = is_most_of_all (store, change);
  gboolean rebuild = will_rebuild (store, undo, most);
  gboolean ended = FALSE;

  while (!ended)
    {
      if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, SA_ERROR, SA_ERROR_CANCELLED, _ ("Cancelled."));
          return FALSE;
        }
      if (!sa_store_begin (store, error))
        return FALSE;
      if ((check && !sa_conflict_check (store, change, undo, error))
          || (most && !sa_sorting_suspend_all (store, error))
          || !run_chunk (store, change, undo, keep, rebuild, &ended, error)
          || !commit_chunk (store, keep, error))
        {
          sa_store_rollback (store);
          return FALSE;
        }
      check = most = FALSE;
      sa_store_leave_writer (store);
      if (progress != NULL)
        progress (fraction_of (change, undo), data);
      if (!ended)
        sa_store_give_way (store);
    }
  return TRUE;
}

/* Until it ends. With @check, looks first whether it may, in the same transaction. */
static gboolean
run (SaStore *store, SaLoggedChange *change, gboolean undo, gboolean keep, gboolean check,
     SaProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean big = is_big (change);
  gboolean fine;

  if (big)
    sa_connection_expect_much (store, TRUE);
  fine = run_chunks (store, change, undo, keep, check, progress, data, cancellable, error);
  sa_sorting_resume (store);
  if (big)
    sa_connection_expect_much (store, FALSE);
  return fine;
}

static gint64
next_change (SaStore *store, gboolean undo)
{
  return sa_store_scalar (
      store,
      undo ? "SELECT max(number) FROM change WHERE state = 'done'"
           : "SELECT min(number) FROM change WHERE state = 'undone' AND number >"
             " (SELECT coalesce (max(number), 0) FROM change WHERE state = 'done')",
      0);
}

/* Takes a change back or makes it again while the lock is held, so that nobody else does the same.
 */
static gboolean
run_checked (SaStore *store, gint64 number, gboolean undo, SaProgressFunc progress, gpointer data,
             GCancellable *cancellable, GError **error)
{
  SaLoggedChange change;
  gboolean small;

  if (!read_change (store, number, &change)
      || !(undo ? g_str_equal (change.state, "done")
                : g_str_equal (change.state, "undone") || g_str_equal (change.state, "passed")))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                   undo ? _ ("There is no change %" PRId64 " to undo.")
                        : _ ("There is no change %" PRId64 " to redo."),
                   number);
      return FALSE;
    }
  /* Looking at a big change takes longer than others should wait to write. */
  small = change.last - change.first < CHUNK;
  if (!small && !sa_conflict_check (store, &change, undo, error))
    return FALSE;
  if (run (store, &change, undo, TRUE, small, progress, data, cancellable, error))
    return TRUE;
  /* Stopped half way: back to where it began, now if there is room on the disk, or else when the
   * file is next opened. */
  if (read_change (store, number, &change)
      && g_str_equal (change.state, undo ? "undoing" : "redoing"))
    run (store, &change, !undo, TRUE, FALSE, NULL, NULL, NULL, NULL);
  return FALSE;
}

static gint64
undo_or_redo (SaStore *store, gint64 number, gboolean undo, SaProgressFunc progress, gpointer data,
              GCancellable *cancellable, GError **error)
{
  gboolean fine;

  g_return_val_if_fail (store->depth == 0, 0);
  if (number == 0 && next_change (store, undo) == 0)
    return 0;
  if (!sa_store_lock (store, error))
    return 0;
  fine = sa_undo_recover_locked (store, error);
  if (fine && number == 0)
    number = next_change (store, undo);
  fine = fine
         && (number == 0 || run_checked (store, number, undo, progress, data, cancellable, error));
  sa_store_unlock (store);
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
      "DELETE FROM edit WHERE change = %" G_GINT64_FORMAT " AND number >="
      " (SELECT first FROM change WHERE number = %" G_GINT64_FORMAT ");"
      "DELETE FROM change WHERE number = %" G_GINT64_FORMAT ";"
      "COMMIT",
      number, number, number);
  SaLoggedChange change;

  if (!read_change (store, number, &change))
    return TRUE; /* nothing of it was ever committed */
  if (!run (store, &change, TRUE, FALSE, FALSE, NULL, NULL, NULL, error)
      || !sa_store_begin (store, error))
    return FALSE;
  if (!sa_store_exec (store, sql, error))
    {
      sa_store_rollback (store);
      return FALSE;
    }
  sa_store_leave_writer (store);
  return TRUE;
}

#define LEFT_BEHIND "FROM change WHERE state IN ('running', 'undoing', 'redoing')"

gboolean
sa_undo_recover_locked (SaStore *store, GError **error)
{
  gboolean fine = TRUE;
  gint64 number;

  sa_sorting_resume (store);
  while (fine && (number = sa_store_scalar (store, "SELECT max(number) " LEFT_BEHIND, 0)) != 0)
    {
      SaLoggedChange change;

      if (!read_change (store, number, &change))
        break;
      if (g_str_equal (change.state, "running"))
        fine = sa_undo_take_back (store, number, error);
      else
        fine = run (store, &change, g_str_equal (change.state, "undoing"), TRUE, FALSE, NULL, NULL,
                    NULL, error);
    }
  return fine;
}

gboolean
sa_undo_is_under_way (SaStore *store)
{
  return sa_store_scalar (store, "SELECT count(*) " LEFT_BEHIND, 0) > 0;
}

gboolean
sa_undo_recover (SaStore *store, GError **error)
{
  gboolean fine;

  if (!sa_undo_is_under_way (store) && !sa_sorting_is_suspended (store))
    return TRUE;
  /* Somebody else may be at it this moment. */
  if (!sa_store_lock (store, NULL))
    return TRUE;
  fine = sa_undo_recover_locked (store, error);
  sa_store_unlock (store);
  return fine;
}
