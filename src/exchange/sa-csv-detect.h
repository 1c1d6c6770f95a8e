/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-options.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sa_csv_detect (GFile *file, SaTableOptions *options, gboolean *trim, GError **error);
const char *sa_csv_detect_encoding (const char *bytes, gsize length);

G_END_DECLS
