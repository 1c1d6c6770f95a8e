/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of the rows of a file: new, changed, same, doubtful, rejected; and that all of it
 * can be taken back. */

#include "clients.h"
#include "sa-error.h"
#include "sa-export.h"
#include "sa-find.h"
#include "sa-import.h"
#include "sa-merge.h"
#include "scratch.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  gint64 added, changed, same, doubtful, rejected;
} Expected;

static SaStore *
open_store (void)
{
  g_autoptr (GError) error = NULL;
  SaStore *store = sa_store_open (":memory:", NULL, &error);

  g_assert_no_error (error);
  return store;
}

static SaImport *
open_text (SaStore *store, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = scratch_file (name, text, -1);
  SaImport *import = sa_import_new (file, NULL, store, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static void
assert_counts (const SaImportCounts *counts, Expected expected)
{
  g_assert_cmpint (counts->added, ==, expected.added);
  g_assert_cmpint (counts->changed, ==, expected.changed);
  g_assert_cmpint (counts->same, ==, expected.same);
  g_assert_cmpint (counts->doubtful, ==, expected.doubtful);
  g_assert_cmpint (counts->rejected, ==, expected.rejected);
}

/* A dry run must say beforehand what the run does. */
static gint64
run (SaStore *store, SaImport *import, Expected expected)
{
  g_autoptr (GError) error = NULL;
  SaImportCounts before, counts;

  sa_import_dry_run (import, store, NULL, NULL, NULL, &before, &error);
  g_assert_no_error (error);
  assert_counts (&before, expected);
  g_assert_cmpint (before.group, ==, 0);
  sa_import_run (import, store, NULL, NULL, NULL, &counts, &error);
  g_assert_no_error (error);
  assert_counts (&counts, expected);
  g_assert_cmpint (before.people, ==, counts.people);
  g_assert_cmpint (before.organisations, ==, counts.organisations);
  g_assert_cmpint (before.addresses, ==, counts.addresses);
  g_assert_cmpint (before.kept, ==, counts.kept);
  g_assert_cmpint (counts.group != 0, ==, expected.added + expected.changed != 0);
  return counts.group;
}

static gint64
import_text (SaStore *store, const char *name, const char *text, Expected expected)
{
  g_autoptr (SaImport) import = open_text (store, name, text);

  return run (store, import, expected);
}

static gint64
count (SaStore *store, const char *type)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, type));

  return sa_store_count (store, query, NULL);
}

static SaRecord *
find_one (SaStore *store, const char *type, const char *conditions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaQuery)
      query = sa_query_parse (sa_store_get_type_named (store, type), conditions, &error);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);
  found = sa_store_find (store, query, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (g_ptr_array_index (found, 0));
}

static void
assert_text (SaRecord *record, guint field, const char *text)
{
  g_assert_cmpstr (sa_record_text (record, field), ==, text);
}

static void
test_clients (void)
{
  static const char text[] = "CustomerID,CompanyName,ContactName,Phone,Fax,City,Web\n"
                             "A1,Alfa,Jan Nowak,22 123 45 67,,Łódź,Ask us#http://alfa.example#\n"
                             "B2,Beta,,,,Poznań,\n";
  static const char changed[] = "CustomerID,CompanyName,Phone,City\n"
                                "A1,Alfa,+48 600 100 200,Łódź\n"
                                "B2,Beta Sp. z o.o.,,\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) alfa = NULL;
  g_autoptr (SaRecord) beta = NULL;
  g_autoptr (SaRecord) again = NULL;

  import_text (store, "customers.csv", text, (Expected) { .added = 2 });
  import_text (store, "customers.csv", text, (Expected) { .same = 2 });
  alfa = find_one (store, "organisation", "code=A1");
  assert_text (alfa, SA_ORGANISATION_ROLES, "client");
  assert_text (alfa, SA_ORGANISATION_WEBSITES, "http://alfa.example\tAsk us");
  g_assert_cmpstr (sa_record_meta (alfa)->state, ==, "active");
  g_assert_cmpint (count (store, "person"), ==, 1);

  import_text (store, "customers.csv", changed, (Expected) { .changed = 2 });
  again = find_one (store, "organisation", "code=A1");
  g_assert_nonnull (strstr (sa_record_text (again, SA_ORGANISATION_PHONES), "22 123 45 67"));
  g_assert_nonnull (strstr (sa_record_text (again, SA_ORGANISATION_PHONES), "600"));
  beta = find_one (store, "organisation", "code=B2");
  assert_text (beta, SA_ORGANISATION_NAME, "Beta Sp. z o.o.");
  assert_text (beta, SA_ORGANISATION_CITY, "Poznań");
}

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
test_manager (void)
{
  static const char text[] = "EmployeeID,FirstName,LastName,ReportsTo\n"
                             "1,Jan,Nowak,2\n2,Anna,Kos,\n3,Ewa,Lis,99\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) jan = NULL;
  g_autoptr (SaRecord) anna = NULL;
  g_autoptr (SaRecord) ewa = NULL;

  import_text (store, "employees.csv", text, (Expected) { .added = 3 });
  jan = find_one (store, "person", "code=1");
  anna = find_one (store, "person", "code=2");
  ewa = find_one (store, "person", "code=3");
  g_assert_cmpint (sa_record_number (jan, SA_PERSON_MANAGER), ==, sa_record_get_row (anna));
  assert_text (ewa, SA_PERSON_NOTES, "ReportsTo: 99");
  import_text (store, "employees.csv", text, (Expected) { .same = 3 });
}

/* What was looked for and not found is said, with the way out. */
static void
test_nobody_called_so (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport)
      clients = open_text (store, "clients.csv", "Company,Sales rep\nAlfa,Marek Wójcik\n");
  g_autoptr (SaImport) tasks = open_text (store, "tasks.csv", "Subject,Person\nCall,Jan\n");

  run (store, clients, (Expected) { .added = 1 });
  g_assert_cmpstr (
      sa_import_get_warnings (clients)[0], ==,
      "Line 2, column “Sales rep”: No colleague is called “Marek Wójcik”; add a person "
      "of that name who works in our office, then import this file again. It is kept "
      "in the notes.");
  run (store, tasks, (Expected) { .added = 1 });
  g_assert_cmpstr (sa_import_get_warnings (tasks)[0], ==,
                   "Line 2, column “Person”: There is no “Jan” under “People”; add it there, then "
                   "import this file again. It is kept in the notes.");
}

static void
test_employer (void)
{
  static const char text[] = "First name,Last name,Company,E-mail\n"
                             "Jan,Nowak,Alfa,jan@alfa.example\n"
                             "Ewa,Lis,alfa,ewa@alfa.example\n"
                             "Jan,Nowak,Gama,jan@gama.example\n";
  g_autoptr (SaStore) store = open_store ();

  import_text (store, "contacts.csv", text, (Expected) { .added = 3 });
  g_assert_cmpint (count (store, "organisation"), ==, 2);
  import_text (store, "contacts.csv", text, (Expected) { .same = 3 });
  g_assert_cmpint (count (store, "organisation"), ==, 2);
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
  run (store, skip, (Expected) { .added = 1, .doubtful = 1 });
  g_assert_true (g_file_get_contents (g_file_peek_path (rejects), &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "Alfa Polska,Lodz,ALFA@example.com,Drinks,"));
  g_assert_nonnull (strstr (written, "E-Mail"));

  sa_import_set_doubtful (merge, SA_DOUBTFUL_MERGE);
  run (store, merge, (Expected) { .changed = 1, .same = 1 });
  alfa = find_one (store, "organisation", "city=Łódź");
  assert_text (alfa, SA_ORGANISATION_NAME, "Alfa");
  assert_text (alfa, SA_ORGANISATION_INDUSTRY, "Drinks");
  g_assert_nonnull (strstr (sa_record_text (alfa, SA_ORGANISATION_NOTES), "Name: Alfa Polska"));

  sa_import_set_doubtful (add, SA_DOUBTFUL_ADD);
  run (store, add, (Expected) { .added = 1, .same = 1 });
  g_assert_cmpint (count (store, "organisation"), ==, 3);
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
  run (store, import, (Expected) { .doubtful = 3 });
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    g_assert_nonnull (strstr (sa_import_get_reasons (import)[i], found[i]));
}

/* What was left out of a file of another program is mended where that file was, and comes in. */
static void
test_rejects_come_back (void)
{
  g_autofree char *text = g_convert ("Nazwa;Miasto;Ostatni kontakt\n"
                                     "Żuk, Żółw i Ska;Łódź;31.02.2026\nBeta;Gdańsk;1.02.2026\n",
                                     -1, "WINDOWS-1250", "UTF-8", NULL, NULL, NULL);
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) import = open_text (store, "companies.csv", text);
  g_autoptr (GFile) rejects = scratch_path ("rejects.csv");
  g_autofree char *written = NULL;
  g_autoptr (GString) mended = NULL;
  g_autoptr (SaRecord) record = NULL;

  sa_import_set_strict (import, TRUE);
  sa_import_set_rejects (import, rejects);
  run (store, import, (Expected) { .added = 1, .rejected = 1 });
  g_assert_true (g_file_get_contents (g_file_peek_path (rejects), &written, NULL, NULL));
  g_assert_true (g_str_has_prefix (written, "\xef\xbb\xbfNazwa;Miasto;Ostatni kontakt;Reason\r\n"
                                            "Żuk, Żółw i Ska;Łódź;31.02.2026;"));
  mended = g_string_new (written);
  g_string_replace (mended, ";31.02.2026;", ";28.02.2026;", 0);
  import_text (store, "mended.csv", mended->str, (Expected) { .added = 1 });
  record = find_one (store, "organisation", "city=Łódź");
  assert_text (record, SA_ORGANISATION_NAME, "Żuk, Żółw i Ska");
  assert_text (record, SA_ORGANISATION_LAST_CONTACT, "2026-02-28");
  assert_text (record, SA_ORGANISATION_NOTES, NULL);
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

/* Another row of the file is named by its line in a dry run, where it has not become a record. */
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
  run (store, import, (Expected) { .added = 1, .changed = 1 });
  g_assert_cmpint (count (store, "person"), ==, 2);
}

/* A code that two names in one file have is none. */
static void
test_one_code_two_names (void)
{
  static const char text[] = "Code,Company,City\n90,Alfa,Łódź\n90,Beta,Kutno\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) skip = open_text (store, "clients.csv", text);
  g_autoptr (SaImport) add = open_text (store, "clients.csv", text);

  run (store, skip, (Expected) { .added = 1, .doubtful = 1 });
  sa_import_set_doubtful (add, SA_DOUBTFUL_ADD);
  run (store, add, (Expected) { .added = 1, .same = 1 });
  g_assert_cmpint (count (store, "organisation"), ==, 2);
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

/* The same person, the family name in front. */
static void
test_name_order (void)
{
  static const char text[] = "CustomerID,CompanyName,ContactName,Rep\n"
                             "A1,Alfa,Jan Ćwikła,Kos Anna\n"
                             "A1,Alfa,\"CWIKLA, Jan\",\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) alfa = NULL;
  g_autoptr (SaRecord) jan = NULL;
  g_autoptr (SaRecord) anna = NULL;

  import_text (store, "employees.csv", "EmployeeID,FirstName,LastName\n1,Anna,Kos\n",
               (Expected) { .added = 1 });
  import_text (store, "customers.csv", text, (Expected) { .added = 1, .same = 1 });
  import_text (store, "customers.csv", text, (Expected) { .same = 2 });
  alfa = find_one (store, "organisation", "code=A1");
  anna = find_one (store, "person", "code=1");
  g_assert_cmpint (sa_record_number (alfa, SA_ORGANISATION_REP), ==, sa_record_get_row (anna));
  g_assert_cmpint (count (store, "person"), ==, 2);
  jan = find_one (store, "person", "name=\"Jan Ćwikła\"");
  g_assert_cmpint (sa_record_number (jan, SA_PERSON_ORGANISATION), ==, sa_record_get_row (alfa));
}

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
test_rejected (void)
{
  static const char text[] = "Company,Last contact,Country,Phone,Tax ID,Payment terms\n"
                             "Alfa,31/02/2026,,,,a month\n"
                             ",2026-01-01,,,,\n"
                             "Beta,2026-01-01,Narnia,call me,,\n"
                             "Gama,,,,123-456-78-90,\n"
                             "Delta,2026-02-01,PL,22 123 45 67,brak,14\n"
                             "Epsilon,-,PL,n/a,—,\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaImport) import = open_text (store, "companies.csv", text);
  g_autoptr (SaImport) strict = open_text (store, "companies.csv", text);
  g_autoptr (GFile) rejects = scratch_path ("rejected.csv");
  g_autoptr (SaRecord) alfa = NULL;
  g_autoptr (SaRecord) beta = NULL;
  g_autofree char *written = NULL;
  gint64 group;

  sa_import_set_rejects (import, rejects);
  group = run (store, import, (Expected) { .added = 5, .rejected = 1 });
  alfa = find_one (store, "organisation", "name=Alfa");
  assert_text (alfa, SA_ORGANISATION_NOTES, "Last contact: 31/02/2026\nPayment terms: a month");
  beta = find_one (store, "organisation", "name=Beta");
  assert_text (beta, SA_ORGANISATION_NOTES, "Country: Narnia\nPhone: call me");
  g_assert_true (g_file_get_contents (g_file_peek_path (rejects), &written, NULL, NULL));
  g_assert_nonnull (
      strstr (written, "Company,Last contact,Country,Phone,Tax ID,Payment terms,Reason\r\n"));
  g_assert_nonnull (strstr (written, "Line 3: "));
  g_assert_cmpuint (g_strv_length ((GStrv) sa_import_get_reasons (import)), ==, 1);
  g_assert_cmpuint (g_strv_length ((GStrv) sa_import_get_warnings (import)), ==, 5);
  g_assert_cmpstr (
      sa_import_get_warnings (import)[0], ==,
      "Line 2, column “Last contact”: “31/02/2026” is not a date: 2026-02 has 28 days. "
      "It is kept in the notes.");

  g_assert_cmpint (sa_store_undo_change (store, group, NULL, NULL, NULL, NULL), ==, group);
  g_assert_cmpint (count (store, "organisation"), ==, 0);
  sa_import_set_strict (strict, TRUE);
  run (store, strict, (Expected) { .added = 2, .rejected = 4 });
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
  g_assert_cmpint (count (store, "organisation"), ==, 0);
  after = find_one (store, "person", "");
  assert_text (after, SA_PERSON_PHONES, "+48 600 100 200");

  file = scratch_path ("klienci.csv");
  forced = sa_import_new (file, NULL, store, sa_store_get_type_named (store, "organisation"),
                          &error);
  g_assert_no_error (error);
  run (store, forced, (Expected) { .rejected = 1 });
  g_assert_cmpstr (sa_import_get_reasons (forced)[0], ==,
                   "Line 2: the id belongs to “Jan Kot” (Person); no other record can have it, "
                   "and this row was taken for another (Organisation).");
  g_assert_cmpint (count (store, "organisation"), ==, 0);
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

static void
stop_soon (double fraction, gpointer cancellable)
{
  if (fraction > 0.3)
    g_cancellable_cancel (cancellable);
}

static GString *
many_rows (guint n)
{
  GString *text = g_string_new ("First name,Last name,E-mail,Company\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Jan,Nowak%u,jan%u@example.com,Firma %u\n", i, i, i % 50);
  return text;
}

static void
test_cancelled (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (GString) text = many_rows (50000);
  g_autoptr (SaImport) import = open_text (store, "contacts.csv", text->str);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SaImportCounts counts;

  g_string_free (g_steal_pointer (&text), TRUE);
  g_assert_false (
      sa_import_run (import, store, stop_soon, cancellable, cancellable, &counts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (store, "person"), ==, 0);
  g_assert_cmpint (count (store, "organisation"), ==, 0);
  g_assert_null (sa_store_get_undo_label (store));
}

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
  run (store, by_hand, (Expected) { .added = 1 });
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

/* A contact that is only a company is that, with its phone and address, and makes nobody. */
static void
test_company_only (void)
{
  static const char contacts[] =
      "First Name,Last Name,Company,Job Title,Business Street,Business City,Business Phone,"
      "E-mail Address,Birthday\n"
      "Jan,Kot,Alfa,Buyer,,,42 111 22 33,jan@alfa.example,0/0/00\n"
      ",,Beta,,Nowa 1,Kutno,42 655 10 20,biuro@beta.example,0/0/00\n"
      ",,Alfa,Front desk,,,42 111 22 00,,\n,,Beta,,Nowa 1,Kutno,42 655 10 20,,\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) alfa = NULL;
  g_autoptr (SaRecord) beta = NULL;

  import_text (store, "contacts.csv", contacts, (Expected) { .added = 2, .changed = 1, .same = 1 });
  import_text (store, "contacts.csv", contacts, (Expected) { .same = 4 });
  g_assert_cmpint (count (store, "person"), ==, 1);
  g_assert_cmpint (count (store, "organisation"), ==, 2);
  alfa = find_one (store, "organisation", "name=Alfa");
  beta = find_one (store, "organisation", "name=Beta");
  assert_text (alfa, SA_ORGANISATION_PHONES, "42 111 22 00\twork");
  assert_text (alfa, SA_ORGANISATION_NOTES, "Job Title: Front desk");
  assert_text (beta, SA_ORGANISATION_PHONES, "42 655 10 20\twork");
  assert_text (beta, SA_ORGANISATION_EMAILS, "biuro@beta.example");
  assert_text (beta, SA_ORGANISATION_STREET, "Nowa 1");
  assert_text (beta, SA_ORGANISATION_CITY, "Kutno");
  assert_text (beta, SA_ORGANISATION_NOTES, NULL);

  /* Which of two is meant is not known. */
  import_text (store, "companies.csv", "Company,City\nGama,Kutno\nGama,Pabianice\n",
               (Expected) { .added = 2 });
  import_text (store, "contacts.csv", "Last Name,Company,Phone\n,Gama,42 123 45 67\n",
               (Expected) { .rejected = 1 });
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

  run (store, import, (Expected) { .added = 3, .rejected = 1 });
  g_assert_cmpstr (sa_import_get_reasons (import)[0], ==,
                   "Line 5, column “When”: “soon” is not a day with a time; write it as in "
                   "2026-11-25 14:05.");
  first = find_one (store, "interaction", "subject=A");
  assert_text (first, SA_INTERACTION_AT, "2024-10-25T08:05:00Z[UTC]");
  second = find_one (store, "interaction", "subject=B");
  assert_text (second, SA_INTERACTION_AT, "2024-10-25T08:06:00Z[UTC]");
}

/* More than one checkpoint, then undone and done again. */
static void
test_long (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (GString) text = many_rows (21000);
  g_autoptr (GError) error = NULL;
  gint64 group = import_text (store, "contacts.csv", text->str, (Expected) { .added = 21000 });

  g_assert_cmpint (count (store, "person"), ==, 21000);
  g_assert_cmpint (count (store, "organisation"), ==, 50);
  sa_store_undo_change (store, group, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (store, "person"), ==, 0);
  sa_store_redo_change (store, group, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (store, "person"), ==, 21000);
}

static void
test_encodings (void)
{
  static const char latin[] = "Firma;Miasto\nZak\xb3"
                              "ad;\xa3\xf3"
                              "d\xbc\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) record = NULL;

  import_text (store, "firmy.csv", latin, (Expected) { .added = 1 });
  record = find_one (store, "organisation", "");
  assert_text (record, SA_ORGANISATION_NAME, "Zakład");
  assert_text (record, SA_ORGANISATION_CITY, "Łódź");
}

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
  g_assert_cmpint (count (store, "address"), ==, 1);
  beta = find_one (store, "organisation", "name=Beta");
  assert_text (beta, SA_ORGANISATION_EMAILS, "office@beta.example");
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
  g_autoptr (GError) error = NULL;
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, type));
  g_autoptr (GFile) file = scratch_path ("own.vcf");
  SaExportOptions options = { 0 };
  char *text = NULL;

  sa_export_run (store, query, file, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
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
  g_assert_cmpint (count (store, "address"), ==, 1);
  beta = sa_store_get (store, row, NULL);
  assert_text (beta, SA_ORGANISATION_VCARD, NULL);
  assert_text (beta, SA_ORGANISATION_PHONES,
               "+48 600 100 200\twork\n+48 600 100 201\n+48 600 100 202");

  g_string_replace (edited, "END:VCARD", "X-ODD:kept\r\nEND:VCARD", 0);
  import_text (store, "own.vcf", edited->str, (Expected) { .changed = 1 });
  import_text (store, "own.vcf", edited->str, (Expected) { .same = 1 });
  odd = sa_store_get (store, row, NULL);
  g_assert_nonnull (strstr (sa_record_text (odd, SA_ORGANISATION_VCARD), "X-ODD"));
  g_assert_cmpint (count (store, "address"), ==, 1);
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
  run (store, work, (Expected) { .changed = 1 });
  assert_united (store);
  run (store, work, (Expected) { .same = 1 });
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
  run (store, work, (Expected) { .added = 1 });
  one = find_one (store, "person", "given_name=Jan");
  other = find_one (store, "person", "birthday=1980-02-03");
  plan = sa_merge_plan_new (store, sa_record_get_row (one), sa_record_get_row (other), &error);
  g_assert_no_error (error);
  sa_merge_apply (store, plan, &error);
  g_assert_no_error (error);
  assert_united (store);
}

static void
export_table (SaStore *store, const char *type, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, type));
  g_autoptr (GFile) file = scratch_path (name);
  SaExportOptions options = { 0 };

  sa_export_run (store, query, file, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
import_again (SaStore *store, const char *type, const char *name, Expected expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = scratch_path (name);
  g_autoptr (SaImport)
      import = sa_import_new (file, NULL, store, sa_store_get_type_named (store, type), &error);

  g_assert_no_error (error);
  run (store, import, expected);
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

/* A name that fits several is linked to none of them, unless the town tells them apart, a colleague
 * is meant, or the record refers to one of them already. */
static void
test_several (void)
{
  static const char people[] = "Full name,City,Company,E-Mail\n"
                               "Jan Kot,,Alfa,jan@alfa.example\n"
                               "Ewa Lis,Poznań,Alfa,ewa@alfa.example\n";
  static const char calls[] = "Subject,Kind,When,Organisation,Representative\n"
                              "Prices,call,2024-10-25 08:05,alfa,Adam Nowak\n";
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) poznan = NULL;
  g_autoptr (SaRecord) jan = NULL;
  g_autoptr (SaRecord) ewa = NULL;
  g_autoptr (SaRecord) adam = NULL;
  g_autoptr (SaRecord) call = NULL;
  g_autoptr (SaImport) import = NULL;

  import_text (store, "companies.csv", "Company,City\nAlfa,Łódź\nAlfa,Poznań\n",
               (Expected) { .added = 2 });
  import_text (store, "staff.csv", "EmployeeID,Full name\n7,Adam Nowak\n",
               (Expected) { .added = 1 });
  import_text (store, "contacts.csv", "Full name,Company\nAdam Nowak,Beta\n",
               (Expected) { .added = 1 });
  poznan = find_one (store, "organisation", "city=Poznań");
  adam = find_one (store, "person", "code=7");

  import = open_text (store, "contacts.csv", people);
  run (store, import, (Expected) { .added = 2 });
  g_assert_cmpstr (sa_import_get_warnings (import)[0], ==,
                   "Line 2, column “Organisation”: “Alfa” fits several; name the one that is "
                   "meant by its code. It is kept in the notes.");
  import_text (store, "contacts.csv", people, (Expected) { .same = 2 });
  jan = find_one (store, "person", "emails~jan");
  ewa = find_one (store, "person", "emails~ewa");
  g_assert_cmpint (sa_record_number (jan, SA_PERSON_ORGANISATION), ==, 0);
  assert_text (jan, SA_PERSON_NOTES, "Organisation: Alfa");
  g_assert_cmpint (sa_record_number (ewa, SA_PERSON_ORGANISATION), ==, sa_record_get_row (poznan));

  import_text (store, "interactions.csv", calls, (Expected) { .added = 1 });
  import_text (store, "interactions.csv", calls, (Expected) { .same = 1 });
  call = find_one (store, "interaction", "");
  g_assert_cmpint (sa_record_number (call, SA_INTERACTION_ORGANISATION), ==, 0);
  g_assert_cmpint (sa_record_number (call, SA_INTERACTION_REP), ==, sa_record_get_row (adam));
  export_table (store, "person", "own.csv");
  import_again (store, "person", "own.csv", (Expected) { .same = 4 });
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
  run (store, import, (Expected) { .added = 2 });
  crates = find_one (store, "lead", "name=Crates");
  g_assert_cmpint (sa_record_number (crates, SA_LEAD_ORGANISATION), !=, 0);
  assert_text (crates, SA_LEAD_ORGANISATION_NAME, "Alfa");
  export_table (store, "lead", "own.csv");
  import_again (store, "lead", "own.csv", (Expected) { .same = 2 });
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/clients", test_clients);
  g_test_add_func ("/import/codes-by-role", test_codes_by_role);
  g_test_add_func ("/import/manager", test_manager);
  g_test_add_func ("/import/nobody-called-so", test_nobody_called_so);
  g_test_add_func ("/import/employer", test_employer);
  g_test_add_func ("/import/doubtful", test_doubtful);
  g_test_add_func ("/import/name-order", test_name_order);
  g_test_add_func ("/import/doubtful-in-file", test_doubtful_in_file);
  g_test_add_func ("/import/counts-in-file", test_counts_in_file);
  g_test_add_func ("/import/one-code-two-names", test_one_code_two_names);
  g_test_add_func ("/import/same-each-time", test_same_each_time);
  g_test_add_func ("/import/strongest-evidence", test_strongest_evidence);
  g_test_add_func ("/import/rejects-come-back", test_rejects_come_back);
  g_test_add_func ("/import/twice-in-file", test_twice_in_file);
  g_test_add_func ("/import/rejected", test_rejected);
  g_test_add_func ("/import/ids", test_ids);
  g_test_add_func ("/import/ids-of-others", test_ids_of_others);
  g_test_add_func ("/import/corrected", test_corrected);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/street-parts", test_street_parts);
  g_test_add_func ("/import/no-dates", test_no_dates);
  g_test_add_func ("/import/company-only", test_company_only);
  g_test_add_func ("/import/trade-show", test_trade_show);
  g_test_add_func ("/import/moments", test_moments);
  g_test_add_func ("/import/long", test_long);
  g_test_add_func ("/import/encodings", test_encodings);
  g_test_add_func ("/import/cards", test_cards);
  g_test_add_func ("/import/own-cards", test_own_cards);
  g_test_add_func ("/import/cards-united-by-import", test_cards_united_by_import);
  g_test_add_func ("/import/cards-united-by-hand", test_cards_united_by_hand);
  g_test_add_func ("/import/calls", test_calls);
  g_test_add_func ("/import/several", test_several);
  g_test_add_func ("/import/identical", test_identical);
  status = g_test_run ();
  scratch_clean ();
  return status;
}
