/* SPDX-License-Identifier: GPL-3.0-or-later */

/* vCards come in, go out and come in again, and two of them become one, with nothing lost. */

#include "importing.h"
#include "sa-merge.h"
#include "scratch.h"

#include <string.h>

static void
test_cards (void)
{
  static const char text[] =
      "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Jan Nowak\r\nN:Nowak;Jan;;;\r\n"
      "ORG:Alfa;Sales\r\nTEL;TYPE=cell:+48 600 100 200\r\nX-ODD;A=b:kept\r\n"
      "ADR;TYPE=work:;;Piotrkowska 1;Łódź;;90-001;Poland\r\n"
      "ADR;TYPE=home:;;Zielona 2;Łódź;;90-002;Poland\r\nEND:VCARD\r\n"
      "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Beta\r\nORG:Beta\r\nX-ABShowAs:COMPANY\r\n"
      "EMAIL:office@beta.example\r\nEND:VCARD\r\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) jan = NULL;
  g_autoptr (SaRecord) beta = NULL;

  import_text (store, "cards.vcf", text, (Expected) { .added = 2 });
  import_text (store, "cards.vcf", text, (Expected) { .same = 2 });
  jan = find_one (store, "person", "");
  assert_text (jan, SA_PERSON_FAMILY_NAME, "Nowak");
  assert_text (jan, SA_PERSON_DEPARTMENT, "Sales");
  assert_text (jan, SA_PERSON_CITY, "Łódź");
  assert_text (jan, SA_PERSON_COUNTRY, "PL");
  g_assert_cmpint (count_records (store, "address"), ==, 1);
  beta = find_one (store, "organisation", "name=Beta");
  assert_text (beta, SA_ORGANISATION_EMAILS, "office@beta.example");
}

/* Apple has names of its own for what each value is, and writes a year where none is known. */
static void
test_apple (void)
{
  static const char text[] =
      "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Jan Nowak\r\nN:Nowak;Jan;;;\r\n"
      "item1.TEL:+48 22 000 00 01\r\nitem1.X-ABLabel:_$!<HomeFAX>!$_\r\n"
      "item2.TEL:+48 22 000 00 02\r\nitem2.X-ABLabel:_$!<Mobile>!$_\r\n"
      "item3.TEL:+48 22 000 00 03\r\nitem3.X-ABLabel:_$!<Main>!$_\r\n"
      "item4.TEL:+48 22 000 00 04\r\nitem4.X-ABLabel:Magazyn\r\n"
      "item5.EMAIL;type=INTERNET:jan@example.org\r\nitem5.X-ABLabel:_$!<Other>!$_\r\n"
      "item6.ADR:;;Rynek 1;Łódź;;90-001;Poland\r\nitem6.X-ABLabel:_$!<Work>!$_\r\n"
      "item7.ADR:;;Zielona 2;Łódź;;90-002;Poland\r\nitem7.X-ABLabel:_$!<Home>!$_\r\n"
      "BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-24\r\nEND:VCARD\r\n"
      "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:2\r\nFN:Ewa Lis\r\nN:Lis;Ewa;;;\r\n"
      "BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604:16040229\r\n"
      "item1.TEL:+48 22 000 00 05\r\nitem1.X-ABLabel:_$!<WorkFAX>!$_\r\nEND:VCARD\r\n"
      "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:3\r\nFN:Ola Kot\r\nN:Kot;Ola;;;\r\n"
      "BDAY;X-APPLE-OMIT-YEAR=1604:1980-12-24\r\nEND:VCARD\r\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) jan = NULL;
  g_autoptr (SaRecord) ewa = NULL;
  g_autoptr (SaRecord) ola = NULL;
  g_autoptr (SaRecord) address = NULL;
  g_autofree char *birthday = NULL;

  import_text (store, "iphone.vcf", text, (Expected) { .added = 3 });
  import_text (store, "iphone.vcf", text, (Expected) { .same = 3 });
  jan = find_one (store, "person", "family_name=Nowak");
  ewa = find_one (store, "person", "family_name=Lis");
  ola = find_one (store, "person", "family_name=Kot");
  assert_text (jan, SA_PERSON_FAX, "+48 22 000 00 01");
  assert_text (jan, SA_PERSON_PHONES,
               "+48 22 000 00 02\tmobile\n+48 22 000 00 03\tmain\n+48 22 000 00 04\tMagazyn");
  assert_text (jan, SA_PERSON_EMAILS, "jan@example.org\tother");
  assert_text (jan, SA_PERSON_BIRTHDAY, "--1224");
  birthday = sa_record_in_words (jan, SA_PERSON_BIRTHDAY);
  g_assert_cmpstr (birthday, ==, "24 December");
  assert_text (ewa, SA_PERSON_BIRTHDAY, "--0229");
  assert_text (ewa, SA_PERSON_FAX, "+48 22 000 00 05");
  assert_text (ola, SA_PERSON_BIRTHDAY, "1980-12-24");
  address = find_one (store, "address", "");
  assert_text (address, SA_ADDRESS_KIND, "home");
  assert_text (address, SA_ADDRESS_LABEL, NULL);
}

static gint64
add_beta (SaStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaRecord) beta = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (SaRecord) address = sa_record_new (sa_store_get_type_named (store, "address"));
  g_autoptr (SaRecord) ewa = sa_record_new (sa_store_get_type_named (store, "person"));

  sa_record_set_text (beta, SA_ORGANISATION_NAME, "Beta");
  sa_record_set_text (beta, SA_ORGANISATION_CITY, "Łódź");
  sa_record_set_text (beta, SA_ORGANISATION_COUNTRY, "PL");
  sa_record_set_text (beta, SA_ORGANISATION_PHONES, "+48 600 100 200\twork\n+48 600 100 201");
  g_assert_true (sa_change_begin (store, "Beta", NULL) != 0);
  sa_store_save (store, beta, &error);
  g_assert_no_error (error);
  sa_record_set_number (address, SA_ADDRESS_OF, sa_record_get_row (beta));
  sa_record_set_text (address, SA_ADDRESS_KIND, "delivery");
  sa_record_set_text (address, SA_ADDRESS_LABEL, "back door");
  sa_record_set_text (address, SA_ADDRESS_STREET, "Zielona 2");
  sa_record_set_text (address, SA_ADDRESS_CITY, "Łódź");
  sa_store_save (store, address, &error);
  g_assert_no_error (error);
  sa_record_set_text (ewa, SA_PERSON_NAME, "Ewa Lis");
  sa_record_set_text (ewa, SA_PERSON_FAMILY_NAME, "Lis");
  sa_record_set_text (ewa, SA_PERSON_GIVEN_NAME, "Ewa");
  sa_record_set_text (ewa, SA_PERSON_JOB, "Buyer; first");
  sa_record_set_text (ewa, SA_PERSON_EMAILS, "ewa@beta.example");
  sa_record_set_text (ewa, SA_PERSON_NOTES, "two\nlines, with a comma");
  sa_record_set_number (ewa, SA_PERSON_ORGANISATION, sa_record_get_row (beta));
  sa_store_save (store, ewa, &error);
  g_assert_no_error (error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  return sa_record_get_row (beta);
}

static char *
export_cards (SaStore *store, const char *type)
{
  g_autoptr (GFile) file = scratch_path ("own.vcf");
  char *text = NULL;

  export_table (store, type, "own.vcf");
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  return text;
}

/* Cards of our own bring nothing new, and leave nothing behind: neither a second address nor a kept
 * card. Edited elsewhere they bring that one thing; what has no field is kept. */
static void
test_own_cards (void)
{
  g_autoptr (SaStore) store = open_store ();
  gint64 row = add_beta (store);
  g_autofree char *firms = export_cards (store, "organisation");
  g_autofree char *people = export_cards (store, "person");
  g_autoptr (GString) edited = g_string_new (firms);
  g_autoptr (SaRecord) beta = NULL;
  g_autoptr (SaRecord) odd = NULL;

  import_text (store, "own.vcf", firms, (Expected) { .same = 1 });
  import_text (store, "own.vcf", people, (Expected) { .same = 1 });
  g_string_replace (edited, "100 201", "100 202", 0);
  import_text (store, "own.vcf", edited->str, (Expected) { .changed = 1 });
  import_text (store, "own.vcf", edited->str, (Expected) { .same = 1 });
  g_assert_cmpint (count_records (store, "address"), ==, 1);
  beta = sa_store_get (store, row, NULL);
  assert_text (beta, SA_ORGANISATION_VCARD, NULL);
  assert_text (beta, SA_ORGANISATION_PHONES,
               "+48 600 100 200\twork\n+48 600 100 201\n+48 600 100 202");

  g_string_replace (edited, "END:VCARD", "X-ODD:kept\r\nEND:VCARD", 0);
  import_text (store, "own.vcf", edited->str, (Expected) { .changed = 1 });
  import_text (store, "own.vcf", edited->str, (Expected) { .same = 1 });
  odd = sa_store_get (store, row, NULL);
  g_assert_nonnull (strstr (sa_record_text (odd, SA_ORGANISATION_VCARD), "X-ODD"));
  g_assert_cmpint (count_records (store, "address"), ==, 1);
}

static void
assert_said (const char *card, const char *line, guint times)
{
  g_auto (GStrv) parts = g_strsplit (card, line, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, times + 1);
}

#define JAN_AT_HOME                                                                                \
  "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:home\r\nFN:Jan Kot\r\nN:Kot;Jan;;;\r\n"                       \
  "TEL:+48 600 100 200\r\nX-ONE;A=b:one\r\nX-SHARED:both\r\nGENDER:M\r\n"                          \
  "item1.X-DATE:2020-01-01\r\nitem1.X-ABLabel:married\r\nEND:VCARD\r\n"
#define JAN_AT_WORK                                                                                \
  "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:work\r\nFN:J. Kot\r\nTEL;PREF=1:+48 600 100 200\r\n"          \
  "BDAY:19800203\r\nX-TWO:two\r\nX-SHARED:both\r\nGENDER:M\r\n"                                    \
  "item1.X-DATE:2021-05-05\r\nitem1.X-ABLabel:hired\r\nEND:VCARD\r\n"

/* The card of what was two is sound, and has all that was said in either. */
static void
assert_united (SaStore *store)
{
  g_autofree char *card = export_cards (store, "person");

  assert_said (card, "BEGIN:VCARD", 1);
  assert_said (card, "\r\nFN:Jan Kot\r\n", 1);
  assert_said (card, "\r\nFN:", 1);
  assert_said (card, "\r\nUID:home\r\n", 1);
  assert_said (card, "X-ONE;A=b:one\r\n", 1);
  assert_said (card, "X-TWO:two\r\n", 1);
  assert_said (card, "X-SHARED:both\r\n", 1);
  assert_said (card, "GENDER:M\r\n", 1);
  assert_said (card, "item1.X-DATE:2020-01-01\r\nitem1.X-ABLabel:married\r\n", 1);
  assert_said (card, "item1-1.X-DATE:2021-05-05\r\nitem1-1.X-ABLabel:hired\r\n", 1);
  assert_said (card, "PREF=1", 0);
}

static void
test_cards_united_by_import (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) work = open_text (store, "work.vcf", JAN_AT_WORK);

  import_text (store, "home.vcf", JAN_AT_HOME, (Expected) { .added = 1 });
  sa_import_set_doubtful (work, SA_DOUBTFUL_MERGE);
  run_import (store, work, (Expected) { .changed = 1 });
  assert_united (store);
  run_import (store, work, (Expected) { .same = 1 });
  import_text (store, "home.vcf", JAN_AT_HOME, (Expected) { .same = 1 });
}

static void
test_cards_united_by_hand (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) work = open_text (store, "work.vcf", JAN_AT_WORK);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaRecord) one = NULL;
  g_autoptr (SaRecord) other = NULL;
  g_autoptr (SaMergePlan) plan = NULL;

  import_text (store, "home.vcf", JAN_AT_HOME, (Expected) { .added = 1 });
  sa_import_set_doubtful (work, SA_DOUBTFUL_ADD);
  run_import (store, work, (Expected) { .added = 1 });
  one = find_one (store, "person", "given_name=Jan");
  other = find_one (store, "person", "birthday=1980-02-03");
  plan = sa_merge_plan_new (store, sa_record_get_row (one), sa_record_get_row (other), &error);
  g_assert_no_error (error);
  sa_merge_apply (store, plan, &error);
  g_assert_no_error (error);
  assert_united (store);
}

int
main (int argc, char **argv)
{
  importing_init (&argc, &argv);
  g_test_add_func ("/import/cards/cards", test_cards);
  g_test_add_func ("/import/cards/apple", test_apple);
  g_test_add_func ("/import/cards/own-cards", test_own_cards);
  g_test_add_func ("/import/cards/cards-united-by-import", test_cards_united_by_import);
  g_test_add_func ("/import/cards/cards-united-by-hand", test_cards_united_by_hand);
  return importing_run ();
}
