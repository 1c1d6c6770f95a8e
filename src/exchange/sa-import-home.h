/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The address where a person lives, in a row that may also have the one where they work. */

#pragma once

#include "sa-import-column.h"
#include "sa-table-reader.h"

G_BEGIN_DECLS

/* @columns: (element-type SaImportColumn): all others have been read */
void sa_import_home_read (GArray *columns, SaImportRow *row, const SaTableRow *cells);

G_END_DECLS
