/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The common part of all commands. Results go to standard output, everything said to a person to
 * standard error, so that output can be piped. A passphrase comes from a file, the environment or
 * the terminal, never from the command line, which every user of the machine can read. */

#include "sa-command.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "sa-contact-dates.h"
#include "sa-paths.h"

struct _SaCommand
{
  char *name;
  const char *example;
  char *database;
  char *passphrase_file;
  GCancellable *cancellable;
  gboolean shows_progress;
  int percent; /* shown last, -1 for none */
  int status;
  gboolean misused;
};

static volatile sig_atomic_t interrupted;

static void
on_interrupt (int number)
{
  interrupted = 1;
}

SaCommand *
sa_command_new (const char *name, const char *example)
{
  SaCommand *command = g_new0 (SaCommand, 1);
  struct sigaction action = { .sa_handler = on_interrupt, .sa_flags = SA_RESETHAND };

  command->name = g_strdup (name);
  command->example = example;
  command->cancellable = g_cancellable_new ();
  command->shows_progress = isatty (STDERR_FILENO);
  command->percent = -1;
  sigaction (SIGINT, &action, NULL);
  return command;
}

static void
end_progress (SaCommand *command)
{
  if (command->percent >= 0)
    g_printerr ("\r    \r");
  command->percent = -1;
}

void
sa_command_free (SaCommand *command)
{
  end_progress (command);
  g_free (command->name);
  g_free (command->database);
  g_free (command->passphrase_file);
  g_object_unref (command->cancellable);
  g_free (command);
}

int
sa_command_get_status (SaCommand *command)
{
  return command->status;
}

static void
print_help (SaCommand *command, GOptionContext *context)
{
  /* The line of usage begins with the name of the program. */
  g_autofree char *program = g_strdup_printf ("sales-admin %s", command->name);
  g_autofree char *example = g_strdup_printf (_ ("Example:\n  %s"), command->example);
  g_autofree char *help = NULL;

  g_option_context_set_description (context, example);
  g_set_prgname (program);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_print ("%s", help);
}

gboolean
sa_command_parse (SaCommand *command, const GOptionEntry *entries, const char *arguments,
                  const char *summary, int *argc, char ***argv)
{
  const GOptionEntry common[] = {
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, &command->database, N_ ("The database to work on"),
      N_ ("FILE") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &command->passphrase_file,
      N_ ("A file that holds the passphrase of an encrypted database"), N_ ("FILE") },
    { NULL },
  };
  const GOptionEntry *const groups[] = { common, entries, NULL };
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autofree char **given = g_memdup2 (*argv, (gsize) *argc * sizeof **argv);
  g_autofree char *fault = NULL;
  int n_given = *argc;
  g_autoptr (GError) error = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  for (int i = 1; i < *argc; i++)
    if (g_str_equal ((*argv)[i], "--help") || g_str_equal ((*argv)[i], "-h"))
      {
        print_help (command, context);
        command->status = SA_EXIT_DONE;
        return FALSE;
      }
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  fault = sa_command_find_fault (groups, n_given, given);
  command->status = sa_command_misused (command, "%s", fault != NULL ? fault : error->message);
  return FALSE;
}

const char *
sa_command_get_database (SaCommand *command)
{
  if (command->database == NULL)
    command->database = sa_paths_database ();
  return command->database;
}

char *
sa_command_read_passphrase (SaCommand *command, GError **error)
{
  const char *given = g_getenv ("SALES_ADMIN_PASSPHRASE");

  if (command->passphrase_file == NULL)
    return g_strdup (given);
  return sa_command_read_secret (command->passphrase_file, error);
}

char *
sa_command_read_secret (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *text = NULL;

  if (g_file_get_contents (path, &text, NULL, &problem))
    {
      text[strcspn (text, "\r\n")] = '\0';
      return text;
    }
  if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("There is no file “%s” to read the passphrase from; check its name and "
                    "folder."),
                 path);
  else
    g_set_error (error, SA_ERROR, SA_ERROR_READ_ONLY,
                 _ ("The passphrase cannot be read from “%s”; check that it is a file you may "
                    "read."),
                 path);
  return NULL;
}

char *
sa_command_ask_secret (const char *question)
{
  struct termios shown, hidden;
  char line[1024];
  char *typed;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &shown) != 0)
    return NULL;
  g_printerr ("%s ", question);
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  typed = fgets (line, sizeof line, stdin);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  g_printerr ("\n");
  if (typed == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  return g_strdup (line);
}

SaStore *
sa_command_open (SaCommand *command, GError **error)
{
  if (command->database == NULL || g_file_test (command->database, G_FILE_TEST_EXISTS))
    return sa_command_open_or_make (command, error);
  g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
               _ ("There is no database %s; look at its name, or import something into it first."),
               command->database);
  return NULL;
}

SaStore *
sa_command_open_or_make (SaCommand *command, GError **error)
{
  const char *path = sa_command_get_database (command);
  g_autoptr (GError) problem = NULL;
  g_autofree char *passphrase = sa_command_read_passphrase (command, &problem);
  SaStore *store;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  store = sa_store_open (path, passphrase, &problem);
  if (store == NULL && passphrase == NULL
      && g_error_matches (problem, SA_ERROR, SA_ERROR_PASSPHRASE))
    {
      g_autofree char *typed = sa_command_ask_secret (_ ("Passphrase:"));

      if (typed != NULL)
        {
          g_clear_error (&problem);
          store = sa_store_open (path, typed, &problem);
        }
    }
  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return store;
}

gboolean
sa_command_set_misused (SaCommand *command)
{
  command->misused = TRUE;
  return FALSE;
}

int
sa_command_fail (SaCommand *command, GError *error)
{
  g_autoptr (GError) taken = error;
  const char *message = error != NULL ? error->message
                                      : _ ("It did not work, and nobody said why.");

  if (command->misused)
    return sa_command_misused (command, "%s", message);
  end_progress (command);
  g_printerr ("sales-admin: %s\n", message);
  return SA_EXIT_REFUSED;
}

int
sa_command_misused (SaCommand *command, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  end_progress (command);
  g_printerr ("sales-admin: %s\n", message);
  /* Translators: %s is a command such as "import" */
  g_printerr (_ ("See “sales-admin %s --help”."), command->name);
  g_printerr ("\n");
  return SA_EXIT_USAGE;
}

void
sa_command_progress (double fraction, gpointer data)
{
  SaCommand *command = data;
  int percent = (int) (fraction * 100);

  if (interrupted)
    g_cancellable_cancel (command->cancellable);
  if (!command->shows_progress || percent == command->percent)
    return;
  command->percent = percent;
  g_printerr ("\r%3d%%", percent);
}

GCancellable *
sa_command_get_cancellable (SaCommand *command)
{
  return command->cancellable;
}

void
sa_command_add_member (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
sa_command_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  g_print ("%s\n", text);
}
