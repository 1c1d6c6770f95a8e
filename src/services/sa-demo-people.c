/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The people of the demo office: we ourselves, and whom we know at the organisations. */

#include <string.h>

#include "clients.h"
#include "sa-demo-private.h"

#define OUR_NAME "Bąbelki – Hurtownia Napojów sp. z o.o."
#define OUR_DOMAIN "babelki.example.org"

/* "Novák/Nováková": the half for a man or a woman. */
static char *
half (const char *text, gboolean woman)
{
  const char *slash = strchr (text, '/');

  if (slash == NULL)
    return g_strdup (text);
  return woman ? g_strdup (slash + 1) : g_strndup (text, (gsize) (slash - text));
}

static char *
family_name (const SaDemoCountry *country, const char *family, gboolean woman)
{
  char *name = half (family, woman);

  if (woman && strcmp (country->code, "PL") == 0
      && (g_str_has_suffix (name, "ski") || g_str_has_suffix (name, "cki")
          || g_str_has_suffix (name, "dzki") || g_str_has_suffix (name, "ny")))
    name[strlen (name) - 1] = 'a';
  return name;
}

/* As many as a place has, then one more here and there until all 5,000 are placed. */
static void
share_out (SaDemo *demo)
{
  static const guint by_size[] = { 1, 2, 4, 8 };
  guint left = SA_DEMO_PEOPLE - sa_demo_n_colleagues;

  for (guint i = 0; i < demo->clients->len; i++)
    {
      SaDemoClient *client = &g_array_index (demo->clients, SaDemoClient, i);

      client->n_people = MIN (left, by_size[client->company->size - 1]);
      left -= client->n_people;
    }
  while (left > 0)
    {
      guint n = sa_dice_below (&demo->dice, demo->clients->len);

      g_array_index (demo->clients, SaDemoClient, n).n_people++;
      left--;
    }
}

void
sa_demo_plan_people (SaDemo *demo)
{
  share_out (demo);
  for (guint i = 0; i < demo->clients->len; i++)
    {
      SaDemoClient *client = &g_array_index (demo->clients, SaDemoClient, i);
      const SaDemoCountry *country = client->country;

      client->first_person = demo->people->len;
      for (guint j = 0; j < client->n_people; j++)
        {
          SaDemoPerson person = { .client = i, .woman = sa_dice_chance (&demo->dice, 50) };

          person.given = g_strdup (
              sa_dice_pick (&demo->dice, person.woman ? country->women : country->men));
          person.family = family_name (country, sa_dice_pick (&demo->dice, country->families),
                                       person.woman);
          g_array_append_val (demo->people, person);
        }
    }
}

static void
set_name (SaRecord *record, const char *given, const char *family)
{
  sa_record_take_text (record, SA_PERSON_NAME, g_strdup_printf ("%s %s", given, family));
  sa_record_set_text (record, SA_PERSON_GIVEN_NAME, given);
  sa_record_set_text (record, SA_PERSON_FAMILY_NAME, family);
}

static char *
mailbox (SaDemo *demo, const char *given, const char *family, const char *domain)
{
  g_autofree char *g = sa_demo_slug (given);
  g_autofree char *f = sa_demo_slug (family);

  for (int n = 1;; n++)
    {
      g_autofree char *box = n == 1 ? g_strdup_printf ("%s.%s@%s", g, f, domain)
                                    : g_strdup_printf ("%s.%s%d@%s", g, f, n, domain);

      if (g_hash_table_add (demo->taken, g_strdup (box)))
        return g_strconcat (box, "\twork", NULL);
    }
}

static gboolean
save_colleague (SaDemo *demo, guint n, const SaDemoClient *us, GError **error)
{
  const SaDemoColleague *colleague = &sa_demo_colleagues[n];
  g_autoptr (SaRecord) record = sa_demo_record (demo, "person");
  g_autofree char *mobile = sa_demo_phone (demo, us, TRUE);

  set_name (record, colleague->given, colleague->family);
  sa_record_set_number (record, SA_PERSON_ORGANISATION, demo->office);
  sa_record_set_text (record, SA_PERSON_JOB, colleague->job);
  sa_record_set_text (record, SA_PERSON_DEPARTMENT, colleague->department);
  sa_record_set_number (record, SA_PERSON_STAFF, 1);
  if (colleague->manager >= 0)
    sa_record_set_number (record, SA_PERSON_MANAGER, demo->colleagues[colleague->manager]);
  sa_record_take_text (record, SA_PERSON_HIRED,
                       sa_demo_day (demo->today - 200 - (int) sa_dice_below (&demo->dice, 3000)));
  sa_record_take_text (record, SA_PERSON_PHONES, g_strconcat (mobile, "\tmobile", NULL));
  sa_record_take_text (record, SA_PERSON_EXTENSION, g_strdup_printf ("%u", 10 + n));
  sa_record_take_text (record, SA_PERSON_EMAILS,
                       mailbox (demo, colleague->given, colleague->family, OUR_DOMAIN));
  sa_record_set_text (record, SA_PERSON_LANGUAGE, colleague->abroad ? "en" : "pl");
  if (!sa_demo_save (demo, record, error))
    return FALSE;
  demo->colleagues[n] = sa_record_get_row (record);
  return TRUE;
}

/* Our own organisation and everybody in it. */
gboolean
sa_demo_save_office (SaDemo *demo, GError **error)
{
  const SaDemoClient us = { .country = &sa_demo_countries[0], .city = &sa_demo_cities_pl[0] };
  g_autoptr (SaRecord) office = sa_demo_record (demo, "organisation");
  g_autofree char *phone = sa_demo_phone (demo, &us, FALSE);

  sa_record_set_text (office, SA_ORGANISATION_NAME, OUR_NAME);
  sa_record_set_text (office, SA_ORGANISATION_CODE, "PL-0000");
  sa_record_set_text (office, SA_ORGANISATION_INDUSTRY, "Hurt napojów");
  sa_record_set_text (office, SA_ORGANISATION_STREET, "ul. Fabryczna 17");
  sa_record_set_text (office, SA_ORGANISATION_POSTCODE, "90-341");
  sa_record_set_text (office, SA_ORGANISATION_CITY, "Łódź");
  sa_record_set_text (office, SA_ORGANISATION_REGION, "łódzkie");
  sa_record_set_text (office, SA_ORGANISATION_COUNTRY, "PL");
  sa_record_take_text (office, SA_ORGANISATION_PHONES, g_strconcat (phone, "\twork", NULL));
  sa_record_set_text (office, SA_ORGANISATION_EMAILS, "biuro@" OUR_DOMAIN "\twork");
  sa_record_set_text (office, SA_ORGANISATION_WEBSITES, "https://" OUR_DOMAIN);
  sa_record_set_text (office, SA_ORGANISATION_CURRENCY, "PLN");
  sa_record_set_text (office, SA_ORGANISATION_LANGUAGE, "pl");
  sa_record_set_state (office, "active");
  if (!sa_demo_save (demo, office, error))
    return FALSE;
  demo->office = sa_record_get_row (office);
  for (guint i = 0; i < sa_demo_n_colleagues; i++)
    {
      if (!save_colleague (demo, i, &us, error))
        return FALSE;
    }
  return TRUE;
}

/* A role somebody had before, at another place. */
static gboolean
save_position (SaDemo *demo, const SaDemoPerson *person, GError **error)
{
  guint before = sa_dice_below (&demo->dice, demo->clients->len);
  const SaDemoClient *client = &g_array_index (demo->clients, SaDemoClient, before);
  g_autoptr (SaRecord) position = sa_demo_record (demo, "position");
  int until = demo->today - 100 - (int) sa_dice_below (&demo->dice, 1500);

  sa_record_set_number (position, SA_POSITION_PERSON, person->row);
  sa_record_set_number (position, SA_POSITION_ORGANISATION, client->row);
  sa_record_take_text (position, SA_POSITION_JOB,
                       half (sa_dice_pick (&demo->dice, client->country->jobs), person->woman));
  sa_record_take_text (position, SA_POSITION_FROM,
                       sa_demo_day (until - 200 - (int) sa_dice_below (&demo->dice, 2000)));
  sa_record_take_text (position, SA_POSITION_UNTIL, sa_demo_day (until));
  return sa_demo_save (demo, position, error);
}

static gboolean
save_consent (SaDemo *demo, const SaDemoPerson *person, GError **error)
{
  static const char *const channels[] = { "e-mail", "phone", "text", "post", NULL };
  static const char *const proofs[] = { "Formularz na stronie", "Podpis na targach",
                                        "Rozmowa telefoniczna", "E-mail", NULL };
  g_autoptr (SaRecord) consent = sa_demo_record (demo, "consent");

  sa_record_set_number (consent, SA_CONSENT_PERSON, person->row);
  sa_record_set_text (consent, SA_CONSENT_CHANNEL,
                      sa_dice_chance (&demo->dice, 60) ? "e-mail"
                                                       : sa_dice_pick (&demo->dice, channels));
  sa_record_set_number (consent, SA_CONSENT_GIVEN, sa_dice_chance (&demo->dice, 85));
  sa_record_take_text (consent, SA_CONSENT_DATE,
                       sa_demo_day (demo->today - (int) sa_dice_below (&demo->dice, 900)));
  sa_record_set_text (consent, SA_CONSENT_PROOF, sa_dice_pick (&demo->dice, proofs));
  return sa_demo_save (demo, consent, error);
}

static void
set_personal (SaDemo *demo, const SaDemoPerson *person, SaRecord *record)
{
  static const char *const diets[] = { "wegetariańska", "wegańska",     "bez glutenu",
                                       "bez laktozy",   "bez orzechów", NULL };

  if (sa_dice_chance (&demo->dice, 15))
    sa_record_take_text (record, SA_PERSON_BIRTHDAY,
                         g_strdup_printf ("19%02u-%02u-%02u", 60 + sa_dice_below (&demo->dice, 40),
                                          1 + sa_dice_below (&demo->dice, 12),
                                          1 + sa_dice_below (&demo->dice, 28)));
  if (sa_dice_chance (&demo->dice, 4))
    sa_record_set_text (record, SA_PERSON_DIETARY, sa_dice_pick (&demo->dice, diets));
  if (person->last_day > 0)
    sa_record_take_text (record, SA_PERSON_LAST_CONTACT, sa_demo_day (person->last_day));
  if (person->next_day > 0)
    sa_record_take_text (record, SA_PERSON_NEXT_CONTACT, sa_demo_day (person->next_day));
}

static gboolean
save_person (SaDemo *demo, SaDemoPerson *person, gboolean first, GError **error)
{
  const SaDemoClient *client = &g_array_index (demo->clients, SaDemoClient, person->client);
  const char *const *jobs = client->country->jobs;
  g_autoptr (SaRecord) record = sa_demo_record (demo, "person");
  g_autofree char *mobile = sa_demo_phone (demo, client, TRUE);

  set_name (record, person->given, person->family);
  sa_record_set_number (record, SA_PERSON_ORGANISATION, client->row);
  sa_record_take_text (
      record, SA_PERSON_JOB,
      half (first && client->company->size == 1 ? jobs[0] : sa_dice_pick (&demo->dice, jobs),
            person->woman));
  sa_record_take_text (record, SA_PERSON_PHONES, g_strconcat (mobile, "\tmobile", NULL));
  sa_record_take_text (record, SA_PERSON_EMAILS,
                       mailbox (demo, person->given, person->family, client->domain));
  sa_record_set_text (record, SA_PERSON_LANGUAGE, client->country->language);
  set_personal (demo, person, record);
  if (!first && sa_dice_chance (&demo->dice, 4))
    sa_record_set_state (record, "left");
  if (!sa_demo_save (demo, record, error))
    return FALSE;
  person->row = sa_record_get_row (record);
  if (sa_dice_chance (&demo->dice, 6) && !save_position (demo, person, error))
    return FALSE;
  return !sa_dice_chance (&demo->dice, 30) || save_consent (demo, person, error);
}

gboolean
sa_demo_save_people (SaDemo *demo, GError **error)
{
  for (guint i = 0; i < demo->people->len; i++)
    {
      SaDemoPerson *person = &g_array_index (demo->people, SaDemoPerson, i);
      const SaDemoClient *client = &g_array_index (demo->clients, SaDemoClient, person->client);

      if (!save_person (demo, person, i == client->first_person, error))
        return FALSE;
    }
  return TRUE;
}
