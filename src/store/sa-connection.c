/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The connection itself: opening the file with or without a passphrase, settings, prepared
 * statements, and SQLite's error codes in words. Also the one place where threads of this program
 * take turns to write, so that long work lets short work through. */

#include "sa-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define BUSY_MILLISECONDS 5000
#define CACHED_STATEMENTS 200

struct _SaShared
{
  GMutex writer;
  int waiting; /* atomic: threads that want to write */
  int refs;
  char *path;
};

static GMutex shared_lock;
static GHashTable *shared_files;

static SaShared *
shared_get (const char *path)
{
  SaShared *shared;

  g_mutex_lock (&shared_lock);
  if (shared_files == NULL)
    shared_files = g_hash_table_new (g_str_hash, g_str_equal);
  shared = g_hash_table_lookup (shared_files, path);
  if (shared == NULL)
    {
      shared = g_new0 (SaShared, 1);
      g_mutex_init (&shared->writer);
      shared->path = g_strdup (path);
      g_hash_table_insert (shared_files, shared->path, shared);
    }
  shared->refs++;
  g_mutex_unlock (&shared_lock);
  return shared;
}

/* Returns: TRUE when this was the last connection. */
static gboolean
shared_drop (SaShared *shared)
{
  gboolean last;

  g_mutex_lock (&shared_lock);
  last = --shared->refs == 0;
  if (last)
    {
      g_hash_table_remove (shared_files, shared->path);
      g_mutex_clear (&shared->writer);
      g_free (shared->path);
      g_free (shared);
    }
  g_mutex_unlock (&shared_lock);
  return last;
}

void
sa_store_take_writer (SaStore *store)
{
  g_atomic_int_inc (&store->shared->waiting);
  g_mutex_lock (&store->shared->writer);
  g_atomic_int_add (&store->shared->waiting, -1);
}

void
sa_store_leave_writer (SaStore *store)
{
  g_mutex_unlock (&store->shared->writer);
}

gboolean
sa_store_is_alone (SaStore *store)
{
  gboolean alone;

  g_mutex_lock (&shared_lock);
  alone = store->shared->refs == 1;
  g_mutex_unlock (&shared_lock);
  return alone;
}

gboolean
sa_store_is_awaited (SaStore *store)
{
  return g_atomic_int_get (&store->shared->waiting) > 0;
}

gboolean
sa_store_fail (SaStore *store, int code, GError **error)
{
  const char *path = store->temporary ? _ ("the database") : store->path;
  const char *detail = store->db != NULL ? sqlite3_errmsg (store->db) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, SA_ERROR, SA_ERROR_BUSY,
                   _ ("%s is in use by another program; try again in a moment."), path);
      break;
    case SQLITE_FULL:
      g_set_error (
          error, SA_ERROR, SA_ERROR_FULL,
          _ ("The disk that holds %s is full; free some space and try again. Nothing was lost."),
          path);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, SA_ERROR, SA_ERROR_READ_ONLY,
                   _ ("%s may not be written; change its permissions or choose another file."),
                   path);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, SA_ERROR, SA_ERROR_CORRUPT,
                   _ ("%s is damaged (%s); restore a backup or run “sales-admin check”."), path,
                   detail);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                   _ ("%s cannot be opened; look whether the folder exists and may be written."),
                   path);
      break;
    case SQLITE_IOERR:
      g_set_error (
          error, SA_ERROR, SA_ERROR_FAILED,
          _ ("Reading or writing %s failed (%s); look whether the disk is full or damaged."), path,
          detail);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, SA_ERROR, SA_ERROR_CANCELLED, _ ("Cancelled."));
      break;
    default:
      g_set_error (error, SA_ERROR, SA_ERROR_FAILED, _ ("%s: %s"), path, detail);
      break;
    }
  return FALSE;
}

gboolean
sa_store_exec (SaStore *store, const char *sql, GError **error)
{
  int code = sqlite3_exec (store->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || sa_store_fail (store, code, error);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

void
sa_store_forget_statements (SaStore *store)
{
  g_hash_table_remove_all (store->statements);
  store->insert_type = NULL;
}

/* Statements nobody is stepping through make room. */
static void
drop_idle_statements (SaStore *store)
{
  GHashTableIter iter;
  gpointer statement;

  store->insert_type = NULL;
  g_hash_table_iter_init (&iter, store->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    if (!sqlite3_stmt_busy (statement))
      g_hash_table_iter_remove (&iter);
}

sqlite3_stmt *
sa_store_prepare (SaStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (store->statements, sql);
  int code;

  if (statement != NULL && sqlite3_stmt_busy (statement))
    {
      /* Somebody further up is stepping through it: the same text with a space is another. */
      g_autofree char *other = g_strconcat (sql, " ", NULL);

      return sa_store_prepare (store, other, error);
    }
  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  if (g_hash_table_size (store->statements) >= CACHED_STATEMENTS)
    drop_idle_statements (store);
  code = sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      sa_store_fail (store, code, error);
      return NULL;
    }
  g_hash_table_insert (store->statements, g_strdup (sql), statement);
  return statement;
}

gboolean
sa_store_step (SaStore *store, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW || code == SQLITE_DONE)
    {
      sqlite3_reset (statement);
      return TRUE;
    }
  sa_store_fail (store, code, error);
  sqlite3_reset (statement);
  return FALSE;
}

gint64
sa_store_scalar (SaStore *store, const char *sql, gint64 fallback)
{
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);
  gint64 value = fallback;

  if (statement == NULL)
    return fallback;
  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return value;
}

gboolean
sa_store_is_encrypted (SaStore *store)
{
  return store->passphrase != NULL;
}

/* Whether the file begins as an unencrypted database does. An empty or missing file counts as
 * plain. */
static gboolean
looks_plain (const char *path)
{
  char head[16] = { 0 };
  FILE *file = g_fopen (path, "rb");
  size_t n;

  if (file == NULL)
    return TRUE;
  n = fread (head, 1, sizeof head, file);
  fclose (file);
  return n == 0 || memcmp (head, "SQLite format 3", sizeof head) == 0;
}

/* What reading the first page tells about passphrase and file, in words. */
static gboolean
explain_not_a_database (SaStore *store, GError **error)
{
  if (store->passphrase != NULL)
    g_set_error (error, SA_ERROR, SA_ERROR_PASSPHRASE,
                 _ ("The passphrase for %s is wrong; try again."), store->path);
  else if (!looks_plain (store->path))
    g_set_error (error, SA_ERROR, SA_ERROR_PASSPHRASE,
                 _ ("%s is encrypted, or not a Sales Admin database at all; give its passphrase or "
                    "choose another file."),
                 store->path);
  else
    sa_store_fail (store, SQLITE_CORRUPT, error);
  return FALSE;
}

static gboolean
unlock (SaStore *store, GError **error)
{
  int code;

  if (store->passphrase != NULL && looks_plain (store->path)
      && g_file_test (store->path, G_FILE_TEST_EXISTS)
      && sa_store_scalar (store, "PRAGMA page_count", 0) > 0)
    g_clear_pointer (&store->passphrase, g_free);
  if (store->passphrase != NULL)
    {
      code = sqlite3_key (store->db, store->passphrase, strlen (store->passphrase));
      if (code != SQLITE_OK)
        return sa_store_fail (store, code, error);
    }
  code = sqlite3_exec (store->db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  if (code == SQLITE_NOTADB)
    return explain_not_a_database (store, error);
  return code == SQLITE_OK || sa_store_fail (store, code, error);
}

static gboolean
make_temporary (SaStore *store, GError **error)
{
  g_autofree char *dir = g_dir_make_tmp ("sales-admin-XXXXXX", error);

  if (dir == NULL)
    return FALSE;
  g_free (store->path);
  store->path = g_build_filename (dir, "office.db", NULL);
  store->temporary = TRUE;
  return TRUE;
}

/* Counting every allocation would take a lock each time. */
static void
configure_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

gboolean
sa_connection_open (SaStore *store, GError **error)
{
  int code;

  configure_once ();
  if (g_str_equal (store->path, ":memory:") && !make_temporary (store, error))
    return FALSE;
  store->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  store->shared = shared_get (store->path);
  code = sqlite3_open_v2 (store->path, &store->db,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
                              | SQLITE_OPEN_EXRESCODE,
                          NULL);
  if (code != SQLITE_OK)
    return sa_store_fail (store, code, error);
  sqlite3_busy_timeout (store->db, BUSY_MILLISECONDS);
  sqlite3_exec (store->db, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL);
  if (!unlock (store, error))
    return FALSE;
  if (sqlite3_db_readonly (store->db, "main") == 1)
    return sa_store_fail (store, SQLITE_READONLY, error);
  /* FULL: what was acknowledged survives a power failure too. Temporary things stay in memory, so
   * that no plain text of an encrypted file lands on the disk. */
  return sa_store_exec (store,
                        "PRAGMA journal_mode = WAL;"
                        "PRAGMA synchronous = FULL;"
                        "PRAGMA foreign_keys = ON;"
                        "PRAGMA recursive_triggers = OFF;"
                        "PRAGMA temp_store = MEMORY;"
                        "PRAGMA cache_size = -16000;"
                        "PRAGMA journal_size_limit = 67108864",
                        error)
         && ((code = sa_functions_register (store->db, store)) == SQLITE_OK
             || sa_store_fail (store, code, error));
}

void
sa_connection_close (SaStore *store)
{
  gboolean last;

  g_clear_pointer (&store->statements, g_hash_table_unref);
  if (store->db != NULL)
    sqlite3_close_v2 (store->db);
  store->db = NULL;
  if (store->shared == NULL)
    return;
  last = shared_drop (g_steal_pointer (&store->shared));
  if (last && store->temporary)
    {
      g_autofree char *dir = g_path_get_dirname (store->path);
      g_autofree char *wal = g_strconcat (store->path, "-wal", NULL);
      g_autofree char *shm = g_strconcat (store->path, "-shm", NULL);

      g_unlink (store->path);
      g_unlink (wal);
      g_unlink (shm);
      g_rmdir (dir);
    }
}
