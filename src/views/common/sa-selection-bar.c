/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a click selects it comes up when there is more than one: what is done to one record is done
 * on its page. */

#include "sa-selection-bar.h"

#include <glib/gi18n-lib.h>

#include "sa-late-menu.h"

struct _SaSelectionBar
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkWidget *merge;
  GtkWidget *export;
  GtkWidget *more;
  GMenuModel *more_menu;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (SaSelectionBar, sa_selection_bar, ADW_TYPE_BIN)

static void
sa_selection_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_SELECTION_BAR);
  G_OBJECT_CLASS (sa_selection_bar_parent_class)->dispose (object);
}

static void
sa_selection_bar_class_init (SaSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_selection_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SaSelectionBar, label);
  gtk_widget_class_bind_template_child (widget_class, SaSelectionBar, merge);
  gtk_widget_class_bind_template_child (widget_class, SaSelectionBar, export);
  gtk_widget_class_bind_template_child (widget_class, SaSelectionBar, more);
  gtk_widget_class_bind_template_child (widget_class, SaSelectionBar, more_menu);
}

static void
sa_selection_bar_init (SaSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sa_late_menu_set (GTK_MENU_BUTTON (self->more), self->more_menu);
}

void
sa_selection_bar_set_compact (SaSelectionBar *self, gboolean compact)
{
  self->compact = compact;
  gtk_widget_set_visible (self->export, !compact);
  gtk_widget_set_visible (self->more, compact);
}

void
sa_selection_bar_show (SaSelectionBar *self, guint n_selected, gboolean can_merge,
                       gboolean revealed)
{
  g_autofree char *text = n_selected > 0
                              ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u selected",
                                                              "%'u selected", n_selected),
                                                 n_selected)
                              : g_strdup (_ ("None selected"));

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->merge, can_merge && n_selected == 2 && !self->compact);
  gtk_action_bar_set_revealed (GTK_ACTION_BAR (adw_bin_get_child (ADW_BIN (self))), revealed);
}
