/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin passphrase set|change|remove */

#include <glib/gi18n-lib.h>

#include "sa-backup.h"
#include "sa-command.h"

/* From a file, or typed twice. */
static char *
get_new_passphrase (const char *path, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (path != NULL)
    first = sa_command_read_secret (path, error);
  else
    {
      first = sa_command_ask_secret (_ ("New passphrase:"));
      second = first != NULL ? sa_command_ask_secret (_ ("Once more:")) : NULL;
      if (first == NULL)
        g_set_error_literal (error, SA_ERROR, SA_ERROR_INVALID,
                             _ ("There is no terminal to ask for the passphrase; name a file with "
                                "--new-passphrase-file."));
      else if (g_strcmp0 (first, second) != 0)
        {
          g_set_error_literal (error, SA_ERROR, SA_ERROR_INVALID,
                               _ ("The two are not the same; try again."));
          return NULL;
        }
    }
  if (first != NULL && *first == '\0')
    {
      g_set_error_literal (
          error, SA_ERROR, SA_ERROR_INVALID,
          _ ("An empty passphrase protects nothing; “remove” takes the encryption away."));
      return NULL;
    }
  return g_steal_pointer (&first);
}

static gboolean
check_state (SaStore *store, const char *verb, GError **error)
{
  gboolean encrypted = sa_store_is_encrypted (store);

  if (g_str_equal (verb, "set") && encrypted)
    g_set_error_literal (error, SA_ERROR, SA_ERROR_REFUSED,
                         _ ("The database has a passphrase already; use “change”."));
  else if (!g_str_equal (verb, "set") && !encrypted)
    g_set_error_literal (error, SA_ERROR, SA_ERROR_REFUSED,
                         _ ("The database has no passphrase; use “set”."));
  else
    return TRUE;
  return FALSE;
}

int
sa_command_passphrase (SaCommand *command, int argc, char **argv)
{
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("A file that holds the new passphrase"), N_ ("FILE") },
    { NULL },
  };
  static const char *const verbs[] = { "set", "change", "remove", NULL };
  g_autoptr (SaStore) store = NULL;
  g_autofree char *passphrase = NULL;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, "set|change|remove",
                         _ ("Encrypts the database with a passphrase, changes it, or takes the "
                            "encryption away. Whoever "
                            "forgets the passphrase loses the data."),
                         &argc, &argv))
    return sa_command_get_status (command);
  if (argc != 2 || !g_strv_contains (verbs, argv[1]))
    return sa_command_misused (command, _ ("Say “set”, “change” or “remove”."));
  store = sa_command_open (command, &error);
  if (store == NULL || !check_state (store, argv[1], &error))
    return sa_command_fail (command, error);
  if (!g_str_equal (argv[1], "remove"))
    passphrase = get_new_passphrase (path, &error);
  if (error != NULL || !sa_store_set_passphrase (store, passphrase, &error)
      || (passphrase != NULL
          && !sa_backup_encrypt_copies (sa_store_get_path (store), passphrase, &error)))
    return sa_command_fail (command, error);
  g_print (passphrase != NULL ? _ ("The database is encrypted with the new passphrase.\n")
                              : _ ("The database is not encrypted any more.\n"));
  return SA_EXIT_DONE;
}
