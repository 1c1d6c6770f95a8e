/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-filter-chips.h"

#include <glib/gi18n-lib.h>

#include "sa-condition-text.h"

struct _SaFilterChips
{
  AdwBin parent_instance;

  AdwWrapBox *box;
};

static guint removed;

G_DEFINE_FINAL_TYPE (SaFilterChips, sa_filter_chips, ADW_TYPE_BIN)

static void
on_clicked (GtkButton *chip, SaFilterChips *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "index"));

  g_signal_emit (self, removed, 0, index);
}

static void
add_chip (SaFilterChips *self, guint index, const char *text)
{
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter “%s”"), text);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (chip, "sa-filter-chip");
  g_object_set_data (G_OBJECT (chip), "index", GUINT_TO_POINTER (index));
  g_signal_connect (chip, "clicked", G_CALLBACK (on_clicked), self);
  adw_wrap_box_append (self->box, chip);
}

static void
sa_filter_chips_class_init (SaFilterChipsClass *klass)
{
  removed = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sa_filter_chips_init (SaFilterChips *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
sa_filter_chips_show (SaFilterChips *self, const SaQuery *filter, SaStore *store)
{
  guint n = sa_query_get_n_conditions (filter);

  for (GtkWidget *chip; (chip = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL;)
    adw_wrap_box_remove (self->box, chip);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = sa_condition_text (filter, i, store);

      add_chip (self, i, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
