/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file being exported. It is written beside its place and takes it in one step when it is whole,
 * so that a full disk or a crash leaves the file that was there before. GFileOutputStream would do
 * as much, but not lend out its buffer, and libxlsxwriter wants a path. */

#include "sa-exchange-file.h"

#include "sa-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER (256 * 1024)

struct _SaExchangeFile
{
  char *name;
  char *path;
  char *temporary; /* NULL if what is written to is no regular file, such as a pipe */
  int fd;
  char *buffer;
  gsize size;
  gsize length;
};

/**
 * sa_exchange_file_set_error:
 * @code: from errno
 */
void
sa_exchange_file_set_error (SaExchangeFile *self, int code, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (
          error, SA_ERROR, SA_ERROR_FULL,
          _ ("“%s” could not be written because the disk is full; make room and try again."),
          self->name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, SA_ERROR, SA_ERROR_READ_ONLY,
                   _ ("You are not allowed to write “%s”; choose another folder."), self->name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                   _ ("There is no folder “%s” to write “%s” to; make it or choose another."),
                   folder, self->name);
      break;
    case EISDIR:
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is a folder; give a file in it."),
                   self->name);
      break;
    default:
      g_set_error (error, SA_ERROR, SA_ERROR_FAILED, _ ("“%s” could not be written: %s."),
                   self->name, g_strerror (code));
    }
}

/**
 * sa_exchange_file_may_replace:
 * @read: (nullable): the path of a file that is being read
 *
 * Whether @file may be written while @read is read: not when both are one, by whatever path.
 */
gboolean
sa_exchange_file_may_replace (GFile *file, const char *read, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  struct stat one, other;

  if (path == NULL || read == NULL || g_stat (path, &one) != 0 || g_stat (read, &other) != 0
      || !S_ISREG (one.st_mode) || one.st_dev != other.st_dev || one.st_ino != other.st_ino)
    return TRUE;
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
               _ ("“%s” is the file that is read; give another one to write to."), path);
  return FALSE;
}

/* Links are followed, so that it is not the link that is replaced. */
static void
find_target (SaExchangeFile *self, const char *path)
{
  char *real = realpath (path, NULL);

  self->path = g_strdup (real != NULL ? real : path);
  free (real);
}

static gboolean
open_file (SaExchangeFile *self, GError **error)
{
  struct stat info;
  gboolean exists = g_stat (self->path, &info) == 0;

  if (exists && S_ISDIR (info.st_mode))
    {
      sa_exchange_file_set_error (self, EISDIR, error);
      return FALSE;
    }

  if (exists && !S_ISREG (info.st_mode))
    self->fd = g_open (self->path, O_WRONLY | O_CLOEXEC, 0);
  else
    {
      g_autofree char *folder = g_path_get_dirname (self->path);
      g_autofree char *pattern = g_strdup_printf (".%s.XXXXXX", self->name);

      self->temporary = g_build_filename (folder, pattern, NULL);
      self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0666);
      if (self->fd >= 0 && exists)
        (void) fchmod (self->fd, info.st_mode & 07777);
    }
  if (self->fd >= 0)
    return TRUE;

  sa_exchange_file_set_error (self, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  return FALSE;
}

/**
 * sa_exchange_file_new:
 *
 * Begins to write @file, which is untouched until sa_exchange_file_commit().
 */
SaExchangeFile *
sa_exchange_file_new (GFile *file, GError **error)
{
  g_autoptr (SaExchangeFile) self = g_new0 (SaExchangeFile, 1);
  g_autofree char *path = g_file_get_path (file);

  self->fd = -1;
  self->name = g_file_get_basename (file);
  if (path == NULL)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” is not on this computer; save it here and copy it there."), self->name);
      return NULL;
    }

  find_target (self, path);
  if (!open_file (self, error))
    return NULL;

  self->size = BUFFER;
  self->buffer = g_malloc (self->size);
  return g_steal_pointer (&self);
}

/* Without sa_exchange_file_commit() nothing is left of what was written. */
void
sa_exchange_file_free (SaExchangeFile *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self->name);
  g_free (self->buffer);
  g_free (self);
}

const char *
sa_exchange_file_get_name (SaExchangeFile *self)
{
  return self->name;
}

/**
 * sa_exchange_file_get_temporary_path:
 *
 * Returns: (nullable): where to write what will be moved into place, for libraries that open files
 *   themselves; %NULL if the target is not a regular file
 */
const char *
sa_exchange_file_get_temporary_path (SaExchangeFile *self)
{
  return self->temporary;
}

static gboolean
flush (SaExchangeFile *self, GError **error)
{
  gsize done = 0;

  while (done < self->length)
    {
      gssize n = write (self->fd, self->buffer + done, self->length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          sa_exchange_file_set_error (self, errno, error);
          return FALSE;
        }
      done += (gsize) n;
    }
  self->length = 0;

  return TRUE;
}

/**
 * sa_exchange_file_reserve:
 *
 * Returns: (nullable): room for @length bytes, to be filled and then counted by
 *   sa_exchange_file_advance(); %NULL with @error set
 */
char *
sa_exchange_file_reserve (SaExchangeFile *self, gsize length, GError **error)
{
  if (self->length + length > self->size)
    {
      if (!flush (self, error))
        return NULL;
      if (length > self->size)
        {
          self->size = length;
          self->buffer = g_realloc (self->buffer, self->size);
        }
    }

  return self->buffer + self->length;
}

void
sa_exchange_file_advance (SaExchangeFile *self, gsize length)
{
  self->length += length;
}

gboolean
sa_exchange_file_write (SaExchangeFile *self, const char *data, gsize length, GError **error)
{
  char *room = sa_exchange_file_reserve (self, length, error);

  if (room == NULL)
    return FALSE;

  memcpy (room, data, length);
  self->length += length;
  return TRUE;
}

/**
 * sa_exchange_file_commit:
 *
 * Puts what was written into its place, on the disk and not only on its way there.
 */
gboolean
sa_exchange_file_commit (SaExchangeFile *self, GError **error)
{
  if (!flush (self, error))
    return FALSE;

  if ((self->temporary != NULL && fsync (self->fd) != 0) || close (g_steal_fd (&self->fd)) != 0
      || (self->temporary != NULL && g_rename (self->temporary, self->path) != 0))
    {
      sa_exchange_file_set_error (self, errno, error);
      return FALSE;
    }

  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
