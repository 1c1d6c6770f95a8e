/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-record.h"

G_BEGIN_DECLS

/**
 * SaImportWay:
 * @SA_IMPORT_FILL: what is known goes before what the file says: for possible duplicates
 * @SA_IMPORT_ADD: the same thing, as another source sees it: values of several are united, notes
 *   grow, and only single values are replaced
 * @SA_IMPORT_REPLACE: the record itself, exported and come back: what the file says is what is
 * meant
 *
 * Whichever it is, saying the same again changes nothing, and empty cells clear nothing.
 */
typedef enum
{
  SA_IMPORT_FILL,
  SA_IMPORT_ADD,
  SA_IMPORT_REPLACE,
} SaImportWay;

void sa_import_merge (SaRecord *into, SaRecord *from, const gboolean *touched, SaImportWay way,
                      GString *kept);
void sa_import_merge_notes (SaRecord *into, const char *lines);

G_END_DECLS
