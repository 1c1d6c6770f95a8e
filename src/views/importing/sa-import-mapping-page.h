/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the import assistant that shows how a file is read and where its columns go, to be
 * changed before it is tried. */

#pragma once

#include <adwaita.h>
#include "sa-import.h"

G_BEGIN_DECLS

#define SA_TYPE_IMPORT_MAPPING_PAGE (sa_import_mapping_page_get_type ())
G_DECLARE_FINAL_TYPE (SaImportMappingPage, sa_import_mapping_page, SA, IMPORT_MAPPING_PAGE,
                      AdwNavigationPage)

/* Signal "try": the person has seen it and goes on. */

/* Opens @file and shows it. @type: (nullable): what its rows are, when it is known */
gboolean sa_import_mapping_page_open (SaImportMappingPage *self, SaStore *store, GFile *file,
                                      SaType *type, GError **error);

/* The import of the file that was opened last, with what was chosen here; another one once the file
 * is to be read differently. A file without columns, as vCards are, has one too. */
SaImport *sa_import_mapping_page_get_import (SaImportMappingPage *self);

/* @trouble: (nullable): why it cannot go on */
void sa_import_mapping_page_say (SaImportMappingPage *self, const char *trouble);

G_END_DECLS
