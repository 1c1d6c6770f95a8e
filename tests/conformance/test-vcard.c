/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exports of real address books: read, written and read again they have the same properties. */

#include "sa-vcard-reader.h"
#include "sa-vcard-writer.h"
#include "shared-data.h"

static GPtrArray *
read_cards (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaVcardReader) reader = sa_vcard_reader_open (file, &error);
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_vcard_free);
  SaVcard *card;

  g_assert_no_error (error);
  while ((card = sa_vcard_reader_next (reader, &error)))
    {
      g_assert_cmpstr (sa_vcard_get_problem (card), ==, NULL);
      g_ptr_array_add (cards, card);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, >, 0);

  return cards;
}

/* Writes the cards, each in its own version or all in @version, and reads them again */
static GPtrArray *
write_and_read (GPtrArray *cards, int version)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("sa-cards-XXXXXX.vcf", &stream, &error);
  GPtrArray *again;

  g_assert_no_error (error);
  for (guint i = 0; i < cards->len; i++)
    {
      const SaVcard *card = g_ptr_array_index (cards, i);
      g_autofree char *one = sa_vcard_format (card, version < 0 ? sa_vcard_get_version (card)
                                                                : (SaVcardVersion) version);

      g_string_append (text, one);
    }
  g_file_replace_contents (file, text->str, text->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  again = read_cards (file);
  g_file_delete (file, NULL, NULL);

  return again;
}

static void
test_files (void)
{
  g_autofree char *folder = shared_data ("vcard");
  g_auto (GStrv) paths = NULL;
  guint n_cards = 0, n_properties = 0;

  if (folder == NULL)
    return;

  paths = shared_data_list (folder, ".vcf");
  g_assert_cmpuint (g_strv_length (paths), >=, 7);
  for (char **path = paths; *path != NULL; path++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (*path);
      g_autoptr (GPtrArray) cards = read_cards (file);
      g_autoptr (GPtrArray) again = write_and_read (cards, -1);

      g_assert_cmpuint (cards->len, ==, again->len);
      for (guint i = 0; i < cards->len; i++)
        {
          const SaVcard *one = g_ptr_array_index (cards, i);
          const SaVcard *other = g_ptr_array_index (again, i);
          guint n = sa_vcard_get_n_properties (one);

          g_assert_cmpuint (n, ==, sa_vcard_get_n_properties (other));
          for (guint j = 0; j < n; j++)
            g_assert_true (sa_vcard_property_equal (sa_vcard_get_property (one, j),
                                                    sa_vcard_get_property (other, j)));
          n_properties += n;
        }
      n_cards += cards->len;
      for (int version = SA_VCARD_2_1; version <= SA_VCARD_4_0; version++)
        {
          g_autoptr (GPtrArray) converted = write_and_read (cards, version);

          g_assert_cmpuint (converted->len, ==, cards->len);
          for (guint i = 0; i < cards->len; i++)
            g_assert_cmpuint (sa_vcard_get_n_properties (converted->pdata[i]), >=,
                              sa_vcard_get_n_properties (cards->pdata[i]));
        }
    }
  g_test_message ("%u cards, %u properties", n_cards, n_properties);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conformance/vcard/round-trip", test_files);

  return g_test_run ();
}
