/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of the whole database, made while it is in use, checked by opening them; going back to
 * one; and looking a database over for damage. */

#pragma once

#include <gio/gio.h>
#include "sa-log.h"
#include "sa-store.h"

G_BEGIN_DECLS

/**
 * sa_backup_write:
 * @path: the new file, encrypted with the same passphrase; replaced only when the copy is whole
 *
 * Copies the database, pages at a time so that others can go on writing, and opens the copy to see
 * that it is whole. Errors: SA_ERROR_FULL, SA_ERROR_READ_ONLY, SA_ERROR_CANCELLED.
 */
gboolean sa_backup_write (SaStore *store, const char *path, SaProgressFunc progress, gpointer data,
                          GCancellable *cancellable, GError **error);

/**
 * sa_backup_rotate:
 * @keep: how many to keep
 *
 * Writes office.db.backups/office-2026-11-23-203500.db beside the database and removes the oldest
 * beyond @keep. Returns: (transfer full): the path of the new one.
 */
char *sa_backup_rotate (SaStore *store, guint keep, GError **error);

/* Paths of the rotated backups, newest first. (element-type utf8) */
GPtrArray *sa_backup_list (const char *database);

/**
 * sa_backup_restore:
 * @database: the file to be replaced; must not be open in this program
 * @passphrase: (nullable): of the database
 * @backup_passphrase: (nullable): of the backup, where it was made under another; one that was made
 *   without any gets that of the database
 *
 * Looks whether the backup is whole, keeps the present file as "….before-restore", or
 * "….before-restore-2" and so on where something is kept already, and puts the copy in its place.
 */
gboolean sa_backup_restore (const char *database, const char *backup, const char *passphrase,
                            const char *backup_passphrase, GError **error);

/* Before the tables of a file are changed. */
gboolean sa_backup_before_migration (SaStore *store, GError **error);

/**
 * sa_store_check:
 *
 * Looks the whole database over: pages, indexes, references, the search index, contents.
 * Returns: (element-type utf8): a sentence for each fault with the advice what to do; empty when
 * whole.
 */
GPtrArray *sa_store_check (SaStore *store, SaProgressFunc progress, gpointer data,
                           GCancellable *cancellable, GError **error);

/* Makes the search index and all indexes anew from the records. */
gboolean sa_store_rebuild (SaStore *store, GError **error);

/**
 * sa_store_set_passphrase:
 * @passphrase: (nullable): %NULL to store without encryption
 *
 * Encrypts, changes the passphrase or decrypts, by writing a new file that then takes the old one's
 * place. The store must be the only connection. Errors: SA_ERROR_BUSY, SA_ERROR_FULL.
 */
gboolean sa_store_set_passphrase (SaStore *store, const char *passphrase, GError **error);

/**
 * sa_backup_encrypt_copies:
 * @database: the file, which need not be closed
 *
 * Encrypts the backups and what was kept beside the database that could be read without a
 * passphrase. Those that cannot be are told of in @error, when the others are done.
 */
gboolean sa_backup_encrypt_copies (const char *database, const char *passphrase, GError **error);

G_END_DECLS
