/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The width of a view is known when it has been given its place; columns cannot be shown or hidden
 * in the middle of that, so it is done before the next frame. */

#include "sa-column-fit.h"

#define WANTED "sa-wanted"
#define FIT "sa-fit"

typedef struct
{
  GtkColumnView *view; /* owns this */
  guint idle;
} Fit;

static double
view_width (GtkColumnView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));

  return adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : 0;
}

static gboolean
on_idle (gpointer data)
{
  Fit *fit = data;
  GListModel *columns = gtk_column_view_get_columns (fit->view);
  double width = view_width (fit->view);
  double used = 0;

  fit->idle = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      gboolean wanted = sa_column_is_wanted (column);

      if (wanted)
        used += gtk_column_view_column_get_fixed_width (column);
      gtk_column_view_column_set_visible (column,
                                          wanted && (i == 0 || width <= 0 || used <= width));
    }
  return G_SOURCE_REMOVE;
}

static void
queue (Fit *fit)
{
  if (fit->idle == 0)
    fit->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, fit, NULL);
}

static void
fit_free (gpointer data)
{
  Fit *fit = data;

  g_clear_handle_id (&fit->idle, g_source_remove);
  g_free (fit);
}

void
sa_column_fit_watch (GtkColumnView *view)
{
  Fit *fit = g_new0 (Fit, 1);
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));

  fit->view = view;
  g_object_set_data_full (G_OBJECT (view), FIT, fit, fit_free);
  g_signal_connect_data (adjustment, "notify::page-size", G_CALLBACK (queue), fit, NULL,
                         G_CONNECT_SWAPPED);
  g_signal_connect_data (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (queue),
                         fit, NULL, G_CONNECT_SWAPPED);
}

gboolean
sa_column_is_wanted (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), WANTED) != NULL;
}

void
sa_column_set_wanted (GtkColumnViewColumn *column, gboolean wanted)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);
  Fit *fit = view != NULL ? g_object_get_data (G_OBJECT (view), FIT) : NULL;

  g_object_set_data (G_OBJECT (column), WANTED, GINT_TO_POINTER (wanted));
  if (fit != NULL)
    queue (fit);
  else
    gtk_column_view_column_set_visible (column, wanted);
}

void
sa_column_bring (GtkColumnViewColumn *column)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);
  GListModel *columns = gtk_column_view_get_columns (view);
  double used = gtk_column_view_column_get_fixed_width (column);
  double width = view_width (view);
  guint at = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) other = g_list_model_get_item (columns, i);

      if (other == column || !gtk_column_view_column_get_visible (other))
        continue;
      used += gtk_column_view_column_get_fixed_width (other);
      if (at > 0 && used > width)
        break;
      at = i + 1;
    }
  sa_column_set_wanted (column, TRUE);
  gtk_column_view_insert_column (view, at, column);
}
