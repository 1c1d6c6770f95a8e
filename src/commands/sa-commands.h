/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line: sales-admin COMMAND …, without a display. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the arguments ask for a command, or for --help or --version, rather than for the window.
 */
gboolean sa_commands_wanted (int argc, char **argv);

/* Returns: the exit status: 0 done, 1 refused, 2 wrong usage. */
int sa_commands_run (int argc, char **argv);

G_END_DECLS
