/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Jobs that take under half a second are not shown: a bar that flashes by tells nobody anything. */

#include "sa-job-list.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MILLISECONDS 500

struct _SaJobList
{
  AdwBin parent_instance;

  GtkListBox *list;
  GListModel *jobs;
};

G_DEFINE_FINAL_TYPE (SaJobList, sa_job_list, ADW_TYPE_BIN)

static void
on_cancel_clicked (SaJob *job)
{
  sa_job_cancel (job);
}

static void
on_fraction_changed (SaJob *job, GParamSpec *pspec, GtkProgressBar *bar)
{
  double fraction = sa_job_get_fraction (job);

  if (fraction < 0)
    gtk_progress_bar_pulse (bar);
  else
    gtk_progress_bar_set_fraction (bar, MIN (fraction, 1));
}

static gboolean
show_row (gpointer row)
{
  gtk_widget_set_visible (row, TRUE);
  g_object_set_data (G_OBJECT (row), "patience", NULL);
  return G_SOURCE_REMOVE;
}

static void
on_row_destroy (GtkWidget *row, gpointer data)
{
  guint source = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "patience"));

  g_object_set_data (G_OBJECT (row), "patience", NULL);
  g_clear_handle_id (&source, g_source_remove);
}

static GtkWidget *
make_label (SaJob *job, const char *property, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  g_object_bind_property (job, property, label, "label", G_BINDING_SYNC_CREATE);
  return label;
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  SaJob *job = SA_JOB (item);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *cancel = gtk_button_new_from_icon_name ("process-stop-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Cancel “%s”"), sa_job_get_title (job));

  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cancel, "flat");
  gtk_widget_add_css_class (cancel, "circular");
  gtk_widget_set_tooltip_text (cancel, _ ("Cancel"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cancel), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sa_job_get_title (job), -1);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancel_clicked), job);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (on_fraction_changed), bar, 0);
  on_fraction_changed (job, NULL, GTK_PROGRESS_BAR (bar));

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_attach (GTK_GRID (grid), make_label (job, "title", "caption-heading"), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), bar, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (job, "text", "caption"), 0, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), cancel, 1, 0, 1, 3);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  g_object_set_data (G_OBJECT (row), "patience",
                     GUINT_TO_POINTER (g_timeout_add (PATIENCE_MILLISECONDS, show_row, row)));
  g_signal_connect (row, "destroy", G_CALLBACK (on_row_destroy), NULL);
  return row;
}

static void
on_items_changed (SaJobList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->jobs != NULL && g_list_model_get_n_items (self->jobs) > 0);
}

static void
sa_job_list_dispose (GObject *object)
{
  SaJobList *self = SA_JOB_LIST (object);

  if (self->jobs != NULL)
    g_signal_handlers_disconnect_by_data (self->jobs, self);
  g_clear_object (&self->jobs);
  G_OBJECT_CLASS (sa_job_list_parent_class)->dispose (object);
}

static void
sa_job_list_class_init (SaJobListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_job_list_dispose;
}

static void
sa_job_list_init (SaJobList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sa-jobs");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Being worked on"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
sa_job_list_set_office (SaJobList *self, SaOffice *office)
{
  GListModel *jobs = office != NULL ? sa_office_get_jobs (office) : NULL;

  if (self->jobs != NULL)
    g_signal_handlers_disconnect_by_data (self->jobs, self);
  g_set_object (&self->jobs, jobs);
  gtk_list_box_bind_model (self->list, self->jobs, make_row, NULL, NULL);
  if (self->jobs != NULL)
    g_signal_connect_swapped (self->jobs, "items-changed", G_CALLBACK (on_items_changed), self);
  on_items_changed (self);
}
