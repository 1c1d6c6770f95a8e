/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses the reader for a file by what is in it; the suffix only counts where content leaves a
 * choice. Files that are no tables are refused here, with a sentence, before a reader wonders at
 * them. */

#include "sa-table-open.h"

#include "sa-csv-reader.h"
#include "sa-csv-writer.h"
#include "sa-error.h"
#include "sa-jsonl-reader.h"
#include "sa-jsonl-writer.h"
#include "sa-ods-reader.h"
#include "sa-xls-reader.h"
#include "sa-xlsx-reader.h"
#include "sa-xlsx-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef SaTableReader *(*OpenFunc) (GFile *file, const SaTableOptions *options, GError **error);

/* How files begin that people mistake for tables */
static const struct
{
  const char *magic;
  gsize length;
} strangers[] = {
  { "\x1f\x8b", 2 },
  { "%PDF-", 5 },
  { "\x89PNG", 4 },
  { "\xff\xd8\xff", 3 },
  { "SQLite format", 13 },
  { "BZh", 3 },
  { "\xfd"
    "7zXZ",
    5 },
  { "\x28\xb5\x2f\xfd", 4 },
  { "7z\xbc\xaf", 4 },
  { "Rar!", 4 },
  { "{\\rtf", 5 },
  { "\x7f"
    "ELF",
    4 },
  { "BEGIN:VCARD", 11 },
  { "BEGIN:VCALENDAR", 15 },
};

static void
explain (GError **error, const char *name, const GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("There is no file “%s”; check its name and folder."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is a folder; choose a file in it."),
                 name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, SA_ERROR, SA_ERROR_FAILED,
                 _ ("You are not allowed to read “%s”; ask its owner or copy it."), name);
  else
    g_set_error (error, SA_ERROR, SA_ERROR_FAILED, _ ("“%s” could not be read: %s."), name,
                 cause->message);
}

static gboolean
begins_with (const char *head, gsize n, const char *magic, gsize length)
{
  return n >= length && memcmp (head, magic, length) == 0;
}

/* “{"” or “[{”, whatever space there is between */
static gboolean
is_json (const char *head, gsize n)
{
  char signs[2] = { 0 };
  gsize n_signs = 0;

  for (gsize i = begins_with (head, n, "\xef\xbb\xbf", 3) ? 3 : 0; i < n && n_signs < 2; i++)
    if (!g_ascii_isspace (head[i]))
      signs[n_signs++] = head[i];

  return (signs[0] == '{' && (signs[1] == '"' || signs[1] == '}'))
         || (signs[0] == '[' && (signs[1] == '{' || signs[1] == ']'));
}

/* An OpenDocument file says what it is at the very beginning; other ZIP files are tried as XLSX. */
static OpenFunc
choose_zip (const char *head, gsize n, const char *name)
{
  static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if ((n > 30 && begins_with (head + 30, n - 30, mark, sizeof mark - 1))
      || g_str_has_suffix (lower, ".ods"))
    return sa_ods_reader_new;

  return sa_xlsx_reader_new;
}

static OpenFunc
choose (const char *head, gsize n, const char *name, GError **error)
{
  if (n == 0)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is empty; choose another file."),
                   name);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    if (begins_with (head, n, strangers[i].magic, strangers[i].length))
      {
        g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                     _ ("“%s” is not a table; choose a CSV, XLSX, XLS, ODS or JSON file."), name);
        return NULL;
      }

  if (begins_with (head, n, "PK\x03\x04", 4))
    return choose_zip (head, n, name);
  if (begins_with (head, n, "\xd0\xcf\x11\xe0", 4))
    return sa_xls_reader_new;
  if (is_json (head, n))
    return sa_jsonl_reader_new;

  return sa_csv_reader_new;
}

/**
 * sa_table_reader_open:
 * @options: (nullable): how the file is written, as far as it should not be detected
 *
 * Opens a table: CSV in any of its forms, a workbook (XLSX, XLS, ODS) or JSON objects.
 *
 * Returns: (transfer full) (nullable): a reader in front of the first row below the header
 */
SaTableReader *
sa_table_reader_open (GFile *file, const SaTableOptions *options, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (SaTableOptions) known = NULL;
  g_autoptr (SaTableReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;
  char head[512];
  gsize n = 0;
  OpenFunc open_func;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  stream = g_file_read (file, NULL, &local_error);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n, NULL,
                                   &local_error))
    {
      explain (error, name, local_error);
      return NULL;
    }

  open_func = choose (head, n, name, error);
  if (open_func == NULL)
    return NULL;
  if (g_file_peek_path (file) == NULL && open_func != sa_csv_reader_new
      && open_func != sa_jsonl_reader_new)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” is not on this computer; copy it here first."), name);
      return NULL;
    }

  known = options ? sa_table_options_copy (options) : sa_table_options_new ();
  reader = open_func (file, known, &local_error);
  if (reader == NULL)
    {
      if (local_error->domain == SA_ERROR)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        explain (error, name, local_error);
      return NULL;
    }

  sa_table_reader_set_name (reader, name);
  if (!sa_table_reader_start (reader, error))
    return NULL;

  return g_steal_pointer (&reader);
}

static SaTableWriter *
make_writer (SaTableFormat format)
{
  switch (format)
    {
    case SA_TABLE_CSV:
      return g_object_new (SA_TYPE_CSV_WRITER, NULL);
    case SA_TABLE_XLSX:
      return g_object_new (SA_TYPE_XLSX_WRITER, NULL);
    case SA_TABLE_JSON_LINES:
      return sa_jsonl_writer_new (FALSE);
    case SA_TABLE_JSON:
      return sa_jsonl_writer_new (TRUE);
    }

  g_assert_not_reached ();
}

/**
 * sa_table_writer_open:
 * @columns: (array length=n_columns): at least one; copied
 * @options: (nullable): where something is to differ from the usual
 *
 * Begins to write a table. @file is not touched before sa_table_writer_close().
 *
 * Returns: (transfer full) (nullable): the writer
 */
SaTableWriter *
sa_table_writer_open (GFile *file, SaTableFormat format, const SaTableColumn *columns,
                      guint n_columns, const SaTableWriterOptions *options, GError **error)
{
  g_autoptr (SaTableWriter) writer = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (n_columns > 0, NULL);

  writer = make_writer (format);
  if (!sa_table_writer_start (writer, file, columns, n_columns, options, error))
    return NULL;

  return g_steal_pointer (&writer);
}

/**
 * sa_table_format_for_name:
 * @name: a file name
 *
 * Returns: whether its suffix is that of a format that can be written
 */
gboolean
sa_table_format_for_name (const char *name, SaTableFormat *format)
{
  static const struct
  {
    const char *suffix;
    SaTableFormat format;
  } suffixes[] = {
    { ".csv", SA_TABLE_CSV },          { ".xlsx", SA_TABLE_XLSX },
    { ".jsonl", SA_TABLE_JSON_LINES }, { ".ndjson", SA_TABLE_JSON_LINES },
    { ".json", SA_TABLE_JSON },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i].suffix))
      {
        *format = suffixes[i].format;
        return TRUE;
      }

  return FALSE;
}
