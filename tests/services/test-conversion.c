/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lead becomes a client, and all that hung on it goes along; one undo brings the lead back. */

#include "desk.h"
#include "sa-contact-log.h"
#include "sa-error.h"
#include "sa-lead-conversion.h"

static SaRecord *
new_lead (SaStore *store)
{
  SaRecord *lead = desk_new (store, "lead");

  sa_record_set_text (lead, SA_LEAD_NAME, "Lemonade for the hotel");
  sa_record_set_text (lead, SA_LEAD_ORGANISATION_NAME, "Hotel Akacja");
  sa_record_set_text (lead, SA_LEAD_PERSON_NAME, "Anna Maria Nowak");
  sa_record_set_text (lead, SA_LEAD_PHONES, "+48 42 000 11 22\twork");
  sa_record_set_text (lead, SA_LEAD_CITY, "Łódź");
  sa_record_set_text (lead, SA_LEAD_NOTES, "Wants 10 pallets");
  desk_save (store, lead);
  return lead;
}

static void
hang_things_on (SaStore *store, gint64 lead)
{
  g_autoptr (SaRecord) call = desk_new (store, "interaction");
  g_autoptr (SaRecord) task = desk_new (store, "task");
  g_autoptr (SaRecord) link = desk_new (store, "link");
  g_autoptr (SaRecord) file = desk_new (store, "attachment");
  g_autofree char *at = desk_moment (-3);

  sa_record_set_text (call, SA_INTERACTION_SUBJECT, "First call");
  sa_record_set_text (call, SA_INTERACTION_KIND, "call");
  sa_record_set_text (call, SA_INTERACTION_AT, at);
  sa_record_set_number (call, SA_INTERACTION_LEAD, lead);
  sa_record_set_state (call, "done");
  desk_save (store, call);
  sa_record_set_text (task, SA_TASK_SUBJECT, "Send offer");
  sa_record_set_number (task, SA_TASK_ABOUT, lead);
  desk_save (store, task);
  sa_record_set_number (link, SA_LINK_FROM, lead);
  sa_record_set_number (link, SA_LINK_TO, desk_organisation (store, "Friend", NULL));
  desk_save (store, link);
  sa_record_set_number (file, SA_ATTACHMENT_OF, lead);
  sa_record_set_text (file, SA_ATTACHMENT_NAME, "offer.pdf");
  desk_save (store, file);
}

static void
test_new_client (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) lead = new_lead (store);
  g_autofree char *next = desk_day (7);
  g_autofree char *last = desk_day (-3);
  const SaConversion wish = { .next_step = "Bring samples", .next_date = next };
  g_autoptr (SaRecord) organisation = NULL;
  g_autoptr (SaRecord) person = NULL;
  g_autofree char *label = NULL;
  g_autofree char *conditions = NULL;
  g_autoptr (GError) error = NULL;

  hang_things_on (store, sa_record_get_row (lead));
  g_assert_true (sa_clients_convert_lead (store, lead, &wish, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sa_record_meta (lead)->state, ==, "converted");
  organisation = sa_store_get (store, sa_record_number (lead, SA_LEAD_ORGANISATION), NULL);
  person = sa_store_get (store, sa_record_number (lead, SA_LEAD_PERSON), NULL);
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_NAME), ==, "Hotel Akacja");
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_ROLES), ==, "client");
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_CITY), ==, "Łódź");
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_LAST_CONTACT), ==, last);
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_NEXT_CONTACT), ==, next);
  g_assert_cmpstr (sa_record_text (person, SA_PERSON_GIVEN_NAME), ==, "Anna");
  g_assert_cmpstr (sa_record_text (person, SA_PERSON_MIDDLE_NAME), ==, "Maria");
  g_assert_cmpstr (sa_record_text (person, SA_PERSON_FAMILY_NAME), ==, "Nowak");
  g_assert_cmpstr (sa_record_text (person, SA_PERSON_PHONES), ==, "+48 42 000 11 22\twork");

  conditions = g_strdup_printf ("organisation=%" G_GINT64_FORMAT, sa_record_get_row (organisation));
  g_assert_cmpint (desk_count (store, "interaction", conditions), ==, 1);
  g_assert_cmpint (desk_count (store, "person", conditions), ==, 1);
  g_free (conditions);
  conditions = g_strdup_printf ("about=%" G_GINT64_FORMAT, sa_record_get_row (organisation));
  g_assert_cmpint (desk_count (store, "task", conditions), ==, 2);
  g_free (conditions);
  conditions = g_strdup_printf ("of=%" G_GINT64_FORMAT, sa_record_get_row (organisation));
  g_assert_cmpint (desk_count (store, "attachment", conditions), ==, 1);

  g_assert_false (sa_clients_convert_lead (store, lead, &wish, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  label = sa_store_get_undo_label (store);
  g_assert_cmpstr (label, ==, "Lead “Lemonade for the hotel” converted");
  desk_undo (store);
  g_assert_cmpint (desk_count (store, "organisation", ""), ==, 1);
  g_assert_cmpint (desk_count (store, "person", ""), ==, 0);
  g_assert_cmpint (desk_count (store, "lead", "state=new"), ==, 1);
  g_assert_cmpint (desk_count (store, "task", ""), ==, 1);
}

static void
test_known_client (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) lead = new_lead (store);
  gint64 row = desk_organisation (store, "Akacja S.A.", "Zgierz");
  const SaConversion wish = { .organisation = row, .no_person = TRUE };
  g_autoptr (SaRecord) known = sa_store_get (store, row, NULL);
  g_autoptr (SaRecord) organisation = NULL;
  g_autoptr (GError) error = NULL;

  sa_record_set_text (known, SA_ORGANISATION_ROLES, "supplier");
  sa_record_set_text (known, SA_ORGANISATION_NOTES, "Pays in cash");
  sa_record_set_text (known, SA_ORGANISATION_PHONES, "42 111 22 33");
  desk_save (store, known);

  g_assert_true (sa_clients_convert_lead (store, lead, &wish, &error));
  g_assert_no_error (error);
  organisation = sa_store_get (store, row, NULL);
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_NAME), ==, "Akacja S.A.");
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_CITY), ==, "Zgierz");
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_ROLES), ==, "supplier,client");
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_NOTES), ==,
                   "Pays in cash\n\nWants 10 pallets");
  g_assert_cmpstr (sa_record_text (organisation, SA_ORGANISATION_PHONES), ==,
                   "42 111 22 33\n+48 42 000 11 22\twork");
  g_assert_cmpint (desk_count (store, "person", ""), ==, 0);
}

static void
test_blocked (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) lead = new_lead (store);
  g_autoptr (SaRecord) blocked = desk_new (store, "organisation");
  SaConversion wish = { 0 };
  g_autoptr (GError) error = NULL;

  sa_record_set_text (blocked, SA_ORGANISATION_NAME, "Never again");
  sa_record_set_state (blocked, "blocked");
  wish.organisation = desk_save (store, blocked);
  g_assert_false (sa_clients_convert_lead (store, lead, &wish, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  g_assert_cmpstr (sa_record_meta (lead)->state, ==, "new");
  g_assert_cmpint (desk_count (store, "lead", "state=new"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conversion/new-client", test_new_client);
  g_test_add_func ("/conversion/known-client", test_known_client);
  g_test_add_func ("/conversion/blocked", test_blocked);
  return g_test_run ();
}
