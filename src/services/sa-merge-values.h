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
/* The part of a field of several values that says the same as @value, however it is written; NULL
 * where there is none. @parts: (element-type SaValuePart) */
SaValuePart *sa_merge_value_find (GPtrArray *parts, const char *value, SaKind kind);

void sa_merge_clear_references (SaRecord *record, gint64 to);

G_END_DECLS
