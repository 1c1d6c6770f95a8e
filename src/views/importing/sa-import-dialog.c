/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file is opened, its mapping shown and changed, then the import is tried, which writes nothing,
 * and only then done. Both run as jobs. Rows that are left out go to a file in the cache, from
 * where they can be saved. */

#include "sa-import-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sa-combo-row.h"
#include "sa-import-mapping-page.h"
#include "sa-import-result.h"
#include "sa-navigator.h"

#define SA_TYPE_IMPORT_DIALOG (sa_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaImportDialog, sa_import_dialog, SA, IMPORT_DIALOG, AdwDialog)

struct _SaImportDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *pages;
  AdwStatusPage *choose_page;
  SaImportMappingPage *mapping;
  AdwPreferencesGroup *counts;
  AdwComboRow *doubtful;
  AdwSwitchRow *strict;
  AdwPreferencesGroup *reasons;
  AdwStatusPage *work_page;
  GtkProgressBar *progress;
  AdwPreferencesGroup *result_counts;
  AdwPreferencesGroup *result_reasons;
  GtkWidget *save_rejects;
  GtkWidget *undo;

  GtkWidget *from; /* weak */
  SaOffice *office;
  GFile *rejects;
  SaJob *job; /* the running one */
  gint64 group;
};

G_DEFINE_FINAL_TYPE (SaImportDialog, sa_import_dialog, ADW_TYPE_DIALOG)

static SaStore *
get_store (SaImportDialog *self)
{
  return sa_office_get_store (self->office);
}

static SaImport *
get_import (SaImportDialog *self)
{
  return sa_import_mapping_page_get_import (self->mapping);
}

/* --- Choosing --- */

static void start_try (SaImportDialog *self);

static void
show_trouble (SaImportDialog *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "choose") != 0)
    {
      sa_import_mapping_page_say (self->mapping, error->message);
      return;
    }
  adw_status_page_set_title (self->choose_page, _ ("That File Cannot Be Imported"));
  adw_status_page_set_description (self->choose_page, markup);
}

static void
take_file (SaImportDialog *self, GFile *file, SaType *type)
{
  g_autoptr (GError) error = NULL;

  if (!sa_import_mapping_page_open (self->mapping, get_store (self), file, type, &error))
    show_trouble (self, error);
  else if (sa_import_get_mapping (get_import (self)) != NULL)
    adw_navigation_view_push_by_tag (self->pages, "mapping");
  else
    start_try (self);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaImportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    take_file (self, file, NULL);
}

static void
on_choose_clicked (SaImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  const char *const suffixes[] = {
    "csv", "tsv", "txt", "xlsx", "xls", "ods", "json", "jsonl", "vcf"
  };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_filter_set_name (filter, _ ("Tables and vCards"));
  gtk_file_dialog_set_title (dialog, _ ("Import"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_file_chosen, g_object_ref (self));
}

static gboolean
on_drop (SaImportDialog *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL
      || g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "choose") != 0)
    return FALSE;
  take_file (self, files->data, NULL);
  return TRUE;
}

/* --- Trying and doing --- */

static void
on_progress (SaJob *job, GParamSpec *pspec, SaImportDialog *self)
{
  gtk_progress_bar_set_fraction (self->progress, CLAMP (sa_job_get_fraction (job), 0, 1));
}

static void
run (SaImportDialog *self, SaJob *job, const char *title, GAsyncReadyCallback callback)
{
  g_set_object (&self->job, job);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (on_progress), self, 0);
  adw_status_page_set_title (self->work_page, title);
  gtk_progress_bar_set_fraction (self->progress, 0);
  adw_navigation_view_push_by_tag (self->pages, "work");
  sa_office_run (self->office, job, callback, g_object_ref (self));
}

/* Leaves the page of the progress; what was before it is shown again when the job failed. */
static void
end_work (SaImportDialog *self, const GError *error)
{
  g_clear_object (&self->job);
  adw_navigation_view_pop (self->pages);
  if (error == NULL || g_error_matches (error, SA_ERROR, SA_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "check") == 0)
    adw_navigation_view_pop (self->pages);
  show_trouble (self, error);
}

static SaDoubtful
get_doubtful (SaImportDialog *self)
{
  return (SaDoubtful) adw_combo_row_get_selected (self->doubtful);
}

/* Hands over what was chosen. @rejects: (nullable): where rows that are left out go */
static void
set_up (SaImportDialog *self, GFile *rejects)
{
  sa_import_set_rejects (get_import (self), rejects);
  sa_import_set_doubtful (get_import (self), get_doubtful (self));
  sa_import_set_strict (get_import (self), adw_switch_row_get_active (self->strict));
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree SaImportCounts *counts = sa_job_finish (SA_JOB (source), result, &error);

  end_work (self, error);
  if (counts == NULL)
    return;
  sa_import_result_fill (self->counts, get_import (self), counts, FALSE);
  sa_import_result_fill_reasons (self->reasons, get_import (self));
  gtk_widget_set_visible (GTK_WIDGET (self->doubtful),
                          counts->doubtful > 0 || get_doubtful (self) != SA_DOUBTFUL_SKIP);
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "check") != 0)
    adw_navigation_view_push_by_tag (self->pages, "check");
}

static void
start_try (SaImportDialog *self)
{
  SaMapping *mapping = sa_import_get_mapping (get_import (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (SaJob) job = NULL;

  if (mapping != NULL && !sa_mapping_check (mapping, &error))
    {
      show_trouble (self, error);
      return;
    }
  sa_import_mapping_page_say (self->mapping, NULL);
  set_up (self, NULL);
  job = sa_import_dry_run_job (get_import (self));
  run (self, job, _ ("Trying It Out"), on_tried);
}

/* What was counted would no longer be what is done. While the dialog is made nothing was. */
static void
on_choice_changed (SaImportDialog *self)
{
  if (self->office != NULL
      && g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "check") == 0)
    start_try (self);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree SaImportCounts *counts = sa_job_finish (SA_JOB (source), result, &error);

  end_work (self, error);
  if (counts == NULL)
    return;
  self->group = counts->group;
  sa_import_result_fill (self->result_counts, get_import (self), counts, TRUE);
  sa_import_result_fill_reasons (self->result_reasons, get_import (self));
  gtk_widget_set_visible (self->save_rejects, g_file_query_exists (self->rejects, NULL));
  gtk_widget_set_visible (self->undo, counts->group != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo", counts->group != 0);
  adw_navigation_view_push_by_tag (self->pages, "result");
}

static void
on_import_clicked (SaImportDialog *self)
{
  g_autofree char *name = g_strdup_printf ("sales-admin-left-out-%u.csv", g_random_int ());
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (SaJob) job = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_clear_object (&self->rejects);
  self->rejects = g_file_new_for_path (path);
  set_up (self, self->rejects);
  job = sa_import_run_job (get_import (self));
  run (self, job, _ ("Importing"), on_imported);
}

static void
on_cancel_clicked (SaImportDialog *self)
{
  if (self->job != NULL)
    sa_job_cancel (self->job);
}

/* --- The result --- */

static void
do_undo (GtkWidget *widget, const char *action, GVariant *target)
{
  SaImportDialog *self = SA_IMPORT_DIALOG (widget);
  GtkWidget *from = self->from;
  gint64 group = self->group;

  adw_dialog_close (ADW_DIALOG (self));
  if (from != NULL)
    gtk_widget_activate_action (from, "win.undo-change", "x", group);
}

static void
on_rejects_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaImportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GError) error = NULL;

  if (file != NULL
      && !g_file_copy (self->rejects, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    sa_navigator_report_error (GTK_WIDGET (self), error);
}

static void
on_save_rejects (SaImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_initial_name (dialog, _ ("Rows left out.csv"));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_rejects_chosen, g_object_ref (self));
}

/* Closing does not stop an import: its progress stands in the sidebar, with a way to cancel it. */
static void
sa_import_dialog_dispose (GObject *object)
{
  SaImportDialog *self = SA_IMPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_IMPORT_DIALOG);
  if (self->rejects != NULL)
    g_file_delete (self->rejects, NULL, NULL);
  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->rejects);
  g_clear_object (&self->job);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (sa_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, choose_page);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, mapping);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, doubtful);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, strict);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, reasons);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, work_page);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, result_counts);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, result_reasons);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, save_rejects);
  gtk_widget_class_bind_template_child (widget_class, SaImportDialog, undo);
}

static void
sa_import_dialog_class_init (SaImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_import_dialog_dispose;
  g_type_ensure (SA_TYPE_IMPORT_MAPPING_PAGE);
  g_type_ensure (SA_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, start_try);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_rejects);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, do_undo);
}

static void
sa_import_dialog_init (SaImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo", FALSE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

AdwDialog *
sa_import_dialog_present (GtkWidget *from, GFile *file, const char *type)
{
  SaImportDialog *self = g_object_new (SA_TYPE_IMPORT_DIALOG, NULL);

  g_set_weak_pointer (&self->from, from);
  self->office = g_object_ref (sa_navigator_get_office (from));
  adw_dialog_present (ADW_DIALOG (self), from);
  if (file != NULL)
    take_file (self, file, type != NULL ? sa_store_get_type_named (get_store (self), type) : NULL);
  return ADW_DIALOG (self);
}
