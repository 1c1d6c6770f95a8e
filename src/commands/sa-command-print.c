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
find_paper (const Options *options, GError **error)
{
  const SaPaper *paper = options->paper != NULL ? sa_paper_find (options->paper)
                                                : sa_paper_default ();

  if (paper == NULL)
    g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("“%s” is no paper known here; take “iso_a4” or “na_letter”."), options->paper);
  return paper;
}

static SaPages *
make_client_sheet (SaStore *store, const char *id, const Options *options, GError **error)
{
  const SaPaper *paper = find_paper (options, error);
  g_autoptr (GError) local = NULL;
  g_autoptr (SaRecord) record = NULL;

  if (paper == NULL)
    return NULL;
  record = sa_store_get_by_id (store, id, &local);
  if (record == NULL && local == NULL)
    g_set_error (&local, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("There is no record “%s”; search shows the ids."), id);
  if (record != NULL)
    return sa_client_sheet_new (store, sa_record_get_row (record), paper, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static SaQuery *
make_query (SaStore *store, const Options *options, GError **error)
{
  SaType *type = sa_command_find_type (
      store, options->type != NULL ? options->type : "organisation", error);

  return type != NULL ? sa_query_parse (type, options->filter != NULL ? options->filter : "", error)
                      : NULL;
}

static SaPages *
make_addresses (SaStore *store, const Options *options, GError **error)
{
  const SaPaper *paper = find_paper (options, error);
  g_autoptr (SaQuery) query = paper != NULL ? make_query (store, options, error) : NULL;

  return query != NULL ? sa_address_list_new (store, query, paper, error) : NULL;
}

static SaPages *
make_labels (SaStore *store, const Options *options, GError **error)
{
  const SaLabelSheet *sheet = options->sheet != NULL ? sa_label_sheet_find (options->sheet)
                                                     : sa_label_sheet_default ();
  g_autoptr (SaQuery) query = NULL;
  SaPages *labels;

  if (sheet == NULL)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                   _ ("“%s” is no sheet of labels known here; “3x8” is one."), options->sheet);
      return NULL;
    }
  query = make_query (store, options, error);
  labels = query != NULL
               ? sa_labels_new (store, query, sheet, (guint) MAX (options->first - 1, 0), error)
               : NULL;
  if (labels != NULL && sa_labels_get_skipped (labels) > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%u record has no address and was left out\n",
                             "%u records have no address and were left out\n",
                             sa_labels_get_skipped (labels)),
                sa_labels_get_skipped (labels));
  return labels;
}

int
sa_command_print (SaCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { .first = 1 };
  const GOptionEntry entries[] = {
    { "type", 't', 0, G_OPTION_ARG_STRING, &options.type,
      N_ ("Whose addresses: organisation or person"), N_ ("TYPE") },
    { "filter", 'f', 0, G_OPTION_ARG_STRING, &options.filter,
      N_ ("Only records that meet the conditions"), N_ ("CONDITIONS") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_ ("The paper: iso_a4, na_letter"),
      N_ ("NAME") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet, N_ ("The sheet of labels, such as 3x8"),
      N_ ("NAME") },
    { "first", 0, 0, G_OPTION_ARG_INT, &options.first,
      N_ ("The label to begin with on a sheet begun before"), N_ ("NUMBER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The PDF file"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  g_autoptr (SaPages) pages = NULL;
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, "client ID|addresses|labels",
                         _ ("Makes a PDF to print."), &argc, &argv))
    return sa_command_get_status (command);
  if (argc < 2 || options.output == NULL
      || (g_str_equal (argv[1], "client") ? argc != 3 : argc != 2))
    return sa_command_misused (
        command, _ ("Say “client ID”, “addresses” or “labels”, and the file with -o."));
  store = sa_command_open (command, &error);
  if (store == NULL)
    return sa_command_fail (command, error);
  if (g_str_equal (argv[1], "client"))
    pages = make_client_sheet (store, argv[2], &options, &error);
  else if (g_str_equal (argv[1], "addresses"))
    pages = make_addresses (store, &options, &error);
  else if (g_str_equal (argv[1], "labels"))
    pages = make_labels (store, &options, &error);
  else
    return sa_command_misused (
        command, _ ("“%s” cannot be printed; “client”, “addresses” and “labels” can."), argv[1]);
  file = g_file_new_for_commandline_arg (options.output);
  if (pages == NULL || !sa_pages_write_pdf (pages, file, &error))
    return sa_command_fail (command, error);
  return SA_EXIT_DONE;
}
