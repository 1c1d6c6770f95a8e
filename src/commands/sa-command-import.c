/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin import FILE */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "sa-command.h"
#include "sa-import.h"
#include "sa-table-choices.h"

#define MOST_TOLD 10

typedef struct
{
  char *type;
  char *mapping;
  char *rejects;
  char *duplicates;
  char *choices[SA_TABLE_N_ASPECTS];
  int sheet;
  gboolean no_header;
  gboolean dry_run;
  gboolean strict;
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->type);
  g_free (options->mapping);
  g_free (options->rejects);
  g_free (options->duplicates);
  for (SaTableAspect aspect = 0; aspect < SA_TABLE_N_ASPECTS; aspect++)
    g_free (options->choices[aspect]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_duplicates (const char *text, SaDoubtful *doubtful)
{
  *doubtful = SA_DOUBTFUL_SKIP;
  if (text == NULL || g_str_equal (text, "skip"))
    return TRUE;
  *doubtful = g_str_equal (text, "merge") ? SA_DOUBTFUL_MERGE : SA_DOUBTFUL_ADD;
  return g_str_equal (text, "merge") || g_str_equal (text, "add");
}

/* Any encoding may be named, whether the window offers it or not. */
static SaTableOptions *
make_table_options (const Options *options, GError **error)
{
  g_autoptr (SaTableOptions) table = sa_table_options_new ();

  for (SaTableAspect aspect = 0; aspect < SA_TABLE_N_ASPECTS; aspect++)
    {
      const char *choice = options->choices[aspect];

      if (choice != NULL && aspect == SA_TABLE_ENCODING)
        g_set_str (&table->encoding, choice);
      else if (choice != NULL && !sa_table_options_read_choice (table, aspect, choice, error))
        return NULL;
    }
  if (options->no_header)
    table->header = FALSE;
  if (options->sheet > 0)
    table->sheet = options->sheet - 1;
  return g_steal_pointer (&table);
}

/* A mapping is a file, or one saved in the database. */
static SaMapping *
read_mapping (SaStore *store, SaType *type, const char *name, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  SaMapping *mapping;

  if (g_file_test (name, G_FILE_TEST_EXISTS))
    return g_file_get_contents (name, &text, NULL, error)
               ? sa_mapping_parse (sa_store_get_model (store), type, text, error)
               : NULL;
  mapping = sa_mapping_load (store, name, &problem);
  if (mapping == NULL && problem == NULL)
    g_set_error (&problem, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("There is neither a file nor a saved mapping “%s”."), name);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return mapping;
}

static gboolean
use_mapping (SaImport *import, SaStore *store, SaType *type, const char *name, GError **error)
{
  g_autoptr (SaMapping) saved = NULL;

  if (name == NULL || sa_import_get_mapping (import) == NULL)
    return TRUE;
  saved = read_mapping (store, type, name, error);
  if (saved == NULL)
    return FALSE;
  sa_mapping_apply (sa_import_get_mapping (import), saved);
  return TRUE;
}

/* Says how the file is read, all of which can be overridden. */
static void
tell_reading (SaTableReader *reader)
{
  g_autofree char *how = reader != NULL
                             ? sa_table_options_describe (sa_table_reader_get_options (reader))
                             : NULL;

  if (how != NULL)
    /* Translators: how a file is written: “Semicolon · Windows-1250 · Day, month, year …” */
    g_printerr (_ ("Read as: %s\n"), how);
}

/* Says what stands in no column, and what will not be there afterwards. */
static void
tell_mapping (const SaMapping *mapping)
{
  g_autofree char *given = mapping != NULL ? sa_mapping_name_constants (mapping) : NULL;
  g_autofree char *left_out = mapping != NULL ? sa_mapping_name_left_out (mapping) : NULL;

  if (given != NULL)
    /* Translators: fields and values, “Roles = Client, Status = Active” for instance */
    g_printerr (_ ("Every row gets: %s\n"), given);
  if (left_out != NULL)
    g_printerr (_ ("Columns not imported: %s\n"), left_out);
}

static void
add_count (JsonBuilder *builder, const char *name, gint64 count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static void
print_counts_json (const SaImportCounts *counts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_count (builder, "new", counts->added);
  add_count (builder, "changed", counts->changed);
  add_count (builder, "same", counts->same);
  add_count (builder, "doubtful", counts->doubtful);
  add_count (builder, "rejected", counts->rejected);
  add_count (builder, "kept", counts->kept);
  add_count (builder, "group", counts->group);
  json_builder_set_member_name (builder, "along");
  json_builder_begin_object (builder);
  add_count (builder, "people", counts->people);
  add_count (builder, "organisations", counts->organisations);
  add_count (builder, "addresses", counts->addresses);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sa_command_print_json (builder);
}

/* Takes the text. */
static void
add_part (GString *parts, gint64 count, char *text)
{
  if (count > 0)
    g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", text);
  g_free (text);
}

/* What rows brought besides themselves. */
static void
print_parts (const SaImportCounts *counts)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  gint64 people = counts->people;
  gint64 organisations = counts->organisations;
  gint64 addresses = counts->addresses;

  add_part (parts, people,
            g_strdup_printf (ngettext ("%" PRId64 " person", "%" PRId64 " people", (gulong) people),
                             people));
  add_part (parts, organisations,
            g_strdup_printf (ngettext ("%" PRId64 " organisation", "%" PRId64 " organisations",
                                       (gulong) organisations),
                             organisations));
  add_part (parts, addresses,
            g_strdup_printf (
                ngettext ("%" PRId64 " address", "%" PRId64 " addresses", (gulong) addresses),
                addresses));
  if (parts->len == 0)
    return;
  /* Translators: “3 people, 2 addresses”, that the rows of a file brought besides themselves */
  g_print (_ ("Made along with them: %s\n"), parts->str);
}

static void
print_counts (SaImport *import, const SaImportCounts *counts, gboolean dry_run)
{
  g_autofree char *what = sa_import_dup_what (import);

  if (dry_run)
    g_print (_ ("A dry run; nothing was written.\n"));
  /* Translators: first what the rows are, “Organisations” for instance */
  g_print (_ ("%s: %" PRId64 " new, %" PRId64 " changed, %" PRId64 " the same, %" PRId64
              " doubtful, %" PRId64 " rejected\n"),
           what, counts->added, counts->changed, counts->same, counts->doubtful, counts->rejected);
  print_parts (counts);
  if (counts->kept > 0)
    g_print (ngettext ("%" PRId64 " value did not fit and is kept in the notes\n",
                       "%" PRId64 " values did not fit and are kept in the notes\n",
                       (gulong) counts->kept),
             counts->kept);
  if (counts->group != 0)
    g_print (_ ("“sales-admin undo %" PRId64 "” takes it back.\n"), counts->group);
}

/* A script is to notice when a file brought nothing because nothing of it could be taken. */
static gboolean
is_useless (const SaImportCounts *counts)
{
  return counts->added + counts->changed + counts->same == 0
         && counts->doubtful + counts->rejected > 0;
}

/* The rows may have been taken for something they are not. */
static gboolean
check_mapping (SaImport *import, SaStore *store, const Options *options, GError **error)
{
  const SaMapping *mapping = sa_import_get_mapping (import);
  g_autoptr (GError) problem = NULL;
  g_autofree char *what = NULL;
  g_autofree char *types = NULL;

  if (mapping == NULL || sa_mapping_check (mapping, &problem))
    return TRUE;
  if (options->type != NULL || options->mapping != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  what = sa_import_dup_what (import);
  types = sa_command_list_types (store);
  /* Translators: a sentence; what the rows were taken for, “People” for instance; and the kinds of
   * record there are, in English */
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
               _ ("%s The rows were taken for: %s. Say with --type what they are; these are known: "
                  "%s."),
               problem->message, what, types);
  return FALSE;
}

/* @more: what to say when there are more than are told */
static void
tell_first (const char *const *sentences, const char *more)
{
  for (guint i = 0; sentences[i] != NULL; i++)
    {
      if (i == MOST_TOLD)
        {
          g_printerr ("%s\n", more);
          return;
        }
      g_printerr ("%s\n", sentences[i]);
    }
}

static gboolean
import_file (SaCommand *command, SaStore *store, const char *path, const Options *options,
             SaDoubtful doubtful, gboolean *useless, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (SaTableOptions) table = make_table_options (options, error);
  SaType *type = options->type != NULL ? sa_command_find_type (store, options->type, error) : NULL;
  g_autoptr (SaImport) import = NULL;
  SaImportCounts counts;

  if (table == NULL)
    return sa_command_set_misused (command);
  if (options->type != NULL && type == NULL)
    return FALSE;
  import = sa_import_new (file, table, store, type, error);
  if (import == NULL || !use_mapping (import, store, type, options->mapping, error)
      || !check_mapping (import, store, options, error))
    return FALSE;
  sa_import_set_doubtful (import, doubtful);
  sa_import_set_strict (import, options->strict);
  if (options->rejects != NULL)
    {
      g_autoptr (GFile) rejects = g_file_new_for_commandline_arg (options->rejects);
      sa_import_set_rejects (import, rejects);
    }
  if (!options->json)
    tell_reading (sa_import_get_reader (import));
  tell_mapping (sa_import_get_mapping (import));
  if (!(options->dry_run ? sa_import_dry_run
                         : sa_import_run) (import, store, sa_command_progress, command,
                                           sa_command_get_cancellable (command), &counts, error))
    return FALSE;
  sa_command_progress (1, command);
  if (!options->json)
    {
      tell_first (sa_import_get_reasons (import),
                  _ ("… and more; --rejects FILE writes all of them to a file."));
      tell_first (sa_import_get_warnings (import),
                  _ ("… and more; each stands in the notes of its record."));
    }
  if (options->json)
    print_counts_json (&counts);
  else
    print_counts (import, &counts, options->dry_run);
  *useless = is_useless (&counts);
  return TRUE;
}

int
sa_command_import (SaCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "type", 't', 0, G_OPTION_ARG_STRING, &options.type,
      N_ ("What the rows are: organisation, person, lead …"), N_ ("TYPE") },
    { "mapping", 'm', 0, G_OPTION_ARG_FILENAME, &options.mapping,
      N_ ("A file with lines such as “Firma = name”, “type: organisation” unless --type says it, "
          "and “set: roles = client” for what every row gets; or the name of a saved mapping"),
      N_ ("FILE") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Count what would be done, and do nothing"), NULL },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &options.rejects,
      N_ ("Write rows that were left out, and why, to a CSV"), N_ ("FILE") },
    { "duplicates", 0, 0, G_OPTION_ARG_STRING, &options.duplicates,
      N_ ("What to do with possible duplicates: skip leaves them out, merge adds them to what is "
          "there, add makes new ones"),
      "skip|merge|add" },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
      N_ ("Leave out a whole row when one value in it does not fit, such as 31/02/2026 for a date; "
          "otherwise that value is kept in the notes"),
      NULL },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &options.choices[SA_TABLE_DELIMITER],
      N_ ("What separates values, “tab” for tabs"), N_ ("CHARACTER") },
    { "quote", 0, 0, G_OPTION_ARG_STRING, &options.choices[SA_TABLE_QUOTE],
      N_ ("What encloses values: \" or '"), N_ ("CHARACTER") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.choices[SA_TABLE_ENCODING],
      N_ ("The encoding of the file"), N_ ("NAME") },
    { "decimal", 0, 0, G_OPTION_ARG_STRING, &options.choices[SA_TABLE_DECIMAL],
      N_ ("The decimal mark of numbers: , or ."), N_ ("CHARACTER") },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &options.choices[SA_TABLE_DATES],
      N_ ("The order of day, month and year"), "dmy|mdy|ymd" },
    { "no-header", 0, 0, G_OPTION_ARG_NONE, &options.no_header,
      N_ ("The first row has values already; the columns are called “Column 1”, “Column 2” …"),
      NULL },
    { "sheet", 0, 0, G_OPTION_ARG_INT, &options.sheet, N_ ("Which sheet of a workbook"),
      N_ ("NUMBER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print the counts as JSON"), NULL },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  SaDoubtful doubtful;
  gboolean useless = FALSE;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, _ ("FILE"),
                         _ ("Takes in a table (CSV, XLSX, ODS, JSON) or vCards, as one change that "
                            "can be undone. Rows with the id of a record, as export --names "
                            "writes it, replace what that record says. Ends with status 1 when no "
                            "row could be taken: all were rejected, or left out as doubtful."),
                         &argc, &argv))
    return sa_command_get_status (command);
  if (argc != 2)
    return sa_command_misused (command, _ ("Name one file to import."));
  if (!parse_duplicates (options.duplicates, &doubtful))
    return sa_command_misused (command, _ ("“%s” is not skip, merge or add."), options.duplicates);
  store = sa_command_open_or_make (command, &error);
  if (store == NULL || !import_file (command, store, argv[1], &options, doubtful, &useless, &error))
    return sa_command_fail (command, error);
  return useless ? SA_EXIT_REFUSED : SA_EXIT_DONE;
}
