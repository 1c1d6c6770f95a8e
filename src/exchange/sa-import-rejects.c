/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of rows that were not imported: their columns as they were, and one more that says why,
 * so that they can be put right and imported again. Dates and amounts that were understood are
 * written in a form of their own, as the rows that told the form of theirs stay behind. It is
 * parted by the same sign as the file they come from and marked as UTF-8, so that the program that
 * file was made with opens it rightly. It is only made when there is a row for it. */

#include "sa-import-rejects.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-csv-writer.h"
#include "sa-table-open.h"

struct _SaImportRejects
{
  GFile *file;
  SaImportSource *source;
  GPtrArray *titles; /* element-type utf8 */
  SaTableWriter *writer;
  GPtrArray *cells;
  char delimiter[2];
};

/* Workbooks and lists of objects have no separator of their own. */
static char
delimiter_like (const SaTableOptions *options)
{
  return options != NULL && options->delimiter != 0 ? options->delimiter
                                                    : sa_csv_local_delimiter ();
}

/**
 * sa_import_rejects_new:
 * @source: what rows come from; must outlive it
 * @options: (nullable): how that file is written
 */
SaImportRejects *
sa_import_rejects_new (GFile *file, SaImportSource *source, const SaTableOptions *options)
{
  SaImportRejects *rejects = g_new0 (SaImportRejects, 1);

  rejects->file = g_object_ref (file);
  rejects->source = source;
  rejects->titles = g_ptr_array_new_with_free_func (g_free);
  for (char **header = source->header; *header != NULL; header++)
    g_ptr_array_add (rejects->titles, g_strdup (*header));
  g_ptr_array_add (rejects->titles, g_strdup (_ ("Reason")));
  rejects->cells = g_ptr_array_new_with_free_func (g_free);
  rejects->delimiter[0] = delimiter_like (options);
  return rejects;
}

void
sa_import_rejects_free (SaImportRejects *rejects)
{
  g_clear_object (&rejects->file);
  g_ptr_array_unref (rejects->titles);
  g_clear_object (&rejects->writer);
  g_ptr_array_unref (rejects->cells);
  g_free (rejects);
}

static gboolean
start (SaImportRejects *rejects, GError **error)
{
  g_autofree SaTableColumn *columns = g_new0 (SaTableColumn, rejects->titles->len);
  SaTableWriterOptions options = { .delimiter = rejects->delimiter[0], .mark = TRUE };

  for (guint i = 0; i < rejects->titles->len; i++)
    columns[i].name = columns[i].title = g_ptr_array_index (rejects->titles, i);
  rejects->writer = sa_table_writer_open (rejects->file, SA_TABLE_CSV, columns,
                                          rejects->titles->len, &options, error);
  return rejects->writer != NULL;
}

static char *
say_cell (SaImportRejects *rejects, const SaImportRow *row, guint cell, const char *text)
{
  SaImportSource *source = rejects->source;
  char *plain = source->plain != NULL ? source->plain (source, row, cell, text) : NULL;

  return plain != NULL ? plain : g_strdup (text);
}

/* A row may have more values than there are columns, which may be what is wrong with it: the last
 * column then takes them all. */
gboolean
sa_import_rejects_add (SaImportRejects *rejects, const SaImportRow *row, GError **error)
{
  guint n = rejects->titles->len - 1;
  const char *cell = row->cells->str;
  g_autoptr (GString) rest = g_string_new (NULL);

  if (rejects->writer == NULL && !start (rejects, error))
    return FALSE;
  g_ptr_array_set_size (rejects->cells, 0);
  for (guint i = 0; i < MAX (n, row->n_cells); i++)
    {
      const char *text = i < row->n_cells ? cell : "";

      if (i < n)
        g_ptr_array_add (rejects->cells, say_cell (rejects, row, i, text));
      if (n > 0 && i >= n - 1 && row->n_cells > n)
        g_string_append_printf (rest, "%s%s", i >= n ? rejects->delimiter : "", text);
      cell += strlen (text) + 1;
    }
  if (row->n_cells > n && n > 0)
    g_set_str ((char **) &rejects->cells->pdata[n - 1], rest->str);
  g_ptr_array_add (rejects->cells, g_strdup (row->reason->str));
  return sa_table_writer_row (rejects->writer, (const char *const *) rejects->cells->pdata, error);
}

gboolean
sa_import_rejects_close (SaImportRejects *rejects, GError **error)
{
  return rejects->writer == NULL || sa_table_writer_close (rejects->writer, error);
}
