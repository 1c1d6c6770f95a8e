/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-record.h"

G_BEGIN_DECLS

void sa_import_merge (SaRecord *into, SaRecord *from, const gboolean *touched, gboolean fill,
                      GString *kept);
void sa_import_merge_notes (SaRecord *into, const char *lines);

G_END_DECLS
