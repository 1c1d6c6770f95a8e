/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-reader.h"
#include "sa-table-writer.h"

G_BEGIN_DECLS

SaTableReader *sa_table_reader_open (GFile *file, const SaTableOptions *options, GError **error);
SaTableWriter *sa_table_writer_open (GFile *file, SaTableFormat format,
                                     const SaTableColumn *columns, guint n_columns,
                                     const SaTableWriterOptions *options, GError **error);
gboolean sa_table_format_for_name (const char *name, SaTableFormat *format);

G_END_DECLS
