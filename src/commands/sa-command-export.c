/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin export --type T -o FILE */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "sa-command.h"
#include "sa-export.h"

typedef struct
{
  char *type;
  char *filter;
  char *columns;
  char *sort;
  char *output;
  gboolean confidential;
  gboolean names;
  gboolean guard;
  gboolean list_fields;
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

/* A field by its name or header; one of the record alone, as those behind a reference are no
 * columns. */
static int
find_field (SaCommand *command, SaType *type, const char *name, GError **error)
{
  int field = sa_query_find_field (type, name);
  g_autofree char *names = NULL;
  int reference, there;

  if (field != SA_QUERY_NO_FIELD && !sa_query_split_through (field, &reference, &there))
    return field;
  names = sa_query_list_fields (type);
  g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
               _ ("“%s” is not a field of %s. Its fields are: %s."), name, sa_type_get_name (type),
               names);
  sa_command_set_misused (command);
  return SA_QUERY_NO_FIELD;
}

/* "city" or "-city" for descending. */
static gboolean
set_sort (SaCommand *command, SaQuery *query, const char *text, GError **error)
{
  gboolean descending = *text == '-';
  int field = find_field (command, sa_query_get_type (query), descending ? text + 1 : text, error);

  if (field != SA_QUERY_NO_FIELD)
    sa_query_sort (query, field, descending);
  return field != SA_QUERY_NO_FIELD;
}

/* As the export knows them. */
static GStrv
make_columns (SaCommand *command, SaType *type, const char *text, GError **error)
{
  g_auto (GStrv) columns = g_strsplit (text, ",", -1);

  for (char **column = columns; *column != NULL; column++)
    {
      int field;

      if (g_ascii_strcasecmp (g_strstrip (*column), "id") == 0)
        {
          g_set_str (column, "id");
          continue;
        }
      field = find_field (command, type, *column, error);
      if (field == SA_QUERY_NO_FIELD)
        return NULL;
      g_set_str (column, field == SA_QUERY_STATE ? "status"
                                                 : sa_type_get_field (type, (guint) field)->name);
    }
  return g_steal_pointer (&columns);
}

static gboolean
list_fields (SaCommand *command, SaStore *store, const Options *options, GError **error)
{
  SaType *type = sa_command_find_type (store, options->type, error);

  if (type == NULL)
    return sa_command_set_misused (command);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if ((field->flags & SA_FIELD_HIDDEN) == 0)
        g_print ("%-20s %s\n", field->name, sa_field_get_label (field));
    }
  if (sa_type_get_first_state (type) != NULL)
    g_print ("%-20s %s\n", "state", sa_type_get_state_label ());
  g_print ("%-20s %s\n", "id", _ ("Record id"));
  return TRUE;
}

static gboolean
export_records (SaCommand *command, SaStore *store, const Options *options, GError **error)
{
  g_autoptr (SaQuery)
      query = sa_command_make_query (command, store, options->type, options->filter, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->output);
  g_auto (GStrv) columns = NULL;
  SaExportOptions how = { .confidential = options->confidential,
                          .names = options->names,
                          .guard = options->guard };
  gint64 n_records;

  if (query == NULL)
    return FALSE;
  /* The order they were made in, which is that of the file they were imported from, is the
   * quickest. */
  sa_query_sort (query, SA_QUERY_CREATED, FALSE);
  if (options->sort != NULL && !set_sort (command, query, options->sort, error))
    return FALSE;
  if (options->columns != NULL)
    {
      columns = make_columns (command, sa_query_get_type (query), options->columns, error);
      if (columns == NULL)
        return FALSE;
      how.columns = (const char *const *) columns;
    }
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
      N_ ("Only records that meet all conditions: = is, != is not, ~ contains, < > compare, ? is "
          "empty, ! is not empty; any other word is searched for"),
      N_ ("CONDITIONS") },
    { "columns", 'c', 0, G_OPTION_ARG_STRING, &options.columns,
      N_ ("Which fields, in this order, separated by commas; otherwise all but confidential ones, "
          "such as an IBAN"),
      N_ ("NAMES") },
    { "confidential", 0, 0, G_OPTION_ARG_NONE, &options.confidential,
      N_ ("With confidential fields"), NULL },
    { "list-fields", 0, 0, G_OPTION_ARG_NONE, &options.list_fields,
      N_ ("List the fields of the type, and write nothing"), NULL },
    { "sort", 's', 0, G_OPTION_ARG_STRING, &options.sort,
      N_ ("The field to sort by, with - in front from the end; otherwise as they were made"),
      N_ ("NAME") },
    { "names", 0, 0, G_OPTION_ARG_NONE, &options.names,
      N_ ("For programs: “last_contact” in place of “Last contact”, “PL” in place of “Poland”, and "
          "the id of each record, so that import finds it again"),
      NULL },
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
  store = sa_command_open (command, &error);
  if (store != NULL && options.type == NULL)
    {
      g_autofree char *names = sa_command_list_types (store);

      return sa_command_misused (command, _ ("Say what to write with --type, which is one of: %s."),
                                 names);
    }
  if (store != NULL && options.output == NULL && !options.list_fields)
    return sa_command_misused (command,
                               _ ("Say where to write to with -o, as in “-o clients.csv”."));
  if (store == NULL
      || !(options.list_fields ? list_fields : export_records) (command, store, &options, &error))
    return sa_command_fail (command, error);
  return SA_EXIT_DONE;
}
