/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-reader.h"

G_BEGIN_DECLS

guint sa_table_guess_header (GPtrArray *rows);
const char *sa_table_is_sum (const SaTableRow *row, const gboolean *adds, guint n_columns);
void sa_table_guess_forms (GPtrArray *rows, gboolean header_known, SaTableOptions *options);

G_END_DECLS
