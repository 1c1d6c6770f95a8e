/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same organisation is known again however it is written, and another one is not. */

#include "desk.h"
#include "sa-duplicates.h"
#include "sa-match-key.h"

static SaRecord *
organisation (SaStore *store, const char *name, const char *city, const char *phone,
              const char *tax_id)
{
  SaRecord *record = desk_new (store, "organisation");

  sa_record_set_text (record, SA_ORGANISATION_NAME, name);
  sa_record_set_text (record, SA_ORGANISATION_CITY, city);
  sa_record_set_text (record, SA_ORGANISATION_PHONES, phone);
  sa_record_set_text (record, SA_ORGANISATION_TAX_ID, tax_id);
  return record;
}

static void
remember (guint64 key, const SaField *why, gpointer data)
{
  g_hash_table_add (data, g_memdup2 (&key, sizeof key));
}

typedef struct
{
  GHashTable *keys;
  const char *why;
} Common;

/* The strongest evidence comes first. */
static void
compare (guint64 key, const SaField *why, gpointer data)
{
  Common *common = data;

  if (common->why == NULL && g_hash_table_contains (common->keys, &key))
    common->why = why->name;
}

/* The name of the first field by which two records may be the same, or NULL. */
static const char *
find_common (SaRecord *a, SaRecord *b)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Common common = { keys, NULL };

  sa_match_keys (a, remember, keys);
  sa_match_keys (b, compare, &common);
  return common.why;
}

static void
assert_match (SaStore *store, SaRecord *first, SaRecord *second, const char *why)
{
  g_autoptr (SaRecord) a = first;
  g_autoptr (SaRecord) b = second;

  g_assert_cmpstr (find_common (a, b), ==, why);
}

static void
test_spellings (void)
{
  g_autoptr (SaStore) store = desk_open ();

  assert_match (
      store, organisation (store, "Acme Sp. z o.o.", "Łódź", NULL, NULL),
      organisation (store, "ACME spółka z ograniczoną odpowiedzialnością", "lodz", NULL, NULL),
      "name");
  assert_match (store, organisation (store, "Müller GmbH & Co. KG", "Köln", NULL, NULL),
                organisation (store, "muller", "Koln", NULL, NULL), "name");
  assert_match (store, organisation (store, "Acme", "Łódź", NULL, NULL),
                organisation (store, "Acme", "Kraków", NULL, NULL), NULL);
  assert_match (store, organisation (store, "Acme", "Łódź", NULL, NULL),
                organisation (store, "Acme", NULL, NULL, NULL), NULL);
  assert_match (store, organisation (store, "A", NULL, "+48 42 633 12 34\twork", NULL),
                organisation (store, "B", NULL, "601 000 111\tmobile\n(42) 633-12-34", NULL),
                "phones");
  assert_match (store, organisation (store, "A", NULL, "12", NULL),
                organisation (store, "B", NULL, "12", NULL), NULL);
  assert_match (store, organisation (store, "A", NULL, NULL, "PL5260250274"),
                organisation (store, "B", NULL, NULL, "526-025-02-74"), "tax_id");
  assert_match (store, organisation (store, "Ósma", "Ł", "+48 42 633 12 34", "5260250274"),
                organisation (store, "Ósma", "Ł", "+48 42 633 12 34", "5260250274"), "tax_id");
}

static void
test_people (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) anna = desk_new (store, "person");
  g_autoptr (SaRecord) other = desk_new (store, "person");

  sa_record_set_text (anna, SA_PERSON_NAME, "Anna Nowak");
  sa_record_set_number (anna, SA_PERSON_ORGANISATION, 5);
  sa_record_set_text (anna, SA_PERSON_EMAILS, "anna@example.com\twork");

  sa_record_set_text (other, SA_PERSON_NAME, "Anna Nowak");
  g_assert_null (find_common (anna, other));
  sa_record_set_number (other, SA_PERSON_ORGANISATION, 6);
  g_assert_null (find_common (anna, other));
  sa_record_set_number (other, SA_PERSON_ORGANISATION, 5);
  g_assert_cmpstr (find_common (anna, other), ==, "name");
  sa_record_set_text (other, SA_PERSON_NAME, "NOWAK, Anna");
  g_assert_cmpstr (find_common (anna, other), ==, "name");
  sa_record_set_text (other, SA_PERSON_NAME, "Somebody Else");
  g_assert_null (find_common (anna, other));
  sa_record_set_text (other, SA_PERSON_EMAILS, "x@example.com\nANNA@Example.com");
  g_assert_cmpstr (find_common (anna, other), ==, "emails");
}

static void
test_warn_while_typing (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 row = desk_organisation (store, "Hotel Złoty Kłos", "Zgierz");
  g_autoptr (SaRecord) typed = organisation (store, "hotel zloty klos", "ZGIERZ", NULL, NULL);
  g_autoptr (SaRecord) saved = sa_store_get (store, row, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sa_duplicates_find (store, typed, 5, &error);
  g_autoptr (GPtrArray) itself = sa_duplicates_find (store, saved, 5, &error);
  g_autofree char *sentence = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((SaDuplicate *) found->pdata[0])->row, ==, row);
  sentence = sa_duplicate_sentence (found->pdata[0]);
  g_assert_cmpstr (sentence, ==, "“Hotel Złoty Kłos” has the same name and place.");
  g_assert_cmpuint (itself->len, ==, 0);
}

static void
test_namesakes (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 far = desk_organisation (store, "Bar Czapla", "Radomsko");
  gint64 here = desk_organisation (store, "BAR CZAPLA sp. z o.o.", "Kutno");
  g_autoptr (SaRecord) typed = organisation (store, "Bar Czapla", "Kutno", NULL, NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *sentence = NULL;

  desk_organisation (store, "Bar Czapla Biała", "Kutno");
  found = sa_duplicates_find (store, typed, 5, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = sa_duplicates_find_with_namesakes (store, typed, 5, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (((SaDuplicate *) found->pdata[0])->row, ==, here);
  g_assert_cmpint (((SaDuplicate *) found->pdata[1])->row, ==, far);
  sentence = sa_duplicate_sentence (found->pdata[1]);
  g_assert_cmpstr (sentence, ==, "The same name elsewhere: Radomsko");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = sa_duplicates_find_with_namesakes (store, typed, 1, NULL);
  g_assert_cmpuint (found->len, ==, 1);
}

/* The one of that name behind very many that begin like it. */
static void
test_many_alike (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 row = desk_organisation (store, "Sklep Spożywczy Źródełko", "Łódź");
  g_autoptr (SaRecord) typed = organisation (store, "Sklep Spożywczy Źródełko", "Łódź", NULL, NULL);
  g_autoptr (GPtrArray) found = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sklep Spożywczy Agrest %d", i);

      desk_organisation (store, name, "Łódź");
    }
  found = sa_duplicates_find (store, typed, 5, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((SaDuplicate *) found->pdata[0])->row, ==, row);
}

static void
test_warn_by_phone (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord)
      kept = organisation (store, "Bar Mleczny", "Łódź", "+48 42 633 12 34\twork", NULL);
  g_autoptr (SaRecord) typed = organisation (store, "Inny", "Kutno", "426331234", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  desk_save (store, kept);
  found = sa_duplicates_find (store, typed, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((SaDuplicate *) found->pdata[0])->why->name, ==, "phones");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/spellings", test_spellings);
  g_test_add_func ("/match/people", test_people);
  g_test_add_func ("/duplicates/name", test_warn_while_typing);
  g_test_add_func ("/duplicates/namesakes", test_namesakes);
  g_test_add_func ("/duplicates/many-alike", test_many_alike);
  g_test_add_func ("/duplicates/phone", test_warn_by_phone);
  return g_test_run ();
}
