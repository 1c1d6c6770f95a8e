/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields offered are kept beside the combo row, in its order. */

#include "sa-field-combo.h"

#include "sa-choice-row.h"
#include "sa-combo-row.h"

GtkWidget *
sa_field_combo_new (SaType *type, const char *title, const char *prompt, guint without)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *combo = sa_combo_row_new ();
  int state = SA_QUERY_STATE;
  int nothing = SA_QUERY_NO_FIELD;

  if (prompt != NULL)
    {
      g_array_append_val (fields, nothing);
      gtk_string_list_append (names, prompt);
    }
  if (sa_type_get_def (type)->states != NULL)
    {
      g_array_append_val (fields, state);
      gtk_string_list_append (names, sa_type_get_state_label ());
    }
  for (int i = 0; i < (int) sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, (guint) i);

      if ((field->flags & (SA_FIELD_HIDDEN | without)) != 0 || field->kind == SA_KIND_IMAGE)
        continue;
      g_array_append_val (fields, i);
      gtk_string_list_append (names, sa_field_get_label (field));
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (combo), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (names));
  sa_choice_row_enable_search (ADW_COMBO_ROW (combo));
  g_object_set_data_full (G_OBJECT (combo), "fields", fields, (GDestroyNotify) g_array_unref);
  return combo;
}

int
sa_field_combo_get (GtkWidget *combo)
{
  GArray *fields = g_object_get_data (G_OBJECT (combo), "fields");

  return g_array_index (fields, int, adw_combo_row_get_selected (ADW_COMBO_ROW (combo)));
}

void
sa_field_combo_set (GtkWidget *combo, int field)
{
  GArray *fields = g_object_get_data (G_OBJECT (combo), "fields");

  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, int, i) == field)
      adw_combo_row_set_selected (ADW_COMBO_ROW (combo), i);
}
