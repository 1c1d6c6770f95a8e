/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo office is as big as promised, the same every time, and every number in it is valid. */

#include <string.h>

#include "desk.h"
#include "sa-contact-dates.h"
#include "sa-demo.h"
#include "sa-error.h"
#include "sa-health.h"
#include "sa-match-key.h"

#define TODAY "2026-11-23"

static SaStore *
open_demo (void)
{
  SaStore *store = desk_open ();
  g_autoptr (GError) error = NULL;

  sa_demo_fill (store, TODAY, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static void
meet_once (guint64 key, const SaField *why, gpointer data)
{
  if (!g_hash_table_add (data, g_memdup2 (&key, sizeof key)))
    g_error ("a client has a double by %s", why->name);
}

static gboolean
check_organisation (SaRecord *record, gpointer data, GError **error)
{
  GHashTable *keys = data;
  const char *tax_id = sa_record_text (record, SA_ORGANISATION_TAX_ID);
  const char *regon = sa_record_text (record, SA_ORGANISATION_REGON);
  g_autofree char *phone = sa_record_first (record, SA_ORGANISATION_PHONES);
  g_autofree char *email = sa_record_first (record, SA_ORGANISATION_EMAILS);
  g_autofree char *good_phone = sa_validate_phone (phone, NULL);
  g_autofree char *good_email = sa_validate_email (email, NULL);
  g_autofree char *good_tax_id = NULL;

  g_assert_cmpstr (good_phone, ==, phone);
  g_assert_cmpstr (good_email, ==, email);
  if (tax_id != NULL)
    {
      good_tax_id = g_ascii_isdigit (tax_id[0]) ? sa_validate_nip (tax_id, NULL)
                                                : sa_validate_vat_id (tax_id, NULL);
      g_assert_cmpstr (good_tax_id, ==, tax_id);
    }
  if (regon != NULL)
    {
      g_autofree char *good = sa_validate_regon (regon, NULL);

      g_assert_cmpstr (good, ==, regon);
    }
  sa_match_keys (record, meet_once, keys);
  return TRUE;
}

static gboolean
hash_record (SaRecord *record, gpointer data, GError **error)
{
  SaType *type = sa_record_get_record_type (record);
  g_autofree char *id = sa_record_dup_id (record);

  g_checksum_update (data, (const guchar *) id, -1);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      g_autofree char *plain = sa_record_plain (record, i);

      g_checksum_update (data, (const guchar *) (plain != NULL ? plain : ""), -1);
    }
  return TRUE;
}

static char *
hash_type (SaStore *store, const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, name));
  g_autoptr (GError) error = NULL;

  sa_query_sort (query, SA_QUERY_CREATED, FALSE);
  sa_store_foreach (store, query, hash_record, checksum, &error);
  g_assert_no_error (error);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_size (void)
{
  g_autoptr (SaStore) store = open_demo ();
  g_autoptr (SaQuery) all = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (SaQuery) overdue = sa_clients_overdue_query (sa_store_get_model (store), 0, TODAY);
  g_autoptr (GError) error = NULL;
  gint64 n_overdue;

  g_assert_cmpint (desk_count (store, "organisation", ""), ==, 2000);
  g_assert_cmpint (desk_count (store, "person", ""), ==, 5000);
  g_assert_cmpint (desk_count (store, "interaction", ""), ==, 20000);
  g_assert_cmpint (desk_count (store, "person", "staff=1"), ==, 12);
  g_assert_cmpint (desk_count (store, "lead", ""), ==, 120);
  g_assert_cmpint (desk_count (store, "task", "state!=done"), ==, 200);
  g_assert_cmpint (desk_count (store, "organisation", "city=Łódź"), >, 200);
  n_overdue = sa_store_count (store, overdue, &error);
  g_assert_cmpint (n_overdue, >, 100);
  g_assert_cmpint (n_overdue, <, 500);
  sa_store_foreach (store, all, check_organisation, keys, &error);
  g_assert_no_error (error);
}

static void
test_same (void)
{
  static const char *const types[] = { "organisation", "person", "interaction", "lead", "task" };
  g_autoptr (SaStore) first = open_demo ();
  g_autoptr (SaStore) second = open_demo ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *a = hash_type (first, types[i]);
      g_autofree char *b = hash_type (second, types[i]);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_undo (void)
{
  g_autoptr (SaStore) store = open_demo ();
  g_autofree char *label = sa_store_get_undo_label (store);

  g_assert_cmpstr (label, ==, "Demo office made");
  desk_undo (store);
  g_assert_cmpint (desk_count (store, "organisation", ""), ==, 0);
  g_assert_cmpint (desk_count (store, "interaction", ""), ==, 0);
}

static gboolean
check_dates (SaRecord *record, gpointer data, GError **error)
{
  gboolean person = sa_record_is (record, "person");
  g_autoptr (SaRecord) kept = sa_store_get (data, sa_record_get_row (record), NULL);
  g_auto (SaContactDates) dates = { NULL };

  g_assert_true (sa_contact_dates_find (&dates, data, kept, NULL));
  g_assert_cmpstr (
      dates.last, ==,
      sa_record_text (kept, person ? SA_PERSON_LAST_CONTACT : SA_ORGANISATION_LAST_CONTACT));
  g_assert_cmpstr (
      dates.next, ==,
      sa_record_text (kept, person ? SA_PERSON_NEXT_CONTACT : SA_ORGANISATION_NEXT_CONTACT));
  return TRUE;
}

/* What is kept of contacts is what follows from them: else an undo of a call would leave other
 * dates than there were. */
static void
test_dates (void)
{
  static const char *const types[] = { "organisation", "person" };
  g_autoptr (SaStore) store = open_demo ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, types[i]));

      g_assert_true (sa_store_foreach (store, query, check_dates, store, NULL));
    }
}

static void
test_refused (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (sa_demo_fill (store, "today", NULL, NULL, NULL, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_false (sa_demo_fill (store, TODAY, NULL, NULL, cancelled, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_CANCELLED);
  g_assert_cmpint (desk_count (store, "organisation", ""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/size", test_size);
  g_test_add_func ("/demo/same", test_same);
  g_test_add_func ("/demo/undo", test_undo);
  g_test_add_func ("/demo/dates", test_dates);
  g_test_add_func ("/demo/refused", test_refused);
  return g_test_run ();
}
