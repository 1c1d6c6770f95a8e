/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisations of the demo office: who they are, where, how well they are kept. */

#include <string.h>

#include "clients.h"
#include "common.h"
#include "sa-demo-private.h"
#include "sa-fold.h"

#define N_LINKS 240

/* In a hundred: how many have which role. */
static const char *
pick_role (SaDemo *demo)
{
  guint n = sa_dice_below (&demo->dice, 100);

  return n < 82   ? "client"
         : n < 91 ? "supplier"
         : n < 93 ? "broker"
         : n < 97 ? "carrier"
                  : "partner";
}

/* A kind of company of that role, by weight; NULL when the country has none. */
static const SaDemoCompany *
pick_company (SaDemo *demo, const SaDemoCountry *country, const char *role)
{
  int weights = 0;
  int chosen;

  for (const SaDemoCompany *company = country->companies; company->pattern != NULL; company++)
    weights += strcmp (company->role, role) == 0 ? company->weight : 0;
  if (weights == 0)
    return NULL;
  chosen = (int) sa_dice_below (&demo->dice, (guint) weights);
  for (const SaDemoCompany *company = country->companies; company->pattern != NULL; company++)
    {
      chosen -= strcmp (company->role, role) == 0 ? company->weight : 0;
      if (chosen < 0)
        return company;
    }
  return NULL;
}

static gboolean
take (SaDemo *demo, char *key)
{
  return g_hash_table_add (demo->taken, key);
}

/* Two of one name in one city would be duplicates. */
static char *
pick_name (SaDemo *demo, SaDemoClient *client, const char **word)
{
  for (;;)
    {
      g_autofree char *name = NULL;

      *word = sa_dice_pick (&demo->dice, client->country->words);
      name = sa_dice_fill (client->company->pattern, *word, 0);
      if (take (demo, g_strconcat (name, "\n", client->city->name, NULL)))
        return g_steal_pointer (&name);
      client->city = sa_demo_pick_city (demo, client->country);
      client->company = pick_company (demo, client->country, client->company->role);
    }
}

static char *
pick_domain (SaDemo *demo, const char *word)
{
  g_autofree char *slug = sa_demo_slug (word);

  for (int n = 1;; n++)
    {
      g_autofree char *domain = n == 1 ? g_strdup_printf ("%s.example.com", slug)
                                       : g_strdup_printf ("%s%d.example.com", slug, n);

      if (take (demo, g_strdup (domain)))
        return g_steal_pointer (&domain);
    }
}

static const char *
pick_state (SaDemo *demo)
{
  guint n = sa_dice_below (&demo->dice, 100);

  return n < 80   ? "active"
         : n < 89 ? "prospect"
         : n < 96 ? "dormant"
         : n < 98 ? "blocked"
                  : "archived";
}

/* Buyers buy, exporters export, and the country is parted among the others. */
static guint
pick_rep (SaDemo *demo, const SaDemoClient *client)
{
  gboolean abroad = client->country != &sa_demo_countries[0];

  for (;;)
    {
      guint n = sa_dice_below (&demo->dice, sa_demo_n_colleagues);
      const SaDemoColleague *colleague = &sa_demo_colleagues[n];
      gboolean buyer = strcmp (colleague->department, "Zakupy") == 0;

      if (colleague->rep && colleague->abroad == abroad
          && (strcmp (client->company->role, "client") != 0 || !buyer))
        return n;
    }
}

void
sa_demo_plan_clients (SaDemo *demo)
{
  while (demo->clients->len < SA_DEMO_ORGANISATIONS - 1)
    {
      SaDemoClient client = { .country = sa_demo_pick_country (demo) };
      const char *word;

      client.company = pick_company (demo, client.country, pick_role (demo));
      if (client.company == NULL)
        continue;
      client.city = sa_demo_pick_city (demo, client.country);
      client.name = pick_name (demo, &client, &word);
      client.domain = pick_domain (demo, word);
      client.state = pick_state (demo);
      client.rep = pick_rep (demo, &client);
      g_array_append_val (demo->clients, client);
    }
}

/* A number that fits the pattern and passes the check of its country: tried until one does, which
 * takes ten or a hundred throws. */
static char *
pick_checked (SaDemo *demo, const char *pattern, SaValidator validate)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *number = sa_dice_digits (&demo->dice, pattern);
      g_autofree char *good = number[0] != '0' ? validate (number, NULL) : NULL;

      if (good != NULL)
        return g_steal_pointer (&good);
    }
  return NULL;
}

static void
set_numbers (SaDemo *demo, const SaDemoClient *client, SaRecord *record)
{
  gboolean polish = strcmp (client->country->code, "PL") == 0;

  sa_record_take_text (
      record, SA_ORGANISATION_TAX_ID,
      pick_checked (demo, client->country->vat, polish ? sa_validate_nip : sa_validate_vat_id));
  if (polish && sa_dice_chance (&demo->dice, 60))
    sa_record_take_text (record, SA_ORGANISATION_REGON,
                         pick_checked (demo, "#########", sa_validate_regon));
}

static void
set_terms (SaDemo *demo, const SaDemoClient *client, SaRecord *record)
{
  static const int days[] = { 0, 7, 14, 14, 21, 30, 30, 45, 60 };
  static const char *const lists[] = { "Detal", "Gastronomia", "Hurt", "Sieci", NULL };
  gboolean buys = strcmp (client->company->role, "client") == 0;

  sa_record_set_text (record, SA_ORGANISATION_CURRENCY, client->country->currency);
  sa_record_set_number (record, SA_ORGANISATION_PAYMENT_DAYS,
                        days[sa_dice_below (&demo->dice, G_N_ELEMENTS (days))]);
  if (!buys)
    return;
  sa_record_set_text (record, SA_ORGANISATION_PRICE_LIST, lists[client->company->size - 1]);
  if (client->company->size > 1)
    sa_record_set_number (record, SA_ORGANISATION_CREDIT_LIMIT,
                          (gint64) (1 + sa_dice_below (&demo->dice, 20)) * client->company->size
                              * 250000);
}

static void
set_contact (SaDemo *demo, const SaDemoClient *client, SaRecord *record)
{
  g_autofree char *phone = sa_demo_phone (demo, client, FALSE);
  g_autofree char *mobile = sa_dice_chance (&demo->dice, 30) ? sa_demo_phone (demo, client, TRUE)
                                                             : NULL;

  sa_record_take_text (record, SA_ORGANISATION_PHONES,
                       mobile != NULL ? g_strdup_printf ("%s\twork\n%s\tmobile", phone, mobile)
                                      : g_strdup_printf ("%s\twork", phone));
  sa_record_take_text (
      record, SA_ORGANISATION_EMAILS,
      g_strdup_printf ("%s@%s\twork", client->country->office_mailbox, client->domain));
  if (sa_dice_chance (&demo->dice, 60))
    sa_record_take_text (record, SA_ORGANISATION_WEBSITES,
                         g_strdup_printf ("https://%s", client->domain));
  sa_record_set_text (record, SA_ORGANISATION_LANGUAGE, client->country->language);
}

static void
set_care (SaDemo *demo, const SaDemoClient *client, SaRecord *record)
{
  sa_record_set_number (record, SA_ORGANISATION_REP, demo->colleagues[client->rep]);
  if (client->cadence > 0)
    sa_record_set_number (record, SA_ORGANISATION_CADENCE, client->cadence);
  if (client->last_day > 0)
    sa_record_take_text (record, SA_ORGANISATION_LAST_CONTACT, sa_demo_day (client->last_day));
  if (client->next_day > 0)
    sa_record_take_text (record, SA_ORGANISATION_NEXT_CONTACT, sa_demo_day (client->next_day));
}

/* A wholesaler may supply us too, a supplier may carry. */
static const char *
roles_of (SaDemo *demo, const SaDemoClient *client)
{
  if (sa_dice_chance (&demo->dice, 94))
    return client->company->role;
  if (strcmp (client->company->role, "client") == 0)
    return client->company->size > 1 ? "client,supplier" : "client,partner";
  return strcmp (client->company->role, "supplier") == 0 ? "supplier,carrier"
                                                         : client->company->role;
}

static gboolean
save_delivery_address (SaDemo *demo, const SaDemoClient *client, GError **error)
{
  g_autoptr (SaRecord) address = sa_demo_record (demo, "address");

  sa_record_set_number (address, SA_ADDRESS_OF, client->row);
  sa_record_set_text (address, SA_ADDRESS_KIND, "delivery");
  sa_demo_set_address (demo, address, client->country, client->city, SA_ADDRESS_STREET,
                       SA_ADDRESS_POSTCODE);
  return sa_demo_save (demo, address, error);
}

static gboolean
save_client (SaDemo *demo, guint n, GError **error)
{
  SaDemoClient *client = &g_array_index (demo->clients, SaDemoClient, n);
  g_autoptr (SaRecord) record = sa_demo_record (demo, "organisation");
  const SaDemoPair *note = &sa_demo_notes[sa_dice_below (&demo->dice, sa_demo_n_notes)];
  gboolean polish = strcmp (client->country->code, "PL") == 0;

  sa_record_set_text (record, SA_ORGANISATION_NAME, client->name);
  sa_record_take_text (record, SA_ORGANISATION_CODE,
                       g_strdup_printf ("%s-%04u", client->country->code, n + 1));
  sa_record_set_text (record, SA_ORGANISATION_ROLES, roles_of (demo, client));
  sa_record_set_text (record, SA_ORGANISATION_INDUSTRY, client->company->industry);
  sa_demo_set_address (demo, record, client->country, client->city, SA_ORGANISATION_STREET,
                       SA_ORGANISATION_POSTCODE);
  set_contact (demo, client, record);
  set_care (demo, client, record);
  set_numbers (demo, client, record);
  set_terms (demo, client, record);
  if (sa_dice_chance (&demo->dice, 12))
    sa_record_set_text (record, SA_ORGANISATION_CATEGORIES,
                        sa_dice_chance (&demo->dice, 50) ? "VIP" : "sezonowy");
  if (sa_dice_chance (&demo->dice, 25))
    sa_record_set_text (record, SA_ORGANISATION_NOTES, polish ? note->pl : note->en);
  sa_record_set_state (record, client->state);
  if (!sa_demo_save (demo, record, error))
    return FALSE;
  client->row = sa_record_get_row (record);
  return client->company->size < 3 || save_delivery_address (demo, client, error);
}

static gboolean
save_links (SaDemo *demo, GError **error)
{
  static const char *const labels[] = { "Ten sam właściciel", "Poleca nas", "Dostarcza przez",
                                        "Zaopatruje się u", NULL };

  for (guint i = 0; i < N_LINKS; i++)
    {
      guint a = sa_dice_below (&demo->dice, demo->clients->len);
      guint b = sa_dice_below (&demo->dice, demo->clients->len);
      g_autoptr (SaRecord) link = NULL;

      if (a == b)
        continue;
      link = sa_demo_record (demo, "link");
      sa_record_set_number (link, SA_LINK_FROM, g_array_index (demo->clients, SaDemoClient, a).row);
      sa_record_set_number (link, SA_LINK_TO, g_array_index (demo->clients, SaDemoClient, b).row);
      sa_record_set_text (link, SA_LINK_LABEL, sa_dice_pick (&demo->dice, labels));
      if (!sa_demo_save (demo, link, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sa_demo_save_clients (SaDemo *demo, GError **error)
{
  for (guint i = 0; i < demo->clients->len; i++)
    {
      if (!save_client (demo, i, error))
        return FALSE;
    }
  return save_links (demo, error);
}
