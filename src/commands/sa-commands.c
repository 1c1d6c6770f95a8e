/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of commands, and which of them the arguments ask for. */

#include "sa-commands.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "sa-command.h"

#define PASSPHRASE_FILE "--passphrase-file"

typedef struct
{
  const char *name;
  SaCommandFunc run;
  const char *summary;
  const char *example;
} Entry;

static const Entry entries[] = {
  { "import", sa_command_import, N_ ("Take in a file of clients, people or leads"),
    "sales-admin import clients.xlsx --dry-run" },
  { "export", sa_command_export, N_ ("Write records to a file"),
    "sales-admin export --type organisation --filter 'city=Łódź roles~client' -o lodz.xlsx" },
  { "search", sa_command_search, N_ ("Find records by words"), "sales-admin search lodz brewery" },
  { "show", sa_command_show, N_ ("Show one record"), "sales-admin show 'Jan Kowalski'" },
  { "print", sa_command_print, N_ ("Make a PDF: a client sheet, an address list, labels"),
    "sales-admin print labels --filter 'roles~client' --sheet 3x8 -o labels.pdf" },
  { "undo", sa_command_undo, N_ ("Take back what was done last, or list it"),
    "sales-admin undo --list" },
  { "redo", sa_command_redo, N_ ("Do again what was taken back last"), "sales-admin redo" },
  { "check", sa_command_check, N_ ("Look the database over for damage"), "sales-admin check" },
  { "backup", sa_command_backup, N_ ("Make a checked copy of the database"),
    "sales-admin backup /media/stick/office.db" },
  { "restore", sa_command_restore, N_ ("Go back to a copy"),
    "sales-admin restore /media/stick/office.db" },
  { "passphrase", sa_command_passphrase,
    N_ ("Encrypt the database, change the passphrase, or decrypt"), "sales-admin passphrase set" },
  { "purge", sa_command_purge, N_ ("Remove deleted records for good"),
    "sales-admin purge --before 2026-01-01" },
  { "dump", sa_command_dump, N_ ("Write all records as JSON lines"),
    "sales-admin dump > office.jsonl" },
  { "demo", sa_command_demo, N_ ("Fill the database with a made-up office"),
    "sales-admin demo --database demo.db" },
};

/* Options that come with a value and may stand before the command. */
static gboolean
takes_value (const char *argument)
{
  return g_str_equal (argument, "--database") || g_str_equal (argument, "-d")
         || g_str_equal (argument, PASSPHRASE_FILE);
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

/* The options of the window; those of GApplication are for the desktop. */
static gboolean
is_option_of_window (const char *argument)
{
  return g_str_has_prefix (argument, "--database=") || g_str_has_prefix (argument, "-d")
         || g_str_has_prefix (argument, "--gapplication-");
}

/* Where no command is named: the first argument that the window cannot do anything with, an option
 * there is not, or one without its value. 0 when there is none. */
static int
find_misuse (int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      if (g_str_equal (argv[i], PASSPHRASE_FILE) || (takes_value (argv[i]) && i + 1 == argc))
        return i;
      if (takes_value (argv[i]))
        i++;
      else if (argv[i][0] == '-' && argv[i][1] != '\0' && !is_option_of_window (argv[i]))
        return i;
    }
  return 0;
}

/* A word that is a file is for the window to open; any other is a command, be it misspelt. */
gboolean
sa_commands_wanted (int argc, char **argv)
{
  int word = find_word (argc, argv);

  if ((word == 0 || find_entry (argv[word]) == NULL) && find_misuse (argc, argv) > 0)
    return TRUE;
  if (word > 0)
    return find_entry (argv[word]) != NULL || !is_file (argv[word]);
  return has_argument (argc, argv, "--help") || has_argument (argc, argv, "-h")
         || has_argument (argc, argv, "--version");
}

static int
print_help (void)
{
  g_print (_ ("Usage:\n"
              "  sales-admin COMMAND [OPTION…] …\n"
              "  sales-admin [--database FILE] [FILE…]   opens the window\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_print ("  %-12s %s\n", entries[i].name, _ (entries[i].summary));
  g_print (
      _ ("\nEvery command takes --database FILE, --passphrase-file FILE, and --help, which tells "
         "more of it.\n"
         "The passphrase of an encrypted database may also be in the environment as\n"
         "SALES_ADMIN_PASSPHRASE. Exit status: 0 done, 1 refused, 2 wrong usage.\n"));
  return SA_EXIT_DONE;
}

static int
tell_unknown (const char *word)
{
  g_printerr (_ ("sales-admin: “%s” is neither a command nor a file; see “sales-admin --help”."),
              word);
  g_printerr ("\n");
  return SA_EXIT_USAGE;
}

static int
tell_misuse (const char *argument)
{
  if (g_str_equal (argument, PASSPHRASE_FILE))
    g_printerr (_ ("sales-admin: %s goes with a command; see “sales-admin --help”."), argument);
  else if (takes_value (argument))
    g_printerr (_ ("sales-admin: %s needs the name of a file behind it; see “sales-admin --help”."),
                argument);
  else
    g_printerr (_ ("sales-admin: There is no option “%s”; see “sales-admin --help”."), argument);
  g_printerr ("\n");
  return SA_EXIT_USAGE;
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
  if (word == 0 && (has_argument (argc, argv, "--help") || has_argument (argc, argv, "-h")))
    return print_help ();
  if (entry == NULL)
    return word > 0 && !is_file (argv[word]) ? tell_unknown (argv[word])
                                             : tell_misuse (argv[find_misuse (argc, argv)]);
  command = sa_command_new (entry->name, entry->example);
  memmove (argv + word, argv + word + 1, (argc - word) * sizeof *argv);
  return entry->run (command, argc - 1, argv);
}
