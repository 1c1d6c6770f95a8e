/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Restoring and encrypting replace the file, so the window lets go of it first, waits for a thread,
 * and opens it again whatever came of it. */

#include "sa-safety.h"

#include <glib/gi18n-lib.h>

#include "sa-backup.h"
#include "sa-navigator.h"
#include "sa-window-private.h"

#define KEEP_BACKUPS 10
#define TRIES 30
#define TRY_AGAIN_MICROSECONDS 100000

/* --- A backup --- */

static gpointer
back_up (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  return sa_backup_rotate (store, KEEP_BACKUPS, error);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sa_job_finish (SA_JOB (source), result, &error);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    {
      sa_navigator_report_error (GTK_WIDGET (window), error);
      return;
    }
  text = g_strdup_printf (_ ("Backed up as “%s”, and checked"), name);
  sa_navigator_toast (GTK_WIDGET (window), text);
}

void
sa_safety_backup (SaWindow *window)
{
  g_autoptr (SaJob) job = NULL;

  if (window->office == NULL)
    return;
  job = sa_job_new (_ ("Backing up"), back_up, NULL, NULL, g_free);
  sa_office_run (window->office, job, on_backed_up, g_object_ref (window));
}

/* --- Work on the closed file --- */

typedef struct
{
  char *database;
  char *backup; /* to restore, or NULL to encrypt */
  char *old_passphrase;
  char *new_passphrase;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->database);
  g_free (work->backup);
  g_free (work->old_passphrase);
  g_free (work->new_passphrase);
  g_free (work);
}

static gboolean
try_work (const Work *work, GError **error)
{
  g_autoptr (SaStore) store = NULL;

  if (work->backup != NULL)
    return sa_backup_restore (work->database, work->backup, work->old_passphrase, error);
  store = sa_store_open (work->database, work->old_passphrase, error);
  return store != NULL && sa_store_set_passphrase (store, work->new_passphrase, error);
}

/* Pages that were just closed may still have a reader at work, which ends in a moment. */
static gboolean
do_work (const Work *work, GError **error)
{
  for (int i = 0; i < TRIES; i++)
    {
      g_autoptr (GError) own_error = NULL;

      if (try_work (work, &own_error))
        return TRUE;
      if (i + 1 == TRIES || !g_error_matches (own_error, SA_ERROR, SA_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&own_error));
          return FALSE;
        }
      g_usleep (TRY_AGAIN_MICROSECONDS);
    }
  return FALSE;
}

static void
run_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (do_work (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_work_done (GObject *source, GAsyncResult *result, gpointer data)
{
  SaWindow *window = SA_WINDOW (source);
  const Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  sa_window_open_database (window, done && work->backup == NULL ? work->new_passphrase
                                                                : work->old_passphrase);
  if (!done)
    sa_navigator_report_error (GTK_WIDGET (window), error);
  else if (work->backup != NULL)
    sa_navigator_toast (GTK_WIDGET (window),
                        _ ("The backup was restored. What was there before is kept beside it."));
  else
    sa_navigator_toast (GTK_WIDGET (window),
                        work->new_passphrase != NULL
                            ? _ ("The database is encrypted with the passphrase")
                            : _ ("The database is no longer encrypted"));
}

static void
start (SaWindow *window, Work *work)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, on_work_done, NULL);

  g_task_set_task_data (task, work, work_free);
  sa_window_close_database (window);
  gtk_stack_set_visible_child_name (window->stack, "busy");
  g_task_run_in_thread (task, run_work);
}

/* --- Restoring --- */

typedef struct
{
  SaWindow *window; /* weak */
  AdwDialog *dialog;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_clear_weak_pointer (&restore->window);
  g_free (restore);
}

static void
restore_from (SaWindow *window, const char *backup)
{
  Work *work = g_new0 (Work, 1);

  work->database = g_strdup (window->path);
  work->backup = g_strdup (backup);
  work->old_passphrase = g_strdup (window->passphrase);
  start (window, work);
}

static void
on_backup_activated (Restore *restore, AdwActionRow *row)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (row), "path"));
  SaWindow *window = restore->window;

  adw_dialog_force_close (restore->dialog);
  if (window != NULL)
    restore_from (window, path);
}

static void
on_backup_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaWindow) window = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    restore_from (window, path);
}

static void
on_other_activated (Restore *restore)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  SaWindow *window = restore->window;

  adw_dialog_force_close (restore->dialog);
  gtk_file_dialog_set_title (dialog, _ ("Restore a Backup"));
  if (window != NULL)
    gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, on_backup_chosen,
                          g_object_ref (window));
}

static void
add_backup (Restore *restore, AdwPreferencesGroup *group, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, "time::modified,standard::size",
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) at = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;
  g_autofree char *title = local != NULL ? g_date_time_format (local, "%c") : g_strdup (name);
  g_autofree char *size = info != NULL ? g_format_size ((guint64) g_file_info_get_size (info))
                                       : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size != NULL ? size : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_backup_activated), restore);
  adw_preferences_group_add (group, row);
}

void
sa_safety_restore (SaWindow *window)
{
  Restore *restore = g_new0 (Restore, 1);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *other = adw_button_row_new ();
  g_autoptr (GPtrArray) backups = sa_backup_list (window->path);

  g_set_weak_pointer (&restore->window, window);
  restore->dialog = adw_dialog_new ();
  adw_preferences_group_set_description (
      group, _ ("Everything goes back to how it was then. The database as it is now is kept beside "
                "it, so nothing is lost."));
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    add_backup (restore, group, backups->pdata[i]);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (other), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (other), _ ("_Another File…"));
  g_signal_connect_swapped (other, "activated", G_CALLBACK (on_other_activated), restore);
  adw_preferences_group_add (group, other);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (restore->dialog, view);
  adw_dialog_set_title (restore->dialog, _ ("Restore a Backup"));
  adw_dialog_set_content_width (restore->dialog, 440);
  adw_dialog_set_content_height (restore->dialog, 480);
  g_object_set_data_full (G_OBJECT (restore->dialog), "restore", restore, restore_free);
  adw_dialog_present (restore->dialog, GTK_WIDGET (window));
}

/* --- Passphrase --- */

static char *
entry_text (AdwAlertDialog *dialog, const char *name)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), name);

  return g_strdup (gtk_editable_get_text (entry));
}

/* A new passphrase counts when it was typed the same twice. */
static void
on_typed (AdwAlertDialog *dialog)
{
  g_autofree char *first = entry_text (dialog, "first");
  g_autofree char *second = entry_text (dialog, "second");

  adw_alert_dialog_set_response_enabled (dialog, "set",
                                         *first != '\0' && g_str_equal (first, second));
}

static void
on_response (AdwAlertDialog *dialog, const char *response, SaWindow *window)
{
  Work *work;

  if (!g_str_equal (response, "set") && !g_str_equal (response, "remove"))
    return;
  work = g_new0 (Work, 1);
  work->database = g_strdup (window->path);
  work->old_passphrase = g_strdup (window->passphrase);
  if (g_str_equal (response, "set"))
    work->new_passphrase = entry_text (dialog, "first");
  start (window, work);
}

static void
add_entry (AdwAlertDialog *dialog, GtkWidget *list, const char *name, const char *title)
{
  GtkWidget *entry = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_typed), dialog);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  g_object_set_data (G_OBJECT (dialog), name, entry);
}

void
sa_safety_passphrase (SaWindow *window)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Passphrase"), _ ("Write it down where only you find it: there is no way around it.")));
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Passphrase"), -1);
  add_entry (dialog, list, "first", _ ("New Passphrase"));
  add_entry (dialog, list, "second", _ ("The Same Again"));
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (window->passphrase != NULL)
    {
      adw_alert_dialog_add_response (dialog, "remove", _ ("_Remove"));
      adw_alert_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_alert_dialog_add_response (dialog, "set", _ ("_Set"));
  adw_alert_dialog_set_response_appearance (dialog, "set", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "set", FALSE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), window, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}
