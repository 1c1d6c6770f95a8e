/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two ways in: the window when started without a command, or one command of the command line. */

#include "sa-commands.h"

int
main (int argc, char **argv)
{
  if (sa_commands_wanted (argc, argv))
    return sa_commands_run (argc, argv);
  return sa_commands_run (1, argv);
}
