/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the data made by others that conformance is tested against. It is not part of the project.
 */

#include "shared-data.h"

/* The folder, or NULL when the test has been marked as skipped */
char *
shared_data (const char *folder)
{
  const char *given = g_getenv ("SA_SHARED_DATA");
  const char *source = g_getenv ("SA_SOURCE_ROOT");
  g_autofree char *base = NULL;
  g_autofree char *path = NULL;

  if (given != NULL)
    base = g_strdup (given);
  else
    base = g_build_filename (source != NULL ? source : ".", "..", "shared", "data", NULL);
  path = g_build_filename (base, folder, NULL);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);

  g_autofree char *message = g_strdup_printf (
      "NOT TESTED: there is no folder %s; set SA_SHARED_DATA to where the shared data is", path);
  g_test_skip (message);
  g_printerr ("%s\n", message);

  return NULL;
}

/* The paths of the files in @folder that end in @suffix, sorted */
GStrv
shared_data_list (const char *folder, const char *suffix)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (paths, (GCompareFunc) g_strcmp0);

  return (GStrv) g_ptr_array_steal (paths, NULL);
}
