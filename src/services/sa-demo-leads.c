/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The leads of the demo office, some in every state. */

#include <string.h>

#include "clients.h"
#include "sa-demo-private.h"

static const struct
{
  const char *state;
  guint n;
} shares[] = {
  { "new", 22 },       { "assigned", 20 }, { "in-process", SA_DEMO_LEAD_TALKS },
  { "converted", 18 }, { "recycled", 12 }, { "dead", 14 },
};

/* A client that came from a lead lends it the name; other leads are of places we do not know yet.
 */
static void
set_origin (SaDemo *demo, SaRecord *record, const char *state, SaDemoClient *place)
{
  guint n = sa_dice_below (&demo->dice, demo->clients->len);
  const SaDemoClient *client = &g_array_index (demo->clients, SaDemoClient, n);
  const SaDemoPerson *person = &g_array_index (demo->people, SaDemoPerson, client->first_person);

  *place = *client;
  if (strcmp (state, "converted") == 0)
    {
      sa_record_set_text (record, SA_LEAD_ORGANISATION_NAME, client->name);
      sa_record_take_text (record, SA_LEAD_PERSON_NAME,
                           g_strdup_printf ("%s %s", person->given, person->family));
      sa_record_set_number (record, SA_LEAD_ORGANISATION, client->row);
      sa_record_set_number (record, SA_LEAD_PERSON, person->row);
      return;
    }
  for (;;)
    {
      g_autofree char *name = sa_dice_fill (client->company->pattern,
                                            sa_dice_pick (&demo->dice, client->country->words), 0);
      g_autofree char *key = NULL;

      place->city = sa_demo_pick_city (demo, client->country);
      key = g_strconcat (name, "\n", place->city->name, NULL);
      if (!g_hash_table_add (demo->taken, g_steal_pointer (&key)))
        continue;
      sa_record_set_text (record, SA_LEAD_ORGANISATION_NAME, name);
      break;
    }
  sa_record_take_text (
      record, SA_LEAD_PERSON_NAME,
      g_strdup_printf (
          "%s %s",
          sa_dice_pick (&demo->dice, person->woman ? client->country->women : client->country->men),
          person->family));
}

static void
set_reach (SaDemo *demo, SaRecord *record, const SaDemoClient *place, guint number)
{
  g_autofree char *phone = sa_demo_phone (demo, place, TRUE);

  sa_record_take_text (record, SA_LEAD_PHONES, g_strconcat (phone, "\tmobile", NULL));
  sa_record_take_text (record, SA_LEAD_EMAILS,
                       g_strdup_printf ("kontakt%u@lead.example.org\twork", number));
  sa_demo_set_address (demo, record, place->country, place->city, SA_LEAD_STREET, SA_LEAD_POSTCODE);
}

static void
set_prospects (SaDemo *demo, SaRecord *record, const SaDemoClient *place, const char *state)
{
  static const char *const sources[] = { "website",   "referral", "trade show", "campaign",
                                         "cold call", "phone",    NULL };
  const SaDemoPair *interest = &sa_demo_interests[sa_dice_below (&demo->dice, sa_demo_n_interests)];
  gboolean polish = strcmp (place->country->code, "PL") == 0;
  const char *wish = polish ? interest->pl : interest->en;

  sa_record_take_text (
      record, SA_LEAD_NAME,
      g_strdup_printf ("%s – %s", wish, sa_record_text (record, SA_LEAD_ORGANISATION_NAME)));
  sa_record_set_text (record, SA_LEAD_INTEREST, wish);
  sa_record_set_text (record, SA_LEAD_SOURCE, sa_dice_pick (&demo->dice, sources));
  sa_record_set_number (record, SA_LEAD_SCORE, 10 + sa_dice_below (&demo->dice, 90));
  sa_record_set_number (record, SA_LEAD_VALUE,
                        (gint64) (5 + sa_dice_below (&demo->dice, 95)) * 100000);
  sa_record_set_text (record, SA_LEAD_CURRENCY, place->country->currency);
  sa_record_set_text (record, SA_LEAD_OFFICE, "Łódź");
  sa_record_take_text (record, SA_LEAD_RESPOND_BY,
                       sa_demo_day (demo->today - 3 + (int) sa_dice_below (&demo->dice, 12)));
  if (strcmp (state, "new") != 0)
    sa_record_set_number (record, SA_LEAD_REP, demo->colleagues[place->rep]);
}

static gboolean
save_talk (SaDemo *demo, SaRecord *lead, const SaDemoClient *place, GError **error)
{
  g_autoptr (SaRecord) record = sa_demo_record (demo, "interaction");
  gboolean polish = strcmp (place->country->code, "PL") == 0;
  int day = sa_demo_workday (demo->today - 1 - (int) sa_dice_below (&demo->dice, 40));

  sa_record_set_text (record, SA_INTERACTION_SUBJECT,
                      polish ? "Pierwsza rozmowa" : "First conversation");
  sa_record_set_text (record, SA_INTERACTION_KIND, "call");
  sa_record_set_text (record, SA_INTERACTION_DIRECTION, "out");
  sa_record_take_text (record, SA_INTERACTION_AT,
                       sa_demo_moment (demo, day, 540 + (int) sa_dice_below (&demo->dice, 400)));
  sa_record_set_number (record, SA_INTERACTION_MINUTES, 4 + sa_dice_below (&demo->dice, 20));
  sa_record_set_number (record, SA_INTERACTION_LEAD, sa_record_get_row (lead));
  sa_record_set_number (record, SA_INTERACTION_REP, demo->colleagues[place->rep]);
  sa_record_set_text (record, SA_INTERACTION_OUTCOME,
                      polish ? "Prosi o ofertę i próbki" : "Asks for an offer and samples");
  sa_record_set_state (record, "done");
  return sa_demo_save (demo, record, error);
}

gboolean
sa_demo_save_leads (SaDemo *demo, GError **error)
{
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      for (guint j = 0; j < shares[i].n; j++)
        {
          g_autoptr (SaRecord) lead = sa_demo_record (demo, "lead");
          SaDemoClient place;

          set_origin (demo, lead, shares[i].state, &place);
          set_reach (demo, lead, &place, ++number);
          set_prospects (demo, lead, &place, shares[i].state);
          sa_record_set_state (lead, shares[i].state);
          if (!sa_demo_save (demo, lead, error))
            return FALSE;
          if (strcmp (shares[i].state, "in-process") == 0 && !save_talk (demo, lead, &place, error))
            return FALSE;
        }
    }
  return TRUE;
}
