/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A value that every row of an import gets, such as the role of clients in "clients.csv". */

#pragma once

#include "sa-combo-row.h"
#include "sa-mapping.h"

G_BEGIN_DECLS

#define SA_TYPE_IMPORT_CONSTANT (sa_import_constant_get_type ())
G_DECLARE_FINAL_TYPE (SaImportConstant, sa_import_constant, SA, IMPORT_CONSTANT, SaComboRow)

/* Shows what @mapping, which is edited in place and must stay, gives to a field. The row hides
 * where there is no such field, or a column goes to it. @target: "roles", "staff" or "state" */
void sa_import_constant_show (SaImportConstant *self, SaMapping *mapping, const char *target);

G_END_DECLS
