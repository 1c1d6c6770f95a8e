/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Setting, changing and removing the passphrase: the database is written anew under another key,
 * and takes the old one's name when it is whole. */

#include "sa-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sa-copy.h"
#include "sa-store-private.h"


static gboolean
export_to (SaStore *store, const char *path, const char *passphrase, GError **error)
{
  sqlite3_stmt *statement;
  gint64 version = sa_store_scalar (store, "PRAGMA user_version", 0);
  gint64 application = sa_store_scalar (store, "PRAGMA application_id", 0);
  g_autofree char *finish = g_strdup_printf (
      "SELECT sqlcipher_export('other'); PRAGMA other.user_version = %" G_GINT64_FORMAT
      "; PRAGMA other.application_id = %" G_GINT64_FORMAT,
      version, application);
  gboolean fine;

  statement = sa_store_prepare (store, "ATTACH ?1 AS other KEY ?2", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, path, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, passphrase != NULL ? passphrase : "", -1, SQLITE_TRANSIENT);
  if (!sa_store_step (store, statement, error))
    return FALSE;
  fine = sa_store_exec (store, finish, error);
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
