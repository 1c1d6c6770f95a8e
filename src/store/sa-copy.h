/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to other files of the database: those that are being made, copied or kept. */

#pragma once

#include "sa-store-private.h"

G_BEGIN_DECLS

/* Behind the name of a file that is being made. */
#define SA_COPY_SUFFIX ".part"

/* Says what errno says of a file; always FALSE. */
gboolean sa_copy_say_error (const char *path, GError **error);

/* A bare connection. @passphrase: (nullable) */
sqlite3 *sa_copy_open (const char *path, const char *passphrase, int flags, GError **error);

/* Opens a copy and goes through all its pages. */
gboolean sa_copy_verify (const char *path, const char *passphrase, GError **error);

/* An empty file only its owner may read; errors speak of @path, which it is to become. */
gboolean sa_copy_make_empty (const char *part, const char *path, GError **error);

/* What the system still keeps in memory goes to the disk. */
gboolean sa_copy_flush (const char *path, GError **error);

/* What is in the -wal file goes into the database, so that the file alone is all of it; SQLite
 * allows that to the last one at the file only. Best effort: a damaged database is kept as it is.
 * Returns: FALSE when somebody else has it open */
gboolean sa_copy_fold_in_wal (const char *database, const char *passphrase, GError **error);

/* Encrypts a file nobody has open, unless it is. */
gboolean sa_copy_encrypt (const char *path, const char *passphrase, GError **error);

G_END_DECLS
