/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are made of data and know no page; they name an action and a target. Every page of the
 * feature installs these, so a task can be ticked off wherever it is listed. */

#include "sa-client-actions.h"

#include <glib/gi18n-lib.h>

#include "sa-navigator.h"
#include "sa-next-step-dialog.h"
#include "sa-record-dialog.h"
#include "sa-states.h"
#include "sa-transact.h"

gboolean
sa_client_do (GtkWidget *from, const char *label, SaClientFunc func, gpointer data)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (GError) error = NULL;

  if (sa_transact (store, label, func, data, &error))
    {
      sa_navigator_toast_undo (from, label);
      return TRUE;
    }
  sa_navigator_report_error (from, error);
  return FALSE;
}

gboolean
sa_client_save (SaStore *store, gpointer record, GError **error)
{
  return sa_store_save (store, record, error);
}

gboolean
sa_client_delete (GtkWidget *from, SaRecord *record)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (GError) error = NULL;

  if (sa_transact_delete (store, record, &error))
    {
      sa_navigator_did (from);
      return TRUE;
    }
  sa_navigator_report_error (from, error);
  return FALSE;
}

gboolean
sa_client_change_state (GtkWidget *from, SaRecord *record, const char *to)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (SaRecord) copy = sa_store_get (store, sa_record_get_row (record), NULL);
  g_autoptr (GError) error = NULL;

  if (copy != NULL && sa_states_change (store, copy, to, &error))
    {
      sa_navigator_did (from);
      return TRUE;
    }
  sa_navigator_report_error (from, error);
  return FALSE;
}

SaRecord *
sa_client_get (GtkWidget *from, gint64 row)
{
  SaOffice *office = sa_navigator_get_office (from);
  g_autoptr (GError) error = NULL;
  SaRecord *record = office != NULL ? sa_store_get (sa_office_get_store (office), row, &error)
                                    : NULL;

  sa_navigator_report_error (from, error);
  return record;
}

/* A form it is opened from makes way, and keeps what was typed for the next time. */
static void
open_record (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));

  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
  sa_navigator_open_record (window, g_variant_get_int64 (target));
}

static void
copy_text (GtkWidget *widget, const char *action, GVariant *target)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (target, NULL));
  sa_navigator_toast (widget, _ ("Copied"));
}

static void
on_launched (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      g_autofree char *text = g_strdup_printf (
          _ ("No program was found to open “%s”."),
          gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (launcher)));

      sa_navigator_toast (widget, text);
    }
}

static void
follow_uri (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (g_variant_get_string (target, NULL));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_launched,
                           g_object_ref (widget));
}

static void
edit_record (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (SaRecord) record = sa_client_get (widget, g_variant_get_int64 (target));

  if (record != NULL)
    sa_record_dialog_present (widget, record, NULL, NULL, NULL);
}

static void
delete_record (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (SaRecord) record = sa_client_get (widget, g_variant_get_int64 (target));

  if (record != NULL)
    sa_client_delete (widget, record);
}

static void
finish_task (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (SaRecord) task = sa_client_get (widget, g_variant_get_int64 (target));

  if (task != NULL)
    sa_next_step_dialog_present (widget, task);
}

void
sa_client_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "client.open", "x", open_record);
  gtk_widget_class_install_action (klass, "client.copy", "s", copy_text);
  gtk_widget_class_install_action (klass, "client.uri", "s", follow_uri);
  gtk_widget_class_install_action (klass, "client.edit-record", "x", edit_record);
  gtk_widget_class_install_action (klass, "client.delete-record", "x", delete_record);
  gtk_widget_class_install_action (klass, "client.finish-task", "x", finish_task);
}
