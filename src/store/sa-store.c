/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading and writing single records. Which columns there are, and their order, comes from the
 * type. */

#include "sa-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-attachments.h"
#include "sa-id.h"
#include "sa-log.h"

/* The columns every table has, in the order they are read in. */
#define FIXED_SELECT "row, id, created, changed, deleted, state"
#define N_FIXED 6

#define MOST_CHANGES 5000 /* remembered */

typedef struct
{
  char *at;
  char *actor;
  char *label;
} SaChangeInfo;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaStore, sa_store, G_TYPE_OBJECT)

static void
change_info_free (SaChangeInfo *info)
{
  g_clear_pointer (&info->at, g_ref_string_release);
  g_clear_pointer (&info->actor, g_ref_string_release);
  g_clear_pointer (&info->label, g_ref_string_release);
  g_free (info);
}

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

static void
sa_store_dispose (GObject *object)
{
  SaStore *self = SA_STORE (object);

  if (self->depth > 0 && self->db != NULL)
    {
      self->depth = 1;
      sa_change_abort (self);
    }

  G_OBJECT_CLASS (sa_store_parent_class)->dispose (object);
}

static void
sa_store_finalize (GObject *object)
{
  SaStore *self = SA_STORE (object);

  sa_connection_close (self);
  g_hash_table_unref (self->saved);
  g_free (self->path);
  g_free (self->passphrase);
  g_free (self->actor);
  g_array_unref (self->due);
  g_free (self->undo_keep_sql);
  g_free (self->undo_delete_sql);
  g_free (self->next_rows);
  g_clear_pointer (&self->changes, g_hash_table_unref);
  g_clear_pointer (&self->model, sa_model_unref);

  G_OBJECT_CLASS (sa_store_parent_class)->finalize (object);
}

static void
sa_store_class_init (SaStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sa_store_dispose;
  object_class->finalize = sa_store_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SA_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
sa_store_init (SaStore *self)
{
  self->actor = g_strdup (g_get_user_name ());
  self->changes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) change_info_free);
  self->saved = g_hash_table_new_full (NULL, NULL, g_object_unref, saved_free);
  self->lock_fd = -1;
  self->wait_fd = -1;
  self->due = g_array_new (FALSE, FALSE, sizeof (SaDue));
  self->n_next_rows = 64;
  self->next_rows = g_new0 (gint64, self->n_next_rows);
}

SaStore *
sa_store_open (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (SaStore) self = g_object_new (SA_TYPE_STORE, NULL);

  /* One name for one file, so that all connections to it know of each other. */
  self->path = g_str_equal (path, ":memory:") ? g_strdup (path)
                                              : g_canonicalize_filename (path, NULL);
  self->passphrase = passphrase != NULL && *passphrase != '\0' ? g_strdup (passphrase) : NULL;
  self->model = sa_model_new ();
  if (!sa_connection_open (self, error) || !sa_schema_prepare (self, error)
      || !sa_undo_recover (self, error))
    return NULL;
  self->data_version = sa_store_scalar (self, "PRAGMA data_version", 0);
  return g_steal_pointer (&self);
}

SaStore *
sa_store_clone (SaStore *store, GError **error)
{
  g_autoptr (SaStore) self = g_object_new (SA_TYPE_STORE, NULL);

  self->path = g_strdup (store->path);
  self->temporary = store->temporary;
  self->passphrase = g_strdup (store->passphrase);
  g_set_str (&self->actor, store->actor);
  self->model = sa_model_ref (store->model);
  if (!sa_connection_open (self, error))
    return NULL;
  self->data_version = sa_store_scalar (self, "PRAGMA data_version", 0);
  return g_steal_pointer (&self);
}

const char *
sa_store_get_path (SaStore *store)
{
  return store->path;
}

SaModel *
sa_store_get_model (SaStore *store)
{
  return store->model;
}

SaType *
sa_store_get_type_named (SaStore *store, const char *name)
{
  return sa_model_find (store->model, name);
}

void
sa_store_set_actor (SaStore *store, const char *actor)
{
  g_set_str (&store->actor, actor);
}

const char *
sa_store_get_actor (SaStore *store)
{
  return store->actor;
}

void
sa_store_emit_changed (SaStore *store, gint64 row)
{
  g_signal_emit (store, signals[SIGNAL_CHANGED], 0, row);
}

gboolean
sa_store_poll (SaStore *store)
{
  int version = sa_store_scalar (store, "PRAGMA data_version", store->data_version);

  if (version == store->data_version)
    return FALSE;
  store->data_version = version;
  sa_store_emit_changed (store, 0);
  return TRUE;
}

char *
sa_quote (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

/* --- Reading --- */

static const SaChangeInfo *
change_info (SaStore *store, gint64 number)
{
  SaChangeInfo *info = g_hash_table_lookup (store->changes, &number);
  sqlite3_stmt *statement;

  if (info != NULL)
    return info;
  statement = sa_store_prepare (store, "SELECT at, actor, label FROM change WHERE number = ?",
                                NULL);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      info = g_new0 (SaChangeInfo, 1);
      info->at = g_ref_string_new ((const char *) sqlite3_column_text (statement, 0));
      info->actor = g_ref_string_new ((const char *) sqlite3_column_text (statement, 1));
      info->label = g_ref_string_new ((const char *) sqlite3_column_text (statement, 2));
      if (g_hash_table_size (store->changes) > MOST_CHANGES)
        g_hash_table_remove_all (store->changes);
      g_hash_table_insert (store->changes, g_memdup2 (&number, sizeof number), info);
    }
  sqlite3_reset (statement);
  return info;
}

static void
fill_meta_texts (SaStore *store, SaRecordMeta *meta)
{
  const SaChangeInfo *info = change_info (store, meta->created);

  if (info != NULL)
    {
      meta->created_at = g_ref_string_acquire (info->at);
      meta->created_by = g_ref_string_acquire (info->actor);
      meta->source = g_ref_string_acquire (info->label);
    }
  info = change_info (store, meta->changed);
  if (info != NULL)
    {
      meta->changed_at = g_ref_string_acquire (info->at);
      meta->changed_by = g_ref_string_acquire (info->actor);
    }
}

/* "row, id, …, fields": what sa_store_load_values() expects. */
char *
sa_store_select_list (SaType *type)
{
  GString *list = g_string_new (FIXED_SELECT);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      g_autofree char *name = sa_quote (sa_type_get_field (type, i)->name);
      g_string_append_printf (list, ", %s", name);
    }
  return g_string_free (list, FALSE);
}

/* Fills an empty record from the current row. @bulk leaves out the texts of the changes. */
void
sa_store_load_values (SaStore *store, sqlite3_stmt *statement, SaRecord *record, gboolean bulk)
{
  SaType *type = sa_record_get_record_type (record);
  SaRecordMeta *meta = sa_record_meta (record);
  const void *id = sqlite3_column_blob (statement, 1);
  guint n = sa_type_get_n_fields (type);

  meta->row = sqlite3_column_int64 (statement, 0);
  if (id != NULL && sqlite3_column_bytes (statement, 1) == sizeof meta->id)
    memcpy (meta->id, id, sizeof meta->id);
  meta->created = sqlite3_column_int64 (statement, 2);
  meta->changed = sqlite3_column_int64 (statement, 3);
  meta->deleted = sqlite3_column_int64 (statement, 4);
  g_set_str (&meta->state, (const char *) sqlite3_column_text (statement, 5));
  for (guint i = 0; i < n; i++)
    {
      int column = N_FIXED + i;

      if (sqlite3_column_type (statement, column) == SQLITE_NULL)
        continue;
      if (sa_field_is_number (sa_type_get_field (type, i)))
        sa_record_set_number (record, i, sqlite3_column_int64 (statement, column));
      else
        sa_record_set_text (record, i, (const char *) sqlite3_column_text (statement, column));
    }
  if (!bulk)
    fill_meta_texts (store, meta);
  sa_record_mark_saved (record);
}

static sqlite3_stmt *
prepare_get (SaStore *store, SaType *type, const char *column, GError **error)
{
  g_autofree char *list = sa_store_select_list (type);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?", list,
                                          sa_type_get_name (type), column);

  return sa_store_prepare (store, sql, error);
}

static SaRecord *
read_one (SaStore *store, SaType *type, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);
  SaRecord *record = NULL;

  if (code == SQLITE_ROW)
    {
      record = sa_record_new (type);
      sa_store_load_values (store, statement, record, FALSE);
    }
  else if (code != SQLITE_DONE)
    sa_store_fail (store, code, error);
  sqlite3_reset (statement);
  return record;
}

SaRecord *
sa_store_get (SaStore *store, gint64 row, GError **error)
{
  SaType *type = sa_model_of_row (store->model, row);
  sqlite3_stmt *statement = type != NULL ? prepare_get (store, type, "row", error) : NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, row);
  return read_one (store, type, statement, error);
}

SaRecord *
sa_store_get_by_id (SaStore *store, const char *text, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);
  guint8 id[16];

  if (!sa_id_from_string (text, id))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is not a record's id."), text);
      return NULL;
    }
  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);
      sqlite3_stmt *statement = prepare_get (store, type, "id", error);
      SaRecord *record;

      if (statement == NULL)
        return NULL;
      sqlite3_bind_blob (statement, 1, id, sizeof id, SQLITE_TRANSIENT);
      record = read_one (store, type, statement, error);
      if (record != NULL)
        return record;
    }
  return NULL;
}

static void
release_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

GPtrArray *
sa_store_get_many (SaStore *store, const gint64 *rows, guint n_rows, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_rows, release_record);
  SaType *type = NULL;
  sqlite3_stmt *statement = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GError) local = NULL;

      if (type == NULL || SA_ROW_TYPE (rows[i]) != sa_type_get_number (type))
        {
          type = sa_model_of_row (store->model, rows[i]);
          statement = type != NULL ? prepare_get (store, type, "row", error) : NULL;
          if (statement == NULL)
            return NULL;
        }
      sqlite3_bind_int64 (statement, 1, rows[i]);
      g_ptr_array_add (records, read_one (store, type, statement, &local));
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return g_steal_pointer (&records);
}

char *
sa_store_get_title (SaStore *store, gint64 row)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  return record != NULL ? sa_record_title (record) : NULL;
}

/* --- Writing --- */

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
  for (guint i = 0; i < N_FIXED + sa_type_get_n_fields (type); i++)
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
    bind_field (statement, N_FIXED + 2 + i, record, i);
  if (!sa_store_step (store, statement, error))
    return FALSE;
  meta->row = row;
  meta->created = meta->changed = store->change;
  return TRUE;
}

/* The number of the change that last changed a record, 0 when the record is gone. */
static gint64
last_changed (SaStore *store, SaType *type, gint64 row)
{
  g_autofree char *sql = g_strdup_printf ("SELECT changed FROM %s WHERE row = ?",
                                          sa_type_get_name (type));
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);
  gint64 changed = 0;

  if (statement == NULL)
    return 0;
  sqlite3_bind_int64 (statement, 1, row);
  if (sqlite3_step (statement) == SQLITE_ROW)
    changed = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return changed;
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
  gint64 changed = last_changed (store, type, meta->row);
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
  if (!sa_record_check (record, NULL, error) || !is_in_change (store, error))
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

static gboolean
set_deleted (SaStore *store, gint64 row, gboolean deleted, GError **error)
{
  SaType *type = sa_model_of_row (store->model, row);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (store->depth > 0 && type != NULL, FALSE);
  if (!is_in_change (store, error))
    return FALSE;
  sql = g_strdup_printf (
      "UPDATE %s SET changed = ?1, deleted = ?2 WHERE row = ?3 AND (deleted IS NULL) = ?4",
      sa_type_get_name (type));
  statement = sa_store_prepare (store, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, store->change);
  if (deleted)
    sqlite3_bind_int64 (statement, 2, store->change);
  sqlite3_bind_int64 (statement, 3, row);
  sqlite3_bind_int (statement, 4, deleted);
  sa_store_touch (store, -1);
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

/* --- Purging --- */

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

/* What still refers to a purged record refers to nothing afterwards. */
static gboolean
forget_references (SaStore *store, SaType *type, gint64 before, GError **error)
{
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *column = sa_quote (field->name);
      g_autofree char *sql = NULL;
      sqlite3_stmt *statement;

      if (field->kind != SA_KIND_REFERENCE || field->target == NULL)
        continue;
      sql = g_strdup_printf (
          "UPDATE %s SET %s = NULL WHERE %s IN (SELECT row FROM %s WHERE deleted <= ?1)",
          sa_type_get_name (type), column, column, field->target);
      statement = sa_store_prepare (store, sql, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, before);
      if (!sa_store_step (store, statement, error))
        return FALSE;
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
  return sa_attachments_sweep (store, error) ? removed : -1;
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
