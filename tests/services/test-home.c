/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is offered where one of our office is to be chosen. */

#include "desk.h"
#include "sa-home.h"

static void
add_staff (SaStore *store, const char *name)
{
  g_autoptr (SaRecord) record = desk_new (store, "person");

  sa_record_set_text (record, SA_PERSON_NAME, name);
  sa_record_set_number (record, SA_PERSON_STAFF, 1);
  desk_save (store, record);
}

/* @expected: names in order, with commas between */
static void
assert_offered (SaStore *store, const char *words, gboolean only, const char *expected)
{
  g_autoptr (GPtrArray) people = sa_home_find_people (store, words, only);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                            sa_record_text (people->pdata[i], SA_PERSON_NAME));
  g_assert_cmpstr (names->str, ==, expected);
}

/* Whatever is typed: the newest stranger does not come before a colleague. */
static void
test_staff_first (void)
{
  g_autoptr (SaStore) store = desk_open ();

  add_staff (store, "Anna Nowak");
  add_staff (store, "Ewa Nowicka");
  desk_person (store, "Nowak", 0);
  desk_person (store, "Adam Nowak", 0);
  g_assert_true (sa_home_has_staff (store));
  assert_offered (store, "", FALSE, "Anna Nowak,Ewa Nowicka");
  assert_offered (store, "nowak", FALSE, "Anna Nowak,Nowak,Adam Nowak");
  assert_offered (store, "nowak", TRUE, "Anna Nowak");
  assert_offered (store, "adam", FALSE, "Adam Nowak");
  assert_offered (store, "adam", TRUE, "");
}

static void
test_no_staff (void)
{
  g_autoptr (SaStore) store = desk_open ();

  g_assert_false (sa_home_has_staff (store));
  assert_offered (store, "", FALSE, "");
  desk_person (store, "Anna Nowak", 0);
  assert_offered (store, "", TRUE, "Anna Nowak");
  assert_offered (store, "nowak", TRUE, "Anna Nowak");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/home/staff-first", test_staff_first);
  g_test_add_func ("/home/no-staff", test_no_staff);
  return g_test_run ();
}
