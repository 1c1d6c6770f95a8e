/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-welcome.h"

#include <glib/gi18n-lib.h>

#include "sa-demo.h"
#include "sa-navigator.h"

struct _SaWelcome
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SaWelcome, sa_welcome, ADW_TYPE_BIN)

static gpointer
fill (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  gboolean filled = sa_demo_fill (store, NULL, sa_job_progress_func, job,
                                  sa_job_get_cancellable (job), error);

  return GINT_TO_POINTER (filled);
}

static void
on_filled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaWelcome) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "welcome.demo", TRUE);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (sa_job_finish (SA_JOB (source), result, &error) == NULL)
    sa_navigator_report_error (GTK_WIDGET (self), error);
  else
    sa_navigator_toast_undo (GTK_WIDGET (self), _ ("Demo office made"));
}

static void
make_demo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (SaJob) job = sa_job_new (_ ("Making the demo office"), fill, NULL, NULL, NULL);

  gtk_widget_action_set_enabled (widget, "welcome.demo", FALSE);
  sa_office_run (sa_navigator_get_office (widget), job, on_filled, g_object_ref (widget));
}

static void
sa_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_WELCOME);
  G_OBJECT_CLASS (sa_welcome_parent_class)->dispose (object);
}

static void
sa_welcome_class_init (SaWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-welcome.ui");
  gtk_widget_class_install_action (widget_class, "welcome.demo", NULL, make_demo);
}

static void
sa_welcome_init (SaWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
