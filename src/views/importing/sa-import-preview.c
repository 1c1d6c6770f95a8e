/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Enough rows and columns to see whether delimiter and encoding are right, no more. */

#include "sa-import-preview.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 4
#define MOST_COLUMNS 30
#define MOST_CHARS 24

static void
add_cell (GtkGrid *grid, guint column, guint row, const char *text, gboolean heading)
{
  g_autofree char *line = g_strdelimit (g_strdup (text != NULL ? text : ""), "\n\r\t", ' ');
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* What is not long is as wide as it is; a number of characters would be too narrow for “WWW”. */
  if (g_utf8_strlen (line, -1) > MOST_CHARS)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), MOST_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
    }
  gtk_widget_add_css_class (label, heading ? "caption-heading" : "caption");
  gtk_grid_attach (grid, label, (int) column, (int) row, 1, 1);
}

GtkWidget *
sa_import_preview_new (SaTableReader *reader)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  int n_columns = 0;
  const char *const *header = sa_table_reader_header (reader, &n_columns);
  SaTableRow row;

  for (guint i = 0; header != NULL && i < (guint) MIN (n_columns, MOST_COLUMNS); i++)
    add_cell (GTK_GRID (grid), i, 0, header[i], TRUE);
  for (guint k = 0; k < MOST_ROWS && sa_table_reader_next (reader, &row, NULL); k++)
    for (guint i = 0; i < MIN (row.n_cells, MOST_COLUMNS); i++)
      add_cell (GTK_GRID (grid), i, k + 1, row.cells[i], FALSE);
  sa_table_reader_rewind (reader, NULL);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "sa-preview");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("First rows of the file"), -1);
  return scrolled;
}
