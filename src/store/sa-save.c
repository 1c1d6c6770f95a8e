/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing single records: inserting, updating the fields that were set, marking as deleted; and
 * giving records in memory back what a change that was given up had taken for saved. */

#include "sa-store-private.h"

#include <glib/gi18n-lib.h>

/* What saving a record did to it in memory. */
typedef struct
{
  gint64 row_before; /* 0 when it was new */
  gint64 row;
  gint64 changed_before;
  GBytes *marks;
} SaSaved;

static void
saved_free (gpointer data)
{
  SaSaved *saved = data;

  g_bytes_unref (saved->marks);
  g_free (saved);
}

GHashTable *
sa_store_saved_new (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, saved_free);
}

static gint64
next_row (SaStore *store, SaType *type)
{
  int number = sa_type_get_number (type);
  gint64 *next = &store->next_rows[number];

  if (*next == 0)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT max(row) + 1 FROM %s",
                                              sa_type_get_name (type));
      /* Rows of purged records may come again; rows named in the log may not. */
      g_autofree char *logged = g_strdup_printf (
          "SELECT max(row) + 1 FROM edit WHERE op <> 1 AND row < %" G_GINT64_FORMAT,
          SA_ROW_LAST (number));

      *next = MAX (SA_ROW_FIRST (number) + 1, sa_store_scalar (store, sql, 0));
      *next = MAX (*next, sa_store_scalar (store, logged, 0));
    }
  return (*next)++;
}

static void
bind_field (sqlite3_stmt *statement, int index, SaRecord *record, guint field)
{
  if (sa_record_is_empty (record, field))
    sqlite3_bind_null (statement, index);
  else if (sa_field_is_number (sa_type_get_field (sa_record_get_record_type (record), field)))
    sqlite3_bind_int64 (statement, index, sa_record_number (record, field));
  else
    sqlite3_bind_text (statement, index, sa_record_text (record, field), -1, SQLITE_STATIC);
}

static char *
insert_sql (SaType *type)
{
  g_autofree char *list = sa_store_select_list (type);
  GString *sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql, "%s (sort_key, %s) VALUES (?", sa_type_get_name (type), list);
  for (guint i = 0; i < SA_FIXED_COLUMNS + sa_type_get_n_fields (type); i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gboolean
insert_record (SaStore *store, SaRecord *record, GError **error)
{
  SaType *type = sa_record_get_record_type (record);
  SaRecordMeta *meta = sa_record_meta (record);
  g_autofree char *key = sa_record_sort_key (record);
  gint64 row = next_row (store, type);
  sqlite3_stmt *statement = store->insert_type == type ? store->insert_statement : NULL;

  if (statement == NULL)
    {
      g_autofree char *sql = insert_sql (type);

      statement = sa_store_prepare (store, sql, error);
      if (statement == NULL)
        return FALSE;
      store->insert_type = type;
      store->insert_statement = statement;
    }
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, row);
  sqlite3_bind_blob (statement, 3, meta->id, sizeof meta->id, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, store->change);
  sqlite3_bind_int64 (statement, 5, store->change);
  sqlite3_bind_null (statement, 6);
  sqlite3_bind_text (statement, 7, meta->state, -1, SQLITE_STATIC);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    bind_field (statement, SA_FIXED_COLUMNS + 2 + i, record, i);
  if (!sa_store_step (store, statement, error))
    return FALSE;
  meta->row = row;
  meta->created = meta->changed = store->change;
  if (store->long_change)
    sa_sorting_count (store, type);
  return TRUE;
}

/* The number of the change a record names in @column, "changed" or "deleted"; 0 when it names none
 * or the record is gone. */
static gint64
change_in (SaStore *store, SaType *type, const char *column, gint64 row)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE row = ?", column,
                                          sa_type_get_name (type));
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);
  gint64 change = 0;

  if (statement == NULL)
    return 0;
  sqlite3_bind_int64 (statement, 1, row);
  if (sqlite3_step (statement) == SQLITE_ROW)
    change = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return change;
}

static gboolean
refuse_removed (SaRecord *record, GError **error)
{
  g_autofree char *title = sa_record_title (record);

  g_set_error (error, SA_ERROR, SA_ERROR_CONFLICT,
               _ ("“%s” was removed for good meanwhile; make it anew to keep your changes."),
               title);
  return FALSE;
}

/* Somebody else changed other fields since the record was read: it is read again, and what it is
 * sorted by follows from all of them. */
static gboolean
catch_up (SaStore *store, SaRecord *record, GError **error)
{
  SaType *type = sa_record_get_record_type (record);
  gint64 row = sa_record_get_row (record);
  g_autoptr (SaRecord) fresh = sa_store_get (store, row, error);
  g_autofree char *key = fresh != NULL ? sa_record_sort_key (fresh) : NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET sort_key = ?1 WHERE row = ?2",
                                          sa_type_get_name (type));
  sqlite3_stmt *statement = fresh != NULL ? sa_store_prepare (store, sql, error) : NULL;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, row);
  if (!sa_store_step (store, statement, error))
    return FALSE;
  sa_record_assign (record, fresh);
  return TRUE;
}

static sqlite3_stmt *
prepare_update (SaStore *store, SaRecord *record, GError **error)
{
  SaType *type = sa_record_get_record_type (record);
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  int index = 4;

  /* Only what was set here is written, so that nobody's work on other fields is undone. */
  g_string_append_printf (sql, "%s SET changed = ?1, sort_key = ?2%s", sa_type_get_name (type),
                          sa_record_state_is_changed (record) ? ", state = ?3" : "");
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if (sa_record_field_is_changed (record, i))
      {
        g_autofree char *name = sa_quote (sa_type_get_field (type, i)->name);
        g_string_append_printf (sql, ", %s = ?%d", name, index++);
      }
  g_string_append_printf (sql, " WHERE row = ?%d", index);
  return sa_store_prepare (store, sql->str, error);
}

static gboolean
update_record (SaStore *store, SaRecord *record, GError **error)
{
  SaType *type = sa_record_get_record_type (record);
  SaRecordMeta *meta = sa_record_meta (record);
  g_autofree char *key = sa_record_sort_key (record);
  gint64 changed = change_in (store, type, "changed", meta->row);
  sqlite3_stmt *statement;
  int index = 4;

  if (changed == 0)
    return refuse_removed (record, error);
  statement = prepare_update (store, record, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, store->change);
  sqlite3_bind_text (statement, 2, key, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, meta->state, -1, SQLITE_STATIC);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if (sa_record_field_is_changed (record, i))
      bind_field (statement, index++, record, i);
  sqlite3_bind_int64 (statement, index, meta->row);
  if (!sa_store_step (store, statement, error))
    return FALSE;
  if (changed != meta->changed)
    return catch_up (store, record, error);
  meta->changed = store->change;
  return TRUE;
}

void
sa_store_touch (SaStore *store, gint64 row)
{
  store->touched_row = store->touched_row == 0 || store->touched_row == row ? row : -1;
}

/* --- Giving up what was saved --- */

void
sa_store_forget_saved (SaStore *store)
{
  g_hash_table_remove_all (store->saved);
}

void
sa_store_put_back_saved (SaStore *store)
{
  GHashTableIter iter;
  gpointer record;
  gpointer value;

  g_hash_table_iter_init (&iter, store->saved);
  while (g_hash_table_iter_next (&iter, &record, &value))
    {
      SaSaved *saved = value;
      SaRecordMeta *meta = sa_record_meta (record);

      if (meta->row != saved->row)
        continue; /* made into another record meanwhile */
      meta->row = saved->row_before;
      meta->changed = saved->changed_before;
      if (meta->row == 0)
        meta->created = 0;
      sa_record_add_marks (record, saved->marks);
    }
  sa_store_forget_saved (store);
}

/* So that saving again, when there is room on the disk, writes what was typed. Long work reads its
 * records anew. */
static void
remember_saved (SaStore *store, SaRecord *record, const SaRecordMeta *before, GBytes *marks)
{
  SaSaved *saved = g_hash_table_lookup (store->saved, record);

  if (store->long_change)
    return;
  if (saved != NULL && saved->row == before->row)
    {
      g_autoptr (GBytes) earlier = g_steal_pointer (&saved->marks);

      sa_record_add_marks (record, earlier);
      sa_record_add_marks (record, marks);
      saved->marks = sa_record_get_marks (record);
      sa_record_mark_saved (record);
      return;
    }
  saved = g_new0 (SaSaved, 1);
  saved->row_before = before->row;
  saved->row = sa_record_get_row (record);
  saved->changed_before = before->changed;
  saved->marks = g_bytes_ref (marks);
  g_hash_table_replace (store->saved, g_object_ref (record), saved);
}

/* SQLite gives a transaction up by itself when the disk is full; what is written after that would
 * be outside of it. */
static gboolean
is_in_change (SaStore *store, GError **error)
{
  if (!sqlite3_get_autocommit (store->db))
    return TRUE;
  store->failed = TRUE;
  g_set_error_literal (error, SA_ERROR, SA_ERROR_FAILED,
                       _ ("A part of this change failed, so all of it was given up."));
  return FALSE;
}

gboolean
sa_store_save (SaStore *store, SaRecord *record, GError **error)
{
  SaRecordMeta before = *sa_record_meta (record);
  g_autoptr (GBytes) marks = NULL;

  g_return_val_if_fail (store->depth > 0, FALSE);
  if (!sa_record_check (record, error) || !is_in_change (store, error))
    return FALSE;
  if (before.row != 0 && !sa_record_is_changed (record))
    return TRUE;
  marks = store->long_change ? NULL : sa_record_get_marks (record);
  if (!(before.row == 0 ? insert_record (store, record, error)
                        : update_record (store, record, error)))
    return FALSE;
  sa_record_mark_saved (record);
  remember_saved (store, record, &before, marks);
  sa_store_touch (store, before.row == 0 ? -1 : before.row);
  return TRUE;
}

/* --- Deleting --- */

/* Sets or takes away the mark where @column is @row and the mark is @was. */
static gboolean
mark (SaStore *store, SaType *type, const char *column, gint64 row, gint64 was, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET changed = ?1, deleted = ?2 WHERE %s = ?3 AND deleted IS ?4",
      sa_type_get_name (type), column);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, store->change);
  if (was == 0)
    sqlite3_bind_int64 (statement, 2, store->change);
  sqlite3_bind_int64 (statement, 3, row);
  if (was != 0)
    sqlite3_bind_int64 (statement, 4, was);
  return sa_store_step (store, statement, error);
}

/* What cannot be without the record goes with it, and comes back with it: addresses, consents,
 * links, files. */
static gboolean
mark_parts (SaStore *store, SaType *type, gint64 row, gint64 was, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  for (guint i = 0; i < types->len; i++)
    {
      SaType *part = g_ptr_array_index (types, i);

      for (guint j = 0; j < sa_type_get_n_fields (part); j++)
        {
          const SaField *field = sa_type_get_field (part, j);
          g_autofree char *column = sa_quote (field->name);

          if (field->kind != SA_KIND_REFERENCE || (field->flags & SA_FIELD_REQUIRED) == 0
              || (field->target != NULL && !g_str_equal (field->target, sa_type_get_name (type))))
            continue;
          if (!mark (store, part, column, row, was, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
set_deleted (SaStore *store, gint64 row, gboolean deleted, GError **error)
{
  SaType *type = sa_model_of_row (store->model, row);
  gint64 was;

  g_return_val_if_fail (store->depth > 0 && type != NULL, FALSE);
  if (!is_in_change (store, error))
    return FALSE;
  was = change_in (store, type, "deleted", row);
  if ((was != 0) == deleted)
    return TRUE;
  sa_store_touch (store, -1);
  return mark (store, type, "row", row, was, error) && mark_parts (store, type, row, was, error);
}

gboolean
sa_store_note (SaStore *store, gint64 row, GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (store->depth > 0, FALSE);
  statement = sa_store_prepare (
      store, "INSERT INTO edit (change, row, op, fields) VALUES (?, ?, 2, '{}')", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, store->change);
  sqlite3_bind_int64 (statement, 2, row);
  sa_store_touch (store, row);
  return sa_store_step (store, statement, error);
}

gboolean
sa_store_delete (SaStore *store, gint64 row, GError **error)
{
  return set_deleted (store, row, TRUE, error);
}

gboolean
sa_store_undelete (SaStore *store, gint64 row, GError **error)
{
  return set_deleted (store, row, FALSE, error);
}
