/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer that holds stands with the person, whatever happens to the consents. */

#include "desk.h"

#include "sa-custom-fields.h"
#include "sa-follow.h"
#include "sa-merge.h"

#include <glib/gstdio.h>

static gint64
answer (SaStore *store, gint64 person, const char *channel, gboolean given, const char *day)
{
  g_autoptr (SaRecord) consent = desk_new (store, "consent");

  sa_record_set_number (consent, SA_CONSENT_PERSON, person);
  sa_record_set_text (consent, SA_CONSENT_CHANNEL, channel);
  sa_record_set_number (consent, SA_CONSENT_GIVEN, given);
  sa_record_set_text (consent, SA_CONSENT_DATE, day);
  return desk_save (store, consent);
}

static void
test_latest_holds (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 anna = desk_person (store, "Anna Nowak", 0);

  desk_person (store, "Jan Kowalski", 0);
  answer (store, anna, "e-mail", TRUE, "2026-03-01");
  g_assert_cmpint (desk_count (store, "person", "consent_email=allowed"), ==, 1);
  g_assert_cmpint (desk_count (store, "person", "\"Consent to E-Mail\"=yes"), ==, 1);
  g_assert_cmpint (desk_count (store, "person", "consent_email_date<2026-03-02"), ==, 1);
  g_assert_cmpint (desk_count (store, "person", "consent_email?"), ==, 1);
  g_assert_cmpint (desk_count (store, "person", "consent_phone=allowed"), ==, 0);
  answer (store, anna, "e-mail", FALSE, "2026-05-01");
  answer (store, anna, "e-mail", TRUE, "2026-04-01");
  g_assert_cmpint (desk_count (store, "person", "consent_email=no"), ==, 1);
  g_assert_cmpint (desk_count (store, "person", "consent_email=no consent_email_date=2026-05-01"),
                   ==, 1);
  desk_undo (store);
  desk_undo (store);
  g_assert_cmpint (desk_count (store, "person", "consent_email=yes"), ==, 1);
  desk_undo (store);
  g_assert_cmpint (desk_count (store, "person", "consent_email?"), ==, 2);
}

/* Of two answers of one day the one recorded last holds. */
static void
test_one_day (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 anna = desk_person (store, "Anna Nowak", 0);

  answer (store, anna, "text", TRUE, "2026-03-01");
  answer (store, anna, "text", FALSE, "2026-03-01");
  g_assert_cmpint (desk_count (store, "person", "consent_text=no"), ==, 1);
}

/* Consents of both go together, and what is asked about fields says nothing of them. */
static void
test_merge (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 anna = desk_person (store, "Anna Nowak", 0);
  gint64 other = desk_person (store, "A. Nowak", 0);
  g_autoptr (SaMergePlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  answer (store, anna, "e-mail", TRUE, "2026-03-01");
  answer (store, other, "e-mail", FALSE, "2026-04-01");
  plan = sa_merge_plan_new (store, anna, other, &error);
  g_assert_no_error (error);
  g_assert_true (sa_merge_apply (store, plan, &error));
  g_assert_no_error (error);
  g_assert_cmpint (desk_count (store, "person", "consent_email=no"), ==, 1);
  desk_undo (store);
  g_assert_cmpint (desk_count (store, "person", "consent_email=no"), ==, 1);
  g_assert_cmpint (desk_count (store, "person", "consent_email=yes"), ==, 1);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (folder);
}

/* An office of an earlier version has consents, but no answers with the people. */
static void
test_earlier_office (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sa-consents-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.sqlite", NULL);
  const SaField later = { "later", SA_KIND_TEXT, "Later", .flags = SA_FIELD_FOLLOWS };
  g_autoptr (SaStore) store = desk_open_file (path);
  gint64 anna;

  sa_store_set_follow (NULL);
  anna = desk_person (store, "Anna Nowak", 0);
  answer (store, anna, "post", TRUE, "2026-03-01");
  g_assert_cmpint (desk_count (store, "person", "consent_post=yes"), ==, 0);
  g_assert_true (sa_custom_field_put (store, "person", &later, NULL));
  g_clear_object (&store);
  store = desk_open_file (path);
  g_assert_cmpint (desk_count (store, "person", "consent_post=yes later?"), ==, 1);
  g_clear_object (&store);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/consents/latest-holds", test_latest_holds);
  g_test_add_func ("/services/consents/one-day", test_one_day);
  g_test_add_func ("/services/consents/merge", test_merge);
  g_test_add_func ("/services/consents/earlier-office", test_earlier_office);
  return g_test_run ();
}
