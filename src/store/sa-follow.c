/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records a change bears on is read from the log: it has the old references as well as the
 * new, and the whole of a record that an undo removed. */

#include "sa-follow.h"

#include "sa-log.h"
#include "sa-store-private.h"

/* Of records with the rows ?2 to ?3, which are those of a type. The change is kept as the outer
 * loop: it is one, and says where its edits are. */
#define ITS_EDITS                                                                                  \
  "SELECT edit.row AS row, op, edit.fields AS fields FROM change CROSS JOIN edit"                  \
  " ON edit.number BETWEEN change.first"                                                           \
  " AND coalesce (change.last, (SELECT max(number) FROM edit)) AND edit.change = ?1"               \
  " WHERE change.number = ?1 AND edit.row BETWEEN ?2 AND ?3"

/* Of a long change others wait to write no longer than this many records take. */
#define RECORDS_A_TURN 500

static SaFollowFunc follow_func;

void
sa_store_set_follow (SaFollowFunc func)
{
  follow_func = func;
}

gboolean
sa_store_follow (SaStore *store, gint64 change, GError **error)
{
  return follow_func == NULL || follow_func (store, change, error);
}

/* The numbers a statement about the edits yields. */
static GArray *
find_rows (SaStore *store, const char *sql, gint64 change, gint64 first, gint64 last,
           GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, change);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_int64 (statement, 3, last);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0);

      g_array_append_val (rows, row);
    }
  sqlite3_reset (statement);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&rows);
  sa_store_fail (store, code, error);
  return NULL;
}

static GArray *
find_of_type (SaStore *store, const char *sql, gint64 change, SaType *type, GError **error)
{
  int number = sa_type_get_number (type);

  return find_rows (store, sql, change, SA_ROW_FIRST (number), SA_ROW_LAST (number), error);
}

/* Bound like the others, so that one way of stepping does for both. */
static GArray *
find_referred (SaStore *store, SaType *type, const char *column, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT DISTINCT %s FROM %s WHERE %s IS NOT NULL AND row BETWEEN ?2 AND ?3 AND ?1 = 0",
      column, sa_type_get_name (type), column);

  return find_of_type (store, sql, SA_FOLLOW_ALL, type, error);
}

GArray *
sa_store_find_affected (SaStore *store, gint64 change, SaType *type, guint field, GError **error)
{
  const char *name = sa_type_get_field (type, field)->name;
  g_autofree char *column = sa_quote (name);
  g_autofree char *sql = NULL;

  if (change == SA_FOLLOW_ALL)
    return find_referred (store, type, column, error);
  sql = g_strdup_printf (
      "WITH its AS (" ITS_EDITS ")"
      " SELECT t.%s FROM its JOIN %s t ON t.row = its.row WHERE t.%s IS NOT NULL"
      " UNION SELECT value FROM its, json_each (its.fields, '$.%s') WHERE type = 'integer'",
      column, sa_type_get_name (type), column, name);

  return find_of_type (store, sql, change, type, error);
}

GArray *
sa_store_find_edited (SaStore *store, gint64 change, SaType *type, guint field, guint but_not,
                      GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT row FROM (" ITS_EDITS ") WHERE op = 2"
      " GROUP BY row HAVING count (json_extract (fields, '$.%s')) > 0"
      " AND count (json_extract (fields, '$.%s')) = 0",
      sa_type_get_field (type, field)->name, sa_type_get_field (type, but_not)->name);

  return find_of_type (store, sql, change, type, error);
}

GArray *
sa_store_find_touched (SaStore *store, gint64 change, GError **error)
{
  return find_rows (store,
                    "SELECT DISTINCT row >> " G_STRINGIFY (SA_ROW_BITS) " FROM (" ITS_EDITS ")",
                    change, 0, G_MAXINT64, error);
}

static gboolean
pause_following (SaStore *store, GError **error)
{
  if (store->long_change)
    return sa_change_checkpoint (store, error);
  if (!store->may_pause)
    return TRUE;
  if (!sa_index_update (store, error) || !sa_store_exec (store, "COMMIT", error))
    return FALSE;
  sa_store_leave_writer (store);
  sa_store_give_way (store);
  return sa_store_begin (store, error);
}

gboolean
sa_store_follow_each (SaStore *store, GArray *rows, SaFollowRowFunc func, GError **error)
{
  g_autoptr (GArray) found = rows;

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (!func (store, g_array_index (found, gint64, i), error)
        || (i % RECORDS_A_TURN == RECORDS_A_TURN - 1 && !pause_following (store, error)))
      return FALSE;
  return found != NULL;
}

gboolean
sa_store_has_made (SaStore *store, gint64 change, SaType *type, guint field, gint64 row)
{
  g_autofree char *column = sa_quote (sa_type_get_field (type, field)->name);
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?2 AND created = ?1 LIMIT 1",
                                          sa_type_get_name (type), column);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, change);
  sqlite3_bind_int64 (statement, 2, row);
  return sa_store_has_row (statement);
}

/* The edit that was just logged says that it follows from others. */
static gboolean
mark_derived (SaStore *store, gint64 row, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store,
      "UPDATE edit SET op = 3 WHERE number = (SELECT max(number) FROM edit) AND row = ?1"
      " AND change = ?2 AND op = 2",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_int64 (statement, 2, store->change);
  sa_store_touch (store, -1);
  return sa_store_step (store, statement, error);
}

gboolean
sa_store_put_derived (SaStore *store, gint64 row, guint field, const char *text, GError **error)
{
  SaType *type = sa_model_of_row (store->model, row);
  g_autofree char *column = sa_quote (sa_type_get_field (type, field)->name);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET %s = ?2, changed = iif (?3, ?3, changed) WHERE row = ?1 AND %s IS NOT ?2",
      sa_type_get_name (type), column, column);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_text (statement, 2, text, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 3, store->change);
  if (!sa_store_step (store, statement, error))
    return FALSE;
  return store->change == 0 || sqlite3_changes (store->db) == 0 || mark_derived (store, row, error);
}
