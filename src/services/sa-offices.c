/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder is the list: nothing else has to be kept true. */

#include "sa-offices.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sa-error.h"
#include "sa-paths.h"
#include "sa-store.h"

#define SUFFIX ".db"

/* A file's name has 255 bytes at most, and backups add to it. */
#define LONGEST 120

static int
by_name (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

GStrv
sa_offices_list (void)
{
  g_autofree char *folder = sa_paths_offices ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, SUFFIX) && g_utf8_validate (file, -1, NULL))
      g_ptr_array_add (names, g_strndup (file, strlen (file) - strlen (SUFFIX)));
  g_ptr_array_sort (names, by_name);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

char *
sa_offices_path (const char *name)
{
  g_autofree char *folder = sa_paths_offices ();
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

char *
sa_offices_name (const char *path)
{
  g_autofree char *usual = sa_paths_database ();
  char *name;

  if (g_strcmp0 (path, usual) == 0)
    return NULL;
  name = g_filename_display_basename (path);
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

gboolean
sa_offices_check_new (const char *name, GError **error)
{
  g_autofree char *path = NULL;

  if (*name == '\0' || *name == '.' || strchr (name, G_DIR_SEPARATOR) != NULL
      || strlen (name) > LONGEST)
    {
      g_set_error_literal (error, SA_ERROR, SA_ERROR_INVALID,
                           _ ("Give the office a short name without a slash, such as “Gdańsk”."));
      return FALSE;
    }
  path = sa_offices_path (name);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_REFUSED,
                   _ ("There is an office “%s” already. Choose another name."), name);
      return FALSE;
    }
  return TRUE;
}

/* What comes after an office's file name in the names of what stands beside the file: ".backups",
 * ".before-restore", "-wal". The file itself, "", is the first. */
static GPtrArray *
list_endings (const char *path)
{
  GPtrArray *endings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  g_ptr_array_add (endings, g_strdup (""));
  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      const char *ending = g_str_has_prefix (file, base) ? file + strlen (base) : "";

      /* “A.db-2.db-wal” is not the office A’s, but that of “A.db-2” */
      if (*ending != '\0' && strstr (ending, SUFFIX) == NULL)
        g_ptr_array_add (endings, g_strdup (ending));
    }
  return endings;
}

/* SQLite makes these anew; on their own they say nothing. */
static gboolean
is_passing (const char *ending)
{
  return g_str_equal (ending, "-shm") || g_str_equal (ending, "-lock");
}

gboolean
sa_offices_check_closed (const char *name, GError **error)
{
  g_autofree char *path = sa_offices_path (name);

  if (!sa_store_is_in_use (path))
    return TRUE;
  g_set_error (error, SA_ERROR, SA_ERROR_BUSY, _ ("The office “%s” is open. Close it first."),
               name);
  return FALSE;
}

gboolean
sa_offices_rename (const char *name, const char *to, GError **error)
{
  g_autofree char *path = sa_offices_path (name);
  g_autofree char *target = sa_offices_path (to);
  g_autoptr (GPtrArray) endings = list_endings (path);

  if (!sa_offices_check_new (to, error) || !sa_offices_check_closed (name, error))
    return FALSE;
  for (guint i = 0; i < endings->len; i++)
    {
      g_autofree char *from = g_strconcat (path, endings->pdata[i], NULL);
      g_autofree char *beside = g_strconcat (target, endings->pdata[i], NULL);

      if (is_passing (endings->pdata[i]))
        g_unlink (from);
      else if (g_rename (from, beside) != 0)
        {
          g_set_error (error, SA_ERROR, SA_ERROR_READ_ONLY, _ ("“%s” cannot be renamed: %s."), from,
                       g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
sa_offices_trash (const char *name, GError **error)
{
  g_autofree char *path = sa_offices_path (name);
  g_autoptr (GPtrArray) endings = list_endings (path);

  if (!sa_offices_check_closed (name, error))
    return FALSE;
  for (guint i = 0; i < endings->len; i++)
    {
      g_autofree char *each = g_strconcat (path, endings->pdata[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (each);
      g_autoptr (GError) local = NULL;

      if (is_passing (endings->pdata[i]))
        g_unlink (each);
      else if (!g_file_trash (file, NULL, &local))
        {
          g_set_error (error, SA_ERROR, SA_ERROR_FAILED,
                       _ ("The office “%s” cannot be moved to the trash: %s"), name,
                       local->message);
          return FALSE;
        }
    }
  return TRUE;
}
