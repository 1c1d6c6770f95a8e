/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of the rows of a file: new, changed, same, rejected; and that all of it can be taken
 * back. */

#include "importing.h"
#include "scratch.h"

#include <string.h>

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
  g_assert_cmpint (count_records (store, "person"), ==, 1);

  import_text (store, "customers.csv", changed, (Expected) { .changed = 2 });
  again = find_one (store, "organisation", "code=A1");
  g_assert_nonnull (strstr (sa_record_text (again, SA_ORGANISATION_PHONES), "22 123 45 67"));
  g_assert_nonnull (strstr (sa_record_text (again, SA_ORGANISATION_PHONES), "600"));
  beta = find_one (store, "organisation", "code=B2");
  assert_text (beta, SA_ORGANISATION_NAME, "Beta Sp. z o.o.");
  assert_text (beta, SA_ORGANISATION_CITY, "Poznań");
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
  run_import (store, import, (Expected) { .added = 1, .rejected = 1 });
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

/* What the rows of a file have told about its dates and amounts stays behind when others of them
 * are left out; these say the same by themselves. */
static void
test_rejects_keep_forms (void)
{
  static const struct
  {
    const char *text;
    const char *written;
    const char *wrong;
    const char *mended;
    const char *day;
  } files[] = {
    { "Company,Last contact,Credit limit,Country\nAlfa,4/15/2025,\"1,234.50\",US\n"
      "Beta,3/4/2025,\"1,500\",Narnia\n",
      "Beta,2025-03-04,1500.00,Narnia,", "Narnia", "US", "2025-03-04" },
    { "Nazwa;Ostatni kontakt;Limit kredytu;Kraj\nAlfa;15.04.2025;1.234,50;PL\n"
      "Beta;4.3.25;1.500;Narnia\n",
      "Beta;2025-03-04;1500,00;Narnia;", "Narnia", "PL", "2025-03-04" },
    { "Company,Last contact,Credit limit,Country\nAlfa,4/15/2025,12.50,US\n"
      "Beta,2/30/2025,\"1,500\",PL\n",
      "Beta,2/30/2025,1500.00,PL,", "2/30/2025", "2/28/2025", "2025-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SaStore) store = open_store ();
      g_autoptr (SaImport) import = open_text (store, "companies.csv", files[i].text);
      g_autoptr (GFile) rejects = scratch_path ("forms.csv");
      g_autofree char *written = NULL;
      g_autoptr (GString) mended = NULL;
      g_autoptr (SaRecord) beta = NULL;

      sa_import_set_strict (import, TRUE);
      sa_import_set_rejects (import, rejects);
      run_import (store, import, (Expected) { .added = 1, .rejected = 1 });
      g_assert_true (g_file_get_contents (g_file_peek_path (rejects), &written, NULL, NULL));
      g_assert_nonnull (strstr (written, files[i].written));
      mended = g_string_new (written);
      g_string_replace (mended, files[i].wrong, files[i].mended, 1);
      import_text (store, "mended.csv", mended->str, (Expected) { .added = 1 });
      beta = find_one (store, "organisation", "name=Beta");
      assert_text (beta, SA_ORGANISATION_LAST_CONTACT, files[i].day);
      g_assert_cmpint (sa_record_number (beta, SA_ORGANISATION_CREDIT_LIMIT), ==, 150000);
    }
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
  group = run_import (store, import, (Expected) { .added = 5, .rejected = 1 });
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
  g_assert_cmpint (count_records (store, "organisation"), ==, 0);
  sa_import_set_strict (strict, TRUE);
  run_import (store, strict, (Expected) { .added = 2, .rejected = 4 });
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
  g_assert_cmpint (count_records (store, "person"), ==, 0);
  g_assert_cmpint (count_records (store, "organisation"), ==, 0);
  g_assert_null (sa_store_get_undo_label (store));
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
  g_assert_cmpint (count_records (store, "person"), ==, 1);
  g_assert_cmpint (count_records (store, "organisation"), ==, 2);
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

/* More than one checkpoint, then undone and done again. */
static void
test_long (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (GString) text = many_rows (21000);
  g_autoptr (GError) error = NULL;
  gint64 group = import_text (store, "contacts.csv", text->str, (Expected) { .added = 21000 });

  g_assert_cmpint (count_records (store, "person"), ==, 21000);
  g_assert_cmpint (count_records (store, "organisation"), ==, 50);
  sa_store_undo_change (store, group, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_records (store, "person"), ==, 0);
  sa_store_redo_change (store, group, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_records (store, "person"), ==, 21000);
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

int
main (int argc, char **argv)
{
  importing_init (&argc, &argv);
  g_test_add_func ("/import/clients", test_clients);
  g_test_add_func ("/import/rejects-come-back", test_rejects_come_back);
  g_test_add_func ("/import/rejects-keep-forms", test_rejects_keep_forms);
  g_test_add_func ("/import/rejected", test_rejected);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/company-only", test_company_only);
  g_test_add_func ("/import/long", test_long);
  g_test_add_func ("/import/encodings", test_encodings);
  return importing_run ();
}
