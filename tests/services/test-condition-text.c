/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A filter is told of in words. */

#include "desk.h"
#include "sa-condition-text.h"

static void
test_all (void)
{
  g_autoptr (SaStore) store = desk_open ();
  SaType *type = sa_store_get_type_named (store, "organisation");
  g_autoptr (SaQuery) query = sa_query_new (type);
  g_autofree char *nothing = sa_condition_text_of_all (query, store);
  g_autofree char *text = NULL;

  g_assert_cmpstr (nothing, ==, "");
  sa_query_search (query, "bar");
  sa_query_where (query, SA_ORGANISATION_CITY, SA_OP_IS, "Łódź");
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS_NOT, "blocked");
  sa_query_where (query, SA_ORGANISATION_PAYMENT_DAYS, SA_OP_IS, "0");
  sa_query_where (query, SA_ORGANISATION_NEXT_CONTACT, SA_OP_EMPTY, NULL);
  text = sa_condition_text_of_all (query, store);
  g_assert_cmpstr (text, ==,
                   "“bar” · City: Łódź · Status is not Blocked · "
                   "Payment terms, days: 0 (paid at once) · Next contact is empty");
}

static void
test_reference (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  SaType *type = sa_store_get_type_named (store, "person");
  g_autoptr (SaQuery) query = sa_query_new (type);
  g_autofree char *text = NULL;

  sa_query_where_row (query, SA_PERSON_ORGANISATION, acme);
  text = sa_condition_text (query, 0, store);
  g_assert_cmpstr (text, ==, "Organisation: Acme");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/condition-text/all", test_all);
  g_test_add_func ("/condition-text/reference", test_reference);
  return g_test_run ();
}
