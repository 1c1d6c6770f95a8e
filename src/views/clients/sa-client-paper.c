/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages come from documents/, the print dialog from views/common, the vCard from exchange/. */

#include "sa-client-paper.h"

#include <glib/gi18n-lib.h>

#include "sa-client-sheet.h"
#include "sa-export.h"
#include "sa-navigator.h"
#include "sa-print.h"

static SaPages *
make_sheet (SaStore *store, gpointer row, GError **error)
{
  return sa_client_sheet_new (store, *(gint64 *) row, sa_paper_default (), error);
}

void
sa_client_print (GtkWidget *from, gint64 row)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (GError) error = NULL;
  g_autoptr (SaPages) pages = make_sheet (store, &row, &error);

  if (pages != NULL)
    sa_print_run (from, pages);
  else
    sa_navigator_report_error (from, error);
}

void
sa_client_save_pdf (GtkWidget *from, SaRecord *record)
{
  g_autofree char *title = sa_record_title (record);
  gint64 row = sa_record_get_row (record);

  sa_print_save (from, title, make_sheet, g_memdup2 (&row, sizeof row), g_free);
}

typedef struct
{
  GtkWidget *from;
  SaRecord *record;
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->from);
  g_object_unref (wish->record);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
on_file_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wish) wish = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  g_autoptr (SaQuery) query = sa_query_new (sa_record_get_record_type (wish->record));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 row = sa_record_get_row (wish->record);
  SaExportOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;
  g_array_append_val (rows, row);
  sa_query_only (query, rows);
  if (sa_export_run (sa_office_get_store (sa_navigator_get_office (wish->from)), query, file,
                     &options, NULL, NULL, NULL, NULL, &error))
    sa_navigator_toast (wish->from, _ ("File saved"));
  else
    sa_navigator_report_error (wish->from, error);
}

void
sa_client_export_vcard (GtkWidget *from, SaRecord *record)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *title = sa_record_title (record);
  g_autofree char *name = g_strconcat (g_strdelimit (title, "/\\:*?\"<>|", ' '), ".vcf", NULL);
  Wish *wish = g_new0 (Wish, 1);

  wish->from = g_object_ref (from);
  wish->record = g_object_ref (record);
  gtk_file_dialog_set_title (dialog, _ ("Export vCard"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, on_file_chosen,
                        wish);
}
