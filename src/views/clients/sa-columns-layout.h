/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places its children side by side in columns of the same width when there is room for all of them,
 * else one under the other. Needs no breakpoint, so it works at any depth of a page. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SA_TYPE_COLUMNS_LAYOUT (sa_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (SaColumnsLayout, sa_columns_layout, SA, COLUMNS_LAYOUT, GtkLayoutManager)

G_END_DECLS
