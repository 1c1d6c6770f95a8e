/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words the demo office is made of. Nobody in it exists: e-mail addresses and web sites are
 * under example.com, and no phone number can be reached, because none of these countries has
 * subscriber numbers that begin with 0. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SaDemoCity:
 * @postcode: a pattern: # any digit, @ a digit from 0 to 4, ? a letter
 * @area: area code
 * @weight: how many of the country's clients are there, against the other cities
 */
typedef struct
{
  const char *name;
  const char *region;
  const char *postcode;
  const char *area;
  int weight;
} SaDemoCity;

/**
 * SaDemoCompany:
 * @pattern: with %s for the word
 * @industry: as our office calls it
 * @role: a code of organisation.roles
 * @weight: how often, against others of the role and country
 * @size: 1 a kiosk … 4 a chain: how many people we know there, how often we talk
 */
typedef struct
{
  const char *pattern;
  const char *industry;
  const char *role;
  int weight;
  int size;
} SaDemoCompany;

/**
 * SaDemoCountry:
 * @vat: pattern of its VAT numbers; # any digit
 * @street: pattern with %s for the street and %d for the house
 * @mobile: pattern of mobile numbers: seven # for the digits
 * @jobs: of people we talk to, men's and women's form parted by a slash where they differ
 */
typedef struct
{
  const char *code;
  const char *language;
  const char *currency;
  const char *vat;
  const char *dial;
  const char *mobile;
  const char *office_mailbox;
  int weight;
  const SaDemoCity *cities;
  const char *const *streets;
  const char *street;
  const char *const *men;
  const char *const *women;
  const char *const *families;
  const char *const *words;
  const SaDemoCompany *companies;
  const char *const *jobs;
} SaDemoCountry;

extern const SaDemoCountry sa_demo_countries[];
extern const guint sa_demo_n_countries;

/* Cities end with a NULL name, lists with NULL, companies with a NULL pattern. */
extern const SaDemoCity sa_demo_cities_pl[];
extern const char *const sa_demo_streets_pl[];
extern const char *const sa_demo_men_pl[];
extern const char *const sa_demo_women_pl[];
extern const char *const sa_demo_families_pl[];
extern const char *const sa_demo_words_pl[];
extern const SaDemoCompany sa_demo_companies_pl[];
extern const char *const sa_demo_jobs_pl[];
extern const char *const sa_demo_jobs_en[];

/* One of us. */
typedef struct
{
  const char *given;
  const char *family;
  const char *job;
  const char *department;
  int manager;  /* index, -1 for nobody */
  gboolean rep; /* cares for clients */
  gboolean abroad;
} SaDemoColleague;

extern const SaDemoColleague sa_demo_colleagues[];
extern const guint sa_demo_n_colleagues;

/**
 * SaDemoTalk:
 * @kind: a code of interaction.kind
 * @in: they came to us
 * @role: with whom: "client" or "supplier"; brokers and carriers talk like suppliers
 *
 * Something that was said, in Polish and in English.
 */
typedef struct
{
  const char *kind;
  gboolean in;
  const char *role;
  const char *subject_pl;
  const char *outcome_pl;
  const char *subject_en;
  const char *outcome_en;
} SaDemoTalk;

extern const SaDemoTalk sa_demo_talks[];
extern const guint sa_demo_n_talks;

/* Something to do, in Polish and in English. */
typedef struct
{
  const char *pl;
  const char *en;
} SaDemoPair;

extern const SaDemoPair sa_demo_tasks[];
extern const guint sa_demo_n_tasks;
extern const SaDemoPair sa_demo_interests[];
extern const guint sa_demo_n_interests;
extern const SaDemoPair sa_demo_notes[];
extern const guint sa_demo_n_notes;

G_END_DECLS
