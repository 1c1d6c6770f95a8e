/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-writer.h"

G_BEGIN_DECLS

#define SA_TYPE_JSONL_WRITER (sa_jsonl_writer_get_type ())
G_DECLARE_FINAL_TYPE (SaJsonlWriter, sa_jsonl_writer, SA, JSONL_WRITER, SaTableWriter)

SaTableWriter *sa_jsonl_writer_new (gboolean array);

G_END_DECLS
