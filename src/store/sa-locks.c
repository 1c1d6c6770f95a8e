/* SPDX-License-Identifier: GPL-3.0-or-later */

/* POSIX takes all locks of a program on a file away as soon as it closes any descriptor of that
 * file, such as one a file dialog had opened to see what kind of file it is. The next program that
 * closes the database would then believe itself alone and remove the write-ahead log from under us.
 * So SQLite's locks are made locks of an open file instead, of one for each file, which no other
 * descriptor has to do with. */

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sa-store-private.h"

typedef struct
{
  dev_t device;
  ino_t inode;
  int holder; /* the descriptor all locks on the file are made through */
  int refs;   /* descriptors of SQLite's that were locked through it */
} LockedFile;

static GMutex files_lock;
static GHashTable *files; /* descriptor → LockedFile */

static LockedFile *
find_same (const struct stat *info)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      LockedFile *file = value;

      if (file->device == info->st_dev && file->inode == info->st_ino)
        return file;
    }
  return NULL;
}

/* The descriptor to lock @fd's file through; -1 where there is none to be had. */
static int
get_holder (int fd)
{
  LockedFile *file = g_hash_table_lookup (files, GINT_TO_POINTER (fd));
  struct stat info;

  if (file != NULL)
    return file->holder;
  if (fstat (fd, &info) != 0)
    return -1;
  file = find_same (&info);
  if (file == NULL)
    {
      int holder = fcntl (fd, F_DUPFD_CLOEXEC, 3);

      if (holder < 0)
        return -1;
      file = g_new0 (LockedFile, 1);
      *file = (LockedFile) { .device = info.st_dev, .inode = info.st_ino, .holder = holder };
    }
  file->refs++;
  g_hash_table_insert (files, GINT_TO_POINTER (fd), file);
  return file->holder;
}

static int
lock_through_holder (int fd, int command, int plain, struct flock *wanted)
{
  int holder;
  int result;

  g_mutex_lock (&files_lock);
  holder = get_holder (fd);
  g_mutex_unlock (&files_lock);
  if (holder < 0)
    return -1;
  wanted->l_pid = 0; /* SQLite does not set it, and such locks ask for it */
  result = fcntl (holder, command, wanted);
  if (result != 0 && errno == EINVAL) /* a file system without such locks */
    result = fcntl (fd, plain, wanted);
  return result;
}

/* In place of SQLite's own call. */
static int
locking_fcntl (int fd, int command, ...)
{
  void *argument;
  va_list arguments;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);
  switch (command)
    {
    case F_SETLK:
      return lock_through_holder (fd, F_OFD_SETLK, command, argument);
    case F_SETLKW:
      return lock_through_holder (fd, F_OFD_SETLKW, command, argument);
    case F_GETLK:
      return lock_through_holder (fd, F_OFD_GETLK, command, argument);
    default:
      return fcntl (fd, command, argument);
    }
}

/* SQLite closes a descriptor when no lock made with it is left, so the last one ends them all. */
static int
releasing_close (int fd)
{
  LockedFile *file;

  g_mutex_lock (&files_lock);
  file = g_hash_table_lookup (files, GINT_TO_POINTER (fd));
  if (file != NULL)
    {
      g_hash_table_remove (files, GINT_TO_POINTER (fd));
      if (--file->refs == 0)
        {
          close (file->holder);
          g_free (file);
        }
    }
  g_mutex_unlock (&files_lock);
  return close (fd);
}

void
sa_locks_keep (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

      files = g_hash_table_new (NULL, NULL);
      if (vfs != NULL && vfs->iVersion >= 3)
        {
          vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) locking_fcntl);
          vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) releasing_close);
        }
      g_once_init_leave (&done, 1);
    }
}

/* Where SQLite locks a file: whoever has one open with a write-ahead log holds a byte of these. */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE 510

gboolean
sa_store_is_in_use (const char *path)
{
  struct flock lock = {
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE
  };
  int file = open (path, O_RDWR | O_CLOEXEC);
  gboolean in_use = file >= 0 && fcntl (file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;

  if (file >= 0)
    close (file);
  return in_use;
}
