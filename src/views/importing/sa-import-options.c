/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One combo row for each thing that can be chosen. What a file of some format does not have (a
 * workbook no delimiter) is not shown. */

#include "sa-import-options.h"

#include <glib/gi18n-lib.h>

#include "sa-combo-row.h"

#include "sa-table-choices.h"

struct _SaImportOptions
{
  AdwExpanderRow parent_instance;

  AdwComboRow *sheet;
  AdwComboRow *choices[SA_TABLE_N_ASPECTS];
  guint shown[SA_TABLE_N_ASPECTS]; /* what was not touched may still be found out */
  AdwSwitchRow *header;
  SaTableOptions *options; /* as detected, with what was overridden */
  gboolean loading;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaImportOptions, sa_import_options, ADW_TYPE_EXPANDER_ROW)

static void
on_changed (SaImportOptions *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static AdwComboRow *
add_combo (SaImportOptions *self, const char *title, const char *const *choices)
{
  GtkWidget *row = sa_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (choices);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_changed), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return ADW_COMBO_ROW (row);
}

static void
sa_import_options_finalize (GObject *object)
{
  g_clear_pointer (&SA_IMPORT_OPTIONS (object)->options, sa_table_options_free);
  G_OBJECT_CLASS (sa_import_options_parent_class)->finalize (object);
}

static void
sa_import_options_class_init (SaImportOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sa_import_options_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sa_import_options_init (SaImportOptions *self)
{
  self->loading = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("How the File Is Written"));
  self->sheet = add_combo (self, _ ("Sheet"), NULL);
  for (SaTableAspect aspect = 0; aspect < SA_TABLE_N_ASPECTS; aspect++)
    {
      g_auto (GStrv) choices = sa_table_aspect_list_choices (aspect);

      self->choices[aspect] = add_combo (self, sa_table_aspect_get_title (aspect),
                                         (const char *const *) choices);
    }
  self->header = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->header),
                                 _ ("The First Row Names the Columns"));
  g_signal_connect_swapped (self->header, "notify::active", G_CALLBACK (on_changed), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->header));
  self->loading = FALSE;
}

static gboolean
has_names (GListModel *model, const char *const *names)
{
  guint n = g_list_model_get_n_items (model);
  gboolean same = (names != NULL ? g_strv_length ((char **) names) : 0) == n;

  for (guint i = 0; same && i < n; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), names[i]);
  return same;
}

/* The same sheets are not listed anew, which would be another choice to the row. */
static void
show_sheets (SaImportOptions *self, const char *const *sheets)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (sheets);

  if (!has_names (adw_combo_row_get_model (self->sheet), sheets))
    adw_combo_row_set_model (self->sheet, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet),
                          g_list_model_get_n_items (G_LIST_MODEL (names)) > 1);
  if (self->options->sheet >= 0)
    adw_combo_row_set_selected (self->sheet, (guint) self->options->sheet);
}

void
sa_import_options_show (SaImportOptions *self, SaTableReader *reader)
{
  const SaTableOptions *options = sa_table_reader_get_options (reader);
  g_autofree char *summary = sa_table_options_describe (options);

  self->loading = TRUE;
  g_clear_pointer (&self->options, sa_table_options_free);
  self->options = sa_table_options_copy (options);
  for (SaTableAspect aspect = 0; aspect < SA_TABLE_N_ASPECTS; aspect++)
    {
      AdwComboRow *row = self->choices[aspect];
      guint n = g_list_model_get_n_items (adw_combo_row_get_model (row));
      guint choice = sa_table_options_get_choice (options, aspect);

      self->shown[aspect] = choice < n ? choice : 0;
      adw_combo_row_set_selected (row, self->shown[aspect]);
      gtk_widget_set_visible (GTK_WIDGET (row),
                              options->delimiter != 0 || !sa_table_aspect_is_of_text (aspect));
    }
  adw_switch_row_set_active (self->header, options->header != 0);
  show_sheets (self, sa_table_reader_get_sheets (reader));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary);
  self->loading = FALSE;
}

SaTableOptions *
sa_import_options_get (SaImportOptions *self)
{
  SaTableOptions *options = sa_table_options_copy (self->options);

  for (SaTableAspect aspect = 0; aspect < SA_TABLE_N_ASPECTS; aspect++)
    {
      guint selected = adw_combo_row_get_selected (self->choices[aspect]);

      if (selected != self->shown[aspect])
        sa_table_options_set_choice (options, aspect, selected);
    }
  options->header = adw_switch_row_get_active (self->header);
  if (gtk_widget_get_visible (GTK_WIDGET (self->sheet)))
    options->sheet = (int) adw_combo_row_get_selected (self->sheet);
  return options;
}
