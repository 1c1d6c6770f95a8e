/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-writer.h"

G_BEGIN_DECLS

#define SA_TYPE_CSV_WRITER (sa_csv_writer_get_type ())
G_DECLARE_FINAL_TYPE (SaCsvWriter, sa_csv_writer, SA, CSV_WRITER, SaTableWriter)

gboolean sa_csv_is_formula (const char *text);

/* A spreadsheet expects a semicolon between values where commas stand in numbers. */
char sa_csv_local_delimiter (void);
char sa_csv_local_decimal (void);

G_END_DECLS
