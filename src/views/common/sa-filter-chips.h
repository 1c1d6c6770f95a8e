/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list is filtered by: a button a condition, which takes it away. Hidden while there is
 * none. */

#pragma once

#include <adwaita.h>
#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_FILTER_CHIPS (sa_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (SaFilterChips, sa_filter_chips, SA, FILTER_CHIPS, AdwBin)

/* Signal "removed" (guint): the condition of that index is not wanted any more. */
void sa_filter_chips_show (SaFilterChips *self, const SaQuery *filter, SaStore *store);

G_END_DECLS
