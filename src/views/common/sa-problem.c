/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-problem.h"

#include "sa-after-frame.h"

struct _SaProblem
{
  AdwBin parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SaProblem, sa_problem, ADW_TYPE_BIN)

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), widget, NULL);
}

static void
sa_problem_class_init (SaProblemClass *klass)
{
}

static void
sa_problem_init (SaProblem *self)
{
  self->label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                         GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE, "wrap-mode",
                                         PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
sa_problem_say (SaProblem *self, const char *text)
{
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text != NULL && gtk_widget_get_realized (GTK_WIDGET (self)))
    sa_after_frame (GTK_WIDGET (self), scroll_to);
}
