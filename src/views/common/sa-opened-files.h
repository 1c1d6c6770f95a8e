/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Attached files that are looked at with another program, which needs them on the disk: outside the
 * database, which may be encrypted, so they do not stay there. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): a file of that name with the bytes, for the other program. */
GFile *sa_opened_files_write (const char *name, GBytes *bytes, GError **error);

/* Removes those of yesterday and before. */
void sa_opened_files_sweep (void);

G_END_DECLS
