/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address books of phones and mail programs, imported and exported again, lose no property; and
 * what is edited in between replaces just that. */

#include "clients.h"
#include "sa-export-vcard.h"
#include "sa-find.h"
#include "sa-import.h"
#include "sa-vcard-reader.h"
#include "sa-vcard-writer.h"
#include "shared-data.h"

#include <locale.h>

static GPtrArray *
read_cards (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaVcardReader) reader = sa_vcard_reader_open (file, &error);
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_vcard_free);
  SaVcard *card;

  g_assert_no_error (error);
  while ((card = sa_vcard_reader_next (reader, &error)))
    g_ptr_array_add (cards, card);
  g_assert_no_error (error);
  return cards;
}

/* The card written by the export and read again. */
static SaVcard *
read_text (const char *text)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("sa-card-XXXXXX.vcf", &stream, &error);
  g_autoptr (SaVcardReader) reader = NULL;
  SaVcard *card;

  g_assert_no_error (error);
  g_file_set_contents (g_file_peek_path (file), text, -1, &error);
  g_assert_no_error (error);
  reader = sa_vcard_reader_open (file, &error);
  card = sa_vcard_reader_next (reader, &error);
  g_assert_no_error (error);
  g_file_delete (file, NULL, NULL);
  return card;
}

static gboolean
has_property (const SaVcard *card, const SaVcardProperty *property)
{
  for (guint i = 0; i < sa_vcard_get_n_properties (card); i++)
    if (sa_vcard_property_equal (sa_vcard_get_property (card, i), property))
      return TRUE;
  return FALSE;
}

static void
assert_nothing_lost (const SaVcard *before, const SaVcard *after)
{
  for (guint i = 0; i < sa_vcard_get_n_properties (before); i++)
    {
      const SaVcardProperty *property = sa_vcard_get_property (before, i);

      if (!has_property (after, property))
        g_error ("%s:%.60s is lost", property->name, property->value);
    }
}

static SaVcard *
export_record (SaStore *store, SaRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaVcard) card = sa_export_vcard_make (store, record, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = sa_vcard_format (card, sa_vcard_get_version (card));
  return read_text (text);
}

static void
import_cards (SaStore *store, GFile *file, gint64 n_new, gint64 n_same)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaImport) import = sa_import_new (file, NULL, store, NULL, &error);
  SaImportCounts counts;

  g_assert_no_error (error);
  sa_import_set_doubtful (import, SA_DOUBTFUL_ADD);
  sa_import_run (import, store, NULL, NULL, NULL, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts.added, ==, n_new);
  g_assert_cmpint (counts.same, ==, n_same);
  g_assert_cmpint (counts.changed + counts.rejected, ==, 0);
}

static GPtrArray *
find_people (SaStore *store)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "person"));
  GPtrArray *people;

  sa_query_sort (query, SA_QUERY_CREATED, FALSE);
  people = sa_store_find (store, query, 0, NULL);
  g_assert_nonnull (people);
  return people;
}

/* One that was edited has the new number, and still what we have no field for. */
static void
check_edit (SaStore *store, SaRecord *record, const SaVcard *before)
{
  g_autoptr (SaVcard) after = NULL;
  gboolean found = FALSE;

  sa_record_set_text (record, SA_PERSON_PHONES, "+48 22 000 11 22\twork");
  sa_record_set_text (record, SA_PERSON_JOB, "Something new");
  after = export_record (store, record);
  for (guint i = 0; i < sa_vcard_get_n_properties (after); i++)
    {
      const SaVcardProperty *property = sa_vcard_get_property (after, i);
      g_autofree char *text = sa_vcard_property_get_text (property);

      found |= sa_vcard_property_is (property, "TEL") && g_str_equal (text, "+48 22 000 11 22");
    }
  g_assert_true (found);
  for (guint i = 0; i < sa_vcard_get_n_properties (before); i++)
    {
      const SaVcardProperty *property = sa_vcard_get_property (before, i);

      if (g_str_has_prefix (property->name, "X-") && property->group == NULL)
        g_assert_true (has_property (after, property));
    }
}

static void
check_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) cards = read_cards (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = sa_store_open (":memory:", NULL, &error);
  g_autoptr (GPtrArray) people = NULL;

  g_assert_no_error (error);
  g_test_message ("%s", path);
  import_cards (store, file, cards->len, 0);
  people = find_people (store);
  g_assert_cmpuint (people->len, ==, cards->len);
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (SaVcard) after = export_record (store, g_ptr_array_index (people, i));

      assert_nothing_lost (g_ptr_array_index (cards, i), after);
    }
  check_edit (store, g_ptr_array_index (people, 0), g_ptr_array_index (cards, 0));
}

static void
test_files (void)
{
  g_autofree char *folder = shared_data ("vcard");
  g_auto (GStrv) paths = folder != NULL ? shared_data_list (folder, ".vcf") : NULL;

  for (char **path = paths; path != NULL && *path != NULL; path++)
    check_file (*path);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contacts/files", test_files);
  return g_test_run ();
}
