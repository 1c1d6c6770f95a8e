/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin demo */

#include <glib/gi18n-lib.h>

#include "sa-command.h"
#include "sa-date.h"
#include "sa-demo.h"

int
sa_command_demo (SaCommand *command, int argc, char **argv)
{
  g_autofree char *today = NULL;
  const GOptionEntry entries[] = {
    { "today", 0, 0, G_OPTION_ARG_STRING, &today, N_ ("Make its past end on this day"),
      N_ ("DATE") },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  g_autofree char *day = NULL;
  g_autofree char *quoted = NULL;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, NULL,
                         _ ("Fills the database with a made-up soft-drink distributor; one change "
                            "that can be undone."),
                         &argc, &argv))
    return sa_command_get_status (command);
  if (argc > 1)
    return sa_command_misused (command, _ ("“%s” is too much; demo takes no arguments."), argv[1]);
  day = today != NULL ? sa_date_parse (today, SA_DATE_ORDER_AUTO, &error) : sa_date_today ();
  if (day == NULL)
    sa_command_set_misused (command);
  store = day != NULL ? sa_command_open_or_make (command, &error) : NULL;
  if (store == NULL
      || !sa_demo_fill (store, day, sa_command_progress, command,
                        sa_command_get_cancellable (command), &error))
    return sa_command_fail (command, error);
  g_print (_ ("The demo office is in “%s”.\n"), sa_command_get_database (command));
  quoted = g_shell_quote (sa_command_get_database (command));
  g_print (_ ("Open it with: sales-admin --database %s\n"), quoted);
  return SA_EXIT_DONE;
}
