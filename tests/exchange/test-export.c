/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written for people is in their words, and is read again whatever the language. */

#include "clients.h"
#include "sa-export.h"
#include "sa-find.h"
#include "sa-import.h"
#include "scratch.h"

#include <libintl.h>
#include <locale.h>

static const char *const columns[] = { "name", "staff", NULL };

static SaStore *
open_store (void)
{
  g_autoptr (GError) error = NULL;
  SaStore *store = sa_store_open (":memory:", NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
add_person (SaStore *store, const char *name, gboolean staff)
{
  g_autoptr (SaRecord) person = sa_record_new (sa_store_get_type_named (store, "person"));

  sa_record_set_text (person, SA_PERSON_NAME, name);
  sa_record_set_number (person, SA_PERSON_STAFF, staff);
  g_assert_cmpint (sa_change_begin (store, "Set up", NULL), !=, 0);
  g_assert_true (sa_store_save (store, person, NULL));
  g_assert_true (sa_change_commit (store, NULL));
}

static void
assert_written (const char *name, gboolean names, const char *expected)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "person"));
  g_autoptr (GFile) file = scratch_path (name);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SaExportOptions options = { .columns = columns, .names = names };

  add_person (store, "Anna", TRUE);
  add_person (store, "Jan", FALSE);
  sa_export_run (store, query, file, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

/* By another office, in which nobody is yet. */
static void
assert_read (const char *name)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (GFile) file = scratch_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaImport)
      import = sa_import_new (file, NULL, store, sa_store_get_type_named (store, "person"), &error);
  g_autoptr (SaQuery) query = NULL;
  SaImportCounts counts;

  g_assert_no_error (error);
  sa_import_run (import, store, NULL, NULL, NULL, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts.added, ==, 2);
  g_assert_cmpint (counts.kept, ==, 0);
  query = sa_query_parse (sa_store_get_type_named (store, "person"), "name=anna staff=1", NULL);
  g_assert_cmpint (sa_store_count (store, query, NULL), ==, 1);
}

static void
test_flags (void)
{
  assert_written ("own.csv", FALSE, "Full name,Works in our office\r\nAnna,Yes\r\nJan,No\r\n");
  assert_read ("own.csv");
  assert_written ("own.csv", TRUE, "name,staff\r\nAnna,true\r\nJan,false\r\n");
  assert_read ("own.csv");
  assert_written ("own.jsonl", FALSE,
                  "{\"name\":\"Anna\",\"staff\":true}\n{\"name\":\"Jan\",\"staff\":false}\n");
  assert_read ("own.jsonl");
}

static void
test_polish_flags (void)
{
  if (setlocale (LC_ALL, "pl_PL.UTF-8") == NULL)
    {
      g_test_skip ("no Polish locale");
      return;
    }
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SA_TEST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  assert_written ("own.csv", FALSE,
                  "Imię i nazwisko,Pracuje w naszym biurze\r\nAnna,Tak\r\nJan,Nie\r\n");
  assert_read ("own.csv");
  setlocale (LC_ALL, "C.UTF-8");
  assert_read ("own.csv");
}

int
main (int argc, char **argv)
{
  int status;

  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/flags", test_flags);
  g_test_add_func ("/export/polish-flags", test_polish_flags);
  status = g_test_run ();
  scratch_clean ();
  return status;
}
