/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder is the list: nothing else has to be kept true. */

#include "sa-offices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-error.h"
#include "sa-paths.h"

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
