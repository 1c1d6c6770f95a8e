/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which row of a list or column view is at a point, or has the focus. The widgets of rows belong to
 * GTK and do not tell; so what a factory puts into them is marked. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For factories: @child is what @item shows. */
void sa_row_mark (GtkWidget *child, GtkListItem *item);

/* @x, @y: of @view. Returns: (transfer none) (nullable): %NULL beside the rows */
GtkListItem *sa_row_at (GtkWidget *view, double x, double y);

/**
 * sa_row_with_focus:
 * @at: (out): the middle of its beginning, in @view
 *
 * Returns: (transfer none) (nullable): %NULL when the focus is elsewhere
 */
GtkListItem *sa_row_with_focus (GtkWidget *view, graphene_point_t *at);

/* The same for the rows of list views and the cells of column views. */
guint sa_row_position (GtkListItem *item);
gpointer sa_row_item (GtkListItem *item);

G_END_DECLS
