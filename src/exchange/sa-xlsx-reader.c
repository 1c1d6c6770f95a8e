/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a sheet of an XLSX workbook (ECMA-376 part 1, 18.3). Not by freexl, which was tried: it
 * gives nothing for texts that stand in their cell instead of in the common list, without a word,
 * and so are all the texts of our own exports; and it holds the whole sheet in memory. */

#include "sa-xlsx-reader.h"

#include "sa-error.h"
#include "sa-sheet-rows.h"
#include "sa-xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

struct _SaXlsxReader
{
  SaTableReader parent_instance;

  char *name;
  SaSheetZip *zip;
  SaXlsxBook *book;
  SaSheetRows *rows;
  guint sheet;

  guint64 line;
  guint column;
  char type[12];
  guint64 style;
  gboolean in_value;
  int phonetic;
  GString *value;
};

G_DEFINE_FINAL_TYPE (SaXlsxReader, sa_xlsx_reader, SA_TYPE_TABLE_READER)

/* “AB12” is in column 27, counted from 0 */
static guint
read_column (const char *reference)
{
  guint column = 0;

  for (const char *p = reference; g_ascii_isalpha (*p) && column < 100000; p++)
    column = column * 26 + (guint) (g_ascii_toupper (*p) - 'A' + 1);

  return column > 0 ? column - 1 : 0;
}

static void
begin_cell (SaXlsxReader *self, const char **attributes)
{
  const char *reference = sa_sheet_attribute (attributes, "r");
  const char *type = sa_sheet_attribute (attributes, "t");
  const char *style = sa_sheet_attribute (attributes, "s");

  if (reference != NULL)
    self->column = read_column (reference);
  g_strlcpy (self->type, type != NULL ? type : "n", sizeof self->type);
  self->style = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;
  g_string_truncate (self->value, 0);
}

static void
on_start (void *data, const char *name, const char **attributes)
{
  SaXlsxReader *self = data;
  const char *local = sa_sheet_local_name (name);

  if (strcmp (local, "row") == 0)
    {
      const char *line = sa_sheet_attribute (attributes, "r");

      self->line = line != NULL ? g_ascii_strtoull (line, NULL, 10) : self->line + 1;
      self->column = 0;
      sa_sheet_rows_begin (self->rows, self->line);
    }
  else if (strcmp (local, "c") == 0)
    begin_cell (self, attributes);
  else if (strcmp (local, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (local, "v") == 0 || strcmp (local, "t") == 0)
    self->in_value = self->phonetic == 0;
}

static void
on_text (void *data, const char *text, int length)
{
  SaXlsxReader *self = data;

  if (self->in_value && self->value->len + (gsize) length <= SA_TABLE_MAX_LINE)
    g_string_append_len (self->value, text, length);
}

static char *
format_number (SaXlsxReader *self, const char *text)
{
  SaXlsxStyle style = sa_xlsx_book_get_style (self->book, self->style);
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0')
    return g_strdup (text);
  if (style == SA_XLSX_PLAIN)
    return sa_sheet_number (number);

  return sa_sheet_moment (number, (style & SA_XLSX_DATE) != 0, (style & SA_XLSX_TIME) != 0,
                          sa_xlsx_book_is_from_1904 (self->book));
}

/* The text of a cell by its type (18.18.11) */
static char *
format_value (SaXlsxReader *self)
{
  char *text = self->value->str;
  gsize length;

  if (self->value->len == 0)
    return NULL;
  if (strcmp (self->type, "s") == 0)
    {
      const char *string = sa_xlsx_book_get_string (self->book, g_ascii_strtoull (text, NULL, 10),
                                                    &length);

      g_string_assign (self->value, string != NULL ? string : "");
      sa_xlsx_unescape (self->value);
      return g_strdup (self->value->str);
    }
  if (strcmp (self->type, "str") == 0 || strcmp (self->type, "inlineStr") == 0)
    {
      sa_xlsx_unescape (self->value);
      return g_strdup (self->value->str);
    }
  if (strcmp (self->type, "b") == 0)
    return g_strdup (strcmp (text, "1") == 0 || strcmp (text, "true") == 0 ? "true" : "false");
  if (strcmp (self->type, "d") == 0)
    {
      if (g_str_has_suffix (text, "T00:00:00"))
        text[10] = '\0';
      g_strdelimit (text, "T", ' ');
      return g_strdup (text);
    }
  if (strcmp (self->type, "e") == 0)
    {
      sa_sheet_rows_take_problem (
          self->rows, g_strdup_printf (_ ("Row %" PRIu64 " has the error %s in column %u; "
                                          "correct it in the workbook."),
                                       self->line, text, self->column + 1));
      return g_strdup (text);
    }

  return format_number (self, text);
}

static void
end_cell (SaXlsxReader *self)
{
  g_autofree char *text = format_value (self);
  GError *error = NULL;

  if (text != NULL
      && !sa_sheet_rows_put (self->rows, self->name, self->column, text, strlen (text), 1, &error))
    sa_sheet_zip_fail (self->zip, error);
  self->column++;
}

static void
on_end (void *data, const char *name)
{
  SaXlsxReader *self = data;
  const char *local = sa_sheet_local_name (name);

  if (strcmp (local, "row") == 0)
    sa_sheet_rows_end (self->rows, 1);
  else if (strcmp (local, "c") == 0)
    end_cell (self);
  else if (strcmp (local, "rPh") == 0)
    self->phonetic--;
  else if (strcmp (local, "v") == 0 || strcmp (local, "t") == 0)
    self->in_value = FALSE;
}

static gboolean
sa_xlsx_reader_next (SaTableReader *reader, SaTableRow *row, GError **error)
{
  SaXlsxReader *self = SA_XLSX_READER (reader);

  return sa_sheet_zip_next_row (self->zip, self->rows, row, error);
}

static gboolean
sa_xlsx_reader_rewind (SaTableReader *reader, GError **error)
{
  static const SaSheetHandlers handlers = { on_start, on_end, on_text };
  SaXlsxReader *self = SA_XLSX_READER (reader);

  sa_sheet_rows_clear (self->rows);
  self->line = 0;
  self->in_value = FALSE;
  self->phonetic = 0;
  sa_sheet_zip_start (self->zip, sa_xlsx_book_get_sheet_part (self->book, self->sheet), &handlers,
                      self);

  return TRUE;
}

static double
sa_xlsx_reader_fraction (SaTableReader *reader)
{
  return sa_sheet_zip_fraction (SA_XLSX_READER (reader)->zip);
}

static void
sa_xlsx_reader_finalize (GObject *object)
{
  SaXlsxReader *self = SA_XLSX_READER (object);

  g_clear_pointer (&self->book, sa_xlsx_book_free);
  g_clear_pointer (&self->zip, sa_sheet_zip_free);
  g_clear_pointer (&self->rows, sa_sheet_rows_free);
  g_string_free (self->value, TRUE);
  g_free (self->name);

  G_OBJECT_CLASS (sa_xlsx_reader_parent_class)->finalize (object);
}

static void
sa_xlsx_reader_class_init (SaXlsxReaderClass *klass)
{
  SaTableReaderClass *reader_class = SA_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_xlsx_reader_finalize;
  reader_class->next = sa_xlsx_reader_next;
  reader_class->rewind = sa_xlsx_reader_rewind;
  reader_class->fraction = sa_xlsx_reader_fraction;
}

static void
sa_xlsx_reader_init (SaXlsxReader *self)
{
  self->rows = sa_sheet_rows_new ();
  self->value = g_string_new (NULL);
}

/* The sheet asked for, or the first one in sight that has something in it */
static gboolean
choose_sheet (SaXlsxReader *self, int wanted, GError **error)
{
  guint n = sa_xlsx_book_get_n_sheets (self->book);
  SaTableRow row;

  if (wanted >= (int) n)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND, _ ("“%s” has no sheet %d; it has %u."),
                   self->name, wanted + 1, n);
      return FALSE;
    }
  if (wanted >= 0)
    {
      self->sheet = (guint) wanted;
      return TRUE;
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) local_error = NULL;

      self->sheet = i;
      if (sa_xlsx_book_is_sheet_hidden (self->book, i))
        continue;
      sa_xlsx_reader_rewind (SA_TABLE_READER (self), NULL);
      if (sa_xlsx_reader_next (SA_TABLE_READER (self), &row, &local_error) || local_error != NULL)
        return TRUE;
    }
  self->sheet = 0;

  return TRUE;
}

/**
 * sa_xlsx_reader_new:
 *
 * Returns: (transfer full) (nullable): a reader that has not been started
 */
SaTableReader *
sa_xlsx_reader_new (GFile *file, const SaTableOptions *options, GError **error)
{
  g_autoptr (SaXlsxReader) self = g_object_new (SA_TYPE_XLSX_READER, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (SaTableOptions) full = sa_table_options_copy (options);

  self->name = g_file_get_basename (file);
  self->zip = sa_sheet_zip_open (g_file_peek_path (file), error);
  if (self->zip == NULL)
    return NULL;
  self->book = sa_xlsx_book_new (self->zip, self->name, error);
  if (self->book == NULL || !choose_sheet (self, options->sheet, error))
    return NULL;

  for (guint i = 0; i < sa_xlsx_book_get_n_sheets (self->book); i++)
    g_strv_builder_add (names, sa_xlsx_book_get_sheet_name (self->book, i));
  sa_table_reader_take_sheets (SA_TABLE_READER (self), g_strv_builder_end (names));
  full->sheet = (int) self->sheet;
  sa_table_reader_set_options (SA_TABLE_READER (self), full);
  sa_xlsx_reader_rewind (SA_TABLE_READER (self), NULL);

  return SA_TABLE_READER (g_steal_pointer (&self));
}
