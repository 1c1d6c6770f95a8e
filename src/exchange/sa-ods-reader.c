/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a sheet of an OpenDocument spreadsheet (ODF 1.3 part 3, 9 and 19). Not by freexl, which
 * was tried: of equal cells or rows side by side, which are stored once with a count, it gives only
 * the last, and of a text in several pieces the last piece. */

#include "sa-ods-reader.h"

#include "sa-error.h"
#include "sa-sheet-rows.h"
#include "sa-sheet-zip.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* LibreOffice has sixteen million rows at most. */
#define MAX_ROWS (16 * 1024 * 1024)

struct _SaOdsReader
{
  SaTableReader parent_instance;

  char *name;
  SaSheetZip *zip;
  SaSheetRows *rows;
  int wanted;

  int table; /* the sheet being parsed, -1 before the first */
  guint64 line;
  guint64 row_repeat;
  guint column;
  guint column_repeat;
  gboolean in_cell;
  int ignored;    /* depth inside comments and drawings */
  int paragraphs; /* depth, text counts inside only */
  gboolean any_paragraph;
  char *value; /* given as an attribute */
  GString *text;

  GPtrArray *names; /* while the sheets are listed */
  int first_filled;
};

G_DEFINE_FINAL_TYPE (SaOdsReader, sa_ods_reader, SA_TYPE_TABLE_READER)

static guint
read_count (const char **attributes, const char *name)
{
  const char *text = sa_sheet_attribute (attributes, name);
  guint64 count = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return (guint) CLAMP (count, 1, MAX_ROWS);
}

/* “PT13H30M00S” */
static char *
read_duration (const char *text)
{
  int hours = 0, minutes = 0, seconds = 0;

  if (sscanf (text, "PT%dH%dM%dS", &hours, &minutes, &seconds) < 2)
    return g_strdup (text);

  return g_strdup_printf ("%02d:%02d:%02d", hours, minutes, seconds);
}

/* “2026-02-28T13:30:00.000” */
static char *
read_date (const char *text)
{
  char *date = g_strndup (text, 19);

  if (g_str_has_suffix (date, "T00:00:00"))
    date[10] = '\0';

  return g_strdelimit (date, "T", ' ');
}

/* What a cell says it is worth, which is more exact than how it is shown (19.385) */
static char *
read_value (const char **attributes)
{
  const char *type = sa_sheet_attribute (attributes, "office:value-type");
  const char *value;

  if (type == NULL)
    return NULL;
  if ((value = sa_sheet_attribute (attributes, "office:value")) != NULL)
    return sa_sheet_number (g_ascii_strtod (value, NULL));
  if ((value = sa_sheet_attribute (attributes, "office:date-value")) != NULL)
    return read_date (value);
  if ((value = sa_sheet_attribute (attributes, "office:time-value")) != NULL)
    return read_duration (value);
  if ((value = sa_sheet_attribute (attributes, "office:boolean-value")) != NULL)
    return g_strdup (value);
  if ((value = sa_sheet_attribute (attributes, "office:string-value")) != NULL)
    return g_strdup (value);

  return NULL;
}

static gboolean
is_cell (const char *name)
{
  return strcmp (name, "table:table-cell") == 0 || strcmp (name, "table:covered-table-cell") == 0;
}

/* What floats over a cell or hides behind it is not its value. */
static gboolean
is_ignored (const char *name)
{
  return strcmp (name, "office:annotation") == 0 || g_str_has_prefix (name, "draw:")
         || strcmp (name, "table:shapes") == 0 || strcmp (name, "text:note") == 0;
}

static void
start_text (SaOdsReader *self, const char *name, const char **attributes)
{
  if (strcmp (name, "text:p") == 0 || strcmp (name, "text:h") == 0)
    {
      if (self->any_paragraph)
        g_string_append_c (self->text, '\n');
      self->any_paragraph = TRUE;
      self->paragraphs++;
    }
  else if (strcmp (name, "text:s") == 0)
    {
      for (guint n = MIN (read_count (attributes, "text:c"), 1000); n > 0; n--)
        g_string_append_c (self->text, ' ');
    }
  else if (strcmp (name, "text:tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (name, "text:line-break") == 0)
    g_string_append_c (self->text, '\n');
}

static void
on_start (void *data, const char *name, const char **attributes)
{
  SaOdsReader *self = data;

  if (self->ignored > 0 || is_ignored (name)
      || (self->in_cell && strcmp (name, "table:table") == 0))
    self->ignored++;
  else if (self->in_cell)
    start_text (self, name, attributes);
  else if (strcmp (name, "table:table") == 0)
    {
      self->table++;
      self->line = 0;
      if (self->names != NULL)
        {
          const char *title = sa_sheet_attribute (attributes, "table:name");

          g_ptr_array_add (self->names, g_strdup (title != NULL ? title : ""));
        }
    }
  else if (strcmp (name, "table:table-row") == 0)
    {
      self->column = 0;
      self->row_repeat = read_count (attributes, "table:number-rows-repeated");
      sa_sheet_rows_begin (self->rows, self->line + 1);
    }
  else if (is_cell (name))
    {
      self->in_cell = TRUE;
      self->any_paragraph = FALSE;
      self->column_repeat = read_count (attributes, "table:number-columns-repeated");
      g_string_truncate (self->text, 0);
      g_free (self->value);
      self->value = read_value (attributes);
    }
}

static void
on_text (void *data, const char *text, int length)
{
  SaOdsReader *self = data;

  if (self->paragraphs > 0 && self->ignored == 0
      && self->text->len + (gsize) length <= SA_TABLE_MAX_LINE)
    g_string_append_len (self->text, text, length);
}

static void
end_cell (SaOdsReader *self)
{
  const char *text = self->value != NULL ? self->value : self->text->str;
  GError *error = NULL;

  self->in_cell = FALSE;
  if (self->names != NULL)
    {
      if (*text != '\0' && self->first_filled < 0)
        self->first_filled = self->table;
    }
  else if (self->table == self->wanted
           && !sa_sheet_rows_put (self->rows, self->name, self->column, text, strlen (text),
                                  self->column_repeat, &error))
    sa_sheet_zip_fail (self->zip, error);
  self->column += self->column_repeat;
}

static void
end_row (SaOdsReader *self)
{
  self->line += self->row_repeat;
  if (self->names == NULL && self->table == self->wanted)
    sa_sheet_rows_end (self->rows, self->row_repeat);
  if (self->line > MAX_ROWS)
    sa_sheet_zip_fail (self->zip,
                       g_error_new (SA_ERROR, SA_ERROR_INVALID,
                                    _ ("“%s” has more rows than a sheet can hold."), self->name));
}

static void
on_end (void *data, const char *name)
{
  SaOdsReader *self = data;

  if (self->ignored > 0)
    self->ignored--;
  else if (is_cell (name))
    end_cell (self);
  else if (strcmp (name, "table:table-row") == 0)
    end_row (self);
  else if (self->paragraphs > 0 && (strcmp (name, "text:p") == 0 || strcmp (name, "text:h") == 0))
    self->paragraphs--;
}

static const SaSheetHandlers handlers = { on_start, on_end, on_text };

static gboolean
sa_ods_reader_next (SaTableReader *reader, SaTableRow *row, GError **error)
{
  SaOdsReader *self = SA_ODS_READER (reader);

  return sa_sheet_zip_next_row (self->zip, self->rows, row, error);
}

static gboolean
sa_ods_reader_rewind (SaTableReader *reader, GError **error)
{
  SaOdsReader *self = SA_ODS_READER (reader);

  sa_sheet_rows_clear (self->rows);
  self->table = -1;
  self->in_cell = FALSE;
  self->ignored = self->paragraphs = 0;
  sa_sheet_zip_start (self->zip, "content.xml", &handlers, self);

  return TRUE;
}

static double
sa_ods_reader_fraction (SaTableReader *reader)
{
  return sa_sheet_zip_fraction (SA_ODS_READER (reader)->zip);
}

static void
sa_ods_reader_finalize (GObject *object)
{
  SaOdsReader *self = SA_ODS_READER (object);

  g_clear_pointer (&self->zip, sa_sheet_zip_free);
  g_clear_pointer (&self->rows, sa_sheet_rows_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_string_free (self->text, TRUE);
  g_free (self->value);
  g_free (self->name);

  G_OBJECT_CLASS (sa_ods_reader_parent_class)->finalize (object);
}

static void
sa_ods_reader_class_init (SaOdsReaderClass *klass)
{
  SaTableReaderClass *reader_class = SA_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_ods_reader_finalize;
  reader_class->next = sa_ods_reader_next;
  reader_class->rewind = sa_ods_reader_rewind;
  reader_class->fraction = sa_ods_reader_fraction;
}

static void
sa_ods_reader_init (SaOdsReader *self)
{
  self->rows = sa_sheet_rows_new ();
  self->text = g_string_new (NULL);
}

/* Goes through the whole document once, because sheets are only told by being in it */
static gboolean
list_sheets (SaOdsReader *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  self->names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->first_filled = -1;
  self->table = -1;
  if (sa_sheet_zip_parse (self->zip, "content.xml", &handlers, self, &local_error))
    {
      if (self->names->len > 0)
        return TRUE;
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” is no workbook; choose a CSV, XLSX, XLS, ODS or JSON file."),
                   self->name);
      return FALSE;
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * sa_ods_reader_new:
 *
 * Returns: (transfer full) (nullable): a reader that has not been started
 */
SaTableReader *
sa_ods_reader_new (GFile *file, const SaTableOptions *options, GError **error)
{
  g_autoptr (SaOdsReader) self = g_object_new (SA_TYPE_ODS_READER, NULL);
  g_autoptr (SaTableOptions) full = sa_table_options_copy (options);
  int n;

  self->name = g_file_get_basename (file);
  self->zip = sa_sheet_zip_open (g_file_peek_path (file), error);
  if (self->zip == NULL || !list_sheets (self, error))
    return NULL;

  n = (int) self->names->len;
  if (options->sheet >= n)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND, _ ("“%s” has no sheet %d; it has %u."),
                   self->name, options->sheet + 1, (guint) n);
      return NULL;
    }

  self->wanted = options->sheet >= 0 ? options->sheet : MAX (self->first_filled, 0);
  sa_table_reader_take_sheets (SA_TABLE_READER (self),
                               (GStrv) g_ptr_array_steal (self->names, NULL));
  g_clear_pointer (&self->names, g_ptr_array_unref);
  full->sheet = self->wanted;
  sa_table_reader_set_options (SA_TABLE_READER (self), full);
  sa_ods_reader_rewind (SA_TABLE_READER (self), NULL);

  return SA_TABLE_READER (g_steal_pointer (&self));
}
