/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-options.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A row of text longer than this, or wider, is taken for a mistake in the file: the reader says so
 * rather than filling the memory. */
#define SA_TABLE_MAX_LINE (16 * 1024 * 1024)
#define SA_TABLE_MAX_COLUMNS 4096

/**
 * SaTableRow:
 * @cells: (array length=n_cells): the values, each valid UTF-8 and ended by NUL
 * @lengths: (array length=n_cells): their lengths in bytes
 * @n_cells: never fewer than the header has; short rows are filled up with empty values
 * @line: line of the file, row of the sheet or number of the object where the row begins, from 1
 * @problem: (nullable): a sentence if the row should not be trusted, with its values as far as they
 *   could be read; %NULL if it is sound
 *
 * One row as the reader lends it out; all of it belongs to the reader and is valid until the next
 * call.
 */
typedef struct
{
  const char *const *cells;
  const guint32 *lengths;
  guint n_cells;
  guint64 line;
  const char *problem;
} SaTableRow;

#define SA_TYPE_TABLE_READER (sa_table_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (SaTableReader, sa_table_reader, SA, TABLE_READER, GObject)

/**
 * SaTableReaderClass:
 * @next: lends out the next row, empty ones included; %FALSE with no error set at the end
 * @rewind: goes back to before the first row
 * @fraction: how much of the file has been read, 0 to 1
 */
struct _SaTableReaderClass
{
  GObjectClass parent_class;

  gboolean (*next) (SaTableReader *self, SaTableRow *row, GError **error);
  gboolean (*rewind) (SaTableReader *self, GError **error);
  double (*fraction) (SaTableReader *self);
};

const char *const *sa_table_reader_header (SaTableReader *self, int *n_columns);
gboolean sa_table_reader_next (SaTableReader *self, SaTableRow *row, GError **error);
gboolean sa_table_reader_rewind (SaTableReader *self, GError **error);
double sa_table_reader_fraction (SaTableReader *self);
const SaTableOptions *sa_table_reader_get_options (SaTableReader *self);
const char *const *sa_table_reader_get_sheets (SaTableReader *self);
const char *sa_table_reader_get_name (SaTableReader *self);
const char *const *sa_table_reader_get_titles (SaTableReader *self);

/* For the readers of the single formats */
void sa_table_reader_set_name (SaTableReader *self, const char *name);
void sa_table_reader_set_options (SaTableReader *self, const SaTableOptions *options);
void sa_table_reader_take_header (SaTableReader *self, GStrv header);
void sa_table_reader_take_sheets (SaTableReader *self, GStrv sheets);
gboolean sa_table_reader_start (SaTableReader *self, GError **error);

G_END_DECLS
