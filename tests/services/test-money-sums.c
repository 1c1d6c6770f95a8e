/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leads are worth together, and in which order it is told. */

#include "desk.h"
#include "sa-money-sums.h"

static void
add_lead (SaStore *store, const char *name, gint64 value, const char *currency)
{
  g_autoptr (SaRecord) record = desk_new (store, "lead");

  sa_record_set_text (record, SA_LEAD_NAME, name);
  if (value != 0)
    sa_record_set_number (record, SA_LEAD_VALUE, value);
  sa_record_set_text (record, SA_LEAD_CURRENCY, currency);
  desk_save (store, record);
}

static void
assert_sum (GPtrArray *sums, guint i, const char *currency, gint64 sum, guint n)
{
  const SaMoneySum *one = sums->pdata[i];

  g_assert_cmpstr (one->currency, ==, currency);
  g_assert_cmpint (one->sum, ==, sum);
  g_assert_cmpuint (one->n, ==, n);
}

/* The most frequent is not the greatest; one that says no currency is in that of its amounts. */
static void
test_sums (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "lead"));
  g_autoptr (GPtrArray) sums = NULL;
  g_autoptr (GError) error = NULL;

  add_lead (store, "Nothing", 0, "CHF");
  add_lead (store, "Koruny", 9000000, "CZK");
  add_lead (store, "Euro", 310000, "EUR");
  add_lead (store, "Złote", 1000000, "PLN");
  add_lead (store, "Not said", 240000, NULL);
  sums = sa_money_sums (store, query, SA_LEAD_VALUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sums->len, ==, 3);
  assert_sum (sums, 0, "PLN", 1240000, 2);
  assert_sum (sums, 1, "CZK", 9000000, 1);
  assert_sum (sums, 2, "EUR", 310000, 1);
}

static void
test_format (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "lead"));
  g_autoptr (GPtrArray) none = sa_money_sums (store, query, SA_LEAD_VALUE, NULL);
  g_autoptr (GPtrArray) sums = NULL;
  g_autofree char *nothing = sa_money_sums_format (none, 2);
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;

  add_lead (store, "Euro", 310000, "EUR");
  add_lead (store, "Dollars", 100, "USD");
  add_lead (store, "Yen", 70, "JPY");
  sums = sa_money_sums (store, query, SA_LEAD_VALUE, NULL);
  all = sa_money_sums_format (sums, 3);
  some = sa_money_sums_format (sums, 2);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (all, ==, "€3,100.00 + ¥70 + $1.00");
  g_assert_cmpstr (some, ==, "€3,100.00 + ¥70 and others");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money-sums/sums", test_sums);
  g_test_add_func ("/money-sums/format", test_format);
  return g_test_run ();
}
