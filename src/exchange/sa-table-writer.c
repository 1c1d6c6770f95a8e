/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the writers of CSV, workbooks and JSON have in common: the columns, and a file that is there
 * whole or not at all. */

#include "sa-table-writer.h"

typedef struct
{
  SaExchangeFile *file;
  SaTableColumn *columns;
  guint n_columns;
  guint64 n_rows;
} SaTableWriterPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SaTableWriter, sa_table_writer, G_TYPE_OBJECT)

static void
sa_table_writer_finalize (GObject *object)
{
  SaTableWriterPrivate *priv = sa_table_writer_get_instance_private (SA_TABLE_WRITER (object));

  g_clear_pointer (&priv->file, sa_exchange_file_free);
  for (guint i = 0; i < priv->n_columns; i++)
    {
      g_free ((char *) priv->columns[i].name);
      g_free ((char *) priv->columns[i].title);
    }
  g_free (priv->columns);

  G_OBJECT_CLASS (sa_table_writer_parent_class)->finalize (object);
}

static void
sa_table_writer_class_init (SaTableWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sa_table_writer_finalize;
}

static void
sa_table_writer_init (SaTableWriter *self)
{
}

/**
 * sa_table_writer_row:
 * @cells: as many texts in UTF-8 as there are columns; %NULL is empty
 */
gboolean
sa_table_writer_row (SaTableWriter *self, const char *const *cells, GError **error)
{
  SaTableWriterPrivate *priv;

  g_return_val_if_fail (SA_IS_TABLE_WRITER (self), FALSE);

  priv = sa_table_writer_get_instance_private (self);
  if (!SA_TABLE_WRITER_GET_CLASS (self)->row (self, cells, error))
    return FALSE;
  priv->n_rows++;

  return TRUE;
}

/**
 * sa_table_writer_close:
 *
 * Finishes the file and puts it into its place. A writer that is let go without this leaves
 * nothing.
 */
gboolean
sa_table_writer_close (SaTableWriter *self, GError **error)
{
  SaTableWriterPrivate *priv;

  g_return_val_if_fail (SA_IS_TABLE_WRITER (self), FALSE);

  priv = sa_table_writer_get_instance_private (self);
  return SA_TABLE_WRITER_GET_CLASS (self)->finish (self, error)
         && sa_exchange_file_commit (priv->file, error);
}

/**
 * sa_table_writer_get_n_rows:
 *
 * Returns: how many rows have been written, the header not counted
 */
guint64
sa_table_writer_get_n_rows (SaTableWriter *self)
{
  SaTableWriterPrivate *priv;

  g_return_val_if_fail (SA_IS_TABLE_WRITER (self), 0);

  priv = sa_table_writer_get_instance_private (self);
  return priv->n_rows;
}

/* Opens the file and writes the header; called once by whoever made the writer */
gboolean
sa_table_writer_start (SaTableWriter *self, GFile *file, const SaTableColumn *columns,
                       guint n_columns, const SaTableWriterOptions *options, GError **error)
{
  SaTableWriterPrivate *priv = sa_table_writer_get_instance_private (self);
  const SaTableWriterOptions none = { 0 };

  priv->file = sa_exchange_file_new (file, error);
  if (priv->file == NULL)
    return FALSE;

  priv->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  priv->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      priv->columns[i].name = g_strdup (columns[i].name ? columns[i].name : columns[i].title);
      priv->columns[i].title = g_strdup (columns[i].title ? columns[i].title : columns[i].name);
    }

  return SA_TABLE_WRITER_GET_CLASS (self)->start (self, options ? options : &none, error);
}

SaExchangeFile *
sa_table_writer_get_file (SaTableWriter *self)
{
  SaTableWriterPrivate *priv = sa_table_writer_get_instance_private (self);

  return priv->file;
}

const SaTableColumn *
sa_table_writer_get_columns (SaTableWriter *self, guint *n_columns)
{
  SaTableWriterPrivate *priv = sa_table_writer_get_instance_private (self);

  *n_columns = priv->n_columns;
  return priv->columns;
}
