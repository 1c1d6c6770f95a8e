/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-reader.h"

G_BEGIN_DECLS

#define SA_TYPE_XLSX_READER (sa_xlsx_reader_get_type ())
G_DECLARE_FINAL_TYPE (SaXlsxReader, sa_xlsx_reader, SA, XLSX_READER, SaTableReader)

SaTableReader *sa_xlsx_reader_new (GFile *file, const SaTableOptions *options, GError **error);

G_END_DECLS
