/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows as CSV (RFC 4180), quoted where they must be. Values are copied straight into the buffer of
 * the file; libcsv's writer would look at each byte twice. */

#include "sa-csv-writer.h"

#include <langinfo.h>
#include <string.h>

struct _SaCsvWriter
{
  SaTableWriter parent_instance;

  char delimiter;
  char decimal;
  gboolean guard;
  gboolean special[256]; /* bytes for which a value is quoted */
  guint n_columns;
  const SaTableColumn *columns;
  gsize *lengths;
};

G_DEFINE_FINAL_TYPE (SaCsvWriter, sa_csv_writer, SA_TYPE_TABLE_WRITER)

/* “-12.50”, “+48 600 100 200”: a sign and then only what numbers and telephone numbers are made of.
 * A sign inside would make “-1+1” of it, which a spreadsheet computes. */
static gboolean
is_number_or_phone (const char *text)
{
  int digits = 0;

  for (const char *p = text + 1; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (*p == '-' && (*text != '+' || !g_ascii_isdigit (p[1])))
        return FALSE;
      else if (strchr (" .,()-", *p) == NULL)
        return FALSE;
    }

  return digits > 0;
}

/**
 * sa_csv_is_formula:
 *
 * By the rule of OWASP (“CSV Injection”), what begins with =, +, -, @, tab, carriage return or line
 * feed may be run by a spreadsheet, also in the wide forms of these signs. Numbers and telephone
 * numbers are left alone, because an office exports them to compute and to dial: a sign followed by
 * digits, spaces, points, commas and brackets, behind a plus also single hyphens, and nothing else.
 *
 * Returns: whether a ' in front is needed to make @text harmless
 */
gboolean
sa_csv_is_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  switch (*text)
    {
    case '=':
    case '@':
    case '\t':
    case '\r':
    case '\n':
      return TRUE;
    case '+':
    case '-':
      return !is_number_or_phone (text);
    default:
      for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
        if (g_str_has_prefix (text, wide[i]))
          return TRUE;
      return FALSE;
    }
}

static gboolean
needs_quotes (SaCsvWriter *self, const char *text, gsize length)
{
  const guchar *bytes = (const guchar *) text;
  gboolean any = FALSE;

  for (gsize i = 0; i < length; i++)
    any |= self->special[bytes[i]];

  /* Readers that trim would lose spaces at the ends. */
  return any || text[0] == ' ' || text[length - 1] == ' ';
}

static char *
put_quoted (char *to, const char *text, gsize length)
{
  *to++ = '"';
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        *to++ = '"';
      *to++ = text[i];
    }
  *to++ = '"';

  return to;
}

static char *
put_cell (SaCsvWriter *self, char *to, const char *text, gsize length, guint column)
{
  if (length == 0)
    return to;

  if (self->guard && sa_csv_is_formula (text))
    {
      g_autofree char *guarded = g_strconcat ("'", text, NULL);

      return put_quoted (to, guarded, length + 1);
    }
  if (self->decimal != '.' && self->columns[column].kind == SA_COLUMN_NUMBER
      && strspn (text, "0123456789.-") == length)
    {
      g_autofree char *number = g_strndup (text, length);

      g_strdelimit (number, ".", self->decimal);
      if (needs_quotes (self, number, length))
        return put_quoted (to, number, length);
      memcpy (to, number, length);
      return to + length;
    }
  if (needs_quotes (self, text, length))
    return put_quoted (to, text, length);

  memcpy (to, text, length);
  return to + length;
}

static gboolean
sa_csv_writer_row (SaTableWriter *writer, const char *const *cells, GError **error)
{
  SaCsvWriter *self = SA_CSV_WRITER (writer);
  SaExchangeFile *file = sa_table_writer_get_file (writer);
  gsize room = 8;
  char *start, *to;

  for (guint i = 0; i < self->n_columns; i++)
    {
      self->lengths[i] = cells[i] != NULL ? strlen (cells[i]) : 0;
      room += self->lengths[i] * 2 + 4;
    }
  start = to = sa_exchange_file_reserve (file, room, error);
  if (start == NULL)
    return FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        *to++ = self->delimiter;
      to = put_cell (self, to, cells[i], self->lengths[i], i);
    }
  /* An empty line would be no row. */
  if (to == start)
    {
      *to++ = '"';
      *to++ = '"';
    }
  *to++ = '\r';
  *to++ = '\n';
  sa_exchange_file_advance (file, (gsize) (to - start));

  return TRUE;
}

static gboolean
sa_csv_writer_start (SaTableWriter *writer, const SaTableWriterOptions *options, GError **error)
{
  SaCsvWriter *self = SA_CSV_WRITER (writer);
  g_autofree const char **titles = NULL;
  g_autofree SaTableColumn *texts = NULL;
  gboolean done;

  self->delimiter = options->delimiter != 0 ? options->delimiter : ',';
  self->decimal = options->decimal != 0 ? options->decimal : '.';
  self->guard = options->guard_formulas;
  self->special[(guchar) self->delimiter] = TRUE;
  self->special['"'] = self->special['\n'] = self->special['\r'] = TRUE;
  self->columns = sa_table_writer_get_columns (writer, &self->n_columns);
  self->lengths = g_new (gsize, self->n_columns);

  if (options->mark
      && !sa_exchange_file_write (sa_table_writer_get_file (writer), "\xef\xbb\xbf", 3, error))
    return FALSE;

  /* The header is text whatever its columns are. */
  titles = g_new (const char *, self->n_columns);
  texts = g_new0 (SaTableColumn, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    titles[i] = self->columns[i].title;
  self->columns = texts;
  done = sa_csv_writer_row (writer, titles, error);
  self->columns = sa_table_writer_get_columns (writer, &self->n_columns);

  return done;
}

static gboolean
sa_csv_writer_finish (SaTableWriter *writer, GError **error)
{
  return TRUE;
}

static void
sa_csv_writer_finalize (GObject *object)
{
  SaCsvWriter *self = SA_CSV_WRITER (object);

  g_free (self->lengths);

  G_OBJECT_CLASS (sa_csv_writer_parent_class)->finalize (object);
}

static void
sa_csv_writer_class_init (SaCsvWriterClass *klass)
{
  SaTableWriterClass *writer_class = SA_TABLE_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_csv_writer_finalize;
  writer_class->start = sa_csv_writer_start;
  writer_class->row = sa_csv_writer_row;
  writer_class->finish = sa_csv_writer_finish;
}

static void
sa_csv_writer_init (SaCsvWriter *self)
{
}

char
sa_csv_local_decimal (void)
{
  return g_str_equal (nl_langinfo (RADIXCHAR), ",") ? ',' : '.';
}

char
sa_csv_local_delimiter (void)
{
  return sa_csv_local_decimal () == ',' ? ';' : ',';
}
