/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-date.h"
#include "sa-record.h"

G_BEGIN_DECLS

gboolean sa_import_value_set (SaRecord *record, guint field, const char *text, gsize length,
                              const char *label, SaDateOrder order, char decimal, GError **error);
gboolean sa_import_value_add (SaRecord *record, guint field, const char *text, const char *label,
                              GError **error);
gboolean sa_import_value_is_nothing (const char *text);

G_END_DECLS
