/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows made before are taken away first, so that a group can be filled again and again. */

#include "sa-import-result.h"

#include <glib/gi18n-lib.h>

#define MOST_REASONS 20

static void
start (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "rows");

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_object_set_data_full (G_OBJECT (group), "rows", g_ptr_array_new (),
                          (GDestroyNotify) g_ptr_array_unref);
}

static GtkWidget *
add (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (g_object_get_data (G_OBJECT (group), "rows"), row);
  return row;
}

static void
add_count (AdwPreferencesGroup *group, const char *title, const char *subtitle, gint64 n)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  if (n == 0)
    gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (add (group, title, subtitle)), label);
}

static void
add_left_out (AdwPreferencesGroup *group, const SaMapping *mapping)
{
  g_autofree char *names = mapping != NULL ? sa_mapping_name_left_out (mapping) : NULL;

  if (names != NULL)
    adw_action_row_set_subtitle_selectable (
        ADW_ACTION_ROW (add (group, _ ("Columns Not Imported"), names)), TRUE);
}

void
sa_import_result_fill (AdwPreferencesGroup *group, SaImport *import, const SaImportCounts *counts,
                       gboolean done)
{
  gint64 parts = counts->people + counts->organisations + counts->addresses;

  start (group);
  add_count (group, C_ ("count of an import", "New"), NULL, counts->added);
  if (parts > 0)
    add_count (group, C_ ("count of an import", "Made Along"),
               _ ("People, organisations and addresses that stand in the same rows"), parts);
  add_count (group, C_ ("count of an import", "Changed"),
             done ? NULL : _ ("There already, with something to add"), counts->changed);
  add_count (group, C_ ("count of an import", "The Same"), NULL, counts->same);
  add_count (group, C_ ("count of an import", "Doubtful"),
             _ ("Perhaps there already: tax number, e-mail, phone or name and city are the same"),
             counts->doubtful);
  add_count (group, C_ ("count of an import", "Rejected"), _ ("Something in the row is wrong"),
             counts->rejected);
  if (counts->kept > 0)
    add_count (group, C_ ("count of an import", "Kept in the Notes"),
               _ ("Values that do not fit, of rows that are taken"), counts->kept);
  add_left_out (group, sa_import_get_mapping (import));
}

void
sa_import_result_fill_reasons (AdwPreferencesGroup *group, SaImport *import)
{
  const char *const *lists[] = { sa_import_get_reasons (import), sa_import_get_warnings (import) };
  gboolean any = FALSE;

  start (group);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint n = 0; lists[i][n] != NULL && n < MOST_REASONS; n++)
      {
        adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (add (group, lists[i][n], NULL)),
                                                TRUE);
        any = TRUE;
      }
  gtk_widget_set_visible (GTK_WIDGET (group), any);
}
