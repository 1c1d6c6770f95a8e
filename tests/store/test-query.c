/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions in their text form: what is found, what is refused, and in which languages they may be
 * asked. */

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "clients.h"
#include "office.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-store.h"

/* How many records there are, and whether the text made of the question finds as many. */
static gint64
count_of (SaStore *store, const char *type, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaQuery) query = sa_query_parse (sa_store_get_type_named (store, type), text, &error);
  g_autofree char *again = NULL;
  gint64 n;

  g_assert_no_error (error);
  again = sa_query_to_text (query);
  n = sa_store_count (store, query, &error);
  g_assert_no_error (error);
  if (!g_str_equal (again, text))
    g_assert_cmpint (count_of (store, type, again), ==, n);
  return n;
}

static gint64
count (SaStore *store, const char *text)
{
  return count_of (store, "organisation", text);
}

static gint64
count_people (SaStore *store, const char *text)
{
  return count_of (store, "person", text);
}

static void
test_query (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));

  office_add_in (store, "Browar", "Łódź");
  office_add_in (store, "Hotel", "Nowy Sącz");
  sa_record_set_text (record, SA_ORGANISATION_NAME, "Huta");
  sa_record_set_text (record, SA_ORGANISATION_ROLES, "supplier,carrier");
  sa_record_set_text (record, SA_ORGANISATION_LAST_CONTACT, "2026-03-01");
  sa_record_set_number (record, SA_ORGANISATION_CADENCE, 30);
  sa_change_begin (store, "x", NULL);
  g_assert_true (sa_store_save (store, record, NULL));
  g_assert_true (sa_change_commit (store, NULL));

  g_assert_cmpint (count (store, ""), ==, 3);
  g_assert_cmpint (count (store, "city=lodz"), ==, 1);
  g_assert_cmpint (count (store, "city=\"Nowy Sącz\""), ==, 1);
  g_assert_cmpint (count (store, "city!"), ==, 2);
  g_assert_cmpint (count (store, "city?"), ==, 1);
  g_assert_cmpint (count (store, "roles~carrier"), ==, 1);
  g_assert_cmpint (count (store, "last_contact<2026-04-01"), ==, 1);
  g_assert_cmpint (count (store, "last_contact>=01.04.2026"), ==, 0);
  g_assert_cmpint (count (store, "cadence=30"), ==, 1);
  g_assert_cmpint (count (store, "state=prospect"), ==, 3);
  g_assert_cmpint (count (store, "hot"), ==, 1);
  g_assert_cmpint (count (store, "city~sacz hot"), ==, 1);

  /* Fields by what people call them, values too. */
  g_assert_cmpint (count (store, "City=lodz"), ==, 1);
  g_assert_cmpint (count (store, "CITY=lodz"), ==, 1);
  g_assert_cmpint (count (store, "\"Last contact\"<2026-04-01"), ==, 1);
  g_assert_cmpint (count (store, "LastContact<2026-04-01"), ==, 1);
  g_assert_cmpint (count (store, "Status=Prospect"), ==, 3);
  g_assert_cmpint (count (store, "State!=prospect"), ==, 0);
  g_assert_cmpint (count (store, "roles~Carrier"), ==, 1);
  g_assert_cmpint (count (store, "city="), ==, 1);
  g_assert_cmpint (count (store, "city!="), ==, 2);
  g_assert_cmpint (count (store, "Deleted!"), ==, 0);
  g_assert_cmpint (count (store, "\"hot\""), ==, 1);
}

static void
test_query_misread (void)
{
  static const char *const texts[] = {
    "colour=red",
    "Colour=red",
    "gobbledegook &&& =",
    "city = Łódź",
    "=",
    "&&&",
    "city=A AND hot",
    "Yahoo!",
    "state=purple",
    "roles~dragon",
    "city~",
    "rep.colour=red",
    "city.name=x",
    "cadence=often",
    "Organisation.city=x",
  };
  g_autoptr (SaStore) store = office_open (":memory:");
  SaType *type = sa_store_get_type_named (store, "organisation");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SaQuery) query = sa_query_parse (type, texts[i], &error);

      if (query != NULL)
        g_error ("“%s” was taken for a question", texts[i]);
      g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
      if (i < 2)
        g_assert_nonnull (strstr (error->message, "name, code, "));
    }
  /* The same in quotation marks is searched for. */
  g_assert_cmpint (count (store, "\"colour=red\" \"Yahoo!\" \"AND\""), ==, 0);
}

/* By what the record is like that a reference points to. */
static void
test_query_through (void)
{
  static const char *const names[] = { "Anna", "Boss", "Celina" };
  g_autoptr (SaStore) store = office_open (":memory:");
  gint64 organisations[] = { office_add_in (store, "Browar", "Łódź"),
                             office_add_in (store, "Hotel", NULL), 0 };
  gint64 rows[3];

  sa_change_begin (store, "People", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SaRecord) person = sa_record_new (sa_store_get_type_named (store, "person"));

      sa_record_set_text (person, SA_PERSON_NAME, names[i]);
      if (organisations[i] != 0)
        sa_record_set_number (person, SA_PERSON_ORGANISATION, organisations[i]);
      if (i == 2)
        sa_record_set_number (person, SA_PERSON_MANAGER, rows[1]);
      g_assert_true (sa_store_save (store, person, NULL));
      rows[i] = sa_record_get_row (person);
    }
  g_assert_true (sa_change_commit (store, NULL));

  g_assert_cmpint (count_people (store, "organisation.city=lodz"), ==, 1);
  g_assert_cmpint (count_people (store, "Organisation.City=\"Łódź\" anna"), ==, 1);
  g_assert_cmpint (count_people (store, "organisation.city=lodz celina"), ==, 0);
  g_assert_cmpint (count_people (store, "organisation.city?"), ==, 1);
  g_assert_cmpint (count_people (store, "organisation.city!=lodz"), ==, 1);
  g_assert_cmpint (count_people (store, "organisation.state=prospect"), ==, 2);
  g_assert_cmpint (count_people (store, "organisation=browar"), ==, 1);
  g_assert_cmpint (count_people (store, "organisation~o"), ==, 2);
  g_assert_cmpint (count_people (store, "manager.name=boss"), ==, 1);
  g_assert_cmpint (count_people (store, "organisation?"), ==, 1);
  sa_change_begin (store, "Gone", NULL);
  g_assert_true (sa_store_delete (store, organisations[0], NULL));
  g_assert_true (sa_change_commit (store, NULL));
  g_assert_cmpint (count_people (store, "organisation.city=lodz"), ==, 0);
}

/* Names of fields, states and choices as a Polish person reads them, and in English all the same.
 */
/* A list asks for what it is about and for what somebody filters it by. */
static void
test_query_added (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  SaType *type = sa_store_get_type_named (store, "organisation");
  g_autoptr (SaQuery) about = sa_query_parse (type, "roles~client first", NULL);
  g_autoptr (SaQuery) filter = sa_query_parse (type, "city=Kutno country=PL", NULL);
  g_autoptr (SaQuery) both = NULL;
  g_autofree char *added = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *untouched = NULL;
  int field;
  gboolean descending;

  sa_query_sort (filter, SA_QUERY_CHANGED, TRUE);
  sa_query_add (about, filter);
  both = sa_query_copy (about);
  added = sa_query_to_text (both);
  g_assert_cmpstr (added, ==, "roles~client city=Kutno country=PL \"first\"");
  sa_query_get_sort (both, &field, &descending);
  g_assert_cmpint (field, ==, SA_QUERY_CHANGED);
  g_assert_true (descending);

  sa_query_remove_condition (both, 1);
  removed = sa_query_to_text (both);
  untouched = sa_query_to_text (about);
  g_assert_cmpstr (removed, ==, "roles~client country=PL \"first\"");
  g_assert_cmpstr (untouched, ==, added);

  sa_query_search (filter, "second");
  sa_query_add (both, filter);
  g_assert_cmpstr (sa_query_get_search (both), ==, "second");
}

static void
test_polish (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");

  if (setlocale (LC_ALL, "pl_PL.UTF-8") == NULL)
    {
      g_test_skip ("no Polish locale");
      return;
    }
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SA_TEST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  office_add_in (store, "Browar", "Łódź");
  g_assert_cmpint (count (store, "Miejscowość=Łódź"), ==, 1);
  g_assert_cmpint (count (store, "miejscowosc=lodz"), ==, 1);
  g_assert_cmpint (count (store, "City=Łódź"), ==, 1);
  g_assert_cmpint (count (store, "Stan=Potencjalny"), ==, 1);
  g_assert_cmpint (count (store, "Role~Klient"), ==, 0);
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/text", test_query);
  g_test_add_func ("/query/misread", test_query_misread);
  g_test_add_func ("/query/through", test_query_through);
  g_test_add_func ("/query/added", test_query_added);
  g_test_add_func ("/query/polish", test_polish);
  return g_test_run ();
}
