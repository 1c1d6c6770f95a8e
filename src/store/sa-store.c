/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store as an object, and reading single records. Which columns there are, and their order,
 * comes from the type. Writing is in sa-save.c. */

#include "sa-store-private.h"
#include "sa-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-id.h"
#include "sa-log.h"

/* The columns every table has, in the order they are read in. */
#define FIXED_SELECT "row, id, created, changed, deleted, state"

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
  g_free (self->n_made);
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
  self->saved = sa_store_saved_new ();
  self->lock_fd = -1;
  self->wait_fd = -1;
  self->due = g_array_new (FALSE, FALSE, sizeof (SaDue));
  self->n_next_rows = 64;
  self->next_rows = g_new0 (gint64, self->n_next_rows);
  self->n_made = g_new0 (gint64, self->n_next_rows);
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
      int column = SA_FIXED_COLUMNS + i;

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

char *
sa_store_in_words (SaStore *store, SaRecord *record, guint field)
{
  if (sa_type_get_field (sa_record_get_record_type (record), field)->kind != SA_KIND_REFERENCE)
    return sa_record_in_words (record, field);
  return sa_record_is_empty (record, field)
             ? NULL
             : sa_store_get_title (store, sa_record_number (record, field));
}

char *
sa_store_subtitle (SaStore *store, SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  const char *belongs_to = sa_type_get_def (type)->belongs_to;
  int field = belongs_to != NULL ? sa_type_find_field (type, belongs_to) : -1;
  g_autofree char *owner = field >= 0 ? sa_store_in_words (store, record, (guint) field) : NULL;
  g_autofree char *subtitle = sa_record_subtitle (record);

  return sa_text_join (" · ", owner, *subtitle != '\0' ? subtitle : NULL);
}
