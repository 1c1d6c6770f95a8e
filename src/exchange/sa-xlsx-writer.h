/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-writer.h"

G_BEGIN_DECLS

#define SA_TYPE_XLSX_WRITER (sa_xlsx_writer_get_type ())
G_DECLARE_FINAL_TYPE (SaXlsxWriter, sa_xlsx_writer, SA, XLSX_WRITER, SaTableWriter)

G_END_DECLS
