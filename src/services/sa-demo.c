/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making the demo office, and the small things all of its parts need. It has 2,000 organisations,
 * 5,000 people and 20,000 interactions; the dates lie before and after the day given, so that the
 * office looks as if people had worked in it until yesterday. */

#include "sa-demo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-date.h"
#include "sa-datetime.h"
#include "sa-demo-private.h"
#include "sa-error.h"
#include "sa-find.h"
#include "sa-fold.h"
#include "sa-transact.h"

#define SEED 0x5a1e5adu
#define REPORT_EVERY 256
/* What is saved in all, about: for the fraction done. */
#define EXPECTED 31000.0

/* A new record with an id that is the same every time. */
SaRecord *
sa_demo_record (SaDemo *demo, const char *type)
{
  SaRecord *record = sa_record_new (sa_store_get_type_named (demo->store, type));

  sa_dice_id (&demo->dice, ((gint64) demo->today - 719163) * 86400, sa_record_meta (record)->id);
  return record;
}

gboolean
sa_demo_save (SaDemo *demo, SaRecord *record, GError **error)
{
  if (demo->n_saved++ % REPORT_EVERY == 0)
    {
      if (g_cancellable_is_cancelled (demo->cancellable))
        {
          g_set_error_literal (error, SA_ERROR, SA_ERROR_CANCELLED,
                               _ ("Making the demo office was cancelled; nothing was kept of it."));
          return FALSE;
        }
      if (demo->progress != NULL)
        demo->progress (MIN (0.99, demo->n_saved / EXPECTED), demo->data);
    }
  return sa_store_save (demo->store, record, error);
}

char *
sa_demo_day (int day)
{
  GDate date;
  char text[16];

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  g_snprintf (text, sizeof text, "%04d-%02d-%02d", g_date_get_year (&date),
              g_date_get_month (&date), g_date_get_day (&date));
  return g_strdup (text);
}

/* A moment of a day in Łódź. */
char *
sa_demo_moment (SaDemo *demo, int day, int minute)
{
  g_autoptr (GDateTime) moment = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  moment = g_date_time_new (demo->zone, g_date_get_year (&date), g_date_get_month (&date),
                            g_date_get_day (&date), minute / 60, minute % 60, 0);
  return sa_datetime_new (moment);
}

/* The day itself, or the Friday before a weekend. Julian day 1 was a Monday. */
int
sa_demo_workday (int day)
{
  int weekday = (day - 1) % 7;

  return weekday >= 5 ? day - (weekday - 4) : day;
}

/* Folded letters and digits, words joined by hyphens: for domains and mailboxes. */
char *
sa_demo_slug (const char *text)
{
  g_autofree char *folded = sa_fold (text);
  GString *slug = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, *p);
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-' && *p == ' ')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}

/* The n-th number is a permutation of n, so that no two are alike until all are used. */
char *
sa_demo_phone (SaDemo *demo, const SaDemoClient *client, gboolean mobile)
{
  guint64 n = ++demo->n_phones;
  guint number = (guint) ((n * 7654321 + 1234567) % 10000000);
  GString *out;

  if (!mobile)
    return g_strdup_printf ("%s %s 0%02u %02u %02u", client->country->dial, client->city->area,
                            number % 100, number / 100 % 100, number / 10000 % 100);
  out = g_string_new (NULL);
  for (const char *p = client->country->mobile; *p != '\0'; p++)
    {
      if (*p != '#')
        {
          g_string_append_c (out, *p);
          continue;
        }
      g_string_append_c (out, (char) ('0' + number % 10));
      number /= 10;
    }
  return g_string_free (out, FALSE);
}

char *
sa_demo_street (SaDemo *demo, const SaDemoCountry *country)
{
  const char *street = sa_dice_pick (&demo->dice, country->streets);
  int house = 1 + (int) sa_dice_below (&demo->dice, 140);

  if (country->street[0] == 'u' && strcmp (street, "Rynek") == 0)
    return g_strdup_printf ("Rynek %d", house % 40 + 1);
  return sa_dice_fill (country->street, street, house);
}

void
sa_demo_set_address (SaDemo *demo, SaRecord *record, const SaDemoCountry *country,
                     const SaDemoCity *city, guint street, guint postcode)
{
  /* Street, postcode, city, region and country follow each other in every type. */
  sa_record_take_text (record, street, sa_demo_street (demo, country));
  sa_record_take_text (record, postcode, sa_dice_digits (&demo->dice, city->postcode));
  sa_record_set_text (record, postcode + 1, city->name);
  sa_record_set_text (record, postcode + 2, city->region);
  sa_record_set_text (record, postcode + 3, country->code);
}

const SaDemoCity *
sa_demo_pick_city (SaDemo *demo, const SaDemoCountry *country)
{
  int weights = 0;
  int chosen;

  for (const SaDemoCity *city = country->cities; city->name != NULL; city++)
    weights += city->weight;
  chosen = (int) sa_dice_below (&demo->dice, (guint) weights);
  for (const SaDemoCity *city = country->cities; city->name != NULL; city++)
    {
      chosen -= city->weight;
      if (chosen < 0)
        return city;
    }
  return country->cities;
}

const SaDemoCountry *
sa_demo_pick_country (SaDemo *demo)
{
  int weights = 0;
  int chosen;

  for (guint i = 0; i < sa_demo_n_countries; i++)
    weights += sa_demo_countries[i].weight;
  chosen = (int) sa_dice_below (&demo->dice, (guint) weights);
  for (guint i = 0; i < sa_demo_n_countries; i++)
    {
      chosen -= sa_demo_countries[i].weight;
      if (chosen < 0)
        return &sa_demo_countries[i];
    }
  return &sa_demo_countries[0];
}

static void
clear_client (gpointer data)
{
  SaDemoClient *client = data;

  g_free (client->name);
  g_free (client->domain);
}

static void
clear_person (gpointer data)
{
  SaDemoPerson *person = data;

  g_free (person->given);
  g_free (person->family);
}

static void
start (SaDemo *demo)
{
  demo->dice.state = SEED;
  demo->zone = g_time_zone_new_identifier ("Europe/Warsaw");
  if (demo->zone == NULL)
    demo->zone = g_time_zone_new_utc ();
  demo->clients = g_array_new (FALSE, TRUE, sizeof (SaDemoClient));
  g_array_set_clear_func (demo->clients, clear_client);
  demo->people = g_array_new (FALSE, TRUE, sizeof (SaDemoPerson));
  g_array_set_clear_func (demo->people, clear_person);
  demo->meetings = g_array_new (FALSE, TRUE, sizeof (SaDemoMeeting));
  demo->tasks = g_array_new (FALSE, TRUE, sizeof (SaDemoTask));
  demo->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
finish (SaDemo *demo)
{
  g_time_zone_unref (demo->zone);
  g_array_unref (demo->clients);
  g_array_unref (demo->people);
  g_array_unref (demo->meetings);
  g_array_unref (demo->tasks);
  g_hash_table_unref (demo->taken);
}

static gboolean
save_all (SaStore *store, gpointer data, GError **error)
{
  SaDemo *demo = data;

  return sa_demo_save_office (demo, error) && sa_demo_save_clients (demo, error)
         && sa_demo_save_people (demo, error) && sa_demo_save_talks (demo, error)
         && sa_demo_save_leads (demo, error);
}

/* Made-up clients among real ones would be a nuisance, and the same ones twice do not go. */
static gboolean
is_vacant (SaStore *store, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  gint64 n = sa_store_count (store, query, error);

  if (n > 0)
    g_set_error (error, SA_ERROR, SA_ERROR_REFUSED,
                 _ ("%s holds clients already; name another file for the demo office."),
                 sa_store_get_path (store));
  return n == 0;
}

/**
 * sa_demo_fill:
 * @today: (nullable): the day the office is at, "YYYY-MM-DD"; %NULL for the real one
 *
 * Puts the demo office into a store without clients, as one change that can be undone. The same day
 * gives the same records, ids too. Errors: SA_ERROR_REFUSED when there are clients
 */
gboolean
sa_demo_fill (SaStore *store, const char *today, SaProgressFunc progress, gpointer data,
              GCancellable *cancellable, GError **error)
{
  SaDemo demo = { .store = store, .progress = progress, .data = data, .cancellable = cancellable };
  g_autofree char *now = today != NULL ? g_strdup (today) : sa_date_today ();
  int year, month, day;
  GDate date;
  gboolean done;

  if (!sa_date_split (now, &year, &month, &day))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” is not a date. Write it as 2026-12-31."), now);
      return FALSE;
    }
  if (!is_vacant (store, error))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  demo.today = (int) g_date_get_julian (&date);
  start (&demo);
  sa_demo_plan_clients (&demo);
  sa_demo_plan_people (&demo);
  sa_demo_plan_talks (&demo);
  done = sa_transact (store, _ ("Demo office made"), save_all, &demo, error);
  if (done && progress != NULL)
    progress (1, data);
  finish (&demo);
  return done;
}
