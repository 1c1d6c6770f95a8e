/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-reader.h"

G_BEGIN_DECLS

#define SA_TYPE_ODS_READER (sa_ods_reader_get_type ())
G_DECLARE_FINAL_TYPE (SaOdsReader, sa_ods_reader, SA, ODS_READER, SaTableReader)

SaTableReader *sa_ods_reader_new (GFile *file, const SaTableOptions *options, GError **error);

G_END_DECLS
