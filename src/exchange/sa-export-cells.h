/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of an export, and the cells of a record in them. */

#pragma once

#include "sa-export.h"
#include "sa-store.h"
#include "sa-table-writer.h"

G_BEGIN_DECLS

typedef struct _SaExportCells SaExportCells;

SaExportCells *sa_export_cells_new (SaStore *store, SaType *type, SaTableFormat format,
                                    const SaExportOptions *options, const gboolean *filled,
                                    GError **error);
void sa_export_cells_free (SaExportCells *cells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaExportCells, sa_export_cells_free)

const SaTableColumn *sa_export_cells_get_columns (SaExportCells *cells, guint *n_columns);

/* What sa_store_foreach_values() has to be asked for. */
const int *sa_export_cells_get_fields (SaExportCells *cells, guint *n_fields);

/* The texts of the cells, valid until the next call and as long as the values. */
const char *const *sa_export_cells_read (SaExportCells *cells, const char *const *values);

G_END_DECLS
