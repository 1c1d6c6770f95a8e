/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was meant comes first, though others were added later. */

#include "desk.h"
#include "sa-search-best.h"

static void
add_client (SaStore *store, const char *name, const char *city, const char *email)
{
  g_autoptr (SaRecord) record = desk_new (store, "organisation");

  sa_record_set_text (record, SA_ORGANISATION_NAME, name);
  sa_record_set_text (record, SA_ORGANISATION_CITY, city);
  sa_record_set_text (record, SA_ORGANISATION_EMAILS, email);
  desk_save (store, record);
}

static void
assert_best (SaStore *store, const char *words, const char *expected)
{
  for (int all = 0; all < 2; all++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cut = g_ptr_array_new ();
      g_autoptr (GPtrArray) hits = sa_search_best (store, words, NULL, 1, all != 0, cut, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpstr (((SaHit *) hits->pdata[0])->title, ==, expected);
      g_assert_cmpuint (cut->len, ==, 1);
    }
}

static void
test_best (void)
{
  g_autoptr (SaStore) store = desk_open ();

  add_client (store, "Bar Wrzos", "Łódź", NULL);
  add_client (store, "Wrzosek Łódź", "Płock", NULL);
  add_client (store, "Pensjonat Lawenda", "Łódź", "wrzos@lawenda.example.com");
  add_client (store, "Wrzos Brokers", "Gdynia", "biuro@lodz.example.com");
  assert_best (store, "wrzos", "Wrzos Brokers");
  assert_best (store, "lodz wrzos", "Bar Wrzos");
  assert_best (store, "lodz wrzo", "Wrzosek Łódź");
  assert_best (store, "lodz", "Wrzosek Łódź");
}

/* A code is known at once among those that have it in other numbers, and have it newer. */
static void
test_code (void)
{
  g_autoptr (SaStore) store = desk_open ();

  for (int i = 0; i < 70; i++)
    {
      g_autoptr (SaRecord) record = desk_new (store, "organisation");
      g_autofree char *name = g_strdup_printf ("Plus %d", i);
      g_autofree char *code = g_strdup_printf ("PL-%04d", 100 + i);

      sa_record_set_text (record, SA_ORGANISATION_NAME, name);
      sa_record_set_text (record, SA_ORGANISATION_CODE, code);
      sa_record_set_text (record, SA_ORGANISATION_PHONES, i == 2 ? NULL : "42 010 23 40");
      desk_save (store, record);
    }
  assert_best (store, "PL-0102", "Plus 2");
  assert_best (store, "plus 6", "Plus 6");
}

static guint
count_hits (SaStore *store, const char *words)
{
  guint n = 0;

  for (int all = 0; all < 2; all++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = sa_search_best (store, words, NULL, 9, all != 0, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (all == 0 || hits->len == n);
      n = hits->len;
    }
  return n;
}

static void
delete_record (SaStore *store, gint64 row)
{
  g_assert_cmpint (sa_change_begin (store, "Deleted", NULL), !=, 0);
  g_assert_true (sa_store_delete (store, row, NULL));
  g_assert_true (sa_change_commit (store, NULL));
}

/* A client is found by where its goods go, too, whatever becomes of the address. */
static void
test_further_address (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) address = desk_new (store, "address");
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  gint64 other = desk_organisation (store, "Other", "Łódź");

  sa_record_set_number (address, SA_ADDRESS_OF, acme);
  sa_record_set_text (address, SA_ADDRESS_STREET, "Magazynowa 7");
  sa_record_set_text (address, SA_ADDRESS_CITY, "Zgierz");
  g_assert_cmpuint (count_hits (store, "zgierz"), ==, 0);
  desk_save (store, address);
  g_assert_cmpuint (count_hits (store, "zgierz"), ==, 1);
  g_assert_cmpuint (count_hits (store, "acme magazynowa lodz"), ==, 1);
  g_assert_cmpint (desk_count (store, "organisation", "zgierz"), ==, 1);
  sa_record_set_text (address, SA_ADDRESS_CITY, "Pabianice");
  desk_save (store, address);
  g_assert_cmpuint (count_hits (store, "zgierz"), ==, 0);
  g_assert_cmpuint (count_hits (store, "pabianice acme"), ==, 1);
  sa_record_set_number (address, SA_ADDRESS_OF, other);
  desk_save (store, address);
  g_assert_cmpuint (count_hits (store, "pabianice acme"), ==, 0);
  g_assert_cmpuint (count_hits (store, "pabianice other"), ==, 1);
  desk_undo (store);
  g_assert_cmpuint (count_hits (store, "pabianice acme"), ==, 1);
  delete_record (store, acme);
  g_assert_cmpuint (count_hits (store, "pabianice"), ==, 0);
  desk_undo (store);
  g_assert_cmpuint (count_hits (store, "pabianice"), ==, 1);
  delete_record (store, sa_record_get_row (address));
  g_assert_cmpuint (count_hits (store, "pabianice"), ==, 0);
  g_assert_cmpuint (count_hits (store, "acme"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/best", test_best);
  g_test_add_func ("/search/code", test_code);
  g_test_add_func ("/search/further-address", test_further_address);
  return g_test_run ();
}
