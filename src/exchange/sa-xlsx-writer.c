/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows as a workbook a person would keep: bold header that stays in view, filters, columns as wide
 * as what is in them, and numbers and dates that are numbers and dates. libxlsxwriter works in
 * constant memory, so a million rows need no more than one. */

#include "sa-xlsx-writer.h"

#include "sa-date.h"
#include "sa-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>

/* What a sheet can hold */
#define MAX_ROWS 1048576
#define MAX_COLUMNS 16384

#define MIN_WIDTH 8
#define MAX_WIDTH 60

struct _SaXlsxWriter
{
  SaTableWriter parent_instance;

  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *header;
  lxw_format *date;
  lxw_format *date_time;
  lxw_format *decimals[5]; /* from none to four */
  lxw_row_t row;
  gsize *widths;
};

G_DEFINE_FINAL_TYPE (SaXlsxWriter, sa_xlsx_writer, SA_TYPE_TABLE_WRITER)

/* libxlsxwriter prints numbers with the decimal mark of the thread's locale, where XML has a point.
 * Returns: the locale to go back to */
static locale_t
print_points (void)
{
  static gsize made;

  if (g_once_init_enter (&made))
    {
      locale_t points = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));

      g_once_init_leave (&made, (gsize) points);
    }
  return uselocale ((locale_t) made);
}

/* A number a workbook keeps as it is: with more than 15 digits, as in account numbers, it would
 * not. */
static gboolean
read_number (const char *text, double *number)
{
  int digits = 0;
  char *end;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (*p != '.' && !(*p == '-' && p == text))
        return FALSE;
    }
  if (digits == 0 || digits > 15)
    return FALSE;

  *number = g_ascii_strtod (text, &end);
  return *end == '\0';
}

/* Workbooks have no days before 1900. */
static gboolean
read_date_time (const char *text, lxw_datetime *out)
{
  g_autofree char *date = g_strndup (text, 10);
  int hours = 0, minutes = 0, seconds = 0;

  if (strlen (text) < 10 || !sa_date_is_valid (date)
      || !sa_date_split (date, &out->year, &out->month, &out->day) || out->year < 1900)
    return FALSE;
  if (text[10] != '\0'
      && ((text[10] != ' ' && text[10] != 'T')
          || sscanf (text + 11, "%2d:%2d:%2d", &hours, &minutes, &seconds) < 2 || hours > 23
          || minutes > 59 || seconds > 59))
    return FALSE;

  out->hour = hours;
  out->min = minutes;
  out->sec = seconds;
  return TRUE;
}

/* In constant memory libxlsxwriter does not protect text that looks like the escape of a character.
 */
static lxw_error
write_text (SaXlsxWriter *self, lxw_col_t column, const char *text)
{
  g_auto (GStrv) pieces = NULL;
  g_autofree char *escaped = NULL;

  if (strstr (text, "_x") == NULL)
    return worksheet_write_string (self->sheet, self->row, column, text, NULL);

  pieces = g_strsplit (text, "_x", -1);
  escaped = g_strjoinv ("_x005F_x", pieces);
  return worksheet_write_string (self->sheet, self->row, column, escaped, NULL);
}

static lxw_error
write_cell (SaXlsxWriter *self, lxw_col_t column, const SaTableColumn *kind, const char *text)
{
  lxw_datetime when = { 0 };
  double number;

  switch (kind->kind)
    {
    case SA_COLUMN_NUMBER:
      if (read_number (text, &number))
        return worksheet_write_number (
            self->sheet, self->row, column, number,
            kind->decimals < 0 ? NULL : self->decimals[MIN (kind->decimals, 4)]);
      break;
    case SA_COLUMN_DATE:
    case SA_COLUMN_DATE_TIME:
      if (read_date_time (text, &when))
        return worksheet_write_datetime (self->sheet, self->row, column, &when,
                                         text[10] == '\0' ? self->date : self->date_time);
      break;
    case SA_COLUMN_FLAG:
      if (strcmp (text, "true") == 0 || strcmp (text, "false") == 0)
        return worksheet_write_boolean (self->sheet, self->row, column, *text == 't', NULL);
      break;
    case SA_COLUMN_TEXT:
    case SA_COLUMN_LIST:
      break;
    }

  return write_text (self, column, text);
}

static gboolean
explain (SaXlsxWriter *self, lxw_error code, GError **error)
{
  SaExchangeFile *file = sa_table_writer_get_file (SA_TABLE_WRITER (self));

  if (code == LXW_NO_ERROR)
    return TRUE;

  if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    g_set_error (
        error, SA_ERROR, SA_ERROR_INVALID,
        _ ("Row %u for “%s” has a text of more than 32,767 characters, which no workbook can "
           "hold; export as CSV instead."),
        self->row + 1, sa_exchange_file_get_name (file));
  else if (code >= LXW_ERROR_CREATING_XLSX_FILE && code <= LXW_ERROR_ZIP_CLOSE)
    sa_exchange_file_set_error (file, errno == ENOSPC || errno == 0 ? ENOSPC : errno, error);
  else
    g_set_error (error, SA_ERROR, SA_ERROR_FAILED, _ ("“%s” could not be written: %s."),
                 sa_exchange_file_get_name (file), lxw_strerror (code));

  return FALSE;
}

static gboolean
write_row (SaXlsxWriter *self, const char *const *cells, GError **error)
{
  SaTableWriter *writer = SA_TABLE_WRITER (self);
  guint n_columns;
  const SaTableColumn *columns = sa_table_writer_get_columns (writer, &n_columns);

  if (self->row >= MAX_ROWS)
    {
      g_set_error (
          error, SA_ERROR, SA_ERROR_INVALID,
          _ ("“%s” would have more rows than the %'d a workbook can hold; export as CSV or "
             "filter the list."),
          sa_exchange_file_get_name (sa_table_writer_get_file (writer)), MAX_ROWS);
      return FALSE;
    }

  for (guint i = 0; i < n_columns; i++)
    {
      const char *text = cells[i];

      if (text == NULL || *text == '\0')
        continue;
      if (!explain (self, write_cell (self, (lxw_col_t) i, &columns[i], text), error))
        return FALSE;
      if (self->widths[i] < MAX_WIDTH)
        self->widths[i] = MAX (self->widths[i], (gsize) g_utf8_strlen (text, MAX_WIDTH * 2));
    }
  self->row++;

  return TRUE;
}

static gboolean
sa_xlsx_writer_row (SaTableWriter *writer, const char *const *cells, GError **error)
{
  locale_t before = print_points ();
  gboolean done = write_row (SA_XLSX_WRITER (writer), cells, error);

  uselocale (before);
  return done;
}

static void
make_formats (SaXlsxWriter *self)
{
  static const char *const numbers[] = { "#,##0", "#,##0.0", "#,##0.00", "#,##0.000",
                                         "#,##0.0000" };

  self->header = workbook_add_format (self->workbook);
  format_set_bold (self->header);
  format_set_bottom (self->header, LXW_BORDER_THIN);
  self->date = workbook_add_format (self->workbook);
  format_set_num_format (self->date, "yyyy-mm-dd");
  self->date_time = workbook_add_format (self->workbook);
  format_set_num_format (self->date_time, "yyyy-mm-dd hh:mm");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      self->decimals[i] = workbook_add_format (self->workbook);
      format_set_num_format (self->decimals[i], numbers[i]);
    }
}

/* A name libxlsxwriter takes: at most 31 characters, none of them one of these */
static char *
make_sheet_name (const char *name)
{
  g_autofree char *short_name = g_utf8_substring (name, 0, MIN (31, g_utf8_strlen (name, -1)));

  g_strdelimit (short_name, "[]:*?/\\'", ' ');
  return g_strstrip (g_steal_pointer (&short_name));
}

static gboolean
sa_xlsx_writer_start (SaTableWriter *writer, const SaTableWriterOptions *options, GError **error)
{
  SaXlsxWriter *self = SA_XLSX_WRITER (writer);
  SaExchangeFile *file = sa_table_writer_get_file (writer);
  const char *path = sa_exchange_file_get_temporary_path (file);
  lxw_workbook_options how = {
    .constant_memory = TRUE,
    .use_zip64 = TRUE,
    .tmpdir = g_get_user_cache_dir (),
  };
  g_autofree char *sheet = options->sheet != NULL ? make_sheet_name (options->sheet) : NULL;
  guint n_columns;
  const SaTableColumn *columns = sa_table_writer_get_columns (writer, &n_columns);

  if (path == NULL || n_columns > MAX_COLUMNS)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” cannot be written as a workbook; export as CSV instead."),
                   sa_exchange_file_get_name (file));
      return FALSE;
    }

  g_mkdir_with_parents (how.tmpdir, 0700);
  self->workbook = workbook_new_opt (path, &how);
  self->sheet = self->workbook == NULL
                    ? NULL
                    : workbook_add_worksheet (self->workbook, sheet && *sheet ? sheet : NULL);
  if (self->sheet == NULL)
    {
      sa_exchange_file_set_error (file, errno, error);
      return FALSE;
    }

  make_formats (self);
  worksheet_freeze_panes (self->sheet, 1, 0);
  self->widths = g_new0 (gsize, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->widths[i] = (gsize) g_utf8_strlen (columns[i].title, MAX_WIDTH * 2) + 3;
      if (!explain (self,
                    worksheet_write_string (self->sheet, 0, (lxw_col_t) i, columns[i].title,
                                            self->header),
                    error))
        return FALSE;
    }
  self->row = 1;

  return TRUE;
}

static gboolean
finish (SaXlsxWriter *self, GError **error)
{
  SaTableWriter *writer = SA_TABLE_WRITER (self);
  guint n_columns;

  sa_table_writer_get_columns (writer, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                          (double) CLAMP (self->widths[i] + 1, MIN_WIDTH, MAX_WIDTH), NULL);
  worksheet_autofilter (self->sheet, 0, 0, self->row - 1, (lxw_col_t) (n_columns - 1));

  /* libxlsxwriter does not look whether its temporary file took all that it wrote. */
  errno = 0;
  if (self->sheet->optimize_tmpfile != NULL
      && (fflush (self->sheet->optimize_tmpfile) != 0 || ferror (self->sheet->optimize_tmpfile)))
    {
      sa_exchange_file_set_error (sa_table_writer_get_file (writer), errno ? errno : ENOSPC, error);
      return FALSE;
    }

  errno = 0;
  return explain (self, workbook_close (g_steal_pointer (&self->workbook)), error);
}

static gboolean
sa_xlsx_writer_finish (SaTableWriter *writer, GError **error)
{
  locale_t before = print_points ();
  gboolean done = finish (SA_XLSX_WRITER (writer), error);

  uselocale (before);
  return done;
}

static void
sa_xlsx_writer_finalize (GObject *object)
{
  SaXlsxWriter *self = SA_XLSX_WRITER (object);

  g_clear_pointer (&self->workbook, lxw_workbook_free);
  g_free (self->widths);

  G_OBJECT_CLASS (sa_xlsx_writer_parent_class)->finalize (object);
}

static void
sa_xlsx_writer_class_init (SaXlsxWriterClass *klass)
{
  SaTableWriterClass *writer_class = SA_TABLE_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_xlsx_writer_finalize;
  writer_class->start = sa_xlsx_writer_start;
  writer_class->row = sa_xlsx_writer_row;
  writer_class->finish = sa_xlsx_writer_finish;
}

static void
sa_xlsx_writer_init (SaXlsxWriter *self)
{
}
