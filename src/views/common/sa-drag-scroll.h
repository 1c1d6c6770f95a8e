/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What scrolls @inside, the nearest scrolled window around it, does so while something is dragged
 * near its edges: a place to drop it may be out of sight. */
void sa_drag_scroll_add (GtkWidget *inside);

G_END_DECLS
