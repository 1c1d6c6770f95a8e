/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-import-row.h"
#include "sa-table-options.h"

G_BEGIN_DECLS

typedef struct _SaImportRejects SaImportRejects;

SaImportRejects *sa_import_rejects_new (GFile *file, SaImportSource *source,
                                        const SaTableOptions *options);
void sa_import_rejects_free (SaImportRejects *rejects);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaImportRejects, sa_import_rejects_free)

gboolean sa_import_rejects_add (SaImportRejects *rejects, const SaImportRow *row, GError **error);
gboolean sa_import_rejects_close (SaImportRejects *rejects, GError **error);

G_END_DECLS
