/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file's ending says its format, so the dialog only proposes the ending and asks where to put
 * it. */

#include "sa-export-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sa-combo-row.h"
#include "sa-export.h"
#include "sa-navigator.h"
#include "sa-titles.h"

#define SA_TYPE_EXPORT_DIALOG (sa_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaExportDialog, sa_export_dialog, SA, EXPORT_DIALOG, AdwDialog)

struct _SaExportDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow *format;
  AdwSwitchRow *all_columns;
  AdwSwitchRow *confidential;
  AdwSwitchRow *guard;

  GtkWidget *from; /* weak */
  SaQuery *query;
  GArray *fields;
};

G_DEFINE_FINAL_TYPE (SaExportDialog, sa_export_dialog, ADW_TYPE_DIALOG)

static const char *const endings[] = { "csv", "xlsx", "json", "vcf" };

static void
on_format_changed (SaExportDialog *self)
{
  guint format = adw_combo_row_get_selected (self->format);
  const char *names = adw_action_row_get_subtitle (ADW_ACTION_ROW (self->confidential));

  gtk_widget_set_visible (GTK_WIDGET (self->guard), format == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->all_columns), format != 3);
  gtk_widget_set_visible (GTK_WIDGET (self->confidential),
                          format != 3 && names != NULL && *names != '\0');
}

/* Which they are; where there are none, there is nothing to ask. */
static void
name_confidential (SaExportDialog *self)
{
  SaType *type = sa_query_get_type (self->query);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if ((field->flags & SA_FIELD_CONFIDENTIAL) != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                sa_field_get_label (field));
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->confidential), names->str);
  on_format_changed (self);
}

typedef struct
{
  GtkWidget *from; /* weak */
  GFile *file;
} Running;

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Running *running = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = sa_job_finish (SA_JOB (source), result, &error);
  g_autofree char *name = g_file_get_basename (running->file);

  if (running->from != NULL && error != NULL)
    sa_navigator_report_error (running->from, error);
  else if (running->from != NULL && n != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%'u record written to “%s”", "%'u records written to “%s”",
                       (gulong) *n),
          (guint) *n, name);

      sa_navigator_toast (running->from, text);
    }
  g_clear_weak_pointer (&running->from);
  g_object_unref (running->file);
  g_free (running);
}

static GStrv
column_names (SaExportDialog *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  SaType *type = sa_query_get_type (self->query);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if ((sa_type_get_field (type, i)->flags & SA_FIELD_REQUIRED) != 0)
      g_strv_builder_add (names, sa_type_get_field (type, i)->name);
  for (guint i = 0; i < self->fields->len; i++)
    {
      int field = g_array_index (self->fields, int, i);

      if (field == SA_QUERY_STATE)
        g_strv_builder_add (names, "status");
      else if (field != SA_QUERY_TITLE)
        g_strv_builder_add (names, sa_type_get_field (type, (guint) field)->name);
    }
  return g_strv_builder_end (names);
}

static void
export_to (SaExportDialog *self, GFile *file)
{
  g_auto (GStrv) columns = adw_switch_row_get_active (self->all_columns) ? NULL
                                                                         : column_names (self);
  SaExportOptions options = { .columns = (const char *const *) columns,
                              .confidential = adw_switch_row_get_active (self->confidential),
                              .guard = adw_switch_row_get_active (self->guard),
                              .local = TRUE };
  g_autoptr (SaJob) job = sa_export_job (self->query, file, &options);
  Running *running = g_new0 (Running, 1);
  SaOffice *office = self->from != NULL ? sa_navigator_get_office (self->from) : NULL;

  running->file = g_object_ref (file);
  g_set_weak_pointer (&running->from, self->from);
  if (office != NULL)
    sa_office_run (office, job, on_exported, running);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaExportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    export_to (self, file);
}

static void
do_run (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaExportDialog *self = SA_EXPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *initial = g_strdup_printf (
      "%s.%s", sa_type_get_title_plural (sa_query_get_type (self->query)),
      endings[adw_combo_row_get_selected (self->format)]);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_initial_name (dialog, initial);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_file_chosen, g_object_ref (self));
}

static void
do_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
sa_export_dialog_dispose (GObject *object)
{
  SaExportDialog *self = SA_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_EXPORT_DIALOG);
  g_clear_weak_pointer (&self->from);
  g_clear_pointer (&self->query, sa_query_free);
  g_clear_pointer (&self->fields, g_array_unref);
  G_OBJECT_CLASS (sa_export_dialog_parent_class)->dispose (object);
}

static void
sa_export_dialog_class_init (SaExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_export_dialog_dispose;
  g_type_ensure (SA_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaExportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SaExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, SaExportDialog, all_columns);
  gtk_widget_class_bind_template_child (widget_class, SaExportDialog, confidential);
  gtk_widget_class_bind_template_child (widget_class, SaExportDialog, guard);
  gtk_widget_class_bind_template_callback (widget_class, on_format_changed);
  gtk_widget_class_install_action (widget_class, "export.run", NULL, do_run);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, do_cancel);
}

static void
sa_export_dialog_init (SaExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_export_dialog_present (GtkWidget *from, SaQuery *query, GArray *fields, GArray *rows)
{
  SaExportDialog *self = g_object_new (SA_TYPE_EXPORT_DIALOG, NULL);
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autofree char *title = NULL;

  if (rows != NULL)
    sa_query_only (query, rows);
  title = sa_count_in_words (store, query);
  g_clear_pointer (&rows, g_array_unref);
  g_set_weak_pointer (&self->from, from);
  self->query = query;
  self->fields = fields;
  name_confidential (self);
  adw_preferences_group_set_title (self->group, title);
  adw_dialog_present (ADW_DIALOG (self), from);
}
