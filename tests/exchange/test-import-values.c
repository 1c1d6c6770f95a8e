/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What cells hold, as other programs write it: streets in parts, dates that are none, moments, and
 * what a file leaves unsaid. */

#include "importing.h"

/* A street that is told in parts is one line, whether its columns are known or were chosen. */
static void
test_street_parts (void)
{
  static const char firms[] = "Nazwa;Ulica;Nr domu;Nr lokalu;Miasto\n"
                              "Alfa;ul. Zgierska;12;3;Łódź\nBeta;3 Maja;3;;Łódź\n"
                              "Gama;;7;;Nowa Wieś\nDelta;Rynek;;2;Łódź\n";
  static const char *const streets[] = { "ul. Zgierska 12/3", "3 Maja 3", "7", "Rynek 2" };
  static const char *const names[] = { "name=Alfa", "name=Beta", "name=Gama", "name=Delta" };
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport)
      by_hand = open_text (store, "companies.csv", "Company,Where,More\nEta,Nowa,12\n");
  SaMapping *mapping = sa_import_get_mapping (by_hand);
  g_autoptr (SaRecord) eta = NULL;

  import_text (store, "firmy.csv", firms, (Expected) { .added = 4 });
  import_text (store, "firmy.csv", firms, (Expected) { .same = 4 });
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SaRecord) firm = find_one (store, "organisation", names[i]);

      assert_text (firm, SA_ORGANISATION_STREET, streets[i]);
    }
  g_assert_true (sa_mapping_set_target (mapping, 1, "street", NULL));
  g_assert_true (sa_mapping_set_target (mapping, 2, "street", NULL));
  run_import (store, by_hand, (Expected) { .added = 1 });
  eta = find_one (store, "organisation", "name=Eta");
  assert_text (eta, SA_ORGANISATION_STREET, "Nowa 12");
}

/* What programs write where there is no date is nothing to tell of; other birthdays are written as
 * the dates of the file are. */
static void
test_no_dates (void)
{
  static const char people[] = "First name,Last name,Birthday,Last contact\n"
                               "Ann,One,0-00-00,00.00.0000\nBob,Two,0/0/00,1/1/4501\n"
                               "Cid,Three,01.01.4501,0000-00-00\nDora,Four,12/1/1990,3/14/2026\n"
                               "Eve,Five,--0203,\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) dora = NULL;
  g_autoptr (SaRecord) eve = NULL;

  import_text (store, "people.csv", people, (Expected) { .added = 5 });
  dora = find_one (store, "person", "name=\"Dora Four\"");
  eve = find_one (store, "person", "name=\"Eve Five\"");
  assert_text (dora, SA_PERSON_BIRTHDAY, "1990-12-01");
  assert_text (dora, SA_PERSON_LAST_CONTACT, "2026-03-14");
  assert_text (eve, SA_PERSON_BIRTHDAY, "--0203");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "family_name=One", "family_name=Two",
                                           "family_name=Three" };
      g_autoptr (SaRecord) person = find_one (store, "person", names[i]);

      assert_text (person, SA_PERSON_BIRTHDAY, NULL);
      assert_text (person, SA_PERSON_LAST_CONTACT, NULL);
      assert_text (person, SA_PERSON_NOTES, NULL);
    }
}

/* Somebody's home is their address where there is none of an office, and else a further one. */
static void
test_homes (void)
{
  static const char people[] =
      "Title,First Name,Last Name,Job Title,Business Street,Business City,Business Country/Region,"
      "Home Street,Home City,Home Postal Code,Home Country/Region\n"
      "Dr,Jan,Nowak,Buyer,Rynek 1,Łódź,Poland,Zielona 2,Kraków,30-001,Poland\n"
      ",Ewa,Lis,,,,,Polna 3,Poznań,60-001,Germany\n"
      ",Ola,Kot,,Długa 4,Gdańsk,Poland,,,,Poland\n"
      ",Iza,Maj,,Krótka 5,Gdynia,Poland,Krótka 5,Gdynia,,Poland\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) jan = NULL;
  g_autoptr (SaRecord) ewa = NULL;
  g_autoptr (SaRecord) home = NULL;

  import_text (store, "contacts.csv", people, (Expected) { .added = 4 });
  import_text (store, "contacts.csv", people, (Expected) { .same = 4 });
  jan = find_one (store, "person", "family_name=Nowak");
  ewa = find_one (store, "person", "family_name=Lis");
  assert_text (jan, SA_PERSON_PREFIX, "Dr");
  assert_text (jan, SA_PERSON_JOB, "Buyer");
  assert_text (jan, SA_PERSON_STREET, "Rynek 1");
  assert_text (jan, SA_PERSON_CITY, "Łódź");
  assert_text (ewa, SA_PERSON_STREET, "Polna 3");
  assert_text (ewa, SA_PERSON_POSTCODE, "60-001");
  assert_text (ewa, SA_PERSON_COUNTRY, "DE");
  home = find_one (store, "address", "");
  g_assert_cmpint (sa_record_number (home, SA_ADDRESS_OF), ==, sa_record_get_row (jan));
  assert_text (home, SA_ADDRESS_KIND, "home");
  assert_text (home, SA_ADDRESS_STREET, "Zielona 2");
  assert_text (home, SA_ADDRESS_POSTCODE, "30-001");
  assert_text (home, SA_ADDRESS_COUNTRY, "PL");
}

/* Google says the kind of each value beside it, the preferred one with a star, and joins several.
 */
static void
test_google (void)
{
  static const char people[] =
      "First Name,Last Name,Organization Name,Organization Title,Organization Department,Birthday,"
      "Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,"
      "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,"
      "Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,"
      "Address 1 - Country,Address 1 - Extended Address\n"
      "Jan,Nowak,Alfa,Buyer,Sales, --12-24,* myContacts ::: Klienci ::: Targi 2026,"
      "Home,jan@home.example,* Work,jan@alfa.example,"
      "Mobile,600 100 200 ::: 600 100 201,Work Fax,22 123 45 67,"
      "Rynek 1,Łódź,łódzkie,90-001,PL,2. piętro\n"
      "Ewa,Lis,,,,,* myContacts,* ,ewa@lis.example,,,Magazyn,600 100 300,,600 100 301,,,,,,\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) jan = NULL;
  g_autoptr (SaRecord) ewa = NULL;

  import_text (store, "contacts.csv", people, (Expected) { .added = 2 });
  import_text (store, "contacts.csv", people, (Expected) { .same = 2 });
  jan = find_one (store, "person", "family_name=Nowak");
  ewa = find_one (store, "person", "family_name=Lis");
  g_assert_cmpint (sa_record_number (jan, SA_PERSON_ORGANISATION), !=, 0);
  assert_text (jan, SA_PERSON_JOB, "Buyer");
  assert_text (jan, SA_PERSON_DEPARTMENT, "Sales");
  assert_text (jan, SA_PERSON_BIRTHDAY, "--1224");
  assert_text (jan, SA_PERSON_CATEGORIES, "Klienci, Targi 2026");
  assert_text (jan, SA_PERSON_EMAILS, "jan@alfa.example\twork\njan@home.example\thome");
  assert_text (jan, SA_PERSON_PHONES, "600 100 200\tmobile\n600 100 201\tmobile");
  assert_text (jan, SA_PERSON_FAX, "22 123 45 67");
  assert_text (jan, SA_PERSON_STREET, "Rynek 1, 2. piętro");
  assert_text (jan, SA_PERSON_CITY, "Łódź");
  assert_text (jan, SA_PERSON_REGION, "łódzkie");
  assert_text (jan, SA_PERSON_POSTCODE, "90-001");
  assert_text (jan, SA_PERSON_COUNTRY, "PL");
  assert_text (ewa, SA_PERSON_CATEGORIES, NULL);
  assert_text (ewa, SA_PERSON_EMAILS, "ewa@lis.example");
  assert_text (ewa, SA_PERSON_PHONES, "600 100 300\tMagazyn\n600 100 301");
  assert_text (ewa, SA_PERSON_NOTES, NULL);
}

static gint64
limit_of (SaStore *store, const char *conditions)
{
  g_autoptr (SaRecord) firm = find_one (store, "organisation", conditions);

  return sa_record_number (firm, SA_ORGANISATION_CREDIT_LIMIT);
}

/* A Polish program groups thousands by points. What cannot be read with the mark of the file is
 * told and kept, unless the number itself leaves no choice. */
static void
test_amounts (void)
{
  static const char mixed[] = "Nazwa;Limit kredytu\nAlfa;12,50\nBeta;1.234,5\nGama;1,234.50\n"
                              "Eta;1,234\nTeta;0.500\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) import = NULL;

  import_text (store, "firmy.csv", "Nazwa;Limit kredytu\nDelta;1.500\n", (Expected) { .added = 1 });
  g_assert_cmpint (limit_of (store, "name=Delta"), ==, 150000);
  import_text (store, "firms.csv", "Company,Credit limit\nZeta,\"1,500\"\n",
               (Expected) { .added = 1 });
  g_assert_cmpint (limit_of (store, "name=Zeta"), ==, 150000);
  import = open_text (store, "firmy.csv", mixed);
  run_import (store, import, (Expected) { .added = 5 });
  g_assert_cmpint (limit_of (store, "name=Beta"), ==, 123450);
  g_assert_cmpint (limit_of (store, "name=Gama"), ==, 123450);
  g_assert_cmpint (limit_of (store, "name=Eta"), ==, 0);
  g_assert_cmpint (limit_of (store, "name=Teta"), ==, 0);
  g_assert_cmpuint (g_strv_length ((GStrv) sa_import_get_warnings (import)), ==, 2);
  g_assert_true (g_str_has_prefix (sa_import_get_warnings (import)[0],
                                   "Line 5, column “Limit kredytu”: “1,234” has more decimals"));
  g_assert_true (g_str_has_prefix (sa_import_get_warnings (import)[1],
                                   "Line 6, column “Limit kredytu”: The separators in “0.500”"));
}

/* A lead of a trade show is about the product, or about the firm. */
static void
test_trade_show (void)
{
  static const char fair[] = "Targi;;;\nFirma;Osoba;Produkt;Wartość szacunkowa\n"
                             "Alfa;Jan Kot;mrożonki;1 500,00\nBeta;Ewa Lis;;\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) alfa = NULL;
  g_autoptr (SaRecord) beta = NULL;

  import_text (store, "targi.csv", fair, (Expected) { .added = 2 });
  import_text (store, "targi.csv", fair, (Expected) { .same = 2 });
  alfa = find_one (store, "lead", "organisation_name=Alfa");
  beta = find_one (store, "lead", "organisation_name=Beta");
  assert_text (alfa, SA_LEAD_NAME, "mrożonki");
  assert_text (beta, SA_LEAD_NAME, "Beta");
  g_assert_cmpint (sa_record_number (alfa, SA_LEAD_VALUE), ==, 150000);
}

/* Moments as this program and others write them; an error names the column once. */
static void
test_moments (void)
{
  static const char text[] = "Subject,Kind,When\nA,call,2024-10-25 08:05\nB,call,25.10.2024 08:06\n"
                             "C,call,2024-10-25T08:07:00Z\nD,call,soon\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) import = open_text (store, "interactions.csv", text);
  g_autoptr (SaRecord) first = NULL;
  g_autoptr (SaRecord) second = NULL;

  run_import (store, import, (Expected) { .added = 3, .rejected = 1 });
  g_assert_cmpstr (sa_import_get_reasons (import)[0], ==,
                   "Line 5, column “When”: “soon” is not a day with a time; write it as in "
                   "2026-11-25 14:05.");
  first = find_one (store, "interaction", "subject=A");
  assert_text (first, SA_INTERACTION_AT, "2024-10-25T08:05:00Z[UTC]");
  second = find_one (store, "interaction", "subject=B");
  assert_text (second, SA_INTERACTION_AT, "2024-10-25T08:06:00Z[UTC]");
}

/* A call without a state is done unless it lies ahead, and counts as contact. */
static void
test_calls (void)
{
  static const char calls[] = "Subject,Kind,When,Organisation\n"
                              "Past,call,2024-10-25 08:05,Alfa\nAhead,call,2100-01-02 08:05,Alfa\n";
  static const char stated[] = "Subject,Kind,When,Organisation,Status\n"
                               "Past,call,2024-10-25 08:05,Alfa,\n"
                               "Planned,call,2024-10-26 08:05,Alfa,planned\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) past = NULL;
  g_autoptr (SaRecord) ahead = NULL;
  g_autoptr (SaRecord) planned = NULL;

  import_text (store, "companies.csv", "Company\nAlfa\n", (Expected) { .added = 1 });
  import_text (store, "interactions.csv", calls, (Expected) { .added = 2 });
  import_text (store, "interactions.csv", stated, (Expected) { .added = 1, .same = 1 });
  past = find_one (store, "interaction", "subject=Past");
  ahead = find_one (store, "interaction", "subject=Ahead");
  planned = find_one (store, "interaction", "subject=Planned");
  g_assert_cmpstr (sa_record_meta (past)->state, ==, "done");
  g_assert_cmpstr (sa_record_meta (ahead)->state, ==, "planned");
  g_assert_cmpstr (sa_record_meta (planned)->state, ==, "planned");
}

int
main (int argc, char **argv)
{
  importing_init (&argc, &argv);
  g_test_add_func ("/import/values/street-parts", test_street_parts);
  g_test_add_func ("/import/values/no-dates", test_no_dates);
  g_test_add_func ("/import/values/homes", test_homes);
  g_test_add_func ("/import/values/google", test_google);
  g_test_add_func ("/import/values/amounts", test_amounts);
  g_test_add_func ("/import/values/trade-show", test_trade_show);
  g_test_add_func ("/import/values/moments", test_moments);
  g_test_add_func ("/import/values/calls", test_calls);
  return importing_run ();
}
