/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The connection itself: opening the file with or without a passphrase, settings, prepared
 * statements, and SQLite's error codes in words. */

#include "sa-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Twice as many statements stay prepared at most. */
#define STATEMENTS_A_GENERATION 100

/* What an input/output error comes from, where the system said it. */
static SaError
cause_of (sqlite3 *db, int code)
{
  int number = (code & 0xff) == SQLITE_IOERR && db != NULL ? sqlite3_system_errno (db) : 0;

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SA_ERROR_BUSY;
    case SQLITE_FULL:
      return SA_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SA_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SA_ERROR_CORRUPT;
    case SQLITE_CANTOPEN:
      return SA_ERROR_NOT_FOUND;
    case SQLITE_INTERRUPT:
      return SA_ERROR_CANCELLED;
    case SQLITE_CONSTRAINT:
      return SA_ERROR_CONFLICT;
    default:
      break;
    }
  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    return SA_ERROR_FULL;
  return number == EROFS || number == EACCES || number == EPERM ? SA_ERROR_READ_ONLY
                                                                : SA_ERROR_FAILED;
}

gboolean
sa_fail_file (const char *path, sqlite3 *db, int code, GError **error)
{
  const char *detail = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);
  SaError cause = cause_of (db, code);

  switch (cause)
    {
    case SA_ERROR_BUSY:
      g_set_error (error, SA_ERROR, cause,
                   _ ("%s is in use by another program; try again in a moment."), path);
      break;
    case SA_ERROR_FULL:
      g_set_error (
          error, SA_ERROR, cause,
          _ ("The disk that holds %s is full; free some space and try again. Nothing was lost."),
          path);
      break;
    case SA_ERROR_READ_ONLY:
      g_set_error (error, SA_ERROR, cause,
                   _ ("%s may not be written; change its permissions or choose another file."),
                   path);
      break;
    case SA_ERROR_CORRUPT:
      g_set_error (error, SA_ERROR, cause,
                   _ ("%s is damaged (%s); export what can still be read and go back to a backup: "
                      "“sales-admin restore --list” names those there are."),
                   path, detail);
      break;
    case SA_ERROR_NOT_FOUND:
      g_set_error (error, SA_ERROR, cause,
                   _ ("%s cannot be opened; look whether the folder exists and may be written."),
                   path);
      break;
    case SA_ERROR_CANCELLED:
      g_set_error_literal (error, SA_ERROR, cause, _ ("Cancelled."));
      break;
    case SA_ERROR_CONFLICT:
      g_set_error (error, SA_ERROR, cause,
                   _ ("This does not fit what %s holds by now (%s); look at it again first."), path,
                   detail);
      break;
    default:
      if ((code & 0xff) == SQLITE_IOERR)
        g_set_error (
            error, SA_ERROR, cause,
            _ ("Reading or writing %s failed (%s); look whether the disk is full or damaged."),
            path, detail);
      else
        g_set_error (error, SA_ERROR, cause, _ ("%s: %s"), path, detail);
      break;
    }
  return FALSE;
}

gboolean
sa_store_fail (SaStore *store, int code, GError **error)
{
  return sa_fail_file (store->temporary ? _ ("the database") : store->path, store->db, code, error);
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
  g_hash_table_remove_all (store->older_statements);
  store->insert_type = NULL;
}

/* Statements not asked for since as many others were prepared make room: no caller still holds one
 * of those, unless it is stepping through it. */
static void
age_statements (SaStore *store)
{
  GHashTable *older = store->older_statements;
  GHashTableIter iter;
  gpointer sql;
  gpointer statement;

  store->insert_type = NULL;
  store->older_statements = store->statements;
  store->statements = older;
  g_hash_table_iter_init (&iter, older);
  while (g_hash_table_iter_next (&iter, &sql, &statement))
    if (!sqlite3_stmt_busy (statement))
      g_hash_table_iter_remove (&iter);
}

static sqlite3_stmt *
find_statement (SaStore *store, const char *sql)
{
  sqlite3_stmt *statement = g_hash_table_lookup (store->statements, sql);
  gpointer key;
  gpointer older;

  if (statement != NULL
      || !g_hash_table_steal_extended (store->older_statements, sql, &key, &older))
    return statement;
  g_hash_table_insert (store->statements, key, older);
  return older;
}

sqlite3_stmt *
sa_store_prepare (SaStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement = find_statement (store, sql);
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
  if (g_hash_table_size (store->statements) >= STATEMENTS_A_GENERATION)
    age_statements (store);
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

gboolean
sa_store_has_row (sqlite3_stmt *statement)
{
  gboolean found = sqlite3_step (statement) == SQLITE_ROW;

  sqlite3_reset (statement);
  return found;
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

typedef enum
{
  LOOKS_PLAIN, /* an unencrypted database; an empty or missing file counts as one */
  LOOKS_ENCRYPTED,
  LOOKS_FOREIGN, /* neither: another kind of file, or a damaged beginning */
} Looks;

/* An encrypted database is whole pages of noise; hardly anything else uses nearly all byte values.
 */
static Looks
look_at (const char *path)
{
  guint8 page[4096];
  gboolean seen[256] = { FALSE };
  FILE *file = g_fopen (path, "rb");
  guint values = 0;
  size_t n;

  if (file == NULL)
    return LOOKS_PLAIN;
  n = fread (page, 1, sizeof page, file);
  fclose (file);
  if (n == 0 || (n >= 16 && memcmp (page, "SQLite format 3", 16) == 0))
    return LOOKS_PLAIN;
  for (size_t i = 0; i < n; i++)
    if (!seen[page[i]])
      {
        seen[page[i]] = TRUE;
        values++;
      }
  return n == sizeof page && values > 240 ? LOOKS_ENCRYPTED : LOOKS_FOREIGN;
}

gboolean
sa_store_looks_encrypted (const char *path)
{
  return look_at (path) == LOOKS_ENCRYPTED;
}

/* What reading the first page tells about passphrase and file, in words. */
static gboolean
explain_not_a_database (SaStore *store, GError **error)
{
  switch (look_at (store->path))
    {
    case LOOKS_PLAIN:
      return sa_store_fail (store, SQLITE_CORRUPT, error);
    case LOOKS_ENCRYPTED:
      if (store->passphrase != NULL)
        g_set_error (error, SA_ERROR, SA_ERROR_PASSPHRASE,
                     _ ("The passphrase for %s is wrong; try again."), store->path);
      else
        g_set_error (
            error, SA_ERROR, SA_ERROR_PASSPHRASE,
            _ ("%s is encrypted, or not a Sales Admin database at all; give its passphrase or "
               "choose another file."),
            store->path);
      return FALSE;
    case LOOKS_FOREIGN:
      g_set_error (error, SA_ERROR, SA_ERROR_CORRUPT,
                   _ ("%s is not a Sales Admin database, or its beginning is damaged; choose "
                      "another file or restore a backup."),
                   store->path);
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

void
sa_hush_cipher (sqlite3 *db)
{
  sqlite3_exec (db, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL);
}

static gboolean
unlock (SaStore *store, GError **error)
{
  int code;

  if (store->passphrase != NULL && look_at (store->path) == LOOKS_PLAIN
      && g_file_test (store->path, G_FILE_TEST_EXISTS)
      && sa_store_scalar (store, "PRAGMA page_count", 0) > 0)
    g_clear_pointer (&store->passphrase, g_free);
  if (store->passphrase != NULL)
    {
      code = sqlite3_key (store->db, store->passphrase, strlen (store->passphrase));
      if (code != SQLITE_OK)
        return sa_store_fail (store, code, error);
      sa_hush_cipher (store->db);
    }
  code = sqlite3_exec (store->db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  if (code == SQLITE_NOTADB)
    return explain_not_a_database (store, error);
  return code == SQLITE_OK || sa_store_fail (store, code, error);
}

/* For changes of very many records: memory for the indexes they touch everywhere, and no waiting
 * for the disk. A power failure may cost the last transaction; such a change says in the file how
 * far it came. Pages of the indexes that are no longer used are not wiped. */
void
sa_connection_expect_much (SaStore *store, gboolean much)
{
  sa_store_exec (store,
                 much ? "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = FAST; PRAGMA "
                        "cache_size = -100000; PRAGMA "
                        "wal_autocheckpoint = 10000"
                      : "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = "
                        "-16000; PRAGMA "
                        "wal_autocheckpoint = 1000",
                 NULL);
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
      sa_locks_keep ();
      g_once_init_leave (&done, 1);
    }
}

/* FULL: what was acknowledged survives a power failure too. Temporary things stay in memory, so
 * that no plain text of an encrypted file lands on the disk. */
static gboolean
configure (SaStore *store, GError **error)
{
  gint64 begun = g_get_monotonic_time ();
  int code;

  /* SQLite does not wait when another program is just doing the same to a new file. */
  while (((code = sqlite3_exec (store->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL)) & 0xff)
             == SQLITE_BUSY
         && g_get_monotonic_time () - begun < 5 * G_USEC_PER_SEC)
    g_usleep (10000);
  if (code != SQLITE_OK)
    return sa_store_fail (store, code, error);
  return sa_store_exec (store,
                        "PRAGMA synchronous = FULL;"
                        "PRAGMA foreign_keys = ON;"
                        "PRAGMA recursive_triggers = OFF;"
                        "PRAGMA temp_store = MEMORY;"
                        "PRAGMA cache_size = -16000;"
                        "PRAGMA journal_size_limit = 67108864",
                        error)
         && ((code = sa_functions_register (store->db, store)) == SQLITE_OK
             || sa_store_fail (store, code, error))
         && sa_store_exec (store,
                           "CREATE VIRTUAL TABLE temp.search_word USING"
                           " fts5vocab (main, search, instance)",
                           error);
}

/* SQLite would let everybody read it, and its side files are as it is. Why it cannot be made,
 * SQLite says. */
static void
make_private (const char *path)
{
  int file = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (file >= 0)
    close (file);
}

gboolean
sa_connection_open (SaStore *store, GError **error)
{
  int code;

  configure_once ();
  if (g_str_equal (store->path, ":memory:") && !make_temporary (store, error))
    return FALSE;
  store->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  store->older_statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                   finalize_statement);
  sa_turns_join (store);
  if (g_file_test (store->path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("%s is a folder; choose a file."),
                   store->path);
      return FALSE;
    }
  make_private (store->path);
  code = sqlite3_open_v2 (store->path, &store->db,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
                              | SQLITE_OPEN_EXRESCODE,
                          NULL);
  if (code != SQLITE_OK)
    return sa_store_fail (store, code, error);
  sa_turns_watch (store);
  if (!unlock (store, error))
    return FALSE;
  if (sqlite3_db_readonly (store->db, "main") == 1)
    return sa_store_fail (store, SQLITE_READONLY, error);
  /* Nothing is written to a file that is not ours. */
  return sa_schema_is_ours (store, error) && configure (store, error);
}

static void
remove_temporary (SaStore *store)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-lock" };
  g_autofree char *dir = g_path_get_dirname (store->path);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (store->path, suffixes[i], NULL);
      g_unlink (path);
    }
  g_rmdir (dir);
}

void
sa_connection_close (SaStore *store)
{
  g_clear_pointer (&store->statements, g_hash_table_unref);
  g_clear_pointer (&store->older_statements, g_hash_table_unref);
  store->insert_type = NULL;
  if (store->db != NULL)
    sqlite3_close_v2 (store->db);
  store->db = NULL;
  if (sa_turns_part (store) && store->temporary)
    remove_temporary (store);
}
