/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups and restoring: what makes another file of the database. The new file always gets its name
 * last, when it is known to be whole. */

#include "sa-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "sa-copy.h"
#include "sa-store-private.h"

#define PAGES_A_STEP 2000

gboolean
sa_copy_say_error (const char *path, GError **error)
{
  int number = errno;

  if (number == ENOENT || number == ENOTDIR)
    g_set_error (
        error, SA_ERROR, SA_ERROR_READ_ONLY,
        _ ("“%s” cannot be written, as there is no such folder; make it or choose another."), path);
  else if (number == EACCES || number == EPERM || number == EROFS)
    g_set_error (error, SA_ERROR, SA_ERROR_READ_ONLY,
                 _ ("You may not write “%s”; choose a folder of your own."), path);
  else
    g_set_error (error, SA_ERROR,
                 number == ENOSPC || number == EDQUOT ? SA_ERROR_FULL : SA_ERROR_READ_ONLY,
                 _ ("“%s” cannot be written: %s."), path, g_strerror (number));
  return FALSE;
}

sqlite3 *
sa_copy_open (const char *path, const char *passphrase, int flags, GError **error)
{
  sqlite3 *db = NULL;
  int code;

  sa_locks_keep ();
  code = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK && passphrase != NULL)
    code = sqlite3_key (db, passphrase, strlen (passphrase));
  if (code == SQLITE_OK && passphrase != NULL)
    sa_hush_cipher (db);
  if (code == SQLITE_OK)
    return db;
  g_set_error (error, SA_ERROR, SA_ERROR_READ_ONLY, _ ("%s cannot be opened: %s."), path,
               sqlite3_errmsg (db));
  sqlite3_close (db);
  return NULL;
}

gboolean
sa_copy_verify (const char *path, const char *passphrase, GError **error)
{
  sqlite3 *db = sa_copy_open (path, passphrase, SQLITE_OPEN_READONLY, error);
  sqlite3_stmt *statement = NULL;
  gboolean whole = FALSE;

  if (db == NULL)
    return FALSE;
  sa_functions_register (db, NULL);
  if (sqlite3_prepare_v2 (db, "SELECT * FROM pragma_quick_check, (SELECT count(*) FROM change)", -1,
                          &statement, NULL)
          == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    whole = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  sqlite3_close (db);
  if (!whole && sa_store_looks_encrypted (path))
    g_set_error (error, SA_ERROR, SA_ERROR_CORRUPT,
                 passphrase == NULL
                     ? _ ("%s is encrypted; give its passphrase, with --passphrase-file FILE.")
                     : _ ("%s is encrypted with another passphrase, or damaged; give the one it "
                          "was made with, or choose another copy."),
                 path);
  else if (!whole)
    g_set_error (error, SA_ERROR, SA_ERROR_CORRUPT,
                 _ ("%s is not a whole Sales Admin database; choose another copy."), path);
  return whole;
}

static int
step_through (sqlite3_backup *backup, SaProgressFunc progress, gpointer data,
              GCancellable *cancellable)
{
  int code = SQLITE_OK;

  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
    {
      if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
        return SQLITE_INTERRUPT;
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        sqlite3_sleep (20);
      if (progress != NULL && sqlite3_backup_pagecount (backup) > 0)
        progress (
            1 - (double) sqlite3_backup_remaining (backup) / sqlite3_backup_pagecount (backup),
            data);
    }
  return code;
}

static gboolean
copy_pages (SaStore *store, sqlite3 *copy, const char *path, SaProgressFunc progress, gpointer data,
            GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup;
  int code;

  /* One state of the database is read all along: else the copy would begin anew each time somebody
   * writes, and never end while somebody imports. */
  if (!sa_store_exec (store, "BEGIN; SELECT count(*) FROM sqlite_schema", error))
    return FALSE;
  backup = sqlite3_backup_init (copy, "main", store->db, "main");
  code = backup != NULL ? step_through (backup, progress, data, cancellable)
                        : sqlite3_errcode (copy);
  sqlite3_backup_finish (backup);
  sa_store_exec (store, "ROLLBACK", NULL);
  if (code == SQLITE_DONE)
    return TRUE;
  return (code & 0xff) == SQLITE_CORRUPT ? sa_store_fail (store, code, error)
                                         : sa_fail_file (path, copy, code, error);
}

/* The copy is the same page by page: when it is not whole, the database is not. */
static gboolean
verify_own_copy (SaStore *store, const char *path, GError **error)
{
  if (sa_copy_verify (path, store->passphrase, NULL))
    return TRUE;
  g_set_error (error, SA_ERROR, SA_ERROR_CORRUPT,
               _ ("%s is damaged, so no copy was made; run “sales-admin check” or restore an "
                  "earlier backup."),
               store->path);
  return FALSE;
}

/* Whatever the file is called. */
static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf of_a, of_b;

  return g_stat (a, &of_a) == 0 && g_stat (b, &of_b) == 0 && of_a.st_dev == of_b.st_dev
         && of_a.st_ino == of_b.st_ino;
}

/* SQLite would not say why it cannot make the file, and would let everybody read it. */
gboolean
sa_copy_make_empty (const char *part, const char *path, GError **error)
{
  int file = g_open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  if (file < 0)
    return sa_copy_say_error (path, error);
  close (file);
  return TRUE;
}

gboolean
sa_backup_write (SaStore *store, const char *path, SaProgressFunc progress, gpointer data,
                 GCancellable *cancellable, GError **error)
{
  g_autofree char *part = g_strconcat (path, SA_COPY_SUFFIX, NULL);
  sqlite3 *copy;
  gboolean fine;

  g_return_val_if_fail (store->depth == 0, FALSE);
  if (is_same_file (path, store->path))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("%s is the database itself; choose another name."), path);
      return FALSE;
    }
  if (!sa_copy_make_empty (part, path, error))
    return FALSE;
  copy = sa_copy_open (part, store->passphrase, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (copy == NULL)
    return FALSE;
  fine = copy_pages (store, copy, path, progress, data, cancellable, error);
  /* A copy of a database in WAL mode would make side files when it is looked at. */
  if (fine)
    sqlite3_exec (copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (copy);
  fine = fine && verify_own_copy (store, part, error);
  if (fine && g_rename (part, path) != 0)
    fine = sa_copy_say_error (path, error);
  if (!fine)
    g_unlink (part);
  return fine;
}

static char *
backup_folder (const char *database)
{
  return g_strconcat (database, ".backups", NULL);
}

/* The end of a name says when it was made; the beginning is what the database was called then. */
static const char *
stamp_in (const char *path)
{
  static const gsize length = sizeof "2026-11-23-203500.db" - 1;
  gsize whole = strlen (path);

  return whole > length ? path + whole - length : path;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (stamp_in (*(const char *const *) b), stamp_in (*(const char *const *) a));
}

GPtrArray *
sa_backup_list (const char *database)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = backup_folder (database);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".db"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, newest_first);
  return paths;
}

char *
sa_backup_rotate (SaStore *store, guint keep, GError **error)
{
  g_autofree char *folder = backup_folder (store->path);
  g_autofree char *base = g_path_get_basename (store->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  if (g_str_has_suffix (base, ".db"))
    base[strlen (base) - 3] = '\0';
  name = g_strdup_printf ("%s-%s.db", base, stamp);
  path = g_build_filename (folder, name, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      sa_copy_say_error (folder, error);
      return NULL;
    }
  if (!sa_backup_write (store, path, NULL, NULL, NULL, error))
    return NULL;
  paths = sa_backup_list (store->path);
  for (guint i = MAX (keep, 1); i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
  return g_steal_pointer (&path);
}

gboolean
sa_backup_before_migration (SaStore *store, GError **error)
{
  g_autofree char *path = NULL;

  if (store->temporary)
    return TRUE;
  path = sa_backup_rotate (store, 10, error);
  return path != NULL;
}

gboolean
sa_copy_flush (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean fine = file >= 0 && fsync (file) == 0;

  if (!fine)
    sa_copy_say_error (path, error);
  if (file >= 0)
    close (file);
  return fine;
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) local = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &local))
    return sa_copy_flush (to, error);
  g_set_error (error, SA_ERROR,
               g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? SA_ERROR_FULL
                                                                        : SA_ERROR_FAILED,
               _ ("%s cannot be copied: %s"), from, local->message);
  return FALSE;
}

static void
remove_side_files (const char *database)
{
  static const char *const suffixes[] = { "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (database, suffixes[i], NULL);
      g_unlink (path);
    }
}

gboolean
sa_copy_fold_in_wal (const char *database, const char *passphrase, GError **error)
{
  sqlite3 *db = sa_copy_open (database, passphrase, SQLITE_OPEN_READWRITE, NULL);
  int code;

  if (db == NULL)
    return TRUE;
  code = sqlite3_exec (db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (db);
  return (code & 0xff) != SQLITE_BUSY || sa_fail_file (database, NULL, SQLITE_BUSY, error);
}

/* What was kept before is kept still. */
static char *
name_to_keep (const char *database)
{
  char *name = g_strconcat (database, ".before-restore", NULL);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.before-restore-%d", database, i);
    }
  return name;
}

/* Keeps the database under another name too, with what a damaged one could not fold in. */
static gboolean
keep_present (const char *database, GError **error)
{
  g_autofree char *kept = name_to_keep (database);
  g_autofree char *wal = g_strconcat (database, "-wal", NULL);
  g_autofree char *kept_wal = g_strconcat (kept, "-wal", NULL);

  /* A second name for the same file: at no moment is there no database. */
  if (link (database, kept) != 0 && !copy_file (database, kept, error))
    return FALSE;
  if (g_file_test (wal, G_FILE_TEST_EXISTS) && g_rename (wal, kept_wal) != 0)
    return sa_copy_say_error (kept_wal, error);
  return TRUE;
}

gboolean
sa_backup_restore (const char *database, const char *backup, const char *passphrase,
                   const char *backup_passphrase, GError **error)
{
  gboolean plain = !sa_store_looks_encrypted (backup);
  const char *of_backup = plain ? NULL : backup_passphrase != NULL ? backup_passphrase : passphrase;
  g_autofree char *part = g_strconcat (database, SA_COPY_SUFFIX, NULL);

  if (!g_file_test (backup, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                   _ ("There is no backup %s; choose one that is there."), backup);
      return FALSE;
    }
  if (!sa_copy_verify (backup, of_backup, error) || !copy_file (backup, part, error))
    return FALSE;
  if (plain && passphrase != NULL && !sa_copy_encrypt (part, passphrase, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_file_test (database, G_FILE_TEST_EXISTS)
      && (!sa_copy_fold_in_wal (database, sa_store_looks_encrypted (database) ? passphrase : NULL,
                                error)
          || !keep_present (database, error)))
    {
      g_unlink (part);
      return FALSE;
    }
  remove_side_files (database);
  return g_rename (part, database) == 0 || sa_copy_say_error (database, error);
}
