/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Depth first, in the order the widgets stand in. */

#include "sa-below.h"

GtkWidget *
sa_find_below (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : sa_find_below (child, type);
  return found;
}
