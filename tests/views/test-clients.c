/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the client pages say: distances in days, initials, the timeline's order, history in words.
 */

#include <pwd.h>
#include <unistd.h>

#include "desk.h"
#include "sa-client-text.h"
#include "sa-date.h"
#include "sa-history-text.h"
#include "sa-timeline.h"

static void
test_when (void)
{
  static const struct
  {
    int days;
    const char *said;
  } cases[] = { { 0, "today" },      { 1, "tomorrow" },    { 2, "in 2 days" },
                { -1, "yesterday" }, { -3, "3 days ago" }, { -30, "30 days ago" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = desk_day (cases[i].days);
      g_autofree char *said = sa_client_when (day);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

static void
test_far_away_is_a_date (void)
{
  g_autofree char *said = sa_client_when ("2001-02-03");

  g_assert_nonnull (strstr (said, "2001"));
}

static void
test_initials (void)
{
  static const char *const cases[][3] = {
    { "organisation", "Hurtownia Napojów Łódź sp. z o.o.", "Hurtownia Napojów" },
    { "organisation", "Sklep „Chaber”", "Sklep Chaber”" },
    { "organisation", "Acme", "Acme" },
    { "organisation", "& Co.", "Co." },
    { "person", "Jan Maria Kowalski", "Jan Maria Kowalski" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sa_client_avatar_text (cases[i][0], cases[i][1]);

      g_assert_cmpstr (text, ==, cases[i][2]);
    }
}

static void
log_contact (SaStore *store, gint64 organisation, const char *kind, int days)
{
  g_autoptr (SaRecord) record = desk_new (store, "interaction");
  g_autofree char *at = desk_moment (days);

  sa_record_set_text (record, SA_INTERACTION_SUBJECT, kind);
  sa_record_set_text (record, SA_INTERACTION_KIND, kind);
  sa_record_set_text (record, SA_INTERACTION_AT, at);
  sa_record_set_number (record, SA_INTERACTION_ORGANISATION, organisation);
  desk_save (store, record);
}

static guint
count_items (SaStore *store, SaRecord *record, const char *kind)
{
  g_autoptr (SaTimeline) timeline = sa_timeline_new (store, record, kind);
  const SaTimelineItem *item;
  gint64 before = G_MAXINT64;
  guint n = 0;

  while ((item = sa_timeline_next (timeline)) != NULL)
    {
      g_assert_cmpint (item->when, <=, before);
      before = item->when;
      n++;
    }
  g_assert_true (sa_timeline_is_at_end (timeline));
  return n;
}

static void
test_timeline (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 row = desk_organisation (store, "Acme", "Łódź");
  gint64 other = desk_organisation (store, "Other", NULL);
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  for (int i = 0; i < 120; i++)
    log_contact (store, row, i % 2 == 0 ? "call" : "note", -i);
  log_contact (store, other, "call", 0);
  g_assert_cmpuint (count_items (store, record, NULL), ==, 121);
  g_assert_cmpuint (count_items (store, record, "call"), ==, 60);
  g_assert_cmpuint (count_items (store, record, "visit"), ==, 0);
  g_assert_cmpuint (count_items (store, record, SA_TIMELINE_CHANGES), ==, 1);
}

/* The dates of contact follow from what was logged; to tell of them would tell everything twice. */
static void
test_timeline_leaves_out_dates (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 row = desk_organisation (store, "Acme", NULL);
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  sa_record_set_text (record, SA_ORGANISATION_LAST_CONTACT, "2026-01-01");
  desk_save (store, record);
  g_assert_cmpuint (count_items (store, record, NULL), ==, 1);
  sa_record_set_text (record, SA_ORGANISATION_LAST_CONTACT, "2026-01-02");
  sa_record_set_text (record, SA_ORGANISATION_CITY, "Łódź");
  desk_save (store, record);
  g_assert_cmpuint (count_items (store, record, NULL), ==, 2);
}

static void
test_history_in_words (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 row = desk_organisation (store, "Acme", "Łódź");
  gint64 rep = desk_person (store, "Nancy Davolio", 0);
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *words = NULL;
  g_autofree char *added = NULL;

  sa_record_set_text (record, SA_ORGANISATION_CITY, "Zgierz");
  sa_record_set_number (record, SA_ORGANISATION_REP, rep);
  sa_record_set_text (record, SA_ORGANISATION_IBAN, "PL61109010140000071219812874");
  sa_record_set_state (record, "active");
  desk_save (store, record);
  history = sa_store_get_history (store, row, 10, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  words = sa_history_changes (store, history->pdata[0]);
  g_assert_nonnull (strstr (words, "City: Łódź → Zgierz"));
  g_assert_nonnull (strstr (words, "Representative: – → Nancy Davolio"));
  g_assert_nonnull (strstr (words, "Status: Prospect → Active"));
  g_assert_null (strstr (words, "PL61"));
  added = sa_history_changes (store, history->pdata[1]);
  g_assert_null (added);
}

static void
assert_who (SaStore *store, const char *actor, gint64 rep, const char *name)
{
  g_autofree char *who = sa_history_who (store, actor, rep);

  g_assert_cmpstr (who, ==, name);
}

/* People read names, not logins; who sits at the desk is known best by what was chosen there. */
static void
test_history_names_people (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 rep = desk_person (store, "Nancy Davolio", 0);
  struct passwd *own = getpwuid (getuid ());
  g_auto (GStrv) parts = own != NULL ? g_strsplit (own->pw_gecos, ",", 2) : NULL;

  assert_who (store, sa_store_get_actor (store), rep, "Nancy Davolio");
  assert_who (store, "nobody knows me", rep, "nobody knows me");
  assert_who (store, NULL, rep, "Somebody");
  if (own == NULL)
    return;
  sa_store_set_actor (store, "another");
  assert_who (store, own->pw_name, rep,
              parts[0] != NULL && *parts[0] != '\0' ? parts[0] : own->pw_name);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clients/when", test_when);
  g_test_add_func ("/clients/when/far", test_far_away_is_a_date);
  g_test_add_func ("/clients/initials", test_initials);
  g_test_add_func ("/clients/timeline", test_timeline);
  g_test_add_func ("/clients/timeline/dates", test_timeline_leaves_out_dates);
  g_test_add_func ("/clients/history", test_history_in_words);
  g_test_add_func ("/history/names-people", test_history_names_people);
  return g_test_run ();
}
