/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-import-row.h"
#include "sa-mapping.h"
#include "sa-table-reader.h"

G_BEGIN_DECLS

SaImportSource *sa_import_table_new (SaTableReader *reader, const SaMapping *mapping,
                                     gboolean strict, GError **error);

G_END_DECLS
