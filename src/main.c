/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two ways in: the window when started without a command, or one command of the command line. */

#include <glib.h>

int
main (int argc, char **argv)
{
  g_print ("sales-admin %s\n", SA_VERSION);
  return 0;
}
