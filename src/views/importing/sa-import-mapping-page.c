/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is changed here is shown at once: another type or another way of reading opens the file
 * anew, where its columns go is changed in the mapping of the import itself. */

#include "sa-import-mapping-page.h"

#include <glib/gi18n-lib.h>

#include "sa-combo-row.h"
#include "sa-import-columns.h"
#include "sa-import-constant.h"
#include "sa-import-options.h"
#include "sa-import-preview.h"

struct _SaImportMappingPage
{
  AdwNavigationPage parent_instance;

  AdwBanner *trouble;
  AdwPreferencesGroup *file_group;
  AdwComboRow *type;
  SaImportConstant *role;
  SaImportConstant *state;
  AdwComboRow *template_row;
  SaImportOptions *options;
  AdwPreferencesGroup *preview_group;
  SaImportColumns *columns;
  GtkEditable *template_name;

  SaStore *store;
  GFile *file;
  SaImport *import;
  GPtrArray *types; /* that a table can be imported as */
  GtkWidget *preview;
  gboolean loading;
};

static guint try;

G_DEFINE_FINAL_TYPE (SaImportMappingPage, sa_import_mapping_page, ADW_TYPE_NAVIGATION_PAGE)

static void
list_types (SaImportMappingPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->types = sa_mapping_list_types (sa_store_get_model (self->store));
  for (guint i = 0; i < self->types->len; i++)
    gtk_string_list_append (names, sa_type_get_title_plural (self->types->pdata[i]));
  self->loading = TRUE;
  adw_combo_row_set_model (self->type, G_LIST_MODEL (names));
  self->loading = FALSE;
}

/* Rows that are chosen from keep their models: another one is another choice to them, which would
 * be answered by showing the file once more. */
static void
show_type (SaImportMappingPage *self, SaType *selected)
{
  for (guint i = 0; i < self->types->len; i++)
    if (self->types->pdata[i] == selected)
      adw_combo_row_set_selected (self->type, i);
}

static void
show_templates (SaImportMappingPage *self, SaType *type)
{
  g_auto (GStrv) saved = sa_mapping_list_saved (self->store, type, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const *) saved);

  gtk_string_list_splice (names, 0, 0, (const char *[]) { C_ ("mapping", "None"), NULL });
  adw_combo_row_set_model (self->template_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->template_row),
                          g_list_model_get_n_items (G_LIST_MODEL (names)) > 1);
}

static void
show_constants (SaImportMappingPage *self)
{
  SaMapping *mapping = sa_import_get_mapping (self->import);

  sa_import_constant_show (self->role, mapping,
                           sa_type_find_field (mapping->type, "staff") >= 0 ? "staff" : "roles");
  sa_import_constant_show (self->state, mapping, "state");
}

static void
show_mapping (SaImportMappingPage *self)
{
  SaMapping *mapping = sa_import_get_mapping (self->import);
  SaTableReader *reader = sa_import_get_reader (self->import);

  self->loading = TRUE;
  show_type (self, mapping->type);
  show_templates (self, mapping->type);
  sa_import_options_show (self->options, reader);
  if (self->preview != NULL)
    adw_preferences_group_remove (self->preview_group, self->preview);
  self->preview = sa_import_preview_new (reader);
  adw_preferences_group_add (self->preview_group, self->preview);
  sa_import_columns_show (self->columns, mapping);
  show_constants (self);
  sa_import_mapping_page_say (self, NULL);
  self->loading = FALSE;
}

/* Opens the file, anew when it is to be read differently. */
static gboolean
open_file (SaImportMappingPage *self, const SaTableOptions *options, SaType *type, GError **error)
{
  g_autoptr (SaImport) import = sa_import_new (self->file, options, self->store, type, error);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *escaped = NULL;

  if (import == NULL)
    return FALSE;
  g_clear_pointer (&self->import, sa_import_unref);
  self->import = g_steal_pointer (&import);
  escaped = g_markup_escape_text (name, -1);
  adw_preferences_group_set_title (self->file_group, escaped);
  if (sa_import_get_mapping (self->import) != NULL)
    show_mapping (self);
  return TRUE;
}

static void
read_again (SaImportMappingPage *self)
{
  g_autoptr (SaTableOptions) options = sa_import_options_get (self->options);
  g_autoptr (GError) error = NULL;

  if (!open_file (self, options, self->types->pdata[adw_combo_row_get_selected (self->type)],
                  &error))
    sa_import_mapping_page_say (self, error->message);
}

static void
on_type_changed (SaImportMappingPage *self)
{
  if (!self->loading && adw_combo_row_get_selected (self->type) < self->types->len)
    read_again (self);
}

static void
on_options_changed (SaImportMappingPage *self)
{
  if (!self->loading)
    read_again (self);
}

static void
on_template_changed (SaImportMappingPage *self)
{
  GtkStringObject *selected = adw_combo_row_get_selected_item (self->template_row);
  g_autoptr (SaMapping) saved = NULL;
  g_autoptr (GError) error = NULL;

  if (self->loading || adw_combo_row_get_selected (self->template_row) == 0 || selected == NULL)
    return;
  saved = sa_mapping_load (self->store, gtk_string_object_get_string (selected), &error);
  if (error != NULL)
    sa_import_mapping_page_say (self, error->message);
  if (saved == NULL)
    return;
  sa_mapping_apply (sa_import_get_mapping (self->import), saved);
  sa_import_columns_show (self->columns, sa_import_get_mapping (self->import));
  show_constants (self);
}

static gboolean
save_template (SaImportMappingPage *self)
{
  SaMapping *mapping = sa_import_get_mapping (self->import);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->template_name)));
  g_autoptr (GError) error = NULL;

  if (*name == '\0')
    return TRUE;
  if (!sa_mapping_save (mapping, self->store, name, &error))
    {
      sa_import_mapping_page_say (self, error->message);
      return FALSE;
    }
  gtk_editable_set_text (self->template_name, "");
  self->loading = TRUE;
  show_templates (self, mapping->type);
  self->loading = FALSE;
  return TRUE;
}

static void
on_save_template (SaImportMappingPage *self)
{
  save_template (self);
}

/* A name that was typed is meant, whether its own button was pressed or not. */
static void
on_try_clicked (SaImportMappingPage *self)
{
  if (save_template (self))
    g_signal_emit (self, try, 0);
}

static void
sa_import_mapping_page_dispose (GObject *object)
{
  SaImportMappingPage *self = SA_IMPORT_MAPPING_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_IMPORT_MAPPING_PAGE);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->import, sa_import_unref);
  G_OBJECT_CLASS (sa_import_mapping_page_parent_class)->dispose (object);
}

static void
sa_import_mapping_page_class_init (SaImportMappingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_import_mapping_page_dispose;
  try = g_signal_new ("try", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
  g_type_ensure (SA_TYPE_IMPORT_COLUMNS);
  g_type_ensure (SA_TYPE_IMPORT_CONSTANT);
  g_type_ensure (SA_TYPE_IMPORT_OPTIONS);
  g_type_ensure (SA_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/SalesAdmin/ui/sa-import-mapping-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, file_group);
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, type);
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, role);
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, state);
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, template_row);
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, options);
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, preview_group);
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, columns);
  gtk_widget_class_bind_template_child (widget_class, SaImportMappingPage, template_name);
  gtk_widget_class_bind_template_callback (widget_class, on_type_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_template_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_options_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_constants);
  gtk_widget_class_bind_template_callback (widget_class, on_save_template);
  gtk_widget_class_bind_template_callback (widget_class, on_try_clicked);
}

static void
sa_import_mapping_page_init (SaImportMappingPage *self)
{
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->loading = FALSE;
}

gboolean
sa_import_mapping_page_open (SaImportMappingPage *self, SaStore *store, GFile *file, SaType *type,
                             GError **error)
{
  g_set_object (&self->store, store);
  g_set_object (&self->file, file);
  if (self->types == NULL)
    list_types (self);
  return open_file (self, NULL, type, error);
}

SaImport *
sa_import_mapping_page_get_import (SaImportMappingPage *self)
{
  return self->import;
}

void
sa_import_mapping_page_say (SaImportMappingPage *self, const char *trouble)
{
  if (trouble != NULL)
    adw_banner_set_title (self->trouble, trouble);
  adw_banner_set_revealed (self->trouble, trouble != NULL);
}
