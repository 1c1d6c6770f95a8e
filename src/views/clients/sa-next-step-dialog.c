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
  char *body;
};

G_DEFINE_FINAL_TYPE (SaNextStepDialog, sa_next_step_dialog, ADW_TYPE_ALERT_DIALOG)

/* Return answers what was typed: a next step, or that there is none. */
static void
on_changed (SaNextStepDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;
  gboolean valid = sa_day_row_get_day (self->day, &day, &error);
  gboolean any = !valid || *gtk_editable_get_text (self->step) != '\0' || day != NULL;

  adw_alert_dialog_set_body (dialog, valid ? self->body : error->message);
  adw_alert_dialog_set_response_enabled (dialog, "next", valid && any);
  adw_alert_dialog_set_default_response (dialog, any ? "next" : "none");
}

static void
finish (SaNextStepDialog *self, const char *step, const char *day)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (self->from));
  g_autoptr (GError) error = NULL;

  if (sa_clients_finish_task (store, self->task, step, day, &error))
    sa_navigator_did (self->from);
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
  g_clear_pointer (&self->body, g_free);
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

  self->task = g_object_ref (task);
  self->from = g_object_ref (from);
  self->body = g_strdup_printf (_ ("“%s” will be marked as done."),
                                sa_record_text (task, SA_TASK_SUBJECT));
  on_changed (self);
  adw_dialog_present (ADW_DIALOG (self), from);
}
