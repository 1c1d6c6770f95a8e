/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where each column of a table goes: a row a column with a sample of what it holds. */

#pragma once

#include <adwaita.h>
#include "sa-mapping.h"

G_BEGIN_DECLS

#define SA_TYPE_IMPORT_COLUMNS (sa_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (SaImportColumns, sa_import_columns, SA, IMPORT_COLUMNS, AdwPreferencesGroup)

/* Shows a mapping, which is edited in place and must stay. */
void sa_import_columns_show (SaImportColumns *self, SaMapping *mapping);

G_END_DECLS
