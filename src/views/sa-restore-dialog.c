/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-restore-dialog.h"

#include <glib/gi18n-lib.h>

#include "sa-backup.h"
#include "sa-datetime.h"
#include "sa-safety.h"
#include "sa-window-private.h"

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

/* --- One file --- */

static GDateTime *
file_time (GFileInfo *info)
{
  return info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
}

static GFileInfo *
query_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_query_info (file, "time::modified,standard::size", G_FILE_QUERY_INFO_NONE, NULL,
                            NULL);
}

/* When it was made, or its name where that is not to be had. */
static char *
call_backup (const char *path, GFileInfo *info)
{
  g_autoptr (GDateTime) at = file_time (info);
  g_autofree char *text = at != NULL ? sa_datetime_new (at) : NULL;

  return text != NULL ? sa_datetime_format_lasting (text) : g_path_get_basename (path);
}

/* --- The question --- */

static void
on_answer (AdwAlertDialog *dialog, const char *answer, SaWindow *window)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "passphrase");
  const char *passphrase = entry != NULL ? gtk_editable_get_text (entry) : "";

  if (g_str_equal (answer, "restore"))
    sa_safety_restore_from (window, g_object_get_data (G_OBJECT (dialog), "path"),
                            *passphrase != '\0' ? passphrase : NULL);
}

/* A copy keeps the passphrase it was made under. */
static void
add_passphrase (AdwAlertDialog *dialog, SaWindow *window)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry),
                                 window->passphrase != NULL ? _ ("Its passphrase, if it is another")
                                                            : _ ("Its passphrase"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_alert_dialog_set_extra_child (dialog, group);
  g_object_set_data (G_OBJECT (dialog), "passphrase", entry);
}

/* It concerns everybody's work, and no undo leads back: the copy kept beside it does. */
static void
ask (SaWindow *window, const char *path)
{
  g_autoptr (GFileInfo) info = query_file (path);
  g_autofree char *when = call_backup (path, info);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Go Back to It?"), NULL));

  adw_alert_dialog_format_body (dialog,
                                _ ("The office will be as it was on %s. As it is now, it is kept "
                                   "in a file beside it."),
                                when);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "restore", _ ("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  if (sa_store_looks_encrypted (path))
    add_passphrase (dialog, window);
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), window, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

/* --- Choosing --- */

static void
on_backup_activated (Restore *restore, AdwActionRow *row)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (row), "path"));
  SaWindow *window = restore->window;

  adw_dialog_force_close (restore->dialog);
  if (window != NULL)
    ask (window, path);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaWindow) window = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    ask (window, path);
}

static void
on_other_activated (Restore *restore)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  SaWindow *window = restore->window;

  adw_dialog_force_close (restore->dialog);
  gtk_file_dialog_set_title (dialog, _ ("Restore a Backup"));
  if (window != NULL)
    gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, on_file_chosen, g_object_ref (window));
}

static void
add_backup (Restore *restore, AdwPreferencesGroup *group, const char *path)
{
  g_autoptr (GFileInfo) info = query_file (path);
  g_autofree char *title = call_backup (path, info);
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
sa_restore_dialog_present (SaWindow *window)
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
  for (guint i = 0; i < backups->len; i++)
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
  adw_dialog_set_content_height (restore->dialog, backups->len > 0 ? 480 : 240);
  g_object_set_data_full (G_OBJECT (restore->dialog), "restore", restore, restore_free);
  adw_dialog_present (restore->dialog, GTK_WIDGET (window));
}
