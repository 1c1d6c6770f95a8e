/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was allowed once and is withdrawn now gets a record of its own: the earlier one stays as the
 * proof of what held then (GDPR article 7). Only a correction of the same answer changes it. */

#include "sa-consent-dialog.h"

#include "clients.h"
#include "sa-client-actions.h"
#include "sa-consent-rows.h"
#include "sa-date.h"
#include "sa-day-row.h"
#include "sa-deeds.h"
#include "sa-navigator.h"

struct _SaConsentDialog
{
  AdwAlertDialog parent_instance;

  AdwSwitchRow *given;
  SaDayRow *day;
  GtkEditable *proof;

  GtkWidget *from;
  SaStore *store;
  SaRecord *consent; /* the one that holds now, or NULL */
  gint64 person;
  char *channel;
};

G_DEFINE_FINAL_TYPE (SaConsentDialog, sa_consent_dialog, ADW_TYPE_ALERT_DIALOG)

static void
save (SaConsentDialog *self, const char *day)
{
  gboolean given = adw_switch_row_get_active (self->given);
  gboolean same = self->consent != NULL
                  && (sa_record_number (self->consent, SA_CONSENT_GIVEN) != 0) == given;
  g_autoptr (SaRecord)
      record = same ? g_object_ref (self->consent)
                    : sa_record_new (sa_store_get_type_named (self->store, "consent"));
  g_autofree char *label = NULL;

  sa_record_set_number (record, SA_CONSENT_PERSON, self->person);
  sa_record_set_text (record, SA_CONSENT_CHANNEL, self->channel);
  sa_record_set_number (record, SA_CONSENT_GIVEN, given);
  sa_record_set_text (record, SA_CONSENT_DATE, day);
  sa_record_set_text (record, SA_CONSENT_PROOF, gtk_editable_get_text (self->proof));
  label = sa_deed_saved (self->store, record);
  sa_client_do (self->from, label, sa_client_save, record);
}

static void
on_response (SaConsentDialog *self, const char *response)
{
  g_autofree char *day = NULL;

  if (!g_str_equal (response, "save"))
    return;
  if (!sa_day_row_get_day (self->day, &day) || day == NULL)
    day = sa_date_today ();
  save (self, day);
}

static void
sa_consent_dialog_dispose (GObject *object)
{
  SaConsentDialog *self = SA_CONSENT_DIALOG (object);

  g_clear_object (&self->consent);
  g_clear_object (&self->store);
  g_clear_object (&self->from);
  g_clear_pointer (&self->channel, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_CONSENT_DIALOG);
  G_OBJECT_CLASS (sa_consent_dialog_parent_class)->dispose (object);
}

static void
sa_consent_dialog_class_init (SaConsentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_consent_dialog_dispose;
  g_type_ensure (SA_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-consent-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaConsentDialog, given);
  gtk_widget_class_bind_template_child (widget_class, SaConsentDialog, day);
  gtk_widget_class_bind_template_child (widget_class, SaConsentDialog, proof);
  gtk_widget_class_bind_template_callback (widget_class, on_response);
}

static void
sa_consent_dialog_init (SaConsentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_consent_dialog_present (GtkWidget *from, gint64 person, const char *channel)
{
  SaConsentDialog *self = g_object_new (SA_TYPE_CONSENT_DIALOG, NULL);
  const SaField *field;
  const SaChoice *choice;
  const char *proof;
  g_autofree char *today = sa_date_today ();

  self->from = g_object_ref (from);
  self->store = g_object_ref (sa_office_get_store (sa_navigator_get_office (from)));
  self->person = person;
  self->channel = g_strdup (channel);
  self->consent = sa_consent_find (self->store, person, channel);
  field = sa_type_get_field (sa_store_get_type_named (self->store, "consent"), SA_CONSENT_CHANNEL);
  choice = sa_field_find_choice (field, channel);
  adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (self),
                                choice != NULL ? g_dgettext (GETTEXT_PACKAGE, choice->label)
                                               : channel);
  if (self->consent != NULL)
    {
      proof = sa_record_text (self->consent, SA_CONSENT_PROOF);
      adw_switch_row_set_active (self->given,
                                 sa_record_number (self->consent, SA_CONSENT_GIVEN) != 0);
      sa_day_row_set_day (self->day, sa_record_text (self->consent, SA_CONSENT_DATE));
      gtk_editable_set_text (self->proof, proof != NULL ? proof : "");
    }
  else
    {
      adw_switch_row_set_active (self->given, TRUE);
      sa_day_row_set_day (self->day, today);
    }
  adw_dialog_present (ADW_DIALOG (self), from);
}
