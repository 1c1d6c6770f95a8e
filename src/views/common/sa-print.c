/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages know their size and draw themselves in points; the print operation only counts and
 * asks. */

#include "sa-print.h"

#include <glib/gi18n-lib.h>

#include "sa-navigator.h"

static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, SaPages *pages)
{
  gtk_print_operation_set_n_pages (operation, MAX (sa_pages_count (pages), 1));
}

static void
on_draw (GtkPrintOperation *operation, GtkPrintContext *context, int page, SaPages *pages)
{
  if (page < sa_pages_count (pages))
    sa_pages_draw (pages, page, gtk_print_context_get_cairo_context (context));
}

static GtkPageSetup *
make_setup (SaPages *pages)
{
  const SaPaper *paper = sa_pages_get_paper (pages);
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (paper->name);

  gtk_page_setup_set_paper_size (setup, size);
  return setup;
}

void
sa_print_run (GtkWidget *from, SaPages *pages)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_setup (pages);
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (from);

  gtk_print_operation_set_job_name (operation, sa_pages_get_title (pages));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (on_begin), pages, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw), pages, 0);
  /* the pages live as long as the operation does */
  g_object_set_data_full (G_OBJECT (operation), "pages", g_object_ref (pages), g_object_unref);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
  sa_navigator_report_error (from, error);
}
