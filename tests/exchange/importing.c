/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the suites of importing share: an empty office, files made of text, and what is to become
 * of their rows. */

#include "importing.h"

#include <locale.h>

#include "sa-export.h"
#include "sa-find.h"
#include "scratch.h"

void
importing_init (int *argc, char ***argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (argc, argv, NULL);
}

int
importing_run (void)
{
  int status = g_test_run ();

  scratch_clean ();
  return status;
}

SaStore *
open_store (void)
{
  g_autoptr (GError) error = NULL;
  SaStore *store = sa_store_open (":memory:", NULL, &error);

  g_assert_no_error (error);
  return store;
}

SaImport *
open_text (SaStore *store, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = scratch_file (name, text, -1);
  SaImport *import = sa_import_new (file, NULL, store, NULL, &error);

  g_assert_no_error (error);
  return import;
}

void
assert_counts (const SaImportCounts *counts, Expected expected)
{
  g_assert_cmpint (counts->added, ==, expected.added);
  g_assert_cmpint (counts->changed, ==, expected.changed);
  g_assert_cmpint (counts->same, ==, expected.same);
  g_assert_cmpint (counts->doubtful, ==, expected.doubtful);
  g_assert_cmpint (counts->rejected, ==, expected.rejected);
}

/* A dry run must say beforehand what the run does. */
gint64
run_import (SaStore *store, SaImport *import, Expected expected)
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

gint64
import_text (SaStore *store, const char *name, const char *text, Expected expected)
{
  g_autoptr (SaImport) import = open_text (store, name, text);

  return run_import (store, import, expected);
}

gint64
count_records (SaStore *store, const char *type)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, type));

  return sa_store_count (store, query, NULL);
}

SaRecord *
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

void
assert_text (SaRecord *record, guint field, const char *text)
{
  g_assert_cmpstr (sa_record_text (record, field), ==, text);
}

void
export_table (SaStore *store, const char *type, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, type));
  g_autoptr (GFile) file = scratch_path (name);
  SaExportOptions options = { 0 };

  sa_export_run (store, query, file, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
import_again (SaStore *store, const char *type, const char *name, Expected expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = scratch_path (name);
  g_autoptr (SaImport)
      import = sa_import_new (file, NULL, store, sa_store_get_type_named (store, type), &error);

  g_assert_no_error (error);
  run_import (store, import, expected);
}
