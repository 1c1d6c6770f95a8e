/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many records of a table are selected, and what can be done to all of them. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_SELECTION_BAR (sa_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (SaSelectionBar, sa_selection_bar, SA, SELECTION_BAR, AdwBin)

/* In a compact bar what is done more rarely is in a menu. */
void sa_selection_bar_set_compact (SaSelectionBar *self, gboolean compact);

/* Its buttons activate the "table." actions of the table it stands in. */
void sa_selection_bar_show (SaSelectionBar *self, guint n_selected, gboolean can_merge,
                            gboolean revealed);

G_END_DECLS
