/* SPDX-License-Identifier: GPL-3.0-or-later */

/* unseal DATABASE FILE…: prints what is sealed in the files, for tests that look what was kept of
 * what was typed. A file that is gone meanwhile holds nothing. */

#include <stdio.h>

#include "sa-seal.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = argc > 1 ? sa_store_open (argv[1], NULL, &error) : NULL;

  if (store == NULL)
    {
      g_printerr ("unseal: %s\n", error != NULL ? error->message : "which database?");
      return 2;
    }
  for (int i = 2; i < argc; i++)
    {
      g_autoptr (GBytes) sealed = NULL;
      g_autofree char *text = NULL;
      char *bytes;
      gsize size;

      if (!g_file_get_contents (argv[i], &bytes, &size, NULL))
        continue;
      sealed = g_bytes_new_take (bytes, size);
      text = sa_store_unseal (store, sealed, &error);
      if (text == NULL)
        {
          g_printerr ("unseal: %s: %s\n", argv[i], error->message);
          return 1;
        }
      puts (text); /* as it is, in whatever locale */
    }
  return 0;
}
