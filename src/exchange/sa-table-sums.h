/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a table, and which of them are no records: sums at the end of it. */

#pragma once

#include "sa-table-reader.h"

G_BEGIN_DECLS

typedef struct _SaTableSums SaTableSums;

SaTableSums *sa_table_sums_new (SaTableReader *reader, const gboolean *adds, guint n_columns);
void sa_table_sums_free (SaTableSums *sums);
void sa_table_sums_forget (SaTableSums *sums);
gboolean sa_table_sums_next (SaTableSums *sums, SaTableRow *row, const char **word, GError **error);

G_END_DECLS
