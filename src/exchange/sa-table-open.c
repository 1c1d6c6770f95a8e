/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses the reader for a file by what is in it; the suffix only counts where content leaves a
 * choice. Files that are no tables are refused here, with a sentence, before a reader wonders at
 * them. */

#include "sa-table-open.h"

#include "sa-csv-reader.h"
#include "sa-error.h"

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
                 _ ("There is no file “%s”; check its name and folder"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is a folder; choose a file in it"),
                 name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, SA_ERROR, SA_ERROR_FAILED,
                 _ ("You are not allowed to read “%s”; ask its owner or copy it"), name);
  else
    g_set_error (error, SA_ERROR, SA_ERROR_FAILED, _ ("“%s” could not be read: %s"), name,
                 cause->message);
}

static gboolean
begins_with (const char *head, gsize n, const char *magic, gsize length)
{
  return n >= length && memcmp (head, magic, length) == 0;
}

static OpenFunc
choose (const char *head, gsize n, const char *name, GError **error)
{
  if (n == 0)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is empty; choose another file"),
                   name);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    if (begins_with (head, n, strangers[i].magic, strangers[i].length))
      {
        g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                     _ ("“%s” is not a table; choose a CSV, XLSX, XLS, ODS or JSON file"), name);
        return NULL;
      }

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
