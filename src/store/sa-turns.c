/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may write when. Threads of this program take turns by a mutex, programs by SQLite's own lock.
 * Work longer than a transaction lets both through between two of its transactions: threads are
 * counted, and a program that waits says so by a lock on the second byte of the file beside the
 * database. That file itself is locked as long as the long work lasts, so that others can tell it
 * from one left behind by a program that died. */

#include "sa-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define PATIENCE (5 * G_USEC_PER_SEC)
#define LONG_PATIENCE (60 * G_USEC_PER_SEC) /* of work that has much to lose */
#define LONGEST_WAY_GIVEN G_USEC_PER_SEC
#define NAP_MICROSECONDS 3000

struct _SaShared
{
  GMutex writer;
  int waiting; /* atomic: threads that want to write */
  int refs;
  char *path;
};

static GMutex shared_lock;
static GHashTable *shared_files;

/* --- Threads --- */

void
sa_turns_join (SaStore *store)
{
  SaShared *shared;

  g_mutex_lock (&shared_lock);
  if (shared_files == NULL)
    shared_files = g_hash_table_new (g_str_hash, g_str_equal);
  shared = g_hash_table_lookup (shared_files, store->path);
  if (shared == NULL)
    {
      shared = g_new0 (SaShared, 1);
      g_mutex_init (&shared->writer);
      shared->path = g_strdup (store->path);
      g_hash_table_insert (shared_files, shared->path, shared);
    }
  shared->refs++;
  g_mutex_unlock (&shared_lock);
  store->shared = shared;
}

gboolean
sa_turns_part (SaStore *store)
{
  SaShared *shared = store->shared;
  gboolean last;

  if (shared == NULL)
    return FALSE;
  sa_store_leave_writer (store);
  store->shared = NULL;
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

gboolean
sa_store_is_alone (SaStore *store)
{
  gboolean alone;

  g_mutex_lock (&shared_lock);
  alone = store->shared->refs == 1;
  g_mutex_unlock (&shared_lock);
  return alone;
}

static void
take_writer (SaStore *store)
{
  g_atomic_int_inc (&store->shared->waiting);
  g_mutex_lock (&store->shared->writer);
  g_atomic_int_add (&store->shared->waiting, -1);
  store->writing = TRUE;
}

void
sa_store_leave_writer (SaStore *store)
{
  if (!store->writing)
    return;
  store->writing = FALSE;
  g_mutex_unlock (&store->shared->writer);
}

static gboolean
is_awaited_by_thread (SaStore *store)
{
  return g_atomic_int_get (&store->shared->waiting) > 0;
}

/* --- Programs --- */

static int
open_lock_file (SaStore *store)
{
  g_autofree char *path = g_strconcat (store->path, "-lock", NULL);

  return open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
}

static struct flock
second_byte (short type)
{
  return (struct flock) { .l_type = type, .l_whence = SEEK_SET, .l_start = 1, .l_len = 1 };
}

/* SQLite calls this each time it finds the file locked; 0 gives up. */
static int
on_busy (void *data, int count)
{
  SaStore *store = data;
  gint64 now = g_get_monotonic_time ();

  if (count == 0)
    store->busy_since = now;
  if (store->beginning && store->wait_fd < 0)
    {
      struct flock lock = second_byte (F_RDLCK);

      store->wait_fd = open_lock_file (store);
      if (store->wait_fd >= 0)
        fcntl (store->wait_fd, F_OFD_SETLK, &lock);
    }
  if (now - store->busy_since > (store->lock_fd >= 0 ? LONG_PATIENCE : PATIENCE))
    return 0;
  g_usleep (NAP_MICROSECONDS);
  return 1;
}

void
sa_turns_watch (SaStore *store)
{
  sqlite3_busy_handler (store->db, on_busy, store);
}

static gboolean
is_awaited_by_program (SaStore *store)
{
  struct flock lock = second_byte (F_WRLCK);

  return store->lock_fd >= 0 && fcntl (store->lock_fd, F_OFD_GETLK, &lock) == 0
         && lock.l_type != F_UNLCK;
}

gboolean
sa_store_is_awaited (SaStore *store)
{
  return is_awaited_by_thread (store) || is_awaited_by_program (store);
}

void
sa_store_give_way (SaStore *store)
{
  gint64 begun = g_get_monotonic_time ();

  /* A thread takes the writer at once when it is free; a program has to wake up first. */
  while (is_awaited_by_thread (store)
         || (is_awaited_by_program (store) && g_get_monotonic_time () - begun < LONGEST_WAY_GIVEN))
    g_usleep (500);
}

gboolean
sa_store_begin (SaStore *store, GError **error)
{
  gboolean fine;

  take_writer (store);
  store->beginning = TRUE;
  fine = sa_store_exec (store, "BEGIN IMMEDIATE", error);
  store->beginning = FALSE;
  if (store->wait_fd >= 0)
    close (store->wait_fd);
  store->wait_fd = -1;
  if (!fine)
    sa_store_leave_writer (store);
  else /* others may have added records meanwhile */
    memset (store->next_rows, 0, store->n_next_rows * sizeof (gint64));
  return fine;
}

void
sa_store_rollback (SaStore *store)
{
  if (!sqlite3_get_autocommit (store->db))
    sa_store_exec (store, "ROLLBACK", NULL);
  sa_index_forget_due (store);
  sa_store_leave_writer (store);
}

/* --- Long work --- */

gboolean
sa_store_lock (SaStore *store, GError **error)
{
  int number;

  store->lock_fd = open_lock_file (store);
  if (store->lock_fd >= 0 && flock (store->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  number = errno;
  if (number == EWOULDBLOCK)
    g_set_error_literal (
        error, SA_ERROR, SA_ERROR_BUSY,
        _ ("An import or another long change is still running; wait for it to end."));
  else
    g_set_error (error, SA_ERROR,
                 number == ENOSPC || number == EDQUOT ? SA_ERROR_FULL : SA_ERROR_READ_ONLY,
                 _ ("%s-lock cannot be written: %s."), store->path, g_strerror (number));
  sa_store_unlock (store);
  return FALSE;
}

void
sa_store_unlock (SaStore *store)
{
  if (store->lock_fd >= 0)
    close (store->lock_fd);
  store->lock_fd = -1;
}
