/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where things are kept for the person who is logged in, the same for the window and the commands.
 */

#include "sa-paths.h"

static char *
in_folder (const char *base, const char *name)
{
  g_autofree char *folder = g_build_filename (base, "sales-admin", NULL);

  /* whoever opens the file says why it cannot be made */
  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

static char *
make_folder (const char *base, const char *name)
{
  char *path = in_folder (base, name);

  g_mkdir_with_parents (path, 0700);
  return path;
}

/**
 * sa_paths_database:
 * Returns: (transfer full): the database used when none is named; its folder is there
 */
char *
sa_paths_database (void)
{
  return in_folder (g_get_user_data_dir (), "office.db");
}

/**
 * sa_paths_offices:
 * Returns: (transfer full): the folder of the offices made besides; it is there
 */
char *
sa_paths_offices (void)
{
  return make_folder (g_get_user_data_dir (), "offices");
}

/**
 * sa_paths_drafts:
 * Returns: (transfer full): the folder of what was typed but not saved; it is there
 */
char *
sa_paths_drafts (void)
{
  return make_folder (g_get_user_state_dir (), "drafts");
}
