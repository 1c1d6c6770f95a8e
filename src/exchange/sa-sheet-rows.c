/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows a piece of a sheet brought, waiting to be lent out, and the plain text of the numbers in
 * them. A row that is in the file once and stands for many is kept once. */

#include "sa-sheet-rows.h"

#include "sa-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

typedef struct
{
  guint32 first_cell;
  guint32 n_cells;
  gsize first_byte;
  guint64 line;
  guint64 repeat;
  char *problem;
} Row;

struct _SaSheetRows
{
  GString *text;
  GArray *starts;
  GArray *lengths;
  GPtrArray *cells;
  GArray *rows;
  guint next;
  guint64 n_given; /* how often the row at next has been given */
  Row pending;
};

static void
clear_row (Row *row)
{
  g_free (row->problem);
}

SaSheetRows *
sa_sheet_rows_new (void)
{
  SaSheetRows *self = g_new0 (SaSheetRows, 1);

  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->cells = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, (GDestroyNotify) clear_row);

  return self;
}

void
sa_sheet_rows_free (SaSheetRows *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->lengths);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self->pending.problem);
  g_free (self);
}

void
sa_sheet_rows_clear (SaSheetRows *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  g_array_set_size (self->lengths, 0);
  g_array_set_size (self->rows, 0);
  self->next = 0;
  self->n_given = 0;
  g_free (self->pending.problem);
  self->pending = (Row) { 0 };
}

void
sa_sheet_rows_begin (SaSheetRows *self, guint64 line)
{
  g_free (self->pending.problem);
  self->pending = (Row) {
    .first_cell = self->starts->len,
    .first_byte = self->text->len,
    .line = line,
  };
}

static void
add (SaSheetRows *self, guint32 start, guint32 length)
{
  g_array_append_val (self->starts, start);
  g_array_append_val (self->lengths, length);
  self->pending.n_cells++;
}

/**
 * sa_sheet_rows_put:
 * @name: of the file, for errors
 * @column: from 0; those left out before it are empty
 * @repeat: how many columns have this value
 */
gboolean
sa_sheet_rows_put (SaSheetRows *self, const char *name, guint column, const char *text,
                   gsize length, guint repeat, GError **error)
{
  guint32 start;

  if (length == 0)
    return TRUE;
  if (column >= SA_TABLE_MAX_COLUMNS || repeat > SA_TABLE_MAX_COLUMNS - column)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("Row %" PRIu64 " of “%s” has more than %'d columns; "
                      "remove those that are not needed."),
                   self->pending.line, name, SA_TABLE_MAX_COLUMNS);
      return FALSE;
    }
  if (self->text->len - self->pending.first_byte + length > SA_TABLE_MAX_LINE)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("Row %" PRIu64 " of “%s” has more than %d MiB of text; shorten it."),
                   self->pending.line, name, SA_TABLE_MAX_LINE / 1024 / 1024);
      return FALSE;
    }

  start = (guint32) self->text->len;
  g_string_append_len (self->text, text, (gssize) length);
  g_string_append_c (self->text, '\0');
  while (self->pending.n_cells < column)
    add (self, start + (guint32) length, 0);
  while (repeat-- > 0)
    add (self, start, (guint32) length);

  return TRUE;
}

void
sa_sheet_rows_take_problem (SaSheetRows *self, char *problem)
{
  if (self->pending.problem == NULL)
    self->pending.problem = problem;
  else
    g_free (problem);
}

/**
 * sa_sheet_rows_end:
 * @repeat: how many rows are like this one
 */
void
sa_sheet_rows_end (SaSheetRows *self, guint64 repeat)
{
  if (self->pending.n_cells > 0 || self->pending.problem != NULL)
    {
      self->pending.repeat = repeat;
      g_array_append_val (self->rows, self->pending);
      self->pending.problem = NULL;
    }
  sa_sheet_rows_begin (self, self->pending.line + repeat);
}

/* Takes out the rows that have been given, so that only the one in the making is left */
static void
drop_rows (SaSheetRows *self)
{
  guint32 first = self->pending.first_cell;
  guint32 offset = (guint32) self->pending.first_byte;

  g_array_set_size (self->rows, 0);
  self->next = 0;
  g_string_erase (self->text, 0, (gssize) offset);
  g_array_remove_range (self->starts, 0, first);
  g_array_remove_range (self->lengths, 0, first);
  for (guint i = 0; i < self->starts->len; i++)
    g_array_index (self->starts, guint32, i) -= offset;
  self->pending.first_cell = 0;
  self->pending.first_byte = 0;
}

/**
 * sa_sheet_rows_next:
 *
 * Returns: %FALSE when all have been given; then more can be put
 */
gboolean
sa_sheet_rows_next (SaSheetRows *self, SaTableRow *row)
{
  const Row *from;

  if (self->next < self->rows->len
      && self->n_given == g_array_index (self->rows, Row, self->next).repeat)
    {
      self->n_given = 0;
      self->next++;
    }
  if (self->next == self->rows->len)
    {
      drop_rows (self);
      return FALSE;
    }

  from = &g_array_index (self->rows, Row, self->next);
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < from->n_cells; i++)
    g_ptr_array_add (self->cells,
                     self->text->str + g_array_index (self->starts, guint32, from->first_cell + i));
  row->cells = (const char *const *) self->cells->pdata;
  row->lengths = from->n_cells > 0 ? &g_array_index (self->lengths, guint32, from->first_cell)
                                   : NULL;
  row->n_cells = from->n_cells;
  row->line = from->line + self->n_given++;
  row->problem = from->problem;

  return TRUE;
}

/**
 * sa_sheet_number:
 *
 * Returns: (transfer full): the shortest text with a point and without an exponent that means
 * @number, as a spreadsheet with its 15 digits would show it
 */
char *
sa_sheet_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 32];

  if (!isfinite (number))
    return g_strdup ("");
  if (number == floor (number) && fabs (number) < 1e18)
    return g_strdup_printf ("%.0f", number == 0 ? 0.0 : number);

  g_ascii_formatd (text, sizeof text, "%.15g", number);
  if (strchr (text, 'e') == NULL)
    return g_strdup (text);
  if (fabs (number) >= 1)
    return g_strdup_printf ("%.0f", number);

  g_ascii_formatd (text, sizeof text, "%.20f", number);
  for (char *end = text + strlen (text); end > text && end[-1] == '0'; end--)
    end[-1] = '\0';
  return g_strdup (text);
}

/**
 * sa_sheet_moment:
 * @serial: days since the end of 1899 or the beginning of 1904
 * @date: whether the day is shown
 * @time: whether the time of day is shown
 *
 * Returns: (transfer full): “2026-02-28”, “2026-02-28 13:30:00” or “13:30:00”
 */
char *
sa_sheet_moment (double serial, gboolean date, gboolean time, gboolean from_1904)
{
  gint64 seconds, days;
  GDate day;

  if (!isfinite (serial) || serial < 0 || serial > 2958466)
    return sa_sheet_number (serial);

  seconds = (gint64) floor (serial * 86400 + 0.5);
  if (!date)
    return g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60));

  days = seconds / 86400;
  seconds %= 86400;
  /* Excel has a 29 February 1900, so until then its days are one behind. */
  if (!from_1904 && days < 60)
    days++;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, from_1904 ? 1 : 30, from_1904 ? G_DATE_JANUARY : G_DATE_DECEMBER,
                  from_1904 ? 1904 : 1899);
  g_date_add_days (&day, (guint) days);
  if (!time || seconds == 0)
    return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&day), g_date_get_month (&day),
                            g_date_get_day (&day));

  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", g_date_get_year (&day),
                          g_date_get_month (&day), g_date_get_day (&day), (int) (seconds / 3600),
                          (int) (seconds / 60 % 60), (int) (seconds % 60));
}
