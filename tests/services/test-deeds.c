/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done names the thing it was done to. */

#include "desk.h"
#include "sa-deeds.h"

static void
assert_says (char *sentence, const char *expected)
{
  g_assert_cmpstr (sentence, ==, expected);
  g_free (sentence);
}

static void
test_fields (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) new = desk_new (store, "organisation");
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  g_autoptr (SaRecord) record = sa_store_get (store, acme, NULL);

  sa_record_set_text (new, SA_ORGANISATION_NAME, "Bar Wrzos");
  assert_says (sa_deed_saved (store, new), "“Bar Wrzos” added");
  assert_says (sa_deed_saved (store, record), "“Acme” changed");
  sa_record_set_text (record, SA_ORGANISATION_CITY, "Zgierz");
  assert_says (sa_deed_saved (store, record), "“Acme” changed: City");
  sa_record_set_text (record, SA_ORGANISATION_STREET, "Lipowa 1");
  assert_says (sa_deed_saved (store, record), "“Acme” changed: Street, City");
  sa_record_set_text (record, SA_ORGANISATION_CITY, "Łódź");
  assert_says (sa_deed_saved (store, record), "“Acme” changed: Street");
  sa_record_set_text (record, SA_ORGANISATION_VCARD, "X-FOO:1");
  assert_says (sa_deed_saved (store, record), "“Acme” changed: Street");
  sa_record_set_text (record, SA_ORGANISATION_NAME, "Acme II");
  sa_record_set_text (record, SA_ORGANISATION_CITY, "Zgierz");
  sa_record_set_text (record, SA_ORGANISATION_NOTES, "Moved");
  assert_says (sa_deed_saved (store, record), "“Acme II” changed: Name, Street, City, …");
  assert_says (sa_deed_changed (store, acme, "City"), "“Acme” changed: City");
  assert_says (sa_deed_deleted (store, record), "“Acme II” deleted");
}

static void
test_states (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) task = desk_new (store, "task");

  sa_record_set_text (task, SA_TASK_SUBJECT, "Send the offer");
  desk_save (store, task);
  sa_record_set_state (task, "accepted");
  assert_says (sa_deed_saved (store, task), "“Send the offer” is now accepted");
}

static void
test_parts (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  gint64 anna = desk_person (store, "Anna", acme);
  g_autoptr (SaRecord) role = desk_new (store, "position");
  g_autoptr (SaRecord) address = desk_new (store, "address");
  g_autoptr (SaRecord) link = desk_new (store, "link");
  g_autoptr (SaRecord) consent = desk_new (store, "consent");

  sa_record_set_number (role, SA_POSITION_PERSON, anna);
  sa_record_set_number (role, SA_POSITION_ORGANISATION, acme);
  assert_says (sa_deed_saved (store, role), "Role of “Anna” at “Acme” added");
  desk_save (store, role);
  assert_says (sa_deed_saved (store, role), "Role of “Anna” at “Acme” changed");
  assert_says (sa_deed_deleted (store, role), "Role of “Anna” at “Acme” deleted");
  sa_record_set_number (address, SA_ADDRESS_OF, acme);
  assert_says (sa_deed_saved (store, address), "Address of “Acme” added");
  sa_record_set_number (link, SA_LINK_FROM, acme);
  sa_record_set_number (link, SA_LINK_TO, anna);
  assert_says (sa_deed_deleted (store, link), "Link of “Acme” with “Anna” removed");
  sa_record_set_number (consent, SA_CONSENT_PERSON, anna);
  assert_says (sa_deed_saved (store, consent), "Refusal of “Anna” recorded");
  sa_record_set_number (consent, SA_CONSENT_GIVEN, 1);
  assert_says (sa_deed_saved (store, consent), "Consent of “Anna” recorded");
}

static void
test_files (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (SaRecord) file = desk_new (store, "attachment");

  g_ptr_array_add (names, (char *) "offer.pdf");
  assert_says (sa_deed_attached (store, names, acme), "“offer.pdf” attached to “Acme”");
  g_ptr_array_add (names, (char *) "prices.pdf");
  assert_says (sa_deed_attached (store, names, acme), "2 files attached to “Acme”");
  sa_record_set_text (file, SA_ATTACHMENT_NAME, "offer.pdf");
  sa_record_set_number (file, SA_ATTACHMENT_OF, acme);
  assert_says (sa_deed_deleted (store, file), "“offer.pdf” removed from “Acme”");
}

static void
test_talks (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  gint64 anna = desk_person (store, "Anna", 0);
  g_autoptr (SaRecord) talk = desk_new (store, "interaction");

  sa_record_set_text (talk, SA_INTERACTION_SUBJECT, "Order");
  sa_record_set_text (talk, SA_INTERACTION_KIND, "note");
  assert_says (sa_deed_logged (store, talk, FALSE), "Note on “Order” logged");
  sa_record_set_number (talk, SA_INTERACTION_PERSON, anna);
  sa_record_set_text (talk, SA_INTERACTION_KIND, "call");
  assert_says (sa_deed_logged (store, talk, TRUE), "Call with “Anna” planned");
  sa_record_set_number (talk, SA_INTERACTION_ORGANISATION, acme);
  assert_says (sa_deed_logged (store, talk, FALSE), "Call with “Acme” logged");
  sa_record_set_text (talk, SA_INTERACTION_KIND, "letter");
  assert_says (sa_deed_logged (store, talk, FALSE), "Letter to “Acme” logged");
  sa_record_set_text (talk, SA_INTERACTION_DIRECTION, "in");
  assert_says (sa_deed_logged (store, talk, FALSE), "Letter from “Acme” logged");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/deeds/fields", test_fields);
  g_test_add_func ("/services/deeds/states", test_states);
  g_test_add_func ("/services/deeds/parts", test_parts);
  g_test_add_func ("/services/deeds/files", test_files);
  g_test_add_func ("/services/deeds/talks", test_talks);
  return g_test_run ();
}
