/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a sheet of an old Excel workbook (XLS), by freexl. It holds the sheet in memory, which is
 * small: 65,536 rows are the most. */

#include "sa-xls-reader.h"

#include "sa-error.h"
#include "sa-sheet-rows.h"

#include <freexl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _SaXlsReader
{
  SaTableReader parent_instance;

  char *name;
  const void *book;
  SaSheetRows *rows;
  guint n_rows;
  guint next_row;
  gushort n_columns;
};

G_DEFINE_FINAL_TYPE (SaXlsReader, sa_xls_reader, SA_TYPE_TABLE_READER)

static char *
format_value (const FreeXL_CellValue *value)
{
  switch (value->type)
    {
    case FREEXL_CELL_INT:
      return g_strdup_printf ("%d", value->value.int_value);
    case FREEXL_CELL_DOUBLE:
      return sa_sheet_number (value->value.double_value);
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME:
      return g_utf8_make_valid (value->value.text_value, -1);
    default:
      return NULL;
    }
}

static gboolean
load_row (SaXlsReader *self, GError **error)
{
  guint row = self->next_row++;

  sa_sheet_rows_begin (self->rows, row + 1);
  for (gushort column = 0; column < self->n_columns; column++)
    {
      FreeXL_CellValue value = { 0 };
      g_autofree char *text = NULL;

      if (freexl_get_cell_value (self->book, row, column, &value) == FREEXL_OK)
        text = format_value (&value);
      if (text != NULL
          && !sa_sheet_rows_put (self->rows, self->name, column, text, strlen (text), 1, error))
        return FALSE;
    }
  sa_sheet_rows_end (self->rows, 1);

  return TRUE;
}

static gboolean
sa_xls_reader_next (SaTableReader *reader, SaTableRow *row, GError **error)
{
  SaXlsReader *self = SA_XLS_READER (reader);

  while (!sa_sheet_rows_next (self->rows, row))
    if (self->next_row == self->n_rows || !load_row (self, error))
      return FALSE;

  return TRUE;
}

static gboolean
sa_xls_reader_rewind (SaTableReader *reader, GError **error)
{
  SaXlsReader *self = SA_XLS_READER (reader);

  sa_sheet_rows_clear (self->rows);
  self->next_row = 0;

  return TRUE;
}

static double
sa_xls_reader_fraction (SaTableReader *reader)
{
  SaXlsReader *self = SA_XLS_READER (reader);

  return self->n_rows == 0 ? 1.0 : (double) self->next_row / self->n_rows;
}

static void
sa_xls_reader_finalize (GObject *object)
{
  SaXlsReader *self = SA_XLS_READER (object);

  if (self->book != NULL)
    freexl_close (self->book);
  g_clear_pointer (&self->rows, sa_sheet_rows_free);
  g_free (self->name);

  G_OBJECT_CLASS (sa_xls_reader_parent_class)->finalize (object);
}

static void
sa_xls_reader_class_init (SaXlsReaderClass *klass)
{
  SaTableReaderClass *reader_class = SA_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_xls_reader_finalize;
  reader_class->next = sa_xls_reader_next;
  reader_class->rewind = sa_xls_reader_rewind;
  reader_class->fraction = sa_xls_reader_fraction;
}

static void
sa_xls_reader_init (SaXlsReader *self)
{
  self->rows = sa_sheet_rows_new ();
}

/* Makes a sheet the one that is read; whether it has anything in it */
static gboolean
select_sheet (SaXlsReader *self, guint sheet)
{
  self->n_rows = 0;

  return freexl_select_active_worksheet (self->book, (gushort) sheet) == FREEXL_OK
         && freexl_worksheet_dimensions (self->book, &self->n_rows, &self->n_columns) == FREEXL_OK
         && self->n_rows > 0;
}

static gboolean
choose_sheet (SaXlsReader *self, SaTableOptions *options, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_sheets = 0;

  freexl_get_info (self->book, FREEXL_BIFF_SHEET_COUNT, &n_sheets);
  if (n_sheets == 0 || options->sheet >= (int) n_sheets)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND, _ ("“%s” has no sheet %d; it has %u."),
                   self->name, options->sheet + 1, n_sheets);
      return FALSE;
    }

  for (guint i = 0; i < n_sheets; i++)
    {
      const char *name = NULL;

      freexl_get_worksheet_name (self->book, (gushort) i, &name);
      g_strv_builder_take (names, g_utf8_make_valid (name != NULL ? name : "", -1));
    }
  sa_table_reader_take_sheets (SA_TABLE_READER (self), g_strv_builder_end (names));

  for (guint i = 0; i < n_sheets && options->sheet < 0; i++)
    if (select_sheet (self, i))
      options->sheet = (int) i;
  options->sheet = MAX (options->sheet, 0);
  select_sheet (self, (guint) options->sheet);

  return TRUE;
}

/**
 * sa_xls_reader_new:
 *
 * Returns: (transfer full) (nullable): a reader that has not been started
 */
SaTableReader *
sa_xls_reader_new (GFile *file, const SaTableOptions *options, GError **error)
{
  g_autoptr (SaXlsReader) self = g_object_new (SA_TYPE_XLS_READER, NULL);
  g_autoptr (SaTableOptions) full = sa_table_options_copy (options);
  guint protected = FREEXL_BIFF_PLAIN;
  int code;

  self->name = g_file_get_basename (file);
  code = freexl_open (g_file_peek_path (file), &self->book);
  if (self->book != NULL)
    freexl_get_info (self->book, FREEXL_BIFF_PASSWORD, &protected);
  if (code != FREEXL_OK || protected == FREEXL_BIFF_OBFUSCATED)
    {
      g_set_error (
          error, SA_ERROR, SA_ERROR_INVALID,
          _ ("“%s” is damaged or protected by a password; open it in a spreadsheet and save it "
             "as XLSX without one."),
          self->name);
      return NULL;
    }

  if (!choose_sheet (self, full, error))
    return NULL;
  sa_table_reader_set_options (SA_TABLE_READER (self), full);

  return SA_TABLE_READER (g_steal_pointer (&self));
}
