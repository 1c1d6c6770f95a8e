/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-opened-files.h"

#include <glib/gstdio.h>

#define KEPT_SECONDS (24 * 60 * 60)

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "sales-admin", "files", NULL);
}

GFile *
sa_opened_files_write (const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *files = get_folder ();
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *folder = g_build_filename (files, digest, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&file);
}

/* Each stands in a folder of its own, which goes with the last of its names. */
static void
sweep_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_lstat (path, &info) == 0 && now - info.st_mtime > KEPT_SECONDS)
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
sa_opened_files_sweep (void)
{
  g_autofree char *files = get_folder ();
  g_autoptr (GDir) dir = g_dir_open (files, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *folder = g_build_filename (files, name, NULL);

      sweep_folder (folder);
    }
}
