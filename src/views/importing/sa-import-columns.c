/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All rows share one list of targets. A file may have thousands of columns, which nobody maps by
 * hand: beyond a number the rest is only counted. */

#include "sa-import-columns.h"

#include <glib/gi18n-lib.h>

#include "sa-combo-row.h"

#define MOST_ROWS 200

struct _SaImportColumns
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;    /* the group's */
  GPtrArray *targets; /* SaMappingTarget */
  GtkStringList *names;
  SaMapping *mapping; /* the import's */
  gboolean loading;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaImportColumns, sa_import_columns, ADW_TYPE_PREFERENCES_GROUP)

static guint
find_target (SaImportColumns *self, const char *target)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (g_strcmp0 (((SaMappingTarget *) self->targets->pdata[i])->target, target) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
on_selected (AdwComboRow *row, GParamSpec *pspec, SaImportColumns *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));
  guint selected = adw_combo_row_get_selected (row);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  if (self->loading || selected >= self->targets->len)
    return;
  if (sa_mapping_set_target (self->mapping, column,
                             ((SaMappingTarget *) self->targets->pdata[selected])->target, &error))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error->message);
}

/* The list of targets has no labels of values ("phones (home)"); one that was guessed is added. */
static guint
need_target (SaImportColumns *self, guint column)
{
  const SaMappingColumn *from = self->mapping->columns->pdata[column];
  g_autofree char *target = sa_mapping_get_target (self->mapping, column);
  guint found = find_target (self, target);
  SaMappingTarget *added;

  if (found != GTK_INVALID_LIST_POSITION)
    return found;
  added = g_new0 (SaMappingTarget, 1);
  added->target = g_steal_pointer (&target);
  for (guint i = 0; i < self->targets->len && added->label == NULL; i++)
    {
      const SaMappingTarget *plain = self->targets->pdata[i];

      if (plain->linked == from->linked && plain->field == from->field)
        added->label = g_strdup_printf ("%s (%s)", plain->label,
                                        sa_value_label_in_words (from->label));
    }
  if (added->label == NULL)
    added->label = g_strdup (added->target);
  g_ptr_array_add (self->targets, added);
  gtk_string_list_append (self->names, added->label);
  return self->targets->len - 1;
}

static void
add_row (SaImportColumns *self, guint column)
{
  const SaMappingColumn *def = self->mapping->columns->pdata[column];
  GtkWidget *row = sa_combo_row_new ();
  g_autofree char *title = sa_mapping_name_column (self->mapping, column);
  g_autoptr (GtkExpression)
      expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), def->sample != NULL ? def->sample : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), expression);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), need_target (self, column));
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_selected), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
sa_import_columns_finalize (GObject *object)
{
  SaImportColumns *self = SA_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (sa_import_columns_parent_class)->finalize (object);
}

static void
sa_import_columns_class_init (SaImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sa_import_columns_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sa_import_columns_init (SaImportColumns *self)
{
  self->rows = g_ptr_array_new ();
}

void
sa_import_columns_show (SaImportColumns *self, SaMapping *mapping)
{
  guint n = MIN (mapping->columns->len, MOST_ROWS);
  guint more = mapping->columns->len - n;
  g_autofree char *description =
      more > 0 ? g_strdup_printf (
                     g_dngettext (GETTEXT_PACKAGE, "%u more column is read as its header says.",
                                  "%u more columns are read as their headers say.", more),
                     more)
               : NULL;

  self->loading = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_object (&self->names);
  self->mapping = mapping;
  self->targets = sa_mapping_list_targets (mapping);
  self->names = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->targets->len; i++)
    gtk_string_list_append (self->names, ((SaMappingTarget *) self->targets->pdata[i])->label);
  for (guint i = 0; i < n; i++)
    add_row (self, i);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  self->loading = FALSE;
}
