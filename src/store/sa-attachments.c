/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Contents by hash. A content without a reference does no harm: an undone attachment can be made
 * again, and purging sweeps up. */

#include "sa-attachments.h"

#include <glib/gi18n-lib.h>

#include "common.h"
#include "sa-store-private.h"

char *
sa_store_put_content (SaStore *store, GBytes *bytes, GError **error)
{
  g_autofree char *hash = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (store->depth > 0, NULL);
  if (g_bytes_get_size (bytes) > SA_LARGEST_ATTACHMENT)
    {
      g_autofree char *size = g_format_size (g_bytes_get_size (bytes));
      g_autofree char *limit = g_format_size (SA_LARGEST_ATTACHMENT);

      g_set_error (
          error, SA_ERROR, SA_ERROR_REFUSED,
          _ ("The file has %s; at most %s can be attached. Link to where it is kept instead."),
          size, limit);
      return NULL;
    }
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  statement = sa_store_prepare (store, "INSERT INTO content VALUES (?, ?) ON CONFLICT DO NOTHING",
                                error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, hash, -1, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 2,
                       g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "",
                       g_bytes_get_size (bytes), SQLITE_STATIC);
  return sa_store_step (store, statement, error) ? g_steal_pointer (&hash) : NULL;
}

GBytes *
sa_store_get_content (SaStore *store, const char *hash, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (store, "SELECT bytes FROM content WHERE hash = ?",
                                              error);
  GBytes *bytes = NULL;
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, hash, -1, SQLITE_TRANSIENT);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    bytes = g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
  else if (code != SQLITE_DONE)
    sa_store_fail (store, code, error);
  sqlite3_reset (statement);
  return bytes;
}

SaRecord *
sa_store_attach (SaStore *store, gint64 row, const char *name, const char *mime, GBytes *bytes,
                 GError **error)
{
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "attachment"));
  char *hash = sa_store_put_content (store, bytes, error);

  if (hash == NULL)
    return NULL;
  sa_record_take_text (record, SA_ATTACHMENT_HASH, hash);
  sa_record_set_number (record, SA_ATTACHMENT_OF, row);
  sa_record_set_text (record, SA_ATTACHMENT_NAME, name);
  sa_record_set_text (record, SA_ATTACHMENT_MIME, mime);
  sa_record_set_number (record, SA_ATTACHMENT_SIZE, g_bytes_get_size (bytes));
  return sa_store_save (store, record, error) ? g_steal_pointer (&record) : NULL;
}

/* "SELECT hash FROM attachment UNION SELECT photo FROM person …", over every field that holds a
 * hash. */
static char *
used_hashes (SaModel *model)
{
  GPtrArray *types = sa_model_get_types (model);
  GString *sql = g_string_new ("SELECT hash FROM attachment WHERE hash IS NOT NULL");

  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);

      for (guint j = 0; j < sa_type_get_n_fields (type); j++)
        if (sa_type_get_field (type, j)->kind == SA_KIND_IMAGE)
          g_string_append_printf (sql, " UNION SELECT \"%s\" FROM %s WHERE \"%s\" IS NOT NULL",
                                  sa_type_get_field (type, j)->name, sa_type_get_name (type),
                                  sa_type_get_field (type, j)->name);
    }
  return g_string_free (sql, FALSE);
}

gboolean
sa_attachments_sweep (SaStore *store, GError **error)
{
  g_autofree char *used = used_hashes (store->model);
  /* The log may name a content too: then it can still come back by undo or redo. */
  g_autofree char *sql = g_strdup_printf (
      "DELETE FROM content WHERE hash NOT IN (%s) AND NOT EXISTS"
      " (SELECT 1 FROM edit WHERE fields IS NOT NULL AND instr(fields, content.hash) > 0)",
      used);

  return sa_store_exec (store, sql, error);
}
