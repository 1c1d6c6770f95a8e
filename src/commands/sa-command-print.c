/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin print: client sheets, address lists and labels as PDF */

#include <glib/gi18n-lib.h>

#include "sa-address-list.h"
#include "sa-client-sheet.h"
#include "sa-command.h"
#include "sa-labels.h"

typedef struct
{
  char *type;
  char *filter;
  char *paper;
  char *sheet;
  char *output;
  int first;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->type);
  g_free (options->filter);
  g_free (options->paper);
  g_free (options->sheet);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const SaPaper *
find_paper (SaCommand *command, const Options *options, GError **error)
{
  const SaPaper *paper = options->paper != NULL ? sa_paper_find (options->paper)
                                                : sa_paper_default ();

  if (paper != NULL)
    return paper;
  g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
               _ ("“%s” is no paper known here; take “iso_a4” or “na_letter”."), options->paper);
  sa_command_set_misused (command);
  return NULL;
}

static SaPages *
make_client_sheet (SaCommand *command, SaStore *store, const char *name, const Options *options,
                   GError **error)
{
  static const char *const printable[] = { "organisation", "person", NULL };
  const SaPaper *paper = find_paper (command, options, error);
  g_autoptr (SaRecord)
      record = paper != NULL ? sa_command_find_record (store, name, printable, error) : NULL;

  return record != NULL ? sa_client_sheet_new (store, sa_record_get_row (record), paper, error)
                        : NULL;
}

static SaQuery *
make_query (SaCommand *command, SaStore *store, const Options *options, GError **error)
{
  return sa_command_make_query (command, store,
                                options->type != NULL ? options->type : "organisation",
                                options->filter, error);
}

static SaPages *
make_addresses (SaCommand *command, SaStore *store, const Options *options, GError **error)
{
  const SaPaper *paper = find_paper (command, options, error);
  g_autoptr (SaQuery) query = paper != NULL ? make_query (command, store, options, error) : NULL;

  return query != NULL ? sa_address_list_new (store, query, paper, error) : NULL;
}

static const SaLabelSheet *
find_sheet (const Options *options, GError **error)
{
  const SaLabelSheet *sheet = options->sheet != NULL ? sa_label_sheet_find (options->sheet)
                                                     : sa_label_sheet_default ();
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_sheets;
  const SaLabelSheet *sheets = sa_label_sheets (&n_sheets);

  for (guint i = 0; i < n_sheets; i++)
    g_string_append_printf (names, "\n  %-6s %s", sheets[i].name, _ (sheets[i].title));
  if (sheet == NULL)
    g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("“%s” is no sheet of labels known here. These are:%s"), options->sheet,
                 names->str);
  else if (options->paper != NULL)
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                 _ ("Labels have the paper of their sheet; take --sheet in place of --paper. The "
                    "sheets are:%s"),
                 names->str);
  else if (options->first < 1 || options->first > sheet->columns * sheet->rows)
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                 _ ("The sheet %s has %d labels; --first takes a number from 1 to %d, not %d."),
                 sheet->name, sheet->columns * sheet->rows, sheet->columns * sheet->rows,
                 options->first);
  else
    return sheet;
  return NULL;
}

static SaPages *
make_labels (SaCommand *command, SaStore *store, const Options *options, GError **error)
{
  const SaLabelSheet *sheet = find_sheet (options, error);
  g_autoptr (SaQuery) query = NULL;
  SaPages *labels;
  g_autofree char *note = NULL;

  if (sheet == NULL)
    {
      sa_command_set_misused (command);
      return NULL;
    }
  query = make_query (command, store, options, error);
  labels = query != NULL ? sa_labels_new (store, query, sheet, (guint) options->first - 1, error)
                         : NULL;
  note = labels != NULL ? sa_pages_get_note (labels) : NULL;
  if (note != NULL)
    g_printerr ("%s\n", note);
  return labels;
}

static void
tell_written (SaPages *pages, gboolean labels, const char *path)
{
  int n = labels ? (int) sa_labels_get_count (pages) : sa_pages_count (pages);

  if (labels)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%d label written to “%s”\n",
                             "%d labels written to “%s”\n", (gulong) n),
                n, path);
  else
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%d page written to “%s”\n",
                             "%d pages written to “%s”\n", (gulong) n),
                n, path);
}

/* Options that would change nothing are refused: somebody expects something of them. */
static const char *
find_useless (const Options *options, const char *what)
{
  gboolean client = g_str_equal (what, "client");

  if (client && options->type != NULL)
    return "--type";
  if (client && options->filter != NULL)
    return "--filter";
  if (!g_str_equal (what, "labels") && options->sheet != NULL)
    return "--sheet";
  if (!g_str_equal (what, "labels") && options->first != 1)
    return "--first";
  return NULL;
}

int
sa_command_print (SaCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { .first = 1 };
  const GOptionEntry entries[] = {
    { "type", 't', 0, G_OPTION_ARG_STRING, &options.type,
      N_ ("Whose addresses: organisation or person"), N_ ("TYPE") },
    { "filter", 'f', 0, G_OPTION_ARG_STRING, &options.filter,
      N_ ("Only records that meet the conditions, as for export"), N_ ("CONDITIONS") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper,
      N_ ("The paper of client sheets and address lists: iso_a4, na_letter"), N_ ("NAME") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet,
      N_ ("The sheet of labels: 3x8, 3x7, 2x7 (A4) or 3x10 (US Letter)"), N_ ("NAME") },
    { "first", 0, 0, G_OPTION_ARG_INT, &options.first,
      N_ ("The label to begin with on a sheet begun before"), N_ ("NUMBER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The PDF file"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  g_autoptr (SaPages) pages = NULL;
  g_autoptr (GFile) file = NULL;
  const char *what;
  gboolean labels;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, _ ("client RECORD|addresses|labels"),
                         _ ("Makes a PDF to print: the sheet of one client, named by id, code or "
                            "name; a list of addresses; or address labels."),
                         &argc, &argv))
    return sa_command_get_status (command);
  if (argc < 2 || options.output == NULL
      || (g_str_equal (argv[1], "client") ? argc != 3 : argc != 2))
    return sa_command_misused (
        command, _ ("Say “client RECORD”, “addresses” or “labels”, and the file with -o; a name "
                    "of several words goes in quotation marks."));
  what = argv[1];
  labels = g_str_equal (what, "labels");
  if (!labels && !g_str_equal (what, "client") && !g_str_equal (what, "addresses"))
    return sa_command_misused (
        command, _ ("“%s” cannot be printed; “client”, “addresses” and “labels” can."), what);
  if (find_useless (&options, what) != NULL)
    return sa_command_misused (command, _ ("%s does nothing for “%s”; leave it out."),
                               find_useless (&options, what), what);
  store = sa_command_open (command, &error);
  if (store == NULL)
    return sa_command_fail (command, error);
  if (labels)
    pages = make_labels (command, store, &options, &error);
  else if (g_str_equal (what, "client"))
    pages = make_client_sheet (command, store, argv[2], &options, &error);
  else
    pages = make_addresses (command, store, &options, &error);
  file = g_file_new_for_commandline_arg (options.output);
  if (pages == NULL || !sa_pages_write_pdf (pages, file, &error))
    return sa_command_fail (command, error);
  tell_written (pages, labels, options.output);
  return SA_EXIT_DONE;
}
