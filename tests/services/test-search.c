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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/best", test_best);
  g_test_add_func ("/search/code", test_code);
  return g_test_run ();
}
