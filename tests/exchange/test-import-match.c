/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which record a row of a file is: a known one, a new one, or doubtful, for a person to decide. */

#include "importing.h"
#include "scratch.h"

#include <string.h>

/* Number 1 of the suppliers is not number 1 of the carriers. */
static void
test_codes_by_role (void)
{
  g_autoptr (SaStore) store = open_store ();

  import_text (store, "suppliers.csv", "SupplierID,CompanyName\n1,One\n2,Two\n",
               (Expected) { .added = 2 });
  import_text (store, "shippers.csv", "ShipperID,CompanyName\n1,Eins\n2,Zwei\n",
               (Expected) { .added = 2 });
  import_text (store, "employees.csv", "EmployeeID,FirstName,LastName\n1,Jan,Nowak\n",
               (Expected) { .added = 1 });
  import_text (store, "suppliers.csv", "SupplierID,CompanyName\n1,One\n2,Two\n",
               (Expected) { .same = 2 });
}

static void
test_doubtful (void)
{
  static const char first[] = "Company,City,E-mail,Notes\nAlfa,Łódź,alfa@example.com,old\n";
  static const char second[] = "Company,City,E-mail,Industry\n"
                               "Alfa Polska,Lodz,ALFA@example.com,Drinks\n"
                               "Beta,Poznań,,\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) skip = open_text (store, "companies.csv", second);
  g_autoptr (SaImport) merge = open_text (store, "companies.csv", second);
  g_autoptr (SaImport) add = open_text (store, "companies.csv", second);
  g_autoptr (GFile) rejects = scratch_path ("rejects.csv");
  g_autofree char *written = NULL;
  g_autoptr (SaRecord) alfa = NULL;

  import_text (store, "first.csv", first, (Expected) { .added = 1 });
  sa_import_set_rejects (skip, rejects);
  run_import (store, skip, (Expected) { .added = 1, .doubtful = 1 });
  g_assert_true (g_file_get_contents (g_file_peek_path (rejects), &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "Alfa Polska,Lodz,ALFA@example.com,Drinks,"));
  g_assert_nonnull (strstr (written, "E-Mail"));

  sa_import_set_doubtful (merge, SA_DOUBTFUL_MERGE);
  run_import (store, merge, (Expected) { .changed = 1, .same = 1 });
  alfa = find_one (store, "organisation", "city=Łódź");
  assert_text (alfa, SA_ORGANISATION_NAME, "Alfa");
  assert_text (alfa, SA_ORGANISATION_INDUSTRY, "Drinks");
  g_assert_nonnull (strstr (sa_record_text (alfa, SA_ORGANISATION_NOTES), "Name: Alfa Polska"));

  sa_import_set_doubtful (add, SA_DOUBTFUL_ADD);
  run_import (store, add, (Expected) { .added = 1, .same = 1 });
  g_assert_cmpint (count_records (store, "organisation"), ==, 3);
}

/* Of two clients that are alike the one is named that is more so. */
static void
test_strongest_evidence (void)
{
  static const char known[] = "Company,City,Phone,E-mail,Tax ID\n"
                              "Hala Bryza,Sopot,42 000 00 00,kontakt@example.com,\n"
                              "Bar Wrzos,Łódź,,,\n"
                              "Kino Mewa,Gdynia,58 111 11 11,kino@example.com,526-025-02-74\n";
  static const char text[] = "Company,City,Phone,E-mail,Tax ID\n"
                             "Bar Wrzos,Łódź,42 000 00 00,,\n"
                             "Bar Wrzos,Łódź,42 000 00 00,kontakt@example.com,\n"
                             "Bar Wrzos,Łódź,58 111 11 11,,5260250274\n";
  static const char *const found[] = { "“Bar Wrzos”, which has the same Name",
                                       "“Hala Bryza”, which has the same E-Mail",
                                       "“Kino Mewa”, which has the same Tax ID" };
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) import = open_text (store, "companies.csv", text);

  import_text (store, "first.csv", known, (Expected) { .added = 3 });
  run_import (store, import, (Expected) { .doubtful = 3 });
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    g_assert_nonnull (strstr (sa_import_get_reasons (import)[i], found[i]));
}

/* The same row twice in one file is one record. */
static void
test_twice_in_file (void)
{
  g_autoptr (SaStore) store = open_store ();

  import_text (store, "companies.csv",
               "Company,City,NIP\nAlfa,Łódź,526-025-02-74\nAlfa,Łódź,526-025-02-74\n",
               (Expected) { .added = 1, .same = 1 });
}

/* The same client twice, with another person and a state there is not. */
static void
test_counts_in_file (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport)
      import = open_text (store, "clients.csv",
                          "Company,Tax ID,Contact,Status\nAlfa,5260250274,Jan Nowak,active\n"
                          "Alfa sp. z o.o.,526-025-02-74,Anna Lis,regular\n");

  sa_import_set_doubtful (import, SA_DOUBTFUL_MERGE);
  run_import (store, import, (Expected) { .added = 1, .changed = 1 });
  g_assert_cmpint (count_records (store, "person"), ==, 2);
}

/* A code that two names in one file have is none. */
static void
test_one_code_two_names (void)
{
  static const char text[] = "Code,Company,City\n90,Alfa,Łódź\n90,Beta,Kutno\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) skip = open_text (store, "clients.csv", text);
  g_autoptr (SaImport) add = open_text (store, "clients.csv", text);

  run_import (store, skip, (Expected) { .added = 1, .doubtful = 1 });
  sa_import_set_doubtful (add, SA_DOUBTFUL_ADD);
  run_import (store, add, (Expected) { .added = 1, .same = 1 });
  g_assert_cmpint (count_records (store, "organisation"), ==, 2);
}

/* Of two rows on one client the first is believed, so that the file says the same each time. */
static void
test_same_each_time (void)
{
  static const char text[] = "Code,Company,Street,Phone,E-mail\n"
                             "7,Alfa,ul. Długa 1,42 633 12 34,biuro@alfa.pl\n"
                             "7,Alfa,Dluga 1,+48 42 633-12-34,BIURO@ALFA.PL\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) alfa = NULL;

  import_text (store, "clients.csv", text, (Expected) { .added = 1, .changed = 1 });
  import_text (store, "clients.csv", text, (Expected) { .same = 2 });
  alfa = find_one (store, "organisation", "name=Alfa");
  assert_text (alfa, SA_ORGANISATION_STREET, "ul. Długa 1");
  assert_text (alfa, SA_ORGANISATION_PHONES, "42 633 12 34");
  assert_text (alfa, SA_ORGANISATION_EMAILS, "biuro@alfa.pl");
  assert_text (alfa, SA_ORGANISATION_NOTES, "Street: Dluga 1");
}

/* Another row of the file is named by its line in a dry run, where it has not become a record. */
static void
test_doubtful_in_file (void)
{
  static const char text[] = "Company,City,E-mail,Contact name\nAlfa,Łódź,a@example.com,Jan Nowak\n"
                             "Beta,Poznań,b@example.com,\nGama,Gdynia,b@example.com,Ewa Lis\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) import = open_text (store, "companies.csv", text);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = sa_import_dup_what (import);
  SaImportCounts counts;

  g_assert_cmpstr (what, ==, "Organisations");
  sa_import_dry_run (import, store, NULL, NULL, NULL, &counts, &error);
  g_assert_no_error (error);
  assert_counts (&counts, (Expected) { .added = 2, .doubtful = 1 });
  g_assert_cmpstr (sa_import_get_reasons (import)[0], ==,
                   "Line 4: this may be the same as line 3 of this file, which has the same "
                   "E-Mail; add it to that, or as new.");
  g_assert_cmpint (counts.people, ==, 1);
  sa_import_run (import, store, NULL, NULL, NULL, &counts, &error);
  g_assert_no_error (error);
  assert_counts (&counts, (Expected) { .added = 2, .doubtful = 1 });
  g_assert_cmpint (counts.people, ==, 1);
  g_assert_cmpint (counts.organisations, ==, 0);
  g_assert_cmpint (counts.addresses, ==, 0);
}

static void
test_ids (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) alfa = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  import_text (store, "companies.csv", "Company\nAlfa\n", (Expected) { .added = 1 });
  alfa = find_one (store, "organisation", "name=Alfa");
  id = sa_record_dup_id (alfa);
  text = g_strdup_printf ("id,name,status\n%s,Omega,dormant\n", id);
  import_text (store, "organisation.csv", text, (Expected) { .changed = 1 });
  g_clear_object (&alfa);
  alfa = find_one (store, "organisation", "name=Omega");
  g_assert_cmpstr (sa_record_meta (alfa)->state, ==, "dormant");
}

/* Rows are of the type their records are, whatever the file and its columns are called. */
static void
test_ids_of_others (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) jan = NULL;
  g_autoptr (SaRecord) after = NULL;
  g_autoptr (SaImport) forced = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  import_text (store, "contacts.csv", "Full name,E-Mail\nJan Kot,jan@alfa.example\n",
               (Expected) { .added = 1 });
  jan = find_one (store, "person", "");
  id = sa_record_dup_id (jan);
  text = g_strdup_printf ("id,name,phones\n%s,Jan Kot,+48 600 100 200\n", id);

  import_text (store, "klienci.csv", text, (Expected) { .changed = 1 });
  g_assert_cmpint (count_records (store, "organisation"), ==, 0);
  after = find_one (store, "person", "");
  assert_text (after, SA_PERSON_PHONES, "+48 600 100 200");

  file = scratch_path ("klienci.csv");
  forced = sa_import_new (file, NULL, store, sa_store_get_type_named (store, "organisation"),
                          &error);
  g_assert_no_error (error);
  run_import (store, forced, (Expected) { .rejected = 1 });
  g_assert_cmpstr (sa_import_get_reasons (forced)[0], ==,
                   "Line 2: the id belongs to “Jan Kot” (Person); no other record can have it, "
                   "and this row was taken for another (Organisation).");
  g_assert_cmpint (count_records (store, "organisation"), ==, 0);
}

/* What was exported with its id and corrected is meant as it stands; by its code alone something
 * may be known of it that the other source does not know. */
static void
test_corrected (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) alfa = NULL;
  g_autofree char *id = NULL;
  g_autofree char *corrected = NULL;

  import_text (
      store, "organisation.csv",
      "code,name,phones,roles,notes\n7,Alfa,+48 42 111 11 11;+48 42 222 22 22,client,Old\n",
      (Expected) { .added = 1 });
  import_text (store, "organisation.csv",
               "code,name,phones,roles,notes\n7,Alfa,+48 42 333 33 33,client;broker,New\n",
               (Expected) { .changed = 1 });
  alfa = find_one (store, "organisation", "name=Alfa");
  g_assert_cmpstr (sa_record_text (alfa, SA_ORGANISATION_PHONES), ==,
                   "+48 42 111 11 11\n+48 42 222 22 22\n+48 42 333 33 33");
  g_assert_cmpstr (sa_record_text (alfa, SA_ORGANISATION_ROLES), ==, "client,broker");
  g_assert_cmpstr (sa_record_text (alfa, SA_ORGANISATION_NOTES), ==, "Old\nNew");
  sa_record_set_text (alfa, SA_ORGANISATION_PHONES, "+48 42 111 11 11\twork\n+48 42 222 22 22");
  sa_change_begin (store, "By hand", NULL);
  g_assert_true (sa_store_save (store, alfa, NULL));
  sa_change_commit (store, NULL);
  id = sa_record_dup_id (alfa);
  corrected = g_strdup_printf ("id,code,name,phones,roles,notes,city\n"
                               "%s,7,Alfa,+48 42 444 44 44;+48 42 111 11 11,broker,Newer,\n",
                               id);
  import_text (store, "organisation.csv", corrected, (Expected) { .changed = 1 });
  import_text (store, "organisation.csv", corrected, (Expected) { .same = 1 });
  g_clear_object (&alfa);
  alfa = find_one (store, "organisation", "name=Alfa");
  g_assert_cmpstr (sa_record_text (alfa, SA_ORGANISATION_PHONES), ==,
                   "+48 42 444 44 44\n+48 42 111 11 11\twork");
  g_assert_cmpstr (sa_record_text (alfa, SA_ORGANISATION_ROLES), ==, "broker");
  g_assert_cmpstr (sa_record_text (alfa, SA_ORGANISATION_NOTES), ==, "Newer");
}

/* What has neither code nor id is the same when all that is said of it is; two of one name in two
 * places, or with other notes, are two. */
static void
test_identical (void)
{
  static const char tasks[] = "Subject,Due,About,Notes,Status\n"
                              "Call,2026-12-01,Alfa,first,New\nCall,2026-12-01,Alfa,second,New\n"
                              "Call,2026-12-01,Beta,first,New\nCall,,,,Done\n"
                              "Call,2026-12-01,Alfa,first,New\n";
  static const char calls[] = "Subject,Kind,When,Organisation\n"
                              "Prices,call,2024-10-25T08:05:30-05:00,Alfa\n"
                              "Prices,call,2024-10-26 08:05,Alfa\n";
  static const char leads[] = "Subject,Organisation,E-Mail,Became client,Status\n"
                              "Crates,Alfa,jan@alfa.example,Beta,Converted\n"
                              "Bottles,Alfa,jan@alfa.example,,New\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) import = NULL;
  g_autoptr (SaRecord) crates = NULL;

  import_text (store, "companies.csv", "Company,City\nAlfa,Łódź\nAlfa,Poznań\nBeta,Łódź\n",
               (Expected) { .added = 3 });
  import_text (store, "tasks.csv", tasks, (Expected) { .added = 4, .same = 1 });
  import_text (store, "tasks.csv", tasks, (Expected) { .same = 5 });
  export_table (store, "task", "own.csv");
  import_again (store, "task", "own.csv", (Expected) { .same = 4 });

  import_text (store, "interactions.csv", calls, (Expected) { .added = 2 });
  export_table (store, "interaction", "own.xlsx");
  import_again (store, "interaction", "own.xlsx", (Expected) { .same = 2 });

  import = open_text (store, "leads.csv", leads);
  sa_import_set_doubtful (import, SA_DOUBTFUL_ADD);
  run_import (store, import, (Expected) { .added = 2 });
  crates = find_one (store, "lead", "name=Crates");
  g_assert_cmpint (sa_record_number (crates, SA_LEAD_ORGANISATION), !=, 0);
  assert_text (crates, SA_LEAD_ORGANISATION_NAME, "Alfa");
  export_table (store, "lead", "own.csv");
  import_again (store, "lead", "own.csv", (Expected) { .same = 2 });
}

int
main (int argc, char **argv)
{
  importing_init (&argc, &argv);
  g_test_add_func ("/import/match/codes-by-role", test_codes_by_role);
  g_test_add_func ("/import/match/doubtful", test_doubtful);
  g_test_add_func ("/import/match/doubtful-in-file", test_doubtful_in_file);
  g_test_add_func ("/import/match/counts-in-file", test_counts_in_file);
  g_test_add_func ("/import/match/one-code-two-names", test_one_code_two_names);
  g_test_add_func ("/import/match/same-each-time", test_same_each_time);
  g_test_add_func ("/import/match/strongest-evidence", test_strongest_evidence);
  g_test_add_func ("/import/match/twice-in-file", test_twice_in_file);
  g_test_add_func ("/import/match/ids", test_ids);
  g_test_add_func ("/import/match/ids-of-others", test_ids_of_others);
  g_test_add_func ("/import/match/corrected", test_corrected);
  g_test_add_func ("/import/match/identical", test_identical);
  return importing_run ();
}
