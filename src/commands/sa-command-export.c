/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin export --type T -o FILE */

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "sa-command.h"
#include "sa-export.h"

typedef struct
{
  char *type;
  char *filter;
  char *columns;
  char *sort;
  char *output;
  gboolean names;
  gboolean guard;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->type);
  g_free (options->filter);
  g_free (options->columns);
  g_free (options->sort);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "city" or "-city" for descending. */
static gboolean
set_sort (SaQuery *query, const char *text, GError **error)
{
  gboolean descending = *text == '-';
  const char *name = descending ? text + 1 : text;
  SaType *type = sa_query_get_type (query);
  int field = sa_type_find_field (type, name);

  if (field < 0)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND, _ ("“%s” is not a field of %s to sort by."),
                   name, sa_type_get_name (type));
      return FALSE;
    }
  sa_query_sort (query, field, descending);
  return TRUE;
}

static gboolean
export_records (SaCommand *command, SaStore *store, const Options *options, GError **error)
{
  SaType *type = sa_command_find_type (store, options->type, error);
  g_autoptr (SaQuery)
      query = type != NULL
                  ? sa_query_parse (type, options->filter != NULL ? options->filter : "", error)
                  : NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->output);
  g_auto (GStrv) columns = options->columns != NULL ? g_strsplit (options->columns, ",", -1) : NULL;
  SaExportOptions how = { (const char *const *) columns, options->names, options->guard };
  gint64 n_records;

  /* The order they were made in, which is that of the file they were imported from, is the
   * quickest. */
  if (query != NULL)
    sa_query_sort (query, SA_QUERY_CREATED, FALSE);
  if (query == NULL || (options->sort != NULL && !set_sort (query, options->sort, error)))
    return FALSE;
  for (char **column = columns; column != NULL && *column != NULL; column++)
    g_strstrip (*column);
  if (!sa_export_run (store, query, file, &how, sa_command_progress, command,
                      sa_command_get_cancellable (command), &n_records, error))
    return FALSE;
  sa_command_progress (1, command);
  g_printerr (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " record written to “%s”\n",
                           "%" PRId64 " records written to “%s”\n", (gulong) n_records),
              n_records, options->output);
  return TRUE;
}

int
sa_command_export (SaCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "type", 't', 0, G_OPTION_ARG_STRING, &options.type,
      N_ ("What to write: organisation, person, lead …"), N_ ("TYPE") },
    { "filter", 'f', 0, G_OPTION_ARG_STRING, &options.filter,
      N_ ("Only records that meet the conditions, such as “city=Łódź roles~client rep?”"),
      N_ ("CONDITIONS") },
    { "columns", 'c', 0, G_OPTION_ARG_STRING, &options.columns,
      N_ ("Which fields, in this order, separated by commas"), N_ ("NAMES") },
    { "sort", 's', 0, G_OPTION_ARG_STRING, &options.sort,
      N_ ("The field to sort by, with - in front from the end; otherwise as they were made"),
      N_ ("NAME") },
    { "names", 0, 0, G_OPTION_ARG_NONE, &options.names,
      N_ ("Headers and choices as programs name them; with the ids"), NULL },
    { "guard", 'g', 0, G_OPTION_ARG_NONE, &options.guard,
      N_ ("Make cells of CSV harmless that a spreadsheet would take for formulas"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The file: .csv, .xlsx, .json, .jsonl or .vcf"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, NULL,
                         _ ("Writes records to a file, as filtered and sorted."), &argc, &argv))
    return sa_command_get_status (command);
  if (argc > 1)
    return sa_command_misused (command, _ ("“%s” is too much; the file is named with -o."),
                               argv[1]);
  if (options.type == NULL || options.output == NULL)
    return sa_command_misused (command, _ ("Say what to write with --type and where to with -o."));
  store = sa_command_open (command, &error);
  if (store == NULL || !export_records (command, store, &options, &error))
    return sa_command_fail (command, error);
  return SA_EXIT_DONE;
}
