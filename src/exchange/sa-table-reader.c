/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the readers of CSV, workbooks and JSON have in common: the header, the options, and that a
 * row handed out is never empty and never narrower than the header. The rows themselves come from
 * the subclass, in buffers that are used again for the next row. */

#include "sa-table-reader.h"

#include "sa-error.h"
#include "sa-table-guess.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Rows looked at when the forms of numbers and dates are guessed */
#define SAMPLE_ROWS 200

typedef struct
{
  char *name;
  SaTableOptions *options;
  GStrv header;
  GStrv sheets;
  GStrv titles; /* the rows above the header */
  guint n_header;
  gboolean own_header; /* the header is known otherwise than from a row */
  guint n_above;       /* filled rows above the header */
  GPtrArray *cells;    /* of a short row, filled up */
  GArray *lengths;
  char *problem;
} SaTableReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SaTableReader, sa_table_reader, G_TYPE_OBJECT)

static gboolean
is_empty (const SaTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->lengths[i] > 0)
      return FALSE;

  return TRUE;
}

/* The next row that has something in it */
static gboolean
next_filled (SaTableReader *self, SaTableRow *row, GError **error)
{
  SaTableReaderClass *klass = SA_TABLE_READER_GET_CLASS (self);

  do
    {
      if (!klass->next (self, row, error))
        return FALSE;
    }
  while (is_empty (row) && row->problem == NULL);

  return TRUE;
}

static void
fill_up (SaTableReaderPrivate *priv, SaTableRow *row)
{
  const guint32 zero = 0;

  g_ptr_array_set_size (priv->cells, 0);
  g_array_set_size (priv->lengths, 0);
  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_add (priv->cells, (char *) row->cells[i]);
  g_array_append_vals (priv->lengths, row->lengths, row->n_cells);
  for (guint i = row->n_cells; i < priv->n_header; i++)
    {
      g_ptr_array_add (priv->cells, (char *) "");
      g_array_append_val (priv->lengths, zero);
    }

  row->cells = (const char *const *) priv->cells->pdata;
  row->lengths = (const guint32 *) (void *) priv->lengths->data;
  row->n_cells = priv->n_header;
}

/* Values beyond the last named column would be lost without a word, and most often mean that a
 * value with a separator in it was not enclosed in quotes, so that everything behind it is in the
 * wrong column. */
static void
check_surplus (SaTableReaderPrivate *priv, SaTableRow *row)
{
  guint n = row->n_cells;

  while (n > priv->n_header && row->lengths[n - 1] == 0)
    n--;
  if (n <= priv->n_header || row->problem != NULL)
    return;

  g_free (priv->problem);
  /* Translators: the first number is a line of a file */
  priv->problem = g_strdup_printf (_ ("Line %" PRIu64 " has %u values for %u columns; "
                                      "enclose values that contain the separator in quotes."),
                                   row->line, n, priv->n_header);
  row->problem = priv->problem;
}

static void
sa_table_reader_finalize (GObject *object)
{
  SaTableReaderPrivate *priv = sa_table_reader_get_instance_private (SA_TABLE_READER (object));

  g_free (priv->name);
  g_clear_pointer (&priv->options, sa_table_options_free);
  g_strfreev (priv->header);
  g_strfreev (priv->sheets);
  g_strfreev (priv->titles);
  g_ptr_array_unref (priv->cells);
  g_array_unref (priv->lengths);
  g_free (priv->problem);

  G_OBJECT_CLASS (sa_table_reader_parent_class)->finalize (object);
}

static void
sa_table_reader_class_init (SaTableReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sa_table_reader_finalize;
}

static void
sa_table_reader_init (SaTableReader *self)
{
  SaTableReaderPrivate *priv = sa_table_reader_get_instance_private (self);

  priv->options = sa_table_options_new ();
  priv->cells = g_ptr_array_new ();
  priv->lengths = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * sa_table_reader_header:
 * @n_columns: (out) (optional): how many columns are named
 *
 * Returns: (transfer none): the names of the columns; “Column 1” and so on where the file names
 * none
 */
const char *const *
sa_table_reader_header (SaTableReader *self, int *n_columns)
{
  SaTableReaderPrivate *priv;

  g_return_val_if_fail (SA_IS_TABLE_READER (self), NULL);

  priv = sa_table_reader_get_instance_private (self);
  if (n_columns != NULL)
    *n_columns = (int) priv->n_header;

  return (const char *const *) priv->header;
}

/**
 * sa_table_reader_next:
 * @row: (out caller-allocates): the row, lent until the next call
 *
 * Reads on to the next row below the header that is not empty.
 *
 * Returns: %FALSE at the end, with @error unset, or when the file cannot be read on, with @error
 * set. A row that is wrong in itself is returned with its problem, and reading can go on behind it.
 */
gboolean
sa_table_reader_next (SaTableReader *self, SaTableRow *row, GError **error)
{
  SaTableReaderPrivate *priv;

  g_return_val_if_fail (SA_IS_TABLE_READER (self), FALSE);

  if (!next_filled (self, row, error))
    return FALSE;

  priv = sa_table_reader_get_instance_private (self);
  if (row->n_cells < priv->n_header)
    fill_up (priv, row);
  else if (row->n_cells > priv->n_header)
    check_surplus (priv, row);

  return TRUE;
}

/**
 * sa_table_reader_rewind:
 *
 * Goes back to the first row below the header.
 */
gboolean
sa_table_reader_rewind (SaTableReader *self, GError **error)
{
  SaTableReaderPrivate *priv;
  SaTableRow row;
  guint n_rows;

  g_return_val_if_fail (SA_IS_TABLE_READER (self), FALSE);

  priv = sa_table_reader_get_instance_private (self);
  if (!SA_TABLE_READER_GET_CLASS (self)->rewind (self, error))
    return FALSE;

  n_rows = priv->options->header && !priv->own_header ? priv->n_above + 1 : 0;
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (next_filled (self, &row, &local_error) || local_error == NULL)
        continue;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * sa_table_reader_fraction:
 *
 * Returns: how much of the file has been read, from 0 to 1
 */
double
sa_table_reader_fraction (SaTableReader *self)
{
  g_return_val_if_fail (SA_IS_TABLE_READER (self), 0);

  return CLAMP (SA_TABLE_READER_GET_CLASS (self)->fraction (self), 0, 1);
}

/**
 * sa_table_reader_get_options:
 *
 * Returns: (transfer none): how the file is being read, with nothing left to detect
 */
const SaTableOptions *
sa_table_reader_get_options (SaTableReader *self)
{
  SaTableReaderPrivate *priv;

  g_return_val_if_fail (SA_IS_TABLE_READER (self), NULL);

  priv = sa_table_reader_get_instance_private (self);
  return priv->options;
}

/**
 * sa_table_reader_get_sheets:
 *
 * Returns: (transfer none) (nullable): the names of the sheets if the file is a workbook
 */
const char *const *
sa_table_reader_get_sheets (SaTableReader *self)
{
  SaTableReaderPrivate *priv;

  g_return_val_if_fail (SA_IS_TABLE_READER (self), NULL);

  priv = sa_table_reader_get_instance_private (self);
  return (const char *const *) priv->sheets;
}

/**
 * sa_table_reader_get_titles:
 *
 * Returns: (transfer none): what stands above the names of the columns, a text a row
 */
const char *const *
sa_table_reader_get_titles (SaTableReader *self)
{
  SaTableReaderPrivate *priv;

  g_return_val_if_fail (SA_IS_TABLE_READER (self), NULL);

  priv = sa_table_reader_get_instance_private (self);
  return (const char *const *) priv->titles;
}

/**
 * sa_table_reader_get_name:
 *
 * Returns: the name of the file, to be shown
 */
const char *
sa_table_reader_get_name (SaTableReader *self)
{
  SaTableReaderPrivate *priv;

  g_return_val_if_fail (SA_IS_TABLE_READER (self), NULL);

  priv = sa_table_reader_get_instance_private (self);
  return priv->name;
}

void
sa_table_reader_set_name (SaTableReader *self, const char *name)
{
  SaTableReaderPrivate *priv = sa_table_reader_get_instance_private (self);

  g_set_str (&priv->name, name);
}

void
sa_table_reader_set_options (SaTableReader *self, const SaTableOptions *options)
{
  SaTableReaderPrivate *priv = sa_table_reader_get_instance_private (self);
  SaTableOptions *old = priv->options;

  priv->options = sa_table_options_copy (options);
  sa_table_options_free (old);
}

/* Takes the names of the columns from a reader that knows them otherwise than from the first row */
void
sa_table_reader_take_header (SaTableReader *self, GStrv header)
{
  SaTableReaderPrivate *priv = sa_table_reader_get_instance_private (self);

  g_strfreev (priv->header);
  priv->header = header;
  priv->n_header = g_strv_length (header);
  priv->own_header = TRUE;
  priv->options->header = TRUE;
}

void
sa_table_reader_take_sheets (SaTableReader *self, GStrv sheets)
{
  SaTableReaderPrivate *priv = sa_table_reader_get_instance_private (self);

  g_strfreev (priv->sheets);
  priv->sheets = sheets;
}

static GStrv
name_columns (SaTableReaderPrivate *priv, GPtrArray *sample)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  if (priv->options->header)
    {
      char **names = g_ptr_array_index (sample, priv->n_above);

      for (n = 0; names[n] != NULL; n++)
        g_strv_builder_take (builder, g_strstrip (g_strdup (names[n])));

      return g_strv_builder_end (builder);
    }

  for (guint i = 0; i < sample->len; i++)
    n = MAX (n, g_strv_length (g_ptr_array_index (sample, i)));
  for (guint i = 1; i <= n; i++)
    /* Translators: the name of a column of a file in which the columns have no names */
    g_strv_builder_take (builder, g_strdup_printf (_ ("Column %u"), i));

  return g_strv_builder_end (builder);
}

static GStrv
join_titles (GPtrArray *sample, guint n_above)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; i < n_above; i++)
    {
      g_autoptr (GString) title = g_string_new (NULL);

      for (char **cell = sample->pdata[i]; *cell != NULL; cell++)
        if (**cell != '\0')
          g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", *cell);
      g_strv_builder_add (titles, title->str);
    }
  return g_strv_builder_end (titles);
}

/*
 * Reads the first rows, guesses from them what is still open, names the columns and goes back to
 * the first row of values. Called once by whoever made the reader.
 */
gboolean
sa_table_reader_start (SaTableReader *self, GError **error)
{
  SaTableReaderPrivate *priv = sa_table_reader_get_instance_private (self);
  g_autoptr (GPtrArray) sample = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) local_error = NULL;
  SaTableRow row;

  while (sample->len < SAMPLE_ROWS && next_filled (self, &row, &local_error))
    {
      GStrv copy = g_new0 (char *, row.n_cells + 1);

      for (guint i = 0; i < row.n_cells; i++)
        copy[i] = g_strdup (row.cells[i]);
      g_ptr_array_add (sample, copy);
    }

  /* A fault behind the first rows is met again, and told, when they have been read */
  if (sample->len == 0)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                     _ ("“%s” has nothing in it; choose another file."), priv->name);
      return FALSE;
    }

  priv->n_above = priv->own_header ? 0 : sa_table_guess_header (sample);
  sa_table_guess_forms (sample, priv->own_header || priv->n_above > 0, priv->options);
  priv->titles = join_titles (sample, priv->options->header ? priv->n_above : 0);
  if (!priv->own_header)
    {
      priv->header = name_columns (priv, sample);
      priv->n_header = g_strv_length (priv->header);
    }

  return sa_table_reader_rewind (self, error);
}
