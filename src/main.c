/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two ways in: the window when started without a command, or one command of the command line. */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "sa-application.h"
#include "sa-commands.h"
#include "sa-contact-dates.h"

int
main (int argc, char **argv)
{
  g_autoptr (SaApplication) application = NULL;

  sa_contact_dates_keep ();
  if (sa_commands_wanted (argc, argv))
    return sa_commands_run (argc, argv);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = sa_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
