/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A client nobody plans anything for is a client lost, so finishing asks for the next step; to have
 * none is one of the answers. */

#include "sa-next-step-dialog.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-actions.h"
#include "sa-contact-log.h"
#include "sa-day-row.h"
#include "sa-navigator.h"

struct _SaNextStepDialog
{
  AdwAlertDialog parent_instance;

  GtkEditable *step;
  SaDayRow *day;

  SaRecord *task;
  GtkWidget *from;
};

G_DEFINE_FINAL_TYPE (SaNextStepDialog, sa_next_step_dialog, ADW_TYPE_ALERT_DIALOG)

static void
on_changed (SaNextStepDialog *self)
{
  g_autofree char *day = NULL;
  gboolean valid = sa_day_row_get_day (self->day, &day, NULL);

  adw_alert_dialog_set_response_enabled (
      ADW_ALERT_DIALOG (self), "next",
      valid && (*gtk_editable_get_text (self->step) != '\0' || day != NULL));
}

static void
finish (SaNextStepDialog *self, const char *step, const char *day)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (self->from));
  g_autoptr (GError) error = NULL;

  if (sa_clients_finish_task (store, self->task, step, day, &error))
    sa_client_did (self->from);
  else
    sa_navigator_report_error (self->from, error);
}

static void
on_response (SaNextStepDialog *self, const char *response)
{
  g_autofree char *day = NULL;

  if (g_str_equal (response, "next") && sa_day_row_get_day (self->day, &day, NULL))
    finish (self, gtk_editable_get_text (self->step), day);
  else if (g_str_equal (response, "none"))
    finish (self, NULL, NULL);
}

static void
sa_next_step_dialog_dispose (GObject *object)
{
  SaNextStepDialog *self = SA_NEXT_STEP_DIALOG (object);

  g_clear_object (&self->task);
  g_clear_object (&self->from);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_NEXT_STEP_DIALOG);
  G_OBJECT_CLASS (sa_next_step_dialog_parent_class)->dispose (object);
}

static void
sa_next_step_dialog_class_init (SaNextStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_next_step_dialog_dispose;
  g_type_ensure (SA_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-next-step-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaNextStepDialog, step);
  gtk_widget_class_bind_template_child (widget_class, SaNextStepDialog, day);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_response);
}

static void
sa_next_step_dialog_init (SaNextStepDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_next_step_dialog_present (GtkWidget *from, SaRecord *task)
{
  SaNextStepDialog *self = g_object_new (SA_TYPE_NEXT_STEP_DIALOG, NULL);
  g_autofree char *body = g_strdup_printf (_ ("“%s” will be marked as done."),
                                           sa_record_text (task, SA_TASK_SUBJECT));

  self->task = g_object_ref (task);
  self->from = g_object_ref (from);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);
  adw_dialog_present (ADW_DIALOG (self), from);
}
