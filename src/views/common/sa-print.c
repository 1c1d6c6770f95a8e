/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages know their size and draw themselves in points; the print operation only counts and
 * asks, bit by bit where measuring takes long. A PDF is written by a job, which also makes the
 * pages: a list may have very many. */

#include "sa-print.h"

#include <glib/gi18n-lib.h>

#include "sa-navigator.h"

static gboolean
on_paginate (GtkPrintOperation *operation, GtkPrintContext *context, SaPages *pages)
{
  if (!sa_pages_measure (pages))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, sa_pages_count (pages));
  return TRUE;
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
  if (paper->width > paper->height)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

void
sa_print_run (GtkWidget *from, SaPages *pages)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_setup (pages);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = sa_pages_get_note (pages);
  GtkRoot *root = gtk_widget_get_root (from);

  gtk_print_operation_set_job_name (operation, sa_pages_get_title (pages));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "paginate", G_CALLBACK (on_paginate), pages, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw), pages, 0);
  /* the pages live as long as the operation does */
  g_object_set_data_full (G_OBJECT (operation), "pages", g_object_ref (pages), g_object_unref);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
  if (error != NULL)
    sa_navigator_report_error (from, error);
  else if (note != NULL)
    sa_navigator_toast (from, note);
}

/* --- PDF --- */

typedef struct
{
  GtkWidget *from; /* weak */
  GFile *file;
  SaPagesFunc make;
  gpointer data;
  GDestroyNotify free_data;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_weak_pointer (&saving->from);
  g_clear_object (&saving->file);
  if (saving->free_data != NULL)
    saving->free_data (saving->data);
  g_free (saving);
}

static gpointer
write_pdf (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  Saving *saving = data;
  g_autoptr (SaPages) pages = saving->make (store, saving->data, error);
  g_autofree char *name = g_file_get_basename (saving->file);
  g_autofree char *said = g_strdup_printf (_ ("Saved as “%s”"), name);
  g_autofree char *note = NULL;

  if (pages == NULL || !sa_pages_write_pdf (pages, saving->file, error))
    return NULL;
  note = sa_pages_get_note (pages);
  return note != NULL ? g_strdup_printf ("%s. %s.", said, note) : g_steal_pointer (&said);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = sa_job_finish (SA_JOB (source), result, &error);

  if (said != NULL)
    sa_navigator_toast (from, said);
  else
    sa_navigator_report_error (from, error);
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  SaOffice *office = saving->from != NULL ? sa_navigator_get_office (saving->from) : NULL;
  g_autoptr (SaJob) job = NULL;

  saving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (saving->file == NULL || office == NULL)
    {
      saving_free (saving);
      return;
    }
  job = sa_job_new (_ ("Saving as PDF"), write_pdf, saving, saving_free, g_free);
  sa_office_run (office, job, on_written, g_object_ref (saving->from));
}

void
sa_print_save (GtkWidget *from, const char *title, SaPagesFunc make, gpointer data,
               GDestroyNotify free_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (title, ".pdf", NULL);
  GtkRoot *root = gtk_widget_get_root (from);
  Saving *saving = g_new0 (Saving, 1);

  g_set_weak_pointer (&saving->from, from);
  saving->make = make;
  saving->data = data;
  saving->free_data = free_data;
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (name, "/\\:*?\"<>|", ' '));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_place_chosen, saving);
}
