/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-reader.h"

G_BEGIN_DECLS

SaTableReader *sa_table_reader_open (GFile *file, const SaTableOptions *options, GError **error);

G_END_DECLS
