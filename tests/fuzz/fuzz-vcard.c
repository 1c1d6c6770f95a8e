/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes can be read as vCards: the properties that come out are UTF-8, and a card written in
 * its own version is read again the same. */

#include "sa-vcard-reader.h"
#include "sa-vcard-writer.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const unsigned char *data, size_t size);

static void
require (gboolean condition)
{
  if (!condition)
    __builtin_trap ();
}

static GPtrArray *
read_cards (const void *data, gsize size)
{
  int fd = memfd_create ("cards", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SaVcardReader) reader = NULL;
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_vcard_free);
  SaVcard *card;

  require (write (fd, data, size) == (ssize_t) size);
  reader = sa_vcard_reader_open (file, NULL);
  require (reader != NULL);
  while ((card = sa_vcard_reader_next (reader, NULL)))
    g_ptr_array_add (cards, card);
  close (fd);

  return cards;
}

static void
use_property (const SaVcardProperty *property)
{
  g_autofree char *text = sa_vcard_property_get_text (property);
  g_autofree char *plain = sa_vcard_property_get_plain (property);
  g_autofree char *date = sa_vcard_property_get_date (property);
  g_auto (GStrv) parts = sa_vcard_property_get_parts (property);
  g_auto (GStrv) list = sa_vcard_property_get_list (property);
  g_autofree char *media_type = NULL;
  g_autoptr (GBytes) bytes = sa_vcard_property_get_bytes (property, &media_type);

  require (g_utf8_validate (property->value, -1, NULL));
  require (g_utf8_validate (text, -1, NULL));
  require (g_utf8_validate (plain, -1, NULL));
  require (parts[0] != NULL);
}

static void
check_card (const SaVcard *card)
{
  g_autofree char *text = sa_vcard_format (card, sa_vcard_get_version (card));
  g_autoptr (GPtrArray) again = read_cards (text, strlen (text));
  guint n = sa_vcard_get_n_properties (card);

  require (again->len == 1);
  require (sa_vcard_get_n_properties (again->pdata[0]) == n);
  for (guint i = 0; i < n; i++)
    {
      use_property (sa_vcard_get_property (card, i));
      require (sa_vcard_property_equal (sa_vcard_get_property (card, i),
                                        sa_vcard_get_property (again->pdata[0], i)));
    }
  for (int version = SA_VCARD_2_1; version <= SA_VCARD_4_0; version++)
    {
      g_autofree char *other = sa_vcard_format (card, (SaVcardVersion) version);

      require (g_utf8_validate (other, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autoptr (GPtrArray) cards = read_cards (data, size);

  for (guint i = 0; i < cards->len; i++)
    check_card (cards->pdata[i]);

  return 0;
}
