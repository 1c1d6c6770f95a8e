/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin undo, redo */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "sa-command.h"
#include "sa-log.h"

typedef gint64 (*UndoFunc) (SaStore *store, gint64 change, SaProgressFunc progress, gpointer data,
                            GCancellable *cancellable, GError **error);

static int
list_changes (SaCommand *command, SaStore *store, int limit)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = sa_store_list_changes (store, limit, &error);

  if (changes == NULL)
    return sa_command_fail (command, error);
  for (guint i = 0; i < changes->len; i++)
    {
      const SaHistoryEntry *entry = g_ptr_array_index (changes, i);

      g_print ("%" PRId64 "  %s  %s  %s%s%s\n", entry->change, entry->at, entry->actor,
               entry->label, entry->undone ? "  " : "", entry->undone ? _ ("(undone)") : "");
    }
  return SA_EXIT_DONE;
}

static int
move (SaCommand *command, SaStore *store, gint64 change, UndoFunc func, const char *format,
      const char *nothing)
{
  GError *error = NULL;
  gint64 done = func (store, change, sa_command_progress, command,
                      sa_command_get_cancellable (command), &error);
  g_autofree char *label = NULL;

  if (done == 0 && error == NULL)
    g_set_error_literal (&error, SA_ERROR, SA_ERROR_NOT_FOUND, nothing);
  if (done == 0)
    return sa_command_fail (command, error);
  label = sa_store_get_change_label (store, done);
  g_print ("%s: %s\n", format, label != NULL ? label : "");
  return SA_EXIT_DONE;
}

static int
undo_or_redo (SaCommand *command, int argc, char **argv, gboolean undo)
{
  gboolean list = FALSE;
  int limit = 20;
  const GOptionEntry entries[] = {
    { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_ ("List the latest changes and their numbers"),
      NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("List so many (20)"), N_ ("NUMBER") },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  gint64 change = 0;
  GError *error = NULL;

  if (!sa_command_parse (
          command, entries, _ ("[CHANGE]"),
          undo ? _ ("Takes back the latest change, or the one named by its number.")
               : _ ("Does again what was taken back last, or the change named by its number."),
          &argc, &argv))
    return sa_command_get_status (command);
  if (argc > 2
      || (argc == 2 && !g_ascii_string_to_signed (argv[1], 10, 1, G_MAXINT64, &change, NULL)))
    return sa_command_misused (command, _ ("Name one change by its number; --list shows them."));
  store = sa_command_open (command, &error);
  if (store == NULL)
    return sa_command_fail (command, error);
  if (list)
    return list_changes (command, store, MAX (limit, 1));
  if (undo)
    return move (command, store, change, sa_store_undo_change, _ ("Undone"),
                 _ ("There is nothing to undo."));
  return move (command, store, change, sa_store_redo_change, _ ("Done again"),
               _ ("There is nothing to do again."));
}

int
sa_command_undo (SaCommand *command, int argc, char **argv)
{
  return undo_or_redo (command, argc, argv, TRUE);
}

int
sa_command_redo (SaCommand *command, int argc, char **argv)
{
  return undo_or_redo (command, argc, argv, FALSE);
}
