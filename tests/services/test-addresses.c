/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Further addresses: what a new one begins with, and which one is the main one. */

#include "desk.h"
#include "sa-addresses.h"

static SaRecord *
add (SaStore *store, SaRecord *owner, const char *street)
{
  SaRecord *address = sa_addresses_new (store, owner);

  sa_record_set_text (address, SA_ADDRESS_STREET, street);
  desk_save (store, address);
  return address;
}

static void
test_new (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) acme = sa_store_get (store, desk_organisation (store, "Acme", "Łódź"), NULL);
  g_autoptr (SaRecord) first = NULL;
  g_autoptr (SaRecord) second = NULL;
  g_autoptr (SaRecord) empty = NULL;
  g_autoptr (GError) error = NULL;

  sa_record_set_text (acme, SA_ORGANISATION_COUNTRY, "PL");
  desk_save (store, acme);
  first = add (store, acme, "Sienna 5");
  second = add (store, acme, "Prosta 1");
  g_assert_cmpstr (sa_record_text (first, SA_ADDRESS_KIND), ==, "billing");
  g_assert_cmpstr (sa_record_text (first, SA_ADDRESS_COUNTRY), ==, "PL");
  g_assert_cmpstr (sa_record_text (second, SA_ADDRESS_KIND), ==, "delivery");

  empty = desk_new (store, "address");
  sa_record_set_number (empty, SA_ADDRESS_OF, sa_record_get_row (acme));
  sa_record_set_text (empty, SA_ADDRESS_KIND, "billing");
  g_assert_false (sa_record_check (empty, &error));
  g_assert_nonnull (strstr (error->message, "street"));
}

static void
assert_name (SaRecord *address, const char *kind, const char *label, const char *expected)
{
  g_autofree char *name = NULL;

  sa_record_set_text (address, SA_ADDRESS_KIND, kind);
  sa_record_set_text (address, SA_ADDRESS_LABEL, label);
  name = sa_addresses_name (address);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_name (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) address = desk_new (store, "address");

  assert_name (address, "delivery", "Warehouse", "Delivery (Warehouse)");
  assert_name (address, "delivery", NULL, "Delivery");
  assert_name (address, "other", "Warehouse", "Warehouse");
  assert_name (address, "other", NULL, "Other");
  assert_name (address, NULL, "Warehouse", "Warehouse");
  assert_name (address, NULL, NULL, "Address");
}

static void
assert_main (SaStore *store, SaRecord *owner, const char *street, const char *city)
{
  g_autoptr (SaRecord) now = sa_store_get (store, sa_record_get_row (owner), NULL);

  g_assert_cmpstr (sa_record_text (now, SA_ORGANISATION_STREET), ==, street);
  g_assert_cmpstr (sa_record_text (now, SA_ORGANISATION_CITY), ==, city);
}

static void
test_make_main (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) acme = sa_store_get (store, desk_organisation (store, "Acme", "Łódź"), NULL);
  g_autoptr (SaRecord) address = add (store, acme, "Sienna 5");
  g_autoptr (GError) error = NULL;

  g_assert_true (sa_addresses_make_main (store, sa_record_get_row (address), &error));
  g_assert_no_error (error);
  assert_main (store, acme, "Sienna 5", NULL);
  g_assert_cmpint (desk_count (store, "address", "city=Łódź kind=other"), ==, 1);
  desk_undo (store);
  assert_main (store, acme, NULL, "Łódź");
  g_assert_cmpint (desk_count (store, "address", "street=\"Sienna 5\" kind=billing"), ==, 1);
}

/* A client without a main address gets one, and the other is not left behind empty. */
static void
test_first_main (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) acme = sa_store_get (store, desk_organisation (store, "Acme", NULL), NULL);
  g_autoptr (SaRecord) address = add (store, acme, "Sienna 5");
  g_autoptr (GError) error = NULL;

  g_assert_true (sa_addresses_make_main (store, sa_record_get_row (address), &error));
  g_assert_no_error (error);
  assert_main (store, acme, "Sienna 5", NULL);
  g_assert_cmpint (desk_count (store, "address", ""), ==, 0);
  desk_undo (store);
  assert_main (store, acme, NULL, NULL);
  g_assert_cmpint (desk_count (store, "address", ""), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/addresses/new", test_new);
  g_test_add_func ("/addresses/name", test_name);
  g_test_add_func ("/addresses/make-main", test_make_main);
  g_test_add_func ("/addresses/first-main", test_first_main);
  return g_test_run ();
}
