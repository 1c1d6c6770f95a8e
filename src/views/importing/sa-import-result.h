/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The counts of an import, tried or done, as rows. */

#pragma once

#include <adwaita.h>
#include "sa-import.h"

G_BEGIN_DECLS

/* @done: whether it was done, or would be */
void sa_import_result_fill (AdwPreferencesGroup *group, SaImport *import,
                            const SaImportCounts *counts, gboolean done);

/* The first reasons why rows were left out, and the first values that are kept in notes. */
void sa_import_result_fill_reasons (AdwPreferencesGroup *group, SaImport *import);

G_END_DECLS
