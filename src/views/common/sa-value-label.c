/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-value-label.h"

#include <glib/gi18n-lib.h>

#include "sa-type.h"

/* Codes as vCard has them. */
static const SaChoice labels[] = {
  { "", NC_ ("kind of phone or address", "Unlabelled") },
  { "work", NC_ ("kind of phone or address", "Work") },
  { "home", NC_ ("kind of phone or address", "Home") },
  { "mobile", NC_ ("kind of phone or address", "Mobile") },
  { "fax", NC_ ("kind of phone or address", "Fax") },
  { "other", NC_ ("kind of phone or address", "Other") },
};

GtkWidget *
sa_value_label_new (const char *label)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  gboolean own = label != NULL;
  GtkWidget *drop_down;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_string_list_append (
          names, g_dpgettext2 (GETTEXT_PACKAGE, "kind of phone or address", labels[i].label));
      if (g_strcmp0 (label, labels[i].code) == 0)
        {
          selected = i;
          own = FALSE;
        }
    }
  if (own)
    {
      selected = G_N_ELEMENTS (labels);
      gtk_string_list_append (names, label);
    }
  drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (drop_down, "sa-value-label");
  gtk_widget_set_tooltip_text (drop_down, _ ("Label"));
  g_object_set_data_full (G_OBJECT (drop_down), "own", g_strdup (label), g_free);
  return drop_down;
}

const char *
sa_value_label_get (GtkWidget *drop_down)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));

  return selected < G_N_ELEMENTS (labels) ? labels[selected].code
                                          : g_object_get_data (G_OBJECT (drop_down), "own");
}
