/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as other programs print them: with titles above the names and sums below the rows. What is
 * no record is left out and named; what may be one is taken. */

#include "clients.h"
#include "sa-find.h"
#include "sa-import.h"
#include "scratch.h"

#include <locale.h>

#define NAMES "Nazwa;Miasto;Uwagi;Limit kredytowy\n"

/* The sentences on what was left out, a line each. */
static char *
import_text (const char *name, const char *text, gint64 added, gint64 rejected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = sa_store_open (":memory:", NULL, &error);
  g_autoptr (GFile) file = scratch_file (name, text, -1);
  g_autoptr (SaImport) import = sa_import_new (
      file, NULL, store, sa_store_get_type_named (store, "organisation"), &error);
  SaImportCounts before, counts;

  g_assert_no_error (error);
  for (int again = 0; again < 2; again++)
    {
      sa_import_dry_run (import, store, NULL, NULL, NULL, &before, &error);
      g_assert_no_error (error);
      g_assert_cmpint (before.added, ==, added);
      g_assert_cmpint (before.rejected, ==, rejected);
    }
  sa_import_run (import, store, NULL, NULL, NULL, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts.added, ==, added);
  g_assert_cmpint (counts.rejected, ==, rejected);
  return g_strjoinv ("\n", (GStrv) sa_import_get_reasons (import));
}

static void
test_titles (void)
{
  g_autofree char *told = import_text ("klienci.csv",
                                       "Lista klientów;listopad 2026\nStan na;20.11.2026;;\n" NAMES
                                       "Alfa;Łódź;;1000,00\nBeta;Płock;stały;2500,00\n",
                                       2, 0);

  g_assert_cmpstr (
      told, ==,
      "“Lista klientów · listopad 2026” stands above the names of the columns and is "
      "taken for a title; it is left out.\n"
      "“Stan na · 20.11.2026” stands above the names of the columns and is taken for a "
      "title; it is left out.");
}

/* Two names are names, if what comes below does not tell otherwise. */
static void
test_two_names (void)
{
  g_autofree char *pair = import_text ("a.csv", "Nazwa;Telefon\nAlfa;42 111 11 11\nBeta;42 222\n",
                                       2, 0);
  g_autofree char *words = import_text ("b.csv", "Nazwa;Miasto;;\nAlfa;Łódź;;\nBeta;Płock;x;y\n", 2,
                                        0);

  g_assert_cmpstr (pair, ==, "");
  g_assert_cmpstr (words, ==, "");
}

static void
test_sums (void)
{
  g_autofree char *told = import_text (
      "klienci.csv",
      NAMES "Alfa;Łódź;;1000,00\nBeta;Płock;;2500,00\nSuma;;;3500,00\nRAZEM:;;;3500\n", 2, 2);
  g_autofree char *left = import_text ("klienci.csv",
                                       "Nazwa;Miasto;Obrót\nAlfa;Łódź;10\nTotal;;10\n", 1, 1);

  g_assert_cmpstr (told, ==,
                   "Line 4: “Suma” with only numbers beside it, in the last row, is a sum and no "
                   "record.\n"
                   "Line 5: “RAZEM:” with only numbers beside it, in the last row, is a sum and no "
                   "record.");
  g_assert_cmpstr (left, !=, "");
}

/* Clients may be called so. */
static void
test_no_sums (void)
{
  g_autofree char *middle = import_text (
      "klienci.csv", NAMES "Total;;;1000,00\nSuma;;;3500,00\nBeta;Płock;;2500,00\n", 3, 0);
  g_autofree char *phone = import_text ("klienci.csv",
                                        "Nazwa;Telefon\nBeta;42 1\nTotal;421234567\n", 2, 0);
  g_autofree char *town = import_text ("klienci.csv", NAMES "Beta;;;1\nTotal;Łódź;;1000,00\n", 2,
                                       0);
  g_autofree char *alone = import_text ("klienci.csv", NAMES "Beta;;;1\nRazem;;;\n", 2, 0);

  g_assert_cmpstr (middle, ==, "");
  g_assert_cmpstr (phone, ==, "");
  g_assert_cmpstr (town, ==, "");
  g_assert_cmpstr (alone, ==, "");
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/titles", test_titles);
  g_test_add_func ("/report/two-names", test_two_names);
  g_test_add_func ("/report/sums", test_sums);
  g_test_add_func ("/report/no-sums", test_no_sums);
  status = g_test_run ();
  scratch_clean ();
  return status;
}
