/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Setting, changing and removing the passphrase: the database is written anew under another key,
 * and takes the old one's name when it is whole. */

#include "sa-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sa-copy.h"
#include "sa-store-private.h"


/* Writes all of a database into the empty file @part. */
static gboolean
write_under (sqlite3 *db, const char *part, const char *passphrase)
{
  sqlite3_stmt *statement = NULL;
  g_autofree char *versions = NULL;
  gboolean fine = sqlite3_prepare_v2 (db, "ATTACH ?1 AS other KEY ?2", -1, &statement, NULL)
                  == SQLITE_OK;

  sqlite3_bind_text (statement, 1, part, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, passphrase != NULL ? passphrase : "", -1, SQLITE_STATIC);
  fine = fine && sqlite3_step (statement) == SQLITE_DONE;
  sqlite3_finalize (statement);
  fine = fine
         && sqlite3_prepare_v2 (db,
                                "SELECT sqlcipher_export('other'), user_version, application_id "
                                "FROM main.pragma_user_version, main.pragma_application_id",
                                -1, &statement, NULL)
                == SQLITE_OK
         && sqlite3_step (statement) == SQLITE_ROW;
  if (fine)
    versions = g_strdup_printf ("PRAGMA other.user_version = %d; PRAGMA other.application_id = %d",
                                sqlite3_column_int (statement, 1),
                                sqlite3_column_int (statement, 2));
  sqlite3_finalize (statement);
  return fine && sqlite3_exec (db, versions, NULL, NULL, NULL) == SQLITE_OK;
}

static gboolean
export_to (SaStore *store, const char *path, const char *passphrase, GError **error)
{
  gboolean fine = write_under (store->db, path, passphrase)
                  || sa_store_fail (store, sqlite3_extended_errcode (store->db), error);

  sa_store_forget_statements (store);
  return sa_store_exec (store, "DETACH other", fine ? error : NULL) && fine;
}

/* Nobody else has the file open, and nobody can write it from now on until the connection closes.
 */
static gboolean
take_whole_file (SaStore *store, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean alone = FALSE;

  sa_store_forget_statements (store);
  if (sqlite3_prepare_v2 (store->db, "PRAGMA main.journal_mode = DELETE", -1, &statement, NULL)
          == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    alone = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "delete") == 0;
  sqlite3_finalize (statement);
  if (!alone)
    return sa_store_fail (store, SQLITE_BUSY, error);
  return sa_store_exec (store, "PRAGMA main.locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT",
                        error);
}

/* Whoever could read the database still can. */
static gboolean
make_empty_like (const char *part, const char *path, GError **error)
{
  GStatBuf of_path;

  g_unlink (part);
  return sa_copy_make_empty (part, path, error)
         && ((g_stat (path, &of_path) == 0 && g_chmod (part, of_path.st_mode & 0777) == 0)
             || sa_copy_say_error (path, error));
}

static gboolean
replace_by_export (SaStore *store, const char *passphrase, GError **error)
{
  g_autofree char *part = g_strconcat (store->path, SA_COPY_SUFFIX, NULL);

  if (!make_empty_like (part, store->path, error))
    return FALSE;
  if (!take_whole_file (store, error) || !export_to (store, part, passphrase, error)
      || !sa_copy_verify (part, passphrase, error) || !sa_copy_flush (part, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, store->path) != 0)
    return sa_copy_say_error (store->path, error);
  return TRUE;
}

gboolean
sa_store_set_passphrase (SaStore *store, const char *passphrase, GError **error)
{
  const char *wanted = passphrase != NULL && *passphrase != '\0' ? passphrase : NULL;
  gboolean temporary = store->temporary;
  gboolean replaced;

  g_return_val_if_fail (store->depth == 0, FALSE);
  if (!sa_store_is_alone (store))
    {
      g_set_error_literal (
          error, SA_ERROR, SA_ERROR_BUSY,
          _ ("The database is in use; wait until running work has ended, then try again."));
      return FALSE;
    }
  replaced = replace_by_export (store, wanted, error);
  if (replaced)
    g_set_str (&store->passphrase, wanted);
  /* The connection is the old file's, or holds it for itself: either way another is needed. */
  store->temporary = FALSE;
  sa_connection_close (store);
  store->temporary = temporary;
  if (!sa_connection_open (store, replaced ? error : NULL))
    return FALSE;
  store->data_version = sa_store_scalar (store, "PRAGMA data_version", 0);
  return replaced;
}

/* --- Copies --- */

/* The backups, and what was there before a backup was gone back to. */
static GPtrArray *
list_copies (const char *database)
{
  GPtrArray *copies = sa_backup_list (database);
  g_autofree char *folder = g_path_get_dirname (database);
  g_autofree char *base = g_path_get_basename (database);
  g_autofree char *kept = g_strconcat (base, ".before-restore", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, kept) && !g_str_has_suffix (name, "-wal")
        && !g_str_has_suffix (name, "-shm"))
      g_ptr_array_add (copies, g_build_filename (folder, name, NULL));
  return copies;
}

gboolean
sa_copy_encrypt (const char *path, const char *passphrase, GError **error)
{
  g_autofree char *part = g_strconcat (path, SA_COPY_SUFFIX, NULL);
  sqlite3 *db;
  gboolean fine;

  if (sa_store_looks_encrypted (path))
    return TRUE;
  if (!sa_copy_fold_in_wal (path, NULL, error) || !make_empty_like (part, path, error))
    return FALSE;
  db = sa_copy_open (path, NULL, SQLITE_OPEN_READWRITE, error);
  if (db == NULL)
    return FALSE;
  sa_functions_register (db, NULL);
  fine = write_under (db, part, passphrase) || sa_fail_file (path, db, sqlite3_errcode (db), error);
  sqlite3_close (db);
  fine = fine && sa_copy_verify (part, passphrase, error) && sa_copy_flush (part, error)
         && (g_rename (part, path) == 0 || sa_copy_say_error (path, error));
  if (!fine)
    g_unlink (part);
  return fine;
}

gboolean
sa_backup_encrypt_copies (const char *database, const char *passphrase, GError **error)
{
  g_autoptr (GPtrArray) copies = list_copies (database);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; i < copies->len; i++)
    if (!sa_copy_encrypt (copies->pdata[i], passphrase, NULL))
      g_string_append_printf (left, "\n%s", (char *) copies->pdata[i]);
  if (left->len == 0)
    return TRUE;
  g_set_error (error, SA_ERROR, SA_ERROR_FAILED,
               _ ("The database is encrypted, but these earlier copies of it can still be read by "
                  "anybody; delete them if you do not need them:%s"),
               left->str);
  return FALSE;
}
