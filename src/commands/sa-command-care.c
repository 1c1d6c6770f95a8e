/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin check, backup, restore, purge: what keeps a database well. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "sa-backup.h"
#include "sa-command.h"
#include "sa-date.h"

#define KEPT_BACKUPS 10

int
sa_command_check (SaCommand *command, int argc, char **argv)
{
  gboolean rebuild = FALSE;
  const GOptionEntry entries[] = {
    { "rebuild", 0, 0, G_OPTION_ARG_NONE, &rebuild,
      N_ ("Make the search index and all other indexes anew first"), NULL },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, NULL,
                         _ ("Looks the database over and says what to do about damage."), &argc,
                         &argv))
    return sa_command_get_status (command);
  if (argc > 1)
    return sa_command_misused (command, _ ("“%s” is too much; check takes no arguments."), argv[1]);
  store = sa_command_open (command, &error);
  if (store == NULL || (rebuild && !sa_store_rebuild (store, &error)))
    return sa_command_fail (command, error);
  faults = sa_store_check (store, sa_command_progress, command,
                           sa_command_get_cancellable (command), &error);
  if (faults == NULL)
    return sa_command_fail (command, error);
  for (guint i = 0; i < faults->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (faults, i));
  if (faults->len > 0)
    return SA_EXIT_REFUSED;
  g_print (_ ("The database is whole.\n"));
  return SA_EXIT_DONE;
}

/* The copy that is there may be the only good one. */
static gboolean
is_free (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, SA_ERROR, SA_ERROR_REFUSED,
               _ ("There is a file “%s” already; choose another name, or replace it with --force."),
               path);
  return FALSE;
}

int
sa_command_backup (SaCommand *command, int argc, char **argv)
{
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Replace FILE if it is there already"), NULL },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, _ ("[FILE]"),
                         _ ("Copies the database while it is in use and checks the copy; without "
                            "FILE beside the database, "
                            "where the last ten are kept."),
                         &argc, &argv))
    return sa_command_get_status (command);
  if (argc > 2)
    return sa_command_misused (command, _ ("Name one file for the copy, or none."));
  store = sa_command_open (command, &error);
  if (store == NULL || (argc == 2 && !force && !is_free (argv[1], &error)))
    return sa_command_fail (command, error);
  if (argc < 2)
    path = sa_backup_rotate (store, KEPT_BACKUPS, &error);
  else if (sa_backup_write (store, argv[1], sa_command_progress, command,
                            sa_command_get_cancellable (command), &error))
    path = g_strdup (argv[1]);
  if (path == NULL)
    return sa_command_fail (command, error);
  g_print ("%s\n", path);
  return SA_EXIT_DONE;
}

static int
list_backups (SaCommand *command)
{
  g_autoptr (GPtrArray) backups = sa_backup_list (sa_command_get_database (command));

  if (backups->len == 0)
    g_printerr (_ ("There is no copy beside the database yet; “backup” makes one.\n"));
  for (guint i = 0; i < backups->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (backups, i));
  return SA_EXIT_DONE;
}

/* Whoever has it open would go on writing into the file that was put aside. */
static gboolean
is_closed (const char *database, GError **error)
{
  if (!sa_store_is_in_use (database))
    return TRUE;
  g_set_error (error, SA_ERROR, SA_ERROR_BUSY,
               _ ("%s is open in a window or another program; close it there first."), database);
  return FALSE;
}

int
sa_command_restore (SaCommand *command, int argc, char **argv)
{
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 'l', 0, G_OPTION_ARG_NONE, &list,
      N_ ("List the copies kept beside the database, newest first"), NULL },
    { NULL },
  };
  g_autofree char *passphrase = NULL;
  GError *error = NULL;

  if (!sa_command_parse (
          command, entries, _ ("BACKUP"),
          _ ("Puts a copy in the place of the database, which is kept as “….before-restore”."),
          &argc, &argv))
    return sa_command_get_status (command);
  if (list)
    return list_backups (command);
  if (argc != 2)
    return sa_command_misused (
        command, _ ("Name the copy to go back to; --list shows those beside the database."));
  passphrase = sa_command_read_passphrase (command, &error);
  if (error != NULL || !is_closed (sa_command_get_database (command), &error)
      || !sa_backup_restore (sa_command_get_database (command), argv[1], passphrase, NULL, &error))
    return sa_command_fail (command, error);
  g_print (_ ("Restored “%s”.\n"), argv[1]);
  return SA_EXIT_DONE;
}

int
sa_command_purge (SaCommand *command, int argc, char **argv)
{
  g_autofree char *before = NULL;
  const GOptionEntry entries[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &before, N_ ("Only what was deleted before this day"),
      N_ ("DATE") },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  g_autofree char *time = NULL;
  GError *error = NULL;
  gint64 n;

  if (!sa_command_parse (command, entries, NULL,
                         _ ("Removes deleted records and their history for good."), &argc, &argv))
    return sa_command_get_status (command);
  if (argc > 1)
    return sa_command_misused (command, _ ("“%s” is too much; purge takes no arguments."), argv[1]);
  if (before != NULL)
    {
      g_autofree char *day = sa_date_parse (before, SA_DATE_ORDER_AUTO, &error);

      if (day == NULL)
        {
          sa_command_set_misused (command);
          return sa_command_fail (command, error);
        }
      time = g_strconcat (day, "T00:00:00Z", NULL);
    }
  store = sa_command_open (command, &error);
  n = store != NULL ? sa_store_purge (store, time, &error) : -1;
  if (n < 0)
    return sa_command_fail (command, error);
  g_print (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " record removed\n",
                        "%" PRId64 " records removed\n", (gulong) n),
           n);
  return SA_EXIT_DONE;
}
