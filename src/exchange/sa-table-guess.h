/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-options.h"

G_BEGIN_DECLS

guint sa_table_guess_header (GPtrArray *rows);
void sa_table_guess_forms (GPtrArray *rows, gboolean header_known, SaTableOptions *options);

G_END_DECLS
