/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values of one field in two records that become one. */

#pragma once

#include "sa-record.h"

G_BEGIN_DECLS

gboolean sa_merge_value_is_same (SaRecord *a, SaRecord *b, guint field);
gboolean sa_merge_value_is_later (SaRecord *a, SaRecord *b, guint field);
gboolean sa_merge_value_may_both (const SaField *field);
void sa_merge_value_take (SaRecord *keep, SaRecord *other, guint field);
void sa_merge_value_join (SaRecord *keep, SaRecord *other, guint field);
void sa_merge_clear_references (SaRecord *record, gint64 to);

G_END_DECLS
