/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a CSV file. libcsv cuts the text; what it calls back with is laid down, value behind
 * value, in one block of memory for as many rows as a chunk of the file holds, and lent out from
 * there. A row cut by the end of a chunk is moved to the front before the next one is read, so
 * memory stays at a chunk and a row, and a row has a limit. */

#include "sa-csv-reader.h"

#include "sa-csv-detect.h"
#include "sa-text-source.h"
#include "sa-error.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

typedef enum
{
  FLAW_NONE = 0,
  FLAW_NUL = 1 << 0,
  FLAW_ENCODING = 1 << 1,
  FLAW_OPEN_QUOTE = 1 << 2,
  FLAW_TOO_WIDE = 1 << 3,
} Flaws;

typedef struct
{
  guint32 first_cell;
  guint32 n_cells;
  guint64 line;
  Flaws flaws;
} Row;

struct _SaCsvReader
{
  SaTableReader parent_instance;

  SaTextSource *source;
  struct csv_parser parser;
  gboolean parser_ready;
  gboolean trim;
  gboolean skip_first; /* the first line is “sep=…” */
  gboolean at_end;

  char *text; /* the values, each ended by NUL */
  gsize text_length;
  gsize text_size;
  guint32 *starts; /* of each value in the text */
  guint32 *lengths;
  const char **cells;
  guint32 n_cells;
  guint32 cells_size;
  Row *rows;
  guint32 n_rows;
  guint32 rows_size;
  guint32 next_row;

  Row pending; /* the row being parsed */
  gsize pending_start;
  guint64 line;
  gboolean after_cr;
  char *problem;
};

G_DEFINE_FINAL_TYPE (SaCsvReader, sa_csv_reader, SA_TYPE_TABLE_READER)

/* Eight bytes at a time: whether any is not ASCII, and whether any is a control character. The
 * second may say yes too often, which only costs a closer look. */
static inline void
scan (const char *text, gsize length, gboolean *high, gboolean *control)
{
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  const guint64 spaces = G_GUINT64_CONSTANT (0x2020202020202020);
  guint64 highs = 0, controls = 0, word;

  while (length >= 8)
    {
      memcpy (&word, text, 8);
      highs |= word;
      controls |= (word - spaces) & ~word;
      text += 8;
      length -= 8;
    }
  word = spaces;
  memcpy (&word, text, length);
  highs |= word;
  controls |= (word - spaces) & ~word;

  *high = (highs & tops) != 0;
  *control = (controls & tops) != 0;
}

static void
inspect_controls (SaCsvReader *self, const char *text, gsize length)
{
  guint64 feeds = 0, returns = 0;

  for (gsize i = 0; i < length; i++)
    {
      feeds += text[i] == '\n';
      returns += text[i] == '\r';
      if (text[i] == '\0')
        self->pending.flaws |= FLAW_NUL;
    }
  self->line += feeds > 0 ? feeds : returns;
}

static void
make_room (SaCsvReader *self, gsize length)
{
  if (self->text_length + length > self->text_size)
    {
      self->text_size = MAX (self->text_size * 2, self->text_length + length);
      self->text = g_realloc (self->text, self->text_size);
    }
  if (self->n_cells == self->cells_size)
    {
      self->cells_size = MAX (self->cells_size * 2, 1024);
      self->starts = g_renew (guint32, self->starts, self->cells_size);
      self->lengths = g_renew (guint32, self->lengths, self->cells_size);
      self->cells = g_renew (const char *, self->cells, self->cells_size);
    }
}

/* Lays down a value; the bytes that are no text are replaced, so that it can be shown and written.
 */
static void
add_cell (SaCsvReader *self, const char *text, gsize length)
{
  make_room (self, length + 1);
  memcpy (self->text + self->text_length, text, length);
  self->text[self->text_length + length] = '\0';
  self->starts[self->n_cells] = (guint32) self->text_length;
  self->lengths[self->n_cells] = (guint32) length;
  self->text_length += length + 1;
  self->n_cells++;
  self->pending.n_cells++;
}

static void
on_cell (void *text, size_t length, void *user_data)
{
  SaCsvReader *self = user_data;
  gboolean high, control;

  self->after_cr = FALSE;
  if (self->pending.n_cells >= SA_TABLE_MAX_COLUMNS)
    {
      self->pending.flaws |= FLAW_TOO_WIDE;
      return;
    }

  scan (text, length, &high, &control);
  if (control)
    inspect_controls (self, text, length);
  if (high && !g_utf8_validate_len (text, length, NULL) && memchr (text, '\0', length) == NULL)
    self->pending.flaws |= FLAW_ENCODING;

  if ((self->pending.flaws & (FLAW_NUL | FLAW_ENCODING)) == 0)
    {
      add_cell (self, text, length);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

      add_cell (self, valid, strlen (valid));
    }
}

static void
start_row (SaCsvReader *self)
{
  self->pending = (Row) { .first_cell = self->n_cells, .line = self->line };
  self->pending_start = self->text_length;
}

/* Called for every end of a line, of empty ones too, and at the end of the file with -1 */
static void
on_row (int end, void *user_data)
{
  SaCsvReader *self = user_data;
  gboolean second_half = end == '\n' && self->after_cr && self->pending.n_cells == 0;

  if (self->pending.n_cells > 0)
    {
      if (self->n_rows == self->rows_size)
        {
          self->rows_size = MAX (self->rows_size * 2, 256);
          self->rows = g_renew (Row, self->rows, self->rows_size);
        }
      self->rows[self->n_rows++] = self->pending;
    }
  if (!second_half)
    self->line++;
  self->after_cr = end == '\r';
  start_row (self);
}

/* Brings the unfinished row to the front, over those that have been handed out */
static void
drop_rows (SaCsvReader *self)
{
  guint32 first = self->pending.first_cell, n = self->pending.n_cells;

  if (self->text_length > self->pending_start)
    memmove (self->text, self->text + self->pending_start, self->text_length - self->pending_start);
  for (guint32 i = 0; i < n; i++)
    {
      self->starts[i] = self->starts[first + i] - (guint32) self->pending_start;
      self->lengths[i] = self->lengths[first + i];
    }
  self->text_length -= self->pending_start;
  self->pending_start = 0;
  self->pending.first_cell = 0;
  self->n_cells = n;
  self->n_rows = 0;
  self->next_row = 0;
}

static void
finish (SaCsvReader *self)
{
  self->at_end = TRUE;

  /* Only in strict mode does libcsv tell that the last quote was never closed. */
  csv_set_opts (&self->parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini (&self->parser, on_cell, on_row, self) == 0)
    return;

  csv_set_opts (&self->parser, CSV_REPALL_NL);
  self->pending.flaws |= FLAW_OPEN_QUOTE;
  csv_fini (&self->parser, on_cell, on_row, self);
}

static gboolean
refuse_long_row (SaCsvReader *self, GError **error)
{
  const char *name = sa_table_reader_get_name (SA_TABLE_READER (self));

  if (self->pending.flaws & FLAW_TOO_WIDE)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("Line %" PRIu64 " of “%s” has more than %'d columns; "
                      "is “%c” really what separates its values?"),
                   self->pending.line, name, SA_TABLE_MAX_COLUMNS, csv_get_delim (&self->parser));
      return TRUE;
    }
  if (self->text_length - self->pending_start + self->parser.entry_pos > SA_TABLE_MAX_LINE)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("Line %" PRIu64 " of “%s” is longer than %d MiB; "
                      "is a quotation mark missing?"),
                   self->pending.line, name, SA_TABLE_MAX_LINE / 1024 / 1024);
      return TRUE;
    }

  return FALSE;
}

/* Parses on until there is at least one whole row or the file ends */
static gboolean
fill (SaCsvReader *self, GError **error)
{
  drop_rows (self);
  while (self->n_rows == 0 && !self->at_end)
    {
      const char *data;
      gssize n;

      if (refuse_long_row (self, error))
        return FALSE;
      n = sa_text_source_read (self->source, &data, error);
      if (n < 0)
        return FALSE;
      if (n == 0)
        finish (self);
      else
        csv_parse (&self->parser, data, (size_t) n, on_cell, on_row, self);
    }

  for (guint32 i = 0; i < self->n_cells; i++)
    self->cells[i] = self->text + self->starts[i];

  return self->n_rows > 0;
}

static const char *
describe_flaw (SaCsvReader *self, const Row *row)
{
  g_free (self->problem);
  if (row->flaws & FLAW_NUL)
    self->problem = g_strdup_printf (
        _ ("Line %" PRIu64 " has a NUL byte, which is no text; remove it."), row->line);
  else if (row->flaws & FLAW_ENCODING)
    self->problem = g_strdup_printf (_ ("Line %" PRIu64 " has characters that are wrong in this "
                                        "encoding; correct them or choose another encoding."),
                                     row->line);
  else
    self->problem = g_strdup_printf (
        _ ("The quotation mark opened in line %" PRIu64 " is never closed; add it."), row->line);

  return self->problem;
}

static gboolean
sa_csv_reader_next (SaTableReader *reader, SaTableRow *row, GError **error)
{
  SaCsvReader *self = SA_CSV_READER (reader);
  const Row *from;

  if (self->next_row == self->n_rows && !fill (self, error))
    return FALSE;

  from = &self->rows[self->next_row++];
  row->cells = self->cells + from->first_cell;
  row->lengths = self->lengths + from->first_cell;
  row->n_cells = from->n_cells;
  row->line = from->line;
  row->problem = NULL;
  if (G_UNLIKELY (from->flaws & FLAW_TOO_WIDE))
    {
      self->pending = *from;
      self->next_row = self->n_rows;
      refuse_long_row (self, error);
      return FALSE;
    }
  if (G_UNLIKELY (from->flaws != FLAW_NONE))
    row->problem = describe_flaw (self, from);

  return TRUE;
}

static int
is_no_space (unsigned char c)
{
  return 0;
}

static void
start_parser (SaCsvReader *self)
{
  const SaTableOptions *options = sa_table_reader_get_options (SA_TABLE_READER (self));

  if (self->parser_ready)
    csv_free (&self->parser);
  csv_init (&self->parser, CSV_REPALL_NL);
  csv_set_delim (&self->parser, (unsigned char) options->delimiter);
  csv_set_quote (&self->parser, (unsigned char) options->quote);
  csv_set_blk_size (&self->parser, 64 * 1024);
  if (!self->trim)
    csv_set_space_func (&self->parser, is_no_space);
  self->parser_ready = TRUE;

  self->at_end = FALSE;
  self->n_cells = self->n_rows = self->next_row = 0;
  self->text_length = 0;
  self->line = 1;
  self->after_cr = FALSE;
  start_row (self);
}

static gboolean
sa_csv_reader_rewind (SaTableReader *reader, GError **error)
{
  SaCsvReader *self = SA_CSV_READER (reader);
  g_autoptr (GError) local_error = NULL;
  SaTableRow row;

  start_parser (self);
  if (!sa_text_source_rewind (self->source, error))
    return FALSE;
  if (self->skip_first && !sa_csv_reader_next (reader, &row, &local_error) && local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static double
sa_csv_reader_fraction (SaTableReader *reader)
{
  SaCsvReader *self = SA_CSV_READER (reader);

  return sa_text_source_fraction (self->source);
}

static void
sa_csv_reader_finalize (GObject *object)
{
  SaCsvReader *self = SA_CSV_READER (object);

  if (self->parser_ready)
    csv_free (&self->parser);
  g_clear_pointer (&self->source, sa_text_source_free);
  g_free (self->text);
  g_free (self->starts);
  g_free (self->lengths);
  g_free (self->cells);
  g_free (self->rows);
  g_free (self->problem);

  G_OBJECT_CLASS (sa_csv_reader_parent_class)->finalize (object);
}

static void
sa_csv_reader_class_init (SaCsvReaderClass *klass)
{
  SaTableReaderClass *reader_class = SA_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_csv_reader_finalize;
  reader_class->next = sa_csv_reader_next;
  reader_class->rewind = sa_csv_reader_rewind;
  reader_class->fraction = sa_csv_reader_fraction;
}

static void
sa_csv_reader_init (SaCsvReader *self)
{
}

/* Whether the file begins with the line in which Excel keeps the separator for itself */
static gboolean
begins_with_sep (SaCsvReader *self)
{
  const char *data = NULL;
  gssize n = sa_text_source_read (self->source, &data, NULL);

  return n >= 6 && g_ascii_strncasecmp (data, "sep=", 4) == 0
         && (data[5] == '\r' || data[5] == '\n');
}

/**
 * sa_csv_reader_new:
 * @options: how the file is written as far as that is known
 *
 * Returns: (transfer full) (nullable): a reader that has not been started
 */
SaTableReader *
sa_csv_reader_new (GFile *file, const SaTableOptions *options, GError **error)
{
  g_autoptr (SaCsvReader) self = g_object_new (SA_TYPE_CSV_READER, NULL);
  g_autoptr (SaTableOptions) full = sa_table_options_copy (options);

  if (!sa_csv_detect (file, full, &self->trim, error))
    return NULL;
  sa_table_reader_set_options (SA_TABLE_READER (self), full);

  self->source = sa_text_source_new (file, full->encoding, error);
  if (self->source == NULL)
    return NULL;
  self->skip_first = begins_with_sep (self);
  if (!sa_csv_reader_rewind (SA_TABLE_READER (self), error))
    return NULL;

  return SA_TABLE_READER (g_steal_pointer (&self));
}
