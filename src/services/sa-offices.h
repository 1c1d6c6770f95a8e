/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The offices there are besides the usual one: each a database of its own, known by a name. They
 * lie in the folder of the program's data, where a sandbox lets SQLite keep its other files beside
 * them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names of those that were made, sorted. (array zero-terminated) (transfer full) */
GStrv sa_offices_list (void);

/* The file of an office, whether it is there or not. */
char *sa_offices_path (const char *name);

/* What the office in a file is called: NULL for the usual one, which needs no name. */
char *sa_offices_name (const char *path);

/**
 * sa_offices_check_new:
 *
 * Whether an office may be made under a name.
 * Errors: SA_ERROR_INVALID when it cannot name a file, SA_ERROR_REFUSED when there is one
 */
gboolean sa_offices_check_new (const char *name, GError **error);

G_END_DECLS
