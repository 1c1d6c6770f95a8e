/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Consents in files: written as columns of people, read back as the records they are. */

#include "clients.h"
#include "sa-consents.h"
#include "sa-contact-dates.h"
#include "sa-date.h"
#include "sa-export.h"
#include "sa-find.h"
#include "sa-import.h"
#include "scratch.h"

#include <locale.h>
#include <string.h>

static const char people[] =
    "Full name,E-Mail,Zgoda na e-mail,\"Zgoda na e-mail, data\",SMS consent\n"
    "Anna Nowak,anna@example.com,tak,2026-03-01,\n"
    "Jan Kowalski,jan@example.com,Not allowed,2026-04-01,1\n"
    "Ewa Lis,ewa@example.com,,2026-02-01,\n";

static SaStore *
open_store (void)
{
  g_autoptr (GError) error = NULL;
  SaStore *store;

  sa_contact_dates_keep ();
  store = sa_store_open (":memory:", NULL, &error);
  g_assert_no_error (error);
  return store;
}

static SaImportCounts
import_file (SaStore *store, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaImport)
      import = sa_import_new (file, NULL, store, sa_store_get_type_named (store, "person"), &error);
  SaImportCounts counts;

  g_assert_no_error (error);
  sa_import_run (import, store, NULL, NULL, NULL, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts.rejected + counts.kept, ==, 0);
  return counts;
}

static SaImportCounts
import_text (SaStore *store, const char *text)
{
  g_autoptr (GFile) file = scratch_file ("people.csv", text, -1);

  return import_file (store, file);
}

static gint64
count (SaStore *store, const char *type, const char *conditions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaQuery)
      query = sa_query_parse (sa_store_get_type_named (store, type), conditions, &error);

  g_assert_no_error (error);
  return sa_store_count (store, query, NULL);
}

static void
test_read (void)
{
  g_autoptr (SaStore) store = open_store ();
  SaImportCounts counts = import_text (store, people);

  g_assert_cmpint (counts.added, ==, 3);
  g_assert_cmpint (count (store, "consent", ""), ==, 4);
  g_assert_cmpint (count (store, "consent", "channel=e-mail given=1 date=2026-03-01"), ==, 1);
  g_assert_cmpint (count (store, "consent", "channel=e-mail given=0 date=2026-04-01"), ==, 1);
  g_assert_cmpint (count (store, "consent", "channel=text given=1 date?"), ==, 1);
  /* A day alone is the day of a consent. */
  g_assert_cmpint (count (store, "person", "consent_email=allowed consent_email_date=2026-02-01"),
                   ==, 1);
  counts = import_text (store, people);
  g_assert_cmpint (counts.same, ==, 3);
  g_assert_cmpint (count (store, "consent", ""), ==, 4);
}

/* A later answer holds and is recorded beside the one before; an earlier one is history; and one of
 * no day that says otherwise is of today. */
static void
test_other_answers (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autofree char *today = sa_date_today ();
  g_autofree char *withdrawn = g_strdup_printf ("consent_email=no consent_email_date=%s", today);
  SaImportCounts counts;
  const char head[] = "Record id,Full name,Consent to E-Mail,\"Consent to E-Mail, date\"\n";
  g_autoptr (SaQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *id = NULL;
  g_autofree char *earlier = NULL;
  g_autofree char *undated = NULL;

  import_text (store, people);
  query = sa_query_parse (sa_store_get_type_named (store, "person"), "name~anna", NULL);
  found = sa_store_find (store, query, 0, NULL);
  id = sa_record_dup_id (found->pdata[0]);
  earlier = g_strdup_printf ("%s%s,Anna Nowak,no,2025-01-01\n", head, id);
  undated = g_strdup_printf ("%s%s,Anna Nowak,no,\n", head, id);
  counts = import_text (store, earlier);
  g_assert_cmpint (counts.same, ==, 1);
  counts = import_text (store, undated);
  g_assert_cmpint (counts.changed, ==, 1);
  g_assert_cmpint (count (store, "person", withdrawn), ==, 1);
  g_assert_cmpint (count (store, "consent", "channel=e-mail"), ==, 4);
  counts = import_text (store, undated);
  g_assert_cmpint (counts.same, ==, 1);
  sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL);
  g_assert_cmpint (count (store, "person", withdrawn), ==, 0);
  g_assert_cmpint (count (store, "person", "consent_email=yes consent_email_date=2026-03-01"), ==,
                   1);
}

/* What is written is read as the same, by this office and by another. */
static void
test_written (gconstpointer name)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaStore) other = open_store ();
  g_autoptr (SaQuery) query = NULL;
  g_autoptr (GFile) file = scratch_path (name);
  g_autoptr (GError) error = NULL;
  SaImportCounts counts;
  gint64 n;

  import_text (store, people);
  query = sa_query_parse (sa_store_get_type_named (store, "person"), "consent_email=allowed", NULL);
  sa_export_run (store, query, file, &(SaExportOptions) { 0 }, NULL, NULL, NULL, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 2);
  counts = import_file (store, file);
  g_assert_cmpint (counts.same, ==, 2);
  counts = import_file (other, file);
  g_assert_cmpint (counts.added, ==, 2);
  g_assert_cmpint (count (other, "consent", "channel=e-mail given=1 date!"), ==, 2);
}

/* In words, as people read them. */
static void
test_words (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaQuery) query = NULL;
  g_autoptr (GFile) file = scratch_path ("words.csv");
  const char *const columns[] = { "name", "consent_email", "consent_email_date", NULL };
  g_autofree char *text = NULL;

  import_text (store, people);
  query = sa_query_parse (sa_store_get_type_named (store, "person"), "name~jan", NULL);
  g_assert_true (sa_export_run (store, query, file, &(SaExportOptions) { .columns = columns }, NULL,
                                NULL, NULL, NULL, NULL));
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "Full name,Consent to E-Mail,\"Consent to E-Mail, date\"\r\n"
                   "Jan Kowalski,Not allowed,2026-04-01\r\n");
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consents/read", test_read);
  g_test_add_func ("/consents/other-answers", test_other_answers);
  g_test_add_data_func ("/consents/csv", "own.csv", test_written);
  g_test_add_data_func ("/consents/xlsx", "own.xlsx", test_written);
  g_test_add_data_func ("/consents/json", "own.json", test_written);
  g_test_add_func ("/consents/words", test_words);
  status = g_test_run ();
  scratch_clean ();
  return status;
}
