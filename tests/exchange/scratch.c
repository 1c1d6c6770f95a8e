/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files made by a test, in a folder of its own that goes away with it. */

#include "scratch.h"

#include <glib/gstdio.h>

static char *folder;

GFile *
scratch_path (const char *name)
{
  g_autofree char *path = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("sa-exchange-XXXXXX", NULL);
  g_assert_nonnull (folder);
  path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

GFile *
scratch_file (const char *name, const void *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  GFile *file = scratch_path (name);

  g_file_set_contents (g_file_peek_path (file), bytes, length, &error);
  g_assert_no_error (error);

  return file;
}

void
scratch_clean (void)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (folder == NULL)
    return;

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}
