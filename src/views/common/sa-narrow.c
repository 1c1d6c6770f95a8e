/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libadwaita 1.7 loses a reference to the child of an AdwBreakpointBin when one of its breakpoints
 * comes into force. The child and all that is in it would stay for ever, with the database open. */

#include "sa-narrow.h"

#include "sa-below.h"

void
sa_narrow_dispose_template (GtkWidget *widget, GType type)
{
  GtkWidget *bin = sa_find_below (widget, ADW_TYPE_BREAKPOINT_BIN);
  GtkWidget *child = bin != NULL ? adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (bin)) : NULL;

  if (child != NULL)
    {
      g_object_ref (child);
      adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), NULL);
      g_object_run_dispose (G_OBJECT (child));
      g_object_unref (child);
    }
  gtk_widget_dispose_template (widget, type);
}
