/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds records that nothing identifies but all that is said of them: a call, a task, an address.
 * Two are the same when they agree in every field the file has a column for. */

#pragma once

#include "sa-import-row.h"
#include "sa-store.h"

G_BEGIN_DECLS

typedef struct _SaImportIdentity SaImportIdentity;

SaImportIdentity *sa_import_identity_new (SaStore *store, const SaImportSource *source);
void sa_import_identity_free (SaImportIdentity *identity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaImportIdentity, sa_import_identity_free)

/* Learns all records of the type. */
gboolean sa_import_identity_load (SaImportIdentity *identity, GCancellable *cancellable,
                                  GError **error);

guint64 sa_import_identity_key (SaImportIdentity *identity, const SaImportRow *row);

/* Returns: the record with the key, or 0. Who came first keeps it. */
gint64 sa_import_identity_find (SaImportIdentity *identity, guint64 key);
void sa_import_identity_add (SaImportIdentity *identity, guint64 key, gint64 row);

G_END_DECLS
