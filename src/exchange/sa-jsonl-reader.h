/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-reader.h"

G_BEGIN_DECLS

#define SA_TYPE_JSONL_READER (sa_jsonl_reader_get_type ())
G_DECLARE_FINAL_TYPE (SaJsonlReader, sa_jsonl_reader, SA, JSONL_READER, SaTableReader)

SaTableReader *sa_jsonl_reader_new (GFile *file, const SaTableOptions *options, GError **error);

G_END_DECLS
