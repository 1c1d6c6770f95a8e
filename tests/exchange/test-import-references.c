/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells that name another record: a manager, a firm, a representative; and names that fit none or
 * several. */

#include "importing.h"

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

  run_import (store, clients, (Expected) { .added = 1 });
  g_assert_cmpstr (
      sa_import_get_warnings (clients)[0], ==,
      "Line 2, column “Sales rep”: No colleague is called “Marek Wójcik”; add a person "
      "of that name who works in our office, then import this file again. It is kept "
      "in the notes.");
  run_import (store, tasks, (Expected) { .added = 1 });
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
  g_assert_cmpint (count_records (store, "organisation"), ==, 2);
  import_text (store, "contacts.csv", text, (Expected) { .same = 3 });
  g_assert_cmpint (count_records (store, "organisation"), ==, 2);
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
  g_assert_cmpint (count_records (store, "person"), ==, 2);
  jan = find_one (store, "person", "name=\"Jan Ćwikła\"");
  g_assert_cmpint (sa_record_number (jan, SA_PERSON_ORGANISATION), ==, sa_record_get_row (alfa));
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
  run_import (store, import, (Expected) { .added = 2 });
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

int
main (int argc, char **argv)
{
  importing_init (&argc, &argv);
  g_test_add_func ("/import/references/manager", test_manager);
  g_test_add_func ("/import/references/nobody-called-so", test_nobody_called_so);
  g_test_add_func ("/import/references/employer", test_employer);
  g_test_add_func ("/import/references/name-order", test_name_order);
  g_test_add_func ("/import/references/several", test_several);
  return importing_run ();
}
