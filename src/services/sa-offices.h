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

/* Whether an office is open nowhere. Errors: SA_ERROR_BUSY */
gboolean sa_offices_check_closed (const char *name, GError **error);

/**
 * sa_offices_rename:
 *
 * Gives an office another name, with its backups and whatever else stands beside its file.
 * Errors: as sa_offices_check_new(), SA_ERROR_BUSY while it is open anywhere
 */
gboolean sa_offices_rename (const char *name, const char *to, GError **error);

/**
 * sa_offices_trash:
 *
 * Moves an office to the trash of the desktop, with its backups.
 * Errors: SA_ERROR_BUSY while it is open anywhere, SA_ERROR_FAILED when there is no trash
 */
gboolean sa_offices_trash (const char *name, GError **error);

G_END_DECLS
