/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was allowed once and is withdrawn now gets a record of its own: the earlier one stays as the
 * proof of what held then (GDPR article 7). Only a correction of the same answer changes it.
 * Nothing is answered beforehand: a consent is recorded because somebody said so. */

#include "sa-consent-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-client-actions.h"
#include "sa-consents.h"
#include "sa-date.h"
#include "sa-day-row.h"
#include "sa-deeds.h"
#include "sa-first-focus.h"
#include "sa-navigator.h"
#include "sa-problem.h"

struct _SaConsentDialog
{
  AdwDialog parent_instance;

  GtkCheckButton *given;
  GtkCheckButton *refused;
  SaDayRow *day;
  GtkEditable *proof;
  SaProblem *problem;

  GtkWidget *from;
  SaStore *store;
  SaRecord *consent; /* the one that holds now, or NULL */
  gint64 person;
  char *channel;
};

G_DEFINE_FINAL_TYPE (SaConsentDialog, sa_consent_dialog, ADW_TYPE_DIALOG)

static gboolean
is_same_answer (SaConsentDialog *self)
{
  return self->consent != NULL
         && (sa_record_number (self->consent, SA_CONSENT_GIVEN) != 0)
                == gtk_check_button_get_active (self->given);
}

static void
save (SaConsentDialog *self, const char *day)
{
  g_autoptr (SaRecord)
      record = is_same_answer (self)
                   ? g_object_ref (self->consent)
                   : sa_record_new (sa_store_get_type_named (self->store, "consent"));
  g_autofree char *label = NULL;

  sa_record_set_number (record, SA_CONSENT_PERSON, self->person);
  sa_record_set_text (record, SA_CONSENT_CHANNEL, self->channel);
  sa_record_set_number (record, SA_CONSENT_GIVEN, gtk_check_button_get_active (self->given));
  sa_record_set_text (record, SA_CONSENT_DATE, day);
  sa_record_set_text (record, SA_CONSENT_PROOF, gtk_editable_get_text (self->proof));
  label = sa_deed_saved (self->store, record);
  sa_client_do (self->from, label, sa_client_save, record);
}

/* The day of an answer that was given; NULL, and said why, when it is none. */
static char *
read_day (SaConsentDialog *self)
{
  g_autofree char *today = sa_date_today ();
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;

  if (sa_day_row_get_day (self->day, &day, &error) && day != NULL && strcmp (day, today) <= 0)
    return g_steal_pointer (&day);
  sa_problem_say (self->problem,
                  error != NULL ? error->message
                  : day != NULL ? _ ("That day is yet to come. Write the day they answered on.")
                                : _ ("Write the day they answered on."));
  gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
  return NULL;
}

static void
do_save (GtkWidget *widget, const char *action, GVariant *target)
{
  SaConsentDialog *self = SA_CONSENT_DIALOG (widget);
  g_autofree char *day = read_day (self);

  if (day == NULL)
    return;
  save (self, day);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show_day_and_proof (SaConsentDialog *self)
{
  g_autofree char *today = sa_date_today ();
  gboolean same = is_same_answer (self);
  const char *proof = same ? sa_record_text (self->consent, SA_CONSENT_PROOF) : NULL;

  sa_day_row_set_day (self->day, same ? sa_record_text (self->consent, SA_CONSENT_DATE) : today);
  gtk_editable_set_text (self->proof, proof != NULL ? proof : "");
}

static void
on_day_changed (SaConsentDialog *self)
{
  sa_problem_say (self->problem, NULL);
}

/* Another answer than the one that holds is of another day, and known by something else. */
static void
on_answered (SaConsentDialog *self, GtkCheckButton *answer)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "consent.save", TRUE);
  if (self->consent != NULL && gtk_check_button_get_active (answer))
    show_day_and_proof (self);
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
  g_type_ensure (SA_TYPE_PROBLEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-consent-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaConsentDialog, given);
  gtk_widget_class_bind_template_child (widget_class, SaConsentDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, SaConsentDialog, day);
  gtk_widget_class_bind_template_child (widget_class, SaConsentDialog, proof);
  gtk_widget_class_bind_template_child (widget_class, SaConsentDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_answered);
  gtk_widget_class_bind_template_callback (widget_class, on_day_changed);
  gtk_widget_class_install_action (widget_class, "consent.save", NULL, do_save);
}

static void
sa_consent_dialog_init (SaConsentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "consent.save", FALSE);
}

/* "Consent to E-Mail", as it is called in lists and filters. */
static const char *
name_consent (SaStore *store, const char *channel)
{
  const SaConsentPlace *place = sa_consent_places;

  while (place->channel != NULL && !g_str_equal (place->channel, channel))
    place++;
  g_return_val_if_fail (place->channel != NULL, channel);
  return sa_field_get_label (
      sa_type_get_field (sa_store_get_type_named (store, "person"), place->answer));
}

void
sa_consent_dialog_present (GtkWidget *from, gint64 person, const char *channel)
{
  SaConsentDialog *self = g_object_new (SA_TYPE_CONSENT_DIALOG, NULL);

  self->from = g_object_ref (from);
  self->store = g_object_ref (sa_office_get_store (sa_navigator_get_office (from)));
  self->person = person;
  self->channel = g_strdup (channel);
  self->consent = sa_consent_find (self->store, person, channel);
  adw_dialog_set_title (ADW_DIALOG (self), name_consent (self->store, channel));
  if (self->consent == NULL)
    show_day_and_proof (self);
  else if (sa_record_number (self->consent, SA_CONSENT_GIVEN) != 0)
    gtk_check_button_set_active (self->given, TRUE);
  else
    gtk_check_button_set_active (self->refused, TRUE);
  sa_dialog_present_at (ADW_DIALOG (self), from, GTK_WIDGET (self->given));
}
