/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that is hit beside what stands in it, or that has the focus, is one or two widgets above
 * what was marked. */

#include "sa-row-at.h"

#define KEY "sa-row-item"
#define DEPTH 3 /* a row of a column view, its cell, what is in it */

static GtkListItem *
mark_of (GtkWidget *widget)
{
  return widget != NULL ? g_object_get_data (G_OBJECT (widget), KEY) : NULL;
}

static GtkListItem *
mark_above (GtkWidget *widget, GtkWidget *view)
{
  for (; widget != NULL && widget != view; widget = gtk_widget_get_parent (widget))
    if (mark_of (widget) != NULL)
      return mark_of (widget);
  return NULL;
}

void
sa_row_mark (GtkWidget *child, GtkListItem *item)
{
  g_object_set_data (G_OBJECT (child), KEY, item);
}

GtkListItem *
sa_row_at (GtkWidget *view, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = mark_above (hit, view);

  return item != NULL || hit == NULL ? item : mark_of (gtk_widget_get_first_child (hit));
}

GtkListItem *
sa_row_with_focus (GtkWidget *view, graphene_point_t *at)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *inner = focus;
  GtkListItem *item;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    return NULL;
  item = mark_above (focus, view);
  for (int depth = 0; item == NULL && inner != NULL && depth < DEPTH; depth++)
    {
      item = mark_of (inner);
      inner = gtk_widget_get_first_child (inner);
    }
  *at = GRAPHENE_POINT_INIT (0, (float) gtk_widget_get_height (focus) / 2);
  return item != NULL && gtk_widget_compute_point (focus, view, at, at) ? item : NULL;
}

guint
sa_row_position (GtkListItem *item)
{
  return GTK_IS_COLUMN_VIEW_CELL (item)
             ? gtk_column_view_cell_get_position (GTK_COLUMN_VIEW_CELL (item))
             : gtk_list_item_get_position (item);
}

gpointer
sa_row_item (GtkListItem *item)
{
  return GTK_IS_COLUMN_VIEW_CELL (item)
             ? gtk_column_view_cell_get_item (GTK_COLUMN_VIEW_CELL (item))
             : gtk_list_item_get_item (item);
}
