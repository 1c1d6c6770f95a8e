/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store as its callers see it: what is saved comes back, what is undone is gone, what is
 * searched is found. */

#include <glib/gstdio.h>

#include "clients.h"
#include "common.h"
#include "office.h"
#include "sa-attachments.h"
#include "sa-backup.h"
#include "sa-custom-fields.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-record-list.h"
#include "sa-store.h"

static void
rename_to (SaStore *store, gint64 row, const char *name)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);
  g_autoptr (GError) error = NULL;

  sa_record_set_text (record, SA_ORGANISATION_NAME, name);
  sa_change_begin (store, "Renamed", &error);
  sa_store_save (store, record, &error);
  g_assert_no_error (error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
}

static void
assert_name (SaStore *store, gint64 row, const char *name)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  if (name == NULL)
    g_assert_null (record);
  else
    {
      g_assert_nonnull (record);
      g_assert_cmpstr (sa_record_text (record, SA_ORGANISATION_NAME), ==, name);
    }
}

static guint
count_hits (SaStore *store, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sa_store_search (store, words, NULL, 100, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
test_save_and_get (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  gint64 row = office_add_in (store, "Browar Łódź", "Łódź");
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);
  g_autofree char *id = sa_record_dup_id (record);
  g_autoptr (SaRecord) same = sa_store_get_by_id (store, id, NULL);

  g_assert_cmpint (SA_ROW_TYPE (row), ==, 1);
  g_assert_cmpstr (sa_record_text (record, SA_ORGANISATION_CITY), ==, "Łódź");
  g_assert_cmpstr (sa_record_meta (record)->state, ==, "prospect");
  g_assert_cmpstr (sa_record_meta (record)->source, ==, "Added");
  g_assert_nonnull (sa_record_meta (record)->created_at);
  g_assert_cmpint (sa_record_get_row (same), ==, row);
  g_assert_false (sa_record_is_changed (record));
}

static void
test_refuses_incomplete (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;

  sa_change_begin (store, "Added", NULL);
  g_assert_false (sa_store_save (store, record, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  sa_change_abort (store);
  g_assert_null (sa_store_get_undo_label (store));
}

static void
test_undo_redo (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 row = office_add_in (store, "First", "Łódź");

  rename_to (store, row, "Second");
  label = sa_store_get_undo_label (store);
  g_assert_cmpstr (label, ==, "Renamed");
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  assert_name (store, row, "First");
  g_assert_cmpuint (count_hits (store, "second"), ==, 0);
  g_assert_cmpuint (count_hits (store, "first"), ==, 1);

  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  assert_name (store, row, NULL);
  g_assert_cmpuint (count_hits (store, "first"), ==, 0);
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), ==, 0);
  g_assert_no_error (error);

  g_assert_cmpint (sa_store_redo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  assert_name (store, row, "First");
  g_assert_cmpint (sa_store_redo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  assert_name (store, row, "Second");
  g_assert_cmpuint (count_hits (store, "second"), ==, 1);
  g_assert_cmpint (sa_store_redo_change (store, 0, NULL, NULL, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_undo_of_an_earlier_change (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (GError) error = NULL;
  gint64 a = office_add_in (store, "A", NULL);
  gint64 b = office_add_in (store, "B", NULL);
  g_autoptr (SaRecord) first = sa_store_get (store, a, NULL);
  g_autoptr (SaRecord) second = sa_store_get (store, b, NULL);

  rename_to (store, b, "B2");
  /* A is untouched since: it can go although it is not the last. */
  sa_store_undo_change (store, sa_record_meta (first)->created, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_name (store, a, NULL);
  /* B was renamed since. */
  sa_store_undo_change (store, sa_record_meta (second)->created, NULL, NULL, NULL, &error);
  g_assert_error (error, SA_ERROR, SA_ERROR_CONFLICT);
  assert_name (store, b, "B2");
}

static void
test_undo_refuses_what_others_refer_to (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (GError) error = NULL;
  gint64 row = office_add_in (store, "A", NULL);
  g_autoptr (SaRecord) organisation = sa_store_get (store, row, NULL);
  g_autoptr (SaRecord) person = sa_record_new (sa_store_get_type_named (store, "person"));

  sa_record_set_text (person, SA_PERSON_NAME, "Anna");
  sa_record_set_number (person, SA_PERSON_ORGANISATION, row);
  sa_change_begin (store, "Person", NULL);
  g_assert_true (sa_store_save (store, person, NULL));
  g_assert_true (sa_change_commit (store, NULL));
  sa_store_undo_change (store, sa_record_meta (organisation)->created, NULL, NULL, NULL, &error);
  g_assert_error (error, SA_ERROR, SA_ERROR_CONFLICT);
}

static void
test_new_work_ends_redo (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");

  office_add_in (store, "A", NULL);
  sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL);
  office_add_in (store, "B", NULL);
  g_assert_null (sa_store_get_redo_label (store));
}

static void
test_delete_and_history (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (GPtrArray) history = NULL;
  gint64 row = office_add_in (store, "A", "Kraków");
  SaHistoryEntry *entry;

  rename_to (store, row, "B");
  sa_change_begin (store, "Deleted", NULL);
  g_assert_true (sa_store_delete (store, row, NULL));
  g_assert_true (sa_change_commit (store, NULL));
  g_assert_cmpuint (count_hits (store, "krak"), ==, 0);

  history = sa_store_get_history (store, row, 0, NULL);
  g_assert_cmpuint (history->len, ==, 3);
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpint (entry->op, ==, 'd');
  entry = g_ptr_array_index (history, 1);
  g_assert_cmpint (entry->op, ==, 'u');
  g_assert_cmpuint (entry->fields->len, ==, 1);
  g_assert_cmpstr (((SaFieldChange *) g_ptr_array_index (entry->fields, 0))->from, ==, "A");
  g_assert_cmpstr (((SaFieldChange *) g_ptr_array_index (entry->fields, 0))->to, ==, "B");
  entry = g_ptr_array_index (history, 2);
  g_assert_cmpint (entry->op, ==, 'i');

  sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (count_hits (store, "krak"), ==, 1);
  sa_store_redo_change (store, 0, NULL, NULL, NULL, NULL);
  g_assert_cmpint (sa_store_purge (store, NULL, NULL), ==, 1);
  assert_name (store, row, NULL);
  g_clear_pointer (&history, g_ptr_array_unref);
  history = sa_store_list_changes (store, 10, NULL);
  g_assert_cmpuint (history->len, ==, 0);
  g_assert_null (sa_store_get_undo_label (store));
  g_assert_null (sa_store_get_redo_label (store));
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL), ==, 0);
}

/* A change in several steps is told as one. */
static void
test_steps_are_one (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  gint64 row = office_add_in (store, "A", "Kraków");
  static const char *const names[] = { "B", "C" };
  static const char *const cities[] = { "Łódź", "Kraków" };
  g_autoptr (GPtrArray) history = NULL;
  SaHistoryEntry *entry;
  SaFieldChange *change;

  sa_change_begin (store, "In two steps", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

      sa_record_set_text (record, SA_ORGANISATION_NAME, names[i]);
      sa_record_set_text (record, SA_ORGANISATION_CITY, cities[i]);
      sa_record_set_text (record, SA_ORGANISATION_STREET, "Wodna 3");
      g_assert_true (sa_store_save (store, record, NULL));
    }
  g_assert_true (sa_change_commit (store, NULL));
  rename_to (store, row, "D");
  history = sa_store_get_history (store, row, 0, NULL);
  g_assert_cmpuint (history->len, ==, 3);
  entry = g_ptr_array_index (history, 1);
  g_assert_cmpstr (entry->label, ==, "In two steps");
  g_assert_cmpuint (entry->fields->len, ==, 2); /* the city is what it was */
  for (guint i = 0; i < 2; i++)
    {
      change = g_ptr_array_index (entry->fields, i);
      if (g_str_equal (change->field->name, "name"))
        g_assert_cmpstr (change->from, ==, "A");
      else
        g_assert_null (change->from);
      g_assert_cmpstr (change->to, ==, g_str_equal (change->field->name, "name") ? "C" : "Wodna 3");
    }
}

static SaRecord *
new_of (SaStore *store, const char *type, guint field, gint64 row)
{
  SaRecord *record = sa_record_new (sa_store_get_type_named (store, type));

  sa_record_set_number (record, field, row);
  return record;
}

static gboolean
is_deleted (SaStore *store, gint64 row)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  return sa_record_meta (record)->deleted != 0;
}

/* What cannot be without a record goes and comes back with it; what only mentions it stays. */
static void
test_parts_go_along (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  gint64 row = office_add_in (store, "A", "Kraków");
  g_autoptr (SaRecord) address = new_of (store, "address", SA_ADDRESS_OF, row);
  g_autoptr (SaRecord) gone = new_of (store, "address", SA_ADDRESS_OF, row);
  g_autoptr (SaRecord) task = new_of (store, "task", SA_TASK_ABOUT, row);
  g_autoptr (SaRecord) left = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  sa_record_set_text (task, SA_TASK_SUBJECT, "Call");
  sa_record_set_text (address, SA_ADDRESS_CITY, "Kraków");
  sa_record_set_text (gone, SA_ADDRESS_CITY, "Łódź");
  sa_change_begin (store, "Parts", NULL);
  sa_store_save (store, address, &error);
  g_assert_no_error (error);
  g_assert_true (sa_store_save (store, gone, NULL));
  sa_store_save (store, task, &error);
  g_assert_no_error (error);
  g_assert_true (sa_store_delete (store, sa_record_get_row (gone), NULL));
  g_assert_true (sa_change_commit (store, NULL));

  sa_change_begin (store, "Deleted", NULL);
  g_assert_true (sa_store_delete (store, row, NULL));
  g_assert_true (sa_change_commit (store, NULL));
  g_assert_true (is_deleted (store, sa_record_get_row (address)));
  g_assert_false (is_deleted (store, sa_record_get_row (task)));
  sa_change_begin (store, "Taken back", NULL);
  g_assert_true (sa_store_undelete (store, row, NULL));
  g_assert_true (sa_change_commit (store, NULL));
  g_assert_false (is_deleted (store, sa_record_get_row (address)));
  g_assert_true (is_deleted (store, sa_record_get_row (gone)));

  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL), >, 0);
  g_assert_true (is_deleted (store, sa_record_get_row (address)));
  g_assert_cmpint (sa_store_purge (store, NULL, &error), ==, 3);
  g_assert_no_error (error);
  left = sa_store_get (store, sa_record_get_row (task), NULL);
  g_assert_true (sa_record_is_empty (left, SA_TASK_ABOUT));
  faults = sa_store_check (store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_search (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (SaRecord) person = sa_record_new (sa_store_get_type_named (store, "person"));
  g_autoptr (GError) error = NULL;

  office_add_in (store, "Browar Łódzki", "Łódź");
  sa_record_set_text (person, SA_PERSON_NAME, "Grażyna Żółć");
  sa_record_set_text (person, SA_PERSON_PHONES, "+48 601 234 567\tmobile\n22 123 45 67");
  sa_record_set_text (person, SA_PERSON_EMAILS, "grazyna.zolc@firma.example.com");
  sa_change_begin (store, "Person", NULL);
  sa_store_save (store, person, &error);
  g_assert_no_error (error);
  sa_change_commit (store, &error);

  g_assert_cmpuint (count_hits (store, "lodz"), ==, 1);
  g_assert_cmpuint (count_hits (store, "ŁÓDZ"), ==, 1);
  g_assert_cmpuint (count_hits (store, "brow lod"), ==, 1);
  g_assert_cmpuint (count_hits (store, "zolc gra"), ==, 1);
  g_assert_cmpuint (count_hits (store, "601 234 567"), ==, 1);
  g_assert_cmpuint (count_hits (store, "234567"), ==, 1);
  g_assert_cmpuint (count_hits (store, "123456"), ==, 1);
  g_assert_cmpuint (count_hits (store, "firma"), ==, 1);
  g_assert_cmpuint (count_hits (store, "warszawa"), ==, 0);
  g_assert_cmpuint (count_hits (store, "\"*' OR ("), ==, 0);
  g_assert_cmpuint (count_hits (store, "AND"), ==, 0);
  g_assert_cmpuint (count_hits (store, "\xff\xfe\x80"), ==, 0);
}

static void
add_numbered (SaStore *store, const char *phones, const char *tax_id)
{
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;

  sa_record_set_text (record, SA_ORGANISATION_NAME, "Acme");
  sa_record_set_text (record, SA_ORGANISATION_PHONES, phones);
  sa_record_set_text (record, SA_ORGANISATION_TAX_ID, tax_id);
  sa_change_begin (store, "Organisation", NULL);
  sa_store_save (store, record, &error);
  g_assert_no_error (error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
}

/* However a number is spaced it is one number, if anybody has it. */
static void
test_search_numbers (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");

  add_numbered (store, "+48 42 050 54 76", "8354956473");
  add_numbered (store, "+48 42 050 76 54", "DE136695976");
  g_assert_cmpuint (count_hits (store, "42 050 54 76"), ==, 1);
  g_assert_cmpuint (count_hits (store, "(42) 050-54-76"), ==, 1);
  g_assert_cmpuint (count_hits (store, "42-050-76-54"), ==, 1);
  g_assert_cmpuint (count_hits (store, "42 050"), ==, 2);
  g_assert_cmpuint (count_hits (store, "835-49-56-473"), ==, 1);
  g_assert_cmpuint (count_hits (store, "PL8354956473"), ==, 1);
  g_assert_cmpuint (count_hits (store, "DE136695976"), ==, 1);
  g_assert_cmpuint (count_hits (store, "PL136695976"), ==, 0);
  g_assert_cmpuint (count_hits (store, "PL9999999999"), ==, 0);
  g_assert_cmpuint (count_hits (store, "050 8354956473"), ==, 1);
}

static guint
count_organisations (SaStore *store, const char *words, gboolean all)
{
  SaType *type = sa_store_get_type_named (store, "organisation");
  g_autoptr (GPtrArray) hits = all ? sa_store_search_all (store, words, type, 1000, NULL)
                                   : sa_store_search (store, words, type, 6, NULL);

  return hits->len;
}

/* Words that very many people have, and of the organisations only the oldest: those are found at
 * each key, unless so little was typed that it begins too many words; and in any case by whoever
 * asks for all. */
static void
test_common_words_of_others (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (SaRecord) person = sa_record_new (sa_store_get_type_named (store, "person"));
  g_autoptr (GError) error = NULL;

  sa_change_begin (store, "All of it", &error);
  office_add_in (store, "Browar Stary", "Warszawka Mała");
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sklep %d", i);

      office_add_in (store, name, "Kraków");
    }
  for (int i = 0; i < 20500; i++)
    {
      g_autofree char *city = g_strdup_printf ("Wa%c%ca", 'a' + i % 23, 'a' + i / 23 % 23);

      sa_record_reset (person);
      sa_record_set_text (person, SA_PERSON_NAME, i % 2 == 0 ? "Jan Mały" : "Ewa Malińska");
      sa_record_set_text (person, SA_PERSON_CITY, city);
      sa_record_set_text (person, SA_PERSON_JOB, "Warszawianka");
      sa_store_save (store, person, &error);
      g_assert_no_error (error);
    }
  sa_change_commit (store, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (count_organisations (store, "warsz", FALSE), ==, 1);
  g_assert_cmpuint (count_organisations (store, "warszaw mal", FALSE), ==, 1);
  g_assert_cmpuint (count_organisations (store, "warszawia", FALSE), ==, 0);
  g_assert_cmpuint (count_organisations (store, "w", TRUE), ==, 1);
  g_assert_cmpuint (count_organisations (store, "w m", TRUE), ==, 1);
  g_assert_cmpuint (count_organisations (store, "w k", TRUE), ==, 0);
}

/* More records than are gone through for one word. */
static void
test_common_words (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  SaType *type = sa_store_get_type_named (store, "person");
  g_autoptr (SaRecord) person = sa_record_new (type);
  g_autoptr (SaQuery) query = sa_query_new (type);
  g_autoptr (GError) error = NULL;
  const int n = 20500;

  sa_change_begin (store, "People", &error);
  for (int i = 0; i < n; i++)
    {
      sa_record_reset (person);
      sa_record_set_text (person, SA_PERSON_NAME, i == 300 ? "Ziemowit Nowak" : "Jan Kowalski");
      sa_record_set_text (person, SA_PERSON_CITY, "Warszawa");
      sa_store_save (store, person, &error);
      g_assert_no_error (error);
    }
  sa_change_commit (store, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (count_hits (store, "warsz"), ==, 100);
  g_assert_cmpuint (count_hits (store, "warszawa jan"), ==, 100);
  g_assert_cmpuint (count_hits (store, "warsz ziem"), ==, 1);
  g_assert_cmpuint (count_hits (store, "warsz ziem zzz"), ==, 0);
  sa_query_search (query, "warsz");
  g_assert_cmpint (sa_store_count (store, query, NULL), ==, n);
  sa_query_search (query, "wa ziem");
  g_assert_cmpint (sa_store_count (store, query, NULL), ==, 1);
  sa_query_search (query, "wa jan");
  g_assert_cmpint (sa_store_count (store, query, NULL), ==, n - 1);

  /* Taking so many back makes the index anew. */
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_cmpuint (count_hits (store, "ziem"), ==, 0);
  g_assert_cmpint (sa_store_redo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_cmpuint (count_hits (store, "ziem"), ==, 1);
}

static void
test_attachments (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (SaRecord) attachment = NULL;
  gint64 row = office_add_in (store, "A", NULL);

  sa_change_begin (store, "Attached", NULL);
  attachment = sa_store_attach (store, row, "hello.txt", "text/plain", bytes, NULL);
  g_assert_true (sa_change_commit (store, NULL));
  back = sa_store_get_content (store, sa_record_text (attachment, SA_ATTACHMENT_HASH), NULL);
  g_assert_true (g_bytes_equal (bytes, back));
}

static void
test_long_change (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  SaType *type = sa_store_get_type_named (store, "organisation");
  g_autoptr (SaRecord) record = sa_record_new (type);
  g_autoptr (SaQuery) query = sa_query_new (type);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sa_change_begin_long (store, "Imported", &error), >, 0);
  for (int i = 0; i < 12000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Firm %d", i);

      sa_record_reset (record);
      sa_record_set_text (record, SA_ORGANISATION_NAME, name);
      sa_store_save (store, record, &error);
      g_assert_no_error (error);
      if (i % 1000 == 999)
        g_assert_true (sa_change_checkpoint (store, NULL));
    }
  g_assert_true (sa_change_commit (store, &error));
  g_assert_cmpint (sa_store_count (store, query, NULL), ==, 12000);
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (sa_store_count (store, query, NULL), ==, 0);
  g_assert_cmpint (sa_store_redo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (sa_store_count (store, query, NULL), ==, 12000);
  g_assert_cmpuint (count_hits (store, "firm 11999"), ==, 1);

  /* Given up after a checkpoint: all of it goes. */
  sa_change_begin_long (store, "Imported", &error);
  sa_record_reset (record);
  sa_record_set_text (record, SA_ORGANISATION_NAME, "Half");
  sa_store_save (store, record, NULL);
  sa_change_checkpoint (store, NULL);
  sa_change_abort (store);
  g_assert_cmpint (sa_store_count (store, query, NULL), ==, 12000);
  g_assert_cmpuint (count_hits (store, "half"), ==, 0);
}

static void
test_backup_and_passphrase (void)
{
  g_autofree char *dir = g_dir_make_tmp ("sa-store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "office.db", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (GError) error = NULL;
  SaStore *store = sa_store_open (path, NULL, &error);
  gint64 row = office_add_in (store, "Before", NULL);
  g_autoptr (GPtrArray) faults = sa_store_check (store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_true (sa_backup_write (store, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  rename_to (store, row, "After");
  g_clear_object (&store);
  g_assert_true (sa_backup_restore (path, copy, NULL, NULL, &error));
  g_assert_no_error (error);
  store = sa_store_open (path, NULL, &error);
  assert_name (store, row, "Before");

  g_assert_true (sa_store_set_passphrase (store, "zażółć", &error));
  g_assert_no_error (error);
  assert_name (store, row, "Before");
  g_assert_cmpuint (count_hits (store, "before"), ==, 1);
  rename_to (store, row, "Secret");
  g_clear_object (&store);
  g_assert_null (sa_store_open (path, NULL, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_assert_null (sa_store_open (path, "wrong", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_PASSPHRASE);
  g_clear_error (&error);
  store = sa_store_open (path, "zażółć", &error);
  g_assert_no_error (error);
  assert_name (store, row, "Secret");
  g_assert_true (sa_store_set_passphrase (store, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&store);
  store = sa_store_open (path, NULL, &error);
  g_assert_no_error (error);
  assert_name (store, row, "Secret");
  g_clear_object (&store);
}

/* With the passphrase what was kept before has one too, and is whole. */
static void
test_copies_are_encrypted (void)
{
  g_autofree char *dir = g_dir_make_tmp ("sa-store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "office.db", NULL);
  g_autofree char *kept = g_strconcat (path, ".before-restore", NULL);
  g_autofree char *broken = g_strconcat (path, ".before-restore-2", NULL);
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  SaStore *store = sa_store_open (path, NULL, &error);
  gint64 row = office_add_in (store, "Before", NULL);

  backup = sa_backup_rotate (store, 10, &error);
  g_assert_no_error (error);
  g_assert_true (sa_store_set_passphrase (store, "zażółć", &error));
  g_clear_object (&store);
  g_assert_true (sa_backup_restore (path, backup, "zażółć", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (sa_store_looks_encrypted (path));
  g_assert_cmpint (g_unlink (kept), ==, 0);
  store = sa_store_open (path, "zażółć", &error);
  assert_name (store, row, "Before");
  g_assert_true (sa_store_set_passphrase (store, NULL, &error));
  rename_to (store, row, "After");
  g_clear_object (&store);
  g_assert_true (sa_backup_restore (path, backup, NULL, NULL, &error));
  g_assert_false (sa_store_looks_encrypted (backup) || sa_store_looks_encrypted (kept));
  g_assert_true (sa_backup_encrypt_copies (path, "zażółć", &error));
  g_assert_no_error (error);
  g_assert_true (sa_store_looks_encrypted (backup) && sa_store_looks_encrypted (kept));
  g_assert_false (sa_store_looks_encrypted (path));
  g_assert_true (sa_backup_encrypt_copies (path, "another", &error));
  store = sa_store_open (kept, "zażółć", &error);
  g_assert_no_error (error);
  assert_name (store, row, "After");
  g_assert_cmpuint (count_hits (store, "after"), ==, 1);
  g_clear_object (&store);
  g_assert_true (sa_backup_restore (path, backup, NULL, "zażółć", &error));

  g_assert_true (g_file_set_contents (broken, "SQLite format 3", -1, &error));
  g_assert_false (sa_backup_encrypt_copies (path, "zażółć", &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, broken));
}

static guint
mode_of (const char *path)
{
  GStatBuf of_path;

  g_assert_cmpint (g_stat (path, &of_path), ==, 0);
  return of_path.st_mode & 0777;
}

/* Nobody else on the computer reads what the office knows, unless they are let. */
static void
test_private_files (void)
{
  g_autofree char *dir = g_dir_make_tmp ("sa-store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "office.db", NULL);
  g_autofree char *wal = g_build_filename (dir, "office.db-wal", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = sa_store_open (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmphex (mode_of (path), ==, 0600);
  g_assert_cmphex (mode_of (wal), ==, 0600);
  g_assert_true (sa_backup_write (store, copy, NULL, NULL, NULL, &error));
  g_assert_cmphex (mode_of (copy), ==, 0600);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (sa_store_set_passphrase (store, "zażółć", &error));
  g_assert_no_error (error);
  g_assert_cmphex (mode_of (path), ==, 0640);
}

static SaStore *
reopen (SaStore *store)
{
  g_autofree char *path = g_strdup (sa_store_get_path (store));

  g_object_unref (store);
  return office_open (path);
}

static int
find_custom (SaStore *store, const char *name)
{
  return sa_type_find_field (sa_store_get_type_named (store, "organisation"), name);
}

static void
put_number (SaStore *store, gint64 row, guint field, gint64 number)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  sa_record_set_number (record, field, number);
  g_assert_cmpint (sa_change_begin (store, "x", NULL), >, 0);
  g_assert_true (sa_store_save (store, record, NULL));
  g_assert_true (sa_change_commit (store, NULL));
}

static gint64
get_number (SaStore *store, gint64 row, guint field)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  return sa_record_number (record, field);
}

static void
test_custom_field (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = office_open (path);
  SaField field = { "crates", SA_KIND_NUMBER, "Crates on loan", .flags = SA_FIELD_COLUMN };
  gint64 row = office_add_in (store, "A", NULL);
  int crates;

  g_assert_true (sa_custom_field_put (store, "organisation", &field, &error));
  g_assert_no_error (error);
  store = reopen (store);
  crates = find_custom (store, "crates");
  g_assert_cmpint (crates, >=, 0);
  put_number (store, row, (guint) crates, 12);
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL), >, 0);
  g_assert_cmpint (get_number (store, row, (guint) crates), ==, 0);
  put_number (store, row, (guint) crates, 13);

  field.label = "Crates";
  g_assert_true (sa_custom_field_put (store, "organisation", &field, &error));
  store = reopen (store);
  g_assert_cmpint (find_custom (store, "crates"), ==, crates);
  g_assert_cmpstr (sa_field_get_label (sa_type_get_field (
                       sa_store_get_type_named (store, "organisation"), (guint) crates)),
                   ==, "Crates");
  g_assert_cmpint (get_number (store, row, (guint) crates), ==, 13);
}

/* What was in it is not lost, and the column it was in is nobody else's. */
static void
test_custom_field_removed (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  SaField field = { "crates", SA_KIND_NUMBER, "Crates" };
  gint64 row = office_add_in (store, "A", NULL);
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  g_assert_true (sa_custom_field_put (store, "organisation", &field, NULL));
  store = reopen (store);
  put_number (store, row, (guint) find_custom (store, "crates"), 13);
  g_assert_true (sa_custom_field_remove (store, "organisation", "crates", NULL));
  store = reopen (store);
  g_assert_cmpint (find_custom (store, "crates"), <, 0);
  g_assert_cmpint (office_check (path), ==, 1);
  same = sa_custom_field_name (store, "organisation", "Crates", SA_KIND_NUMBER);
  other = sa_custom_field_name (store, "organisation", "Crates", SA_KIND_TEXT);
  g_assert_cmpstr (same, ==, "crates");
  g_assert_cmpstr (other, ==, "crates_2");
  g_assert_true (sa_custom_field_put (store, "organisation", &field, NULL));
  store = reopen (store);
  g_assert_cmpint (get_number (store, row, (guint) find_custom (store, "crates")), ==, 13);
}

static void
test_custom_field_names (void)
{
  static const struct
  {
    const char *label;
    const char *name;
  } cases[] = { { "Dzień dostaw", "dzien_dostaw" },
                { "Rabat %", "rabat" },
                { "2nd choice", "field_2nd_choice" },
                { "%", "field" },
                { "City", "city_2" },
                { "State", "state_2" },
                { "Row", "row_2" } };
  g_autoptr (SaStore) store = office_open (":memory:");
  SaField bad = { "1 bad", SA_KIND_TEXT, "Bad" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = sa_custom_field_name (store, "organisation", cases[i].label,
                                                    SA_KIND_TEXT);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  g_assert_false (sa_custom_field_put (store, "organisation", &bad, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
}

static void
test_list (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (SaRecordList) list = NULL;
  g_autoptr (SaRecord) record = NULL;

  office_add_in (store, "Źdźbło", NULL);
  office_add_in (store, "Ala", NULL);
  list = sa_record_list_new (store, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  record = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (sa_record_text (record, 0), ==, "Ala");
  rename_to (store, sa_record_get_row (record), "Basia");
  /* The same object, brought up to date. */
  g_assert_cmpstr (sa_record_text (record, 0), ==, "Basia");
  office_add_in (store, "Adam", NULL);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < 3)
    g_main_context_iteration (NULL, TRUE);
  while (sa_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&record);
  record = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (sa_record_text (record, 0), ==, "Adam");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/save-and-get", test_save_and_get);
  g_test_add_func ("/store/refuses-incomplete", test_refuses_incomplete);
  g_test_add_func ("/store/undo-redo", test_undo_redo);
  g_test_add_func ("/store/undo-of-an-earlier-change", test_undo_of_an_earlier_change);
  g_test_add_func ("/store/undo-refuses-what-others-refer-to",
                   test_undo_refuses_what_others_refer_to);
  g_test_add_func ("/store/new-work-ends-redo", test_new_work_ends_redo);
  g_test_add_func ("/store/delete-and-history", test_delete_and_history);
  g_test_add_func ("/store/steps-are-one", test_steps_are_one);
  g_test_add_func ("/store/parts-go-along", test_parts_go_along);
  g_test_add_func ("/store/search", test_search);
  g_test_add_func ("/store/search-numbers", test_search_numbers);
  g_test_add_func ("/store/common-words-of-others", test_common_words_of_others);
  g_test_add_func ("/store/common-words", test_common_words);
  g_test_add_func ("/store/attachments", test_attachments);
  g_test_add_func ("/store/long-change", test_long_change);
  g_test_add_func ("/store/backup-and-passphrase", test_backup_and_passphrase);
  g_test_add_func ("/store/copies-are-encrypted", test_copies_are_encrypted);
  g_test_add_func ("/store/private-files", test_private_files);
  g_test_add_func ("/store/custom-field", test_custom_field);
  g_test_add_func ("/store/custom-field-removed", test_custom_field_removed);
  g_test_add_func ("/store/custom-field-names", test_custom_field_names);
  g_test_add_func ("/store/list", test_list);
  status = g_test_run ();
  office_clean ();
  return status;
}
