/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libadwaita 1.7 loses a reference to the child of an AdwBreakpointBin when one of its breakpoints
 * comes into force. The child and all that is in it would stay for ever, with the database open. */

#include "sa-narrow.h"

static AdwBreakpointBin *
find_bin (GtkWidget *widget)
{
  AdwBreakpointBin *bin = ADW_IS_BREAKPOINT_BIN (widget) ? ADW_BREAKPOINT_BIN (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); bin == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    bin = find_bin (child);
  return bin;
}

void
sa_narrow_dispose_template (GtkWidget *widget, GType type)
{
  AdwBreakpointBin *bin = find_bin (widget);
  GtkWidget *child = bin != NULL ? adw_breakpoint_bin_get_child (bin) : NULL;

  if (child != NULL)
    {
      g_object_ref (child);
      adw_breakpoint_bin_set_child (bin, NULL);
      g_object_run_dispose (G_OBJECT (child));
      g_object_unref (child);
    }
  gtk_widget_dispose_template (widget, type);
}
