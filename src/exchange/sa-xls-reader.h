/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-reader.h"

G_BEGIN_DECLS

#define SA_TYPE_XLS_READER (sa_xls_reader_get_type ())
G_DECLARE_FINAL_TYPE (SaXlsReader, sa_xls_reader, SA, XLS_READER, SaTableReader)

SaTableReader *sa_xls_reader_new (GFile *file, const SaTableOptions *options, GError **error);

G_END_DECLS
