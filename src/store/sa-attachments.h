/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Contents of files and pictures, kept once each under the SHA-256 of their bytes. Attachment
 * records and IMAGE fields refer to them by that hash. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/* 50 MiB: what a sales office attaches; more belongs beside the database, not in it. */
#define SA_LARGEST_ATTACHMENT (50 * 1024 * 1024)

/* Keeps a content; inside a change. Returns its hash. SA_ERROR_REFUSED when it is too large. */
char *sa_store_put_content (SaStore *store, GBytes *bytes, GError **error);

/* Returns: (nullable): the content, NULL without an error when there is none of that hash. */
GBytes *sa_store_get_content (SaStore *store, const char *hash, GError **error);

/**
 * sa_store_attach:
 *
 * Attaches a content under a name to any record; inside a change. Returns the attachment record.
 */
SaRecord *sa_store_attach (SaStore *store, gint64 row, const char *name, const char *mime,
                           GBytes *bytes, GError **error);

/* Removes contents no record, deleted ones included, and no undoable change refers to. */
gboolean sa_attachments_sweep (SaStore *store, GError **error);

G_END_DECLS
