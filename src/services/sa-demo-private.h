/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo office while it is being made: first all of it is decided, then all of it is saved. */

#pragma once

#include <gio/gio.h>
#include "sa-demo-dice.h"
#include "sa-demo-tables.h"
#include "sa-log.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* Days are numbered as GDate does. */
typedef struct
{
  const SaDemoCountry *country;
  const SaDemoCity *city;
  const SaDemoCompany *company;
  char *name;
  char *domain;
  const char *state;
  guint rep; /* number of a colleague */
  int cadence;
  guint n_people;
  guint first_person;
  guint n_talks;
  int last_day;
  int next_day;
  gint64 row;
} SaDemoClient;

typedef struct
{
  guint client;
  char *given;
  char *family;
  gboolean woman;
  int last_day;
  int next_day;
  gint64 row;
} SaDemoPerson;

/* Something said or to be said. */
typedef struct
{
  guint client;
  guint person;
  const SaDemoTalk *talk;
  int day;
  int minute;
  const char *state;
} SaDemoMeeting;

typedef struct
{
  guint client;
  guint person;
  const SaDemoPair *subject;
  int due;
  const char *state;
} SaDemoTask;

typedef struct
{
  SaStore *store;
  SaDice dice;
  int today;
  GTimeZone *zone;
  SaProgressFunc progress;
  gpointer data;
  GCancellable *cancellable;
  guint n_saved;
  gint64 office; /* our own organisation */
  gint64 colleagues[16];
  GArray *clients;
  GArray *people;
  GArray *meetings;
  GArray *tasks;
  GHashTable *taken; /* names with city, and domains */
  guint n_phones;
} SaDemo;

#define SA_DEMO_ORGANISATIONS 2000
#define SA_DEMO_PEOPLE 5000
#define SA_DEMO_INTERACTIONS 20000
#define SA_DEMO_LEAD_TALKS 34

void sa_demo_plan_clients (SaDemo *demo);
void sa_demo_plan_people (SaDemo *demo);
void sa_demo_plan_talks (SaDemo *demo);
gboolean sa_demo_save_office (SaDemo *demo, GError **error);
gboolean sa_demo_save_clients (SaDemo *demo, GError **error);
gboolean sa_demo_save_people (SaDemo *demo, GError **error);
gboolean sa_demo_save_talks (SaDemo *demo, GError **error);
gboolean sa_demo_save_leads (SaDemo *demo, GError **error);

SaRecord *sa_demo_record (SaDemo *demo, const char *type);
gboolean sa_demo_save (SaDemo *demo, SaRecord *record, GError **error);
char *sa_demo_day (int day);
char *sa_demo_moment (SaDemo *demo, int day, int minute);
int sa_demo_workday (int day);
char *sa_demo_slug (const char *text);
char *sa_demo_phone (SaDemo *demo, const SaDemoClient *client, gboolean mobile);
char *sa_demo_street (SaDemo *demo, const SaDemoCountry *country);
void sa_demo_set_address (SaDemo *demo, SaRecord *record, const SaDemoCountry *country,
                          const SaDemoCity *city, guint street, guint postcode);
const SaDemoCity *sa_demo_pick_city (SaDemo *demo, const SaDemoCountry *country);
const SaDemoCountry *sa_demo_pick_country (SaDemo *demo);

G_END_DECLS
