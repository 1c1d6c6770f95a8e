/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What concerns the database as a whole is the window's work, so its rows activate the window's
 * actions; what needs the database to be closed closes this dialog first. */

#include "sa-preferences-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-navigator.h"
#include "sa-record-dialog.h"
#include "sa-reference-row.h"
#include "sa-settings.h"

#define SA_TYPE_PREFERENCES_DIALOG (sa_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaPreferencesDialog, sa_preferences_dialog, SA, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

struct _SaPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwPreferencesGroup *you;
  AdwActionRow *place;
  AdwPreferencesRow *passphrase;

  GtkWidget *from; /* weak */
  SaStore *store;
  SaReferenceRow *rep;
  GtkWidget *add_rep;
};

G_DEFINE_FINAL_TYPE (SaPreferencesDialog, sa_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
on_rep_changed (SaPreferencesDialog *self)
{
  gint64 rep = sa_reference_row_get (self->rep);

  sa_settings_set_rep (self->store, rep);
  gtk_widget_set_visible (self->add_rep, rep == 0);
}

static void
on_rep_added (GtkWidget *from, SaRecord *record, gpointer data)
{
  SaPreferencesDialog *self = SA_PREFERENCES_DIALOG (from);

  sa_reference_row_set (self->rep, sa_record_get_row (record));
  on_rep_changed (self);
}

/* Whoever sits here is one of the office, and mostly called what the computer calls them. */
static void
on_add_rep (SaPreferencesDialog *self)
{
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (self->store, "person"));

  if (!g_str_equal (g_get_real_name (), "Unknown"))
    sa_record_set_text (record, SA_PERSON_NAME, g_get_real_name ());
  sa_record_set_number (record, SA_PERSON_STAFF, 1);
  sa_record_dialog_present (GTK_WIDGET (self), record, on_rep_added, NULL, NULL);
}

/* Whoever sits here works here. */
static void
add_who_you_are (SaPreferencesDialog *self)
{
  self->rep = SA_REFERENCE_ROW (sa_reference_row_new (self->store, _ ("Who You Are"), "person"));
  sa_reference_row_want_staff (self->rep, TRUE);
  g_signal_connect_object (self->rep, "changed", G_CALLBACK (on_rep_changed), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->you, GTK_WIDGET (self->rep));
  self->add_rep = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_rep), _ ("_Add Yourself…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->add_rep), TRUE);
  g_signal_connect_object (self->add_rep, "activated", G_CALLBACK (on_add_rep), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->you, self->add_rep);
  sa_reference_row_set (self->rep, sa_settings_get_rep (self->store));
  gtk_widget_set_visible (self->add_rep, sa_reference_row_get (self->rep) == 0);
}

static void
do_backup (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (SA_PREFERENCES_DIALOG (widget)->from, "win.backup", NULL);
}

static void
do_window (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaPreferencesDialog *self = SA_PREFERENCES_DIALOG (widget);
  GtkWidget *from = self->from;
  g_autofree char *action = g_strconcat ("win.", name + strlen ("preferences."), NULL);

  adw_dialog_close (ADW_DIALOG (self));
  if (from != NULL)
    gtk_widget_activate_action (from, action, NULL);
}

static void
sa_preferences_dialog_dispose (GObject *object)
{
  SaPreferencesDialog *self = SA_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_PREFERENCES_DIALOG);
  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sa_preferences_dialog_parent_class)->dispose (object);
}

static void
sa_preferences_dialog_class_init (SaPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_preferences_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/SalesAdmin/ui/sa-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaPreferencesDialog, you);
  gtk_widget_class_bind_template_child (widget_class, SaPreferencesDialog, place);
  gtk_widget_class_bind_template_child (widget_class, SaPreferencesDialog, passphrase);
  gtk_widget_class_install_action (widget_class, "preferences.backup", NULL, do_backup);
  gtk_widget_class_install_action (widget_class, "preferences.restore", NULL, do_window);
  gtk_widget_class_install_action (widget_class, "preferences.passphrase", NULL, do_window);
  gtk_widget_class_install_action (widget_class, "preferences.fields", NULL, do_window);
}

static void
sa_preferences_dialog_init (SaPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_preferences_dialog_present (GtkWidget *from)
{
  SaPreferencesDialog *self = g_object_new (SA_TYPE_PREFERENCES_DIALOG, NULL);
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));

  g_set_weak_pointer (&self->from, from);
  self->store = g_object_ref (store);
  add_who_you_are (self);
  adw_action_row_set_subtitle (self->place, sa_store_get_path (store));
  adw_preferences_row_set_title (self->passphrase, sa_store_is_encrypted (store)
                                                       ? _ ("_Change or Remove the Passphrase…")
                                                       : _ ("_Set a Passphrase…"));
  adw_dialog_present (ADW_DIALOG (self), from);
}
