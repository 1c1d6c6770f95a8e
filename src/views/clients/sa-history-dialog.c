/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undoing an old change leaves what was done later as it is, unless both touched the same field;
 * then the store says which, and nothing is changed. */

#include "sa-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "sa-datetime.h"
#include "sa-fact-rows.h"
#include "sa-history-text.h"
#include "sa-log.h"
#include "sa-navigator.h"
#include "sa-settings.h"

#define MOST 200

/* Records whose change is undone well within a frame or two. */
#define AT_ONCE 500

struct _SaHistoryDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkListBox *list;

  SaOffice *office;
  SaStore *store;
  gint64 row;
};

G_DEFINE_FINAL_TYPE (SaHistoryDialog, sa_history_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
make_row (SaHistoryDialog *self, SaType *type, const SaHistoryEntry *entry)
{
  g_autofree char *title = sa_history_title (entry);
  g_autofree char *changes = sa_history_changes (self->store, type, entry);
  g_autofree char *at = sa_datetime_format (entry->at);
  g_autofree char *who = sa_history_who (self->store, entry->actor,
                                         sa_settings_get_rep (self->store));
  g_autoptr (GString) line = g_string_new (NULL);
  GtkWidget *row = adw_action_row_new ();

  /* Translators: when, and who */
  g_string_append_printf (line, _ ("%s by %s"), at, who);
  if (changes != NULL)
    g_string_append_printf (line, "\n%s", changes);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), FALSE);
  if (entry->undone)
    {
      GtkWidget *mark = gtk_label_new (_ ("Undone"));

      gtk_widget_add_css_class (mark, "dimmed");
      gtk_widget_add_css_class (mark, "caption");
      gtk_widget_add_css_class (row, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  else
    {
      g_autofree char *name = g_strdup_printf (_ ("Undo “%s”"), title);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 sa_fact_rows_button ("edit-undo-symbolic", name, "history.undo",
                                                      g_variant_new_int64 (entry->change)));
    }
  return row;
}

static void
reload (SaHistoryDialog *self)
{
  SaType *type = sa_model_of_row (sa_store_get_model (self->store), self->row);
  g_autoptr (GPtrArray) history = sa_store_get_history (self->store, self->row, MOST, NULL);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; history != NULL && i < history->len; i++)
    gtk_list_box_append (self->list, make_row (self, type, g_ptr_array_index (history, i)));
  gtk_stack_set_visible_child_name (self->stack,
                                    history != NULL && history->len > 0 ? "list" : "empty");
}

static void
tell (SaHistoryDialog *self, gint64 change, const GError *error)
{
  g_autofree char *label = sa_store_get_change_label (self->store, change);
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (error == NULL)
    text = g_strdup_printf (_ ("Undone: %s"), label != NULL ? label : "");
  toast = adw_toast_new (error != NULL ? error->message : text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
  reload (self);
}

static gpointer
undo_in_job (SaJob *job, SaStore *store, gpointer change, GError **error)
{
  gint64 undone = sa_store_undo_change (store, *(gint64 *) change, sa_job_progress_func, job,
                                        sa_job_get_cancellable (job), error);

  return undone != 0 ? g_memdup2 (&undone, sizeof undone) : NULL;
}

static void
on_job_done (GObject *job, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *change = sa_job_finish (SA_JOB (job), result, &error);

  if (change != NULL || error != NULL)
    tell (self, change != NULL ? *change : 0, error);
}

/* A change of many records (an import) is undone by a job, so that the window goes on. */
static void
undo_change (GtkWidget *widget, const char *action, GVariant *target)
{
  SaHistoryDialog *self = SA_HISTORY_DIALOG (widget);
  gint64 change = g_variant_get_int64 (target);
  g_autoptr (GError) error = NULL;

  if (sa_store_count_change (self->store, change) > AT_ONCE)
    {
      g_autoptr (SaJob) job = sa_job_new (_ ("Undoing"), undo_in_job,
                                          g_memdup2 (&change, sizeof change), g_free, g_free);

      sa_office_run (self->office, job, on_job_done, g_object_ref (self));
    }
  else if (sa_store_undo_change (self->store, change, NULL, NULL, NULL, &error) != 0
           || error != NULL)
    tell (self, change, error);
}

static void
sa_history_dialog_dispose (GObject *object)
{
  g_clear_object (&SA_HISTORY_DIALOG (object)->store);
  g_clear_object (&SA_HISTORY_DIALOG (object)->office);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_HISTORY_DIALOG);
  G_OBJECT_CLASS (sa_history_dialog_parent_class)->dispose (object);
}

static void
sa_history_dialog_class_init (SaHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaHistoryDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, SaHistoryDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SaHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SaHistoryDialog, list);
  gtk_widget_class_install_action (widget_class, "history.undo", "x", undo_change);
}

static void
sa_history_dialog_init (SaHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_history_dialog_present (GtkWidget *from, gint64 row)
{
  SaHistoryDialog *self = g_object_new (SA_TYPE_HISTORY_DIALOG, NULL);
  g_autofree char *name = NULL;

  self->office = g_object_ref (sa_navigator_get_office (from));
  self->store = g_object_ref (sa_office_get_store (self->office));
  self->row = row;
  name = sa_store_get_title (self->store, row);
  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
  reload (self);
  adw_dialog_present (ADW_DIALOG (self), from);
}
