/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened to the parts of a record is told with what happened to itself, to be undone here
 * too. Undoing an old change leaves what was done later as it is, unless both touched the same
 * field; then the store says which, and nothing is changed. */

#include "sa-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "sa-datetime.h"
#include "sa-fact-rows.h"
#include "sa-history-text.h"
#include "sa-log.h"
#include "sa-navigator.h"
#include "sa-part-history.h"
#include "sa-settings.h"

#define MOST 200

/* Records whose change is undone well within a frame or two. */
#define AT_ONCE 500

/* More than somebody means who undoes one line of one record. */
#define MANY 1000

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
make_row (SaHistoryDialog *self, const SaHistoryEntry *entry)
{
  g_autofree char *title = sa_history_title (entry);
  g_autofree char *changes = sa_history_changes (self->store, entry);
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
  g_autoptr (GPtrArray) history = sa_part_history_find (self->store, self->row, MOST, NULL);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; history != NULL && i < history->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (history, i)));
  gtk_stack_set_visible_child_name (self->stack,
                                    history != NULL && history->len > 0 ? "list" : "empty");
}

static void
tell (SaHistoryDialog *self, gint64 change, const GError *error)
{
  g_autofree char *label = sa_store_get_change_label (self->store, change);
  g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), label != NULL ? label : "");
  AdwToast *toast;

  if (error != NULL)
    {
      sa_navigator_report_error (GTK_WIDGET (self), error);
      return;
    }
  toast = adw_toast_new (text);
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
undo_now (SaHistoryDialog *self, gint64 change, gint64 n_records)
{
  g_autoptr (GError) error = NULL;

  if (n_records > AT_ONCE)
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
on_many_answered (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaHistoryDialog) self = data;
  gint64 change = *(gint64 *) g_object_get_data (dialog, "change");

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), "undo"))
    undo_now (self, change, sa_store_count_change (self->store, change));
}

static void
ask_about_many (SaHistoryDialog *self, gint64 change, gint64 n_records)
{
  g_autofree char *label = sa_store_get_change_label (self->store, change);
  g_autofree char *body = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "“%s” changed %'u record, not only this one.",
                   "“%s” changed %'u records, not only this one.", (gulong) n_records),
      label != NULL ? label : "", (guint) n_records);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Undo All of It?"), body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "undo", _ ("_Undo"), NULL);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_response_appearance (dialog, "undo", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "change", g_memdup2 (&change, sizeof change), g_free);
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, on_many_answered, g_object_ref (self));
}

static void
undo_change (GtkWidget *widget, const char *action, GVariant *target)
{
  SaHistoryDialog *self = SA_HISTORY_DIALOG (widget);
  gint64 change = g_variant_get_int64 (target);
  gint64 n_records = sa_store_count_change (self->store, change);

  if (n_records > MANY)
    ask_about_many (self, change, n_records);
  else
    undo_now (self, change, n_records);
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
