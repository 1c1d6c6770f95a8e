/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of commands, and which of them the arguments ask for. */

#include "sa-commands.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "sa-command.h"

typedef struct
{
  const char *name;
  SaCommandFunc run;
  const char *summary;
} Entry;

static const Entry entries[] = {
  { "import", sa_command_import, N_ ("Take in a file of clients, people or leads") },
  { "export", sa_command_export, N_ ("Write records to a file") },
  { "search", sa_command_search, N_ ("Find records by words") },
  { "show", sa_command_show, N_ ("Show one record") },
  { "print", sa_command_print, N_ ("Make a PDF: a client sheet, an address list, labels") },
  { "undo", sa_command_undo, N_ ("Take back what was done last, or list it") },
  { "redo", sa_command_redo, N_ ("Do again what was taken back last") },
  { "check", sa_command_check, N_ ("Look the database over for damage") },
  { "backup", sa_command_backup, N_ ("Make a checked copy of the database") },
  { "restore", sa_command_restore, N_ ("Go back to a copy") },
  { "passphrase", sa_command_passphrase,
    N_ ("Encrypt the database, change the passphrase, or decrypt") },
  { "purge", sa_command_purge, N_ ("Remove deleted records for good") },
  { "dump", sa_command_dump, N_ ("Write all records as JSON lines") },
  { "demo", sa_command_demo, N_ ("Fill the database with a made-up office") },
};

/* Options that come with a value and may stand before the command. */
static gboolean
takes_value (const char *argument)
{
  return g_str_equal (argument, "--database") || g_str_equal (argument, "-d")
         || g_str_equal (argument, "--passphrase-file");
}

/* Where the command stands, 0 when there is none. */
static int
find_word (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (takes_value (argv[i]))
        i++;
      else if (argv[i][0] != '-')
        return i;
    }
  return 0;
}

static const Entry *
find_entry (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].name, name))
      return &entries[i];
  return NULL;
}

static gboolean
has_argument (int argc, char **argv, const char *argument)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], argument))
      return TRUE;
  return FALSE;
}

/* Also as desktops hand it over, "file:///…". */
static gboolean
is_file (const char *word)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (word);

  return g_uri_is_valid (word, G_URI_FLAGS_NONE, NULL) || g_file_query_exists (file, NULL);
}

/* A word that is a file is for the window to open; any other is a command, be it misspelt. */
gboolean
sa_commands_wanted (int argc, char **argv)
{
  int word = find_word (argc, argv);

  if (word > 0)
    return find_entry (argv[word]) != NULL || !is_file (argv[word]);
  return has_argument (argc, argv, "--help") || has_argument (argc, argv, "-h")
         || has_argument (argc, argv, "--version");
}

static int
print_help (void)
{
  g_print (_ ("Usage: sales-admin [--database FILE] [--passphrase-file FILE] COMMAND …\n"
              "Without a command it opens the window.\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_print ("  %-12s %s\n", entries[i].name, _ (entries[i].summary));
  g_print (_ ("\nsales-admin COMMAND --help tells more of each. The passphrase of an encrypted "
              "database may also\n"
              "be in the environment as SALES_ADMIN_PASSPHRASE. Exit status: 0 done, 1 refused, 2 "
              "wrong usage.\n"));
  return SA_EXIT_DONE;
}

static void
set_up_language (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("sales-admin");
}

int
sa_commands_run (int argc, char **argv)
{
  int word = find_word (argc, argv);
  const Entry *entry = word > 0 ? find_entry (argv[word]) : NULL;
  g_autoptr (SaCommand) command = NULL;

  set_up_language ();
  if (word == 0 && has_argument (argc, argv, "--version"))
    {
      g_print ("sales-admin %s\n", SA_VERSION);
      return SA_EXIT_DONE;
    }
  if (word == 0)
    return print_help ();
  if (entry == NULL)
    {
      g_printerr (
          _ ("sales-admin: “%s” is neither a command nor a file; see “sales-admin --help”."),
          argv[word]);
      g_printerr ("\n");
      return SA_EXIT_USAGE;
    }
  command = sa_command_new (entry->name);
  memmove (argv + word, argv + word + 1, (argc - word) * sizeof *argv);
  return entry->run (command, argc - 1, argv);
}
