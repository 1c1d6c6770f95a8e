/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-reader.h"

G_BEGIN_DECLS

#define SA_TYPE_CSV_READER (sa_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (SaCsvReader, sa_csv_reader, SA, CSV_READER, SaTableReader)

SaTableReader *sa_csv_reader_new (GFile *file, const SaTableOptions *options, GError **error);

G_END_DECLS
