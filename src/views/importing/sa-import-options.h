/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a table file is written, as it was detected, to be overridden. */

#pragma once

#include <adwaita.h>
#include "sa-table-reader.h"

G_BEGIN_DECLS

#define SA_TYPE_IMPORT_OPTIONS (sa_import_options_get_type ())
G_DECLARE_FINAL_TYPE (SaImportOptions, sa_import_options, SA, IMPORT_OPTIONS, AdwExpanderRow)

/* "changed" is emitted when the person overrides something. */
void sa_import_options_show (SaImportOptions *self, SaTableReader *reader);

/* (transfer full) */
SaTableOptions *sa_import_options_get (SaImportOptions *self);

G_END_DECLS
