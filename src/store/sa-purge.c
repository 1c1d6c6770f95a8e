/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Removing for good what was deleted: the records, their history, what referred to them, changes
 * of which nothing is left, and contents nobody uses any more. */

#include "sa-store-private.h"

#include "sa-attachments.h"

static gint64
purge_type (SaStore *store, SaType *type, gint64 before, GError **error)
{
  const char *name = sa_type_get_name (type);
  g_autofree char *log = g_strdup_printf (
      "DELETE FROM edit WHERE row IN (SELECT row FROM %s WHERE deleted <= ?1)", name);
  g_autofree char *rows = g_strdup_printf ("DELETE FROM %s WHERE deleted <= ?1", name);
  const char *const statements[] = { log, rows };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_stmt *statement = sa_store_prepare (store, statements[i], error);

      if (statement == NULL)
        return -1;
      sqlite3_bind_int64 (statement, 1, before);
      if (!sa_store_step (store, statement, error))
        return -1;
    }
  return sqlite3_changes64 (store->db);
}

static gboolean
forget_references_to (SaStore *store, SaType *type, const SaField *field, const char *target,
                      gint64 before, GError **error)
{
  g_autofree char *column = sa_quote (field->name);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET %s = NULL WHERE %s IN (SELECT row FROM %s WHERE deleted <= ?1)",
      sa_type_get_name (type), column, column, target);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, before);
  return sa_store_step (store, statement, error);
}

/* What still refers to a purged record refers to nothing afterwards. */
static gboolean
forget_references (SaStore *store, SaType *type, gint64 before, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if (field->kind != SA_KIND_REFERENCE)
        continue;
      for (guint j = 0; j < types->len; j++)
        {
          const char *target = sa_type_get_name (g_ptr_array_index (types, j));

          if ((field->target == NULL || g_str_equal (field->target, target))
              && !forget_references_to (store, type, field, target, before, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gint64
last_change_before (SaStore *store, const char *before)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store, "SELECT max(number) FROM change WHERE ?1 IS NULL OR at < ?1", NULL);
  gint64 number = 0;

  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, before, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return number;
}

/* A change that nothing is left of would tell the names of what was purged, and undoing it would
 * do nothing. */
static gboolean
forget_changes (SaStore *store, GError **error)
{
  return sa_store_exec (store,
                        "DELETE FROM change WHERE state IN ('done', 'undone', 'passed')"
                        " AND NOT EXISTS (SELECT 1 FROM edit WHERE edit.change = change.number"
                        " AND edit.number BETWEEN first AND last)",
                        error);
}

static gint64
purge_all (SaStore *store, gint64 before, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);
  gint64 removed = 0;

  for (guint i = 0; i < types->len; i++)
    if (!forget_references (store, g_ptr_array_index (types, i), before, error))
      return -1;
  for (guint i = 0; i < types->len; i++)
    {
      gint64 n = purge_type (store, g_ptr_array_index (types, i), before, error);

      if (n < 0)
        return -1;
      removed += n;
    }
  return forget_changes (store, error) && sa_attachments_sweep (store, error) ? removed : -1;
}

gint64
sa_store_purge (SaStore *store, const char *before, GError **error)
{
  gint64 removed;

  g_return_val_if_fail (store->depth == 0, -1);
  if (!sa_store_begin (store, error))
    return -1;
  removed = purge_all (store, last_change_before (store, before), error);
  if (removed < 0 || !sa_index_update (store, error) || !sa_store_exec (store, "COMMIT", error))
    {
      sa_store_rollback (store);
      return -1;
    }
  sa_store_leave_writer (store);
  if (removed > 0)
    sa_store_emit_changed (store, 0);
  return removed;
}
