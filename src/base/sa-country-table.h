/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One country of ISO 3166-1: its two- and three-letter codes, and its short name in English and
 * Polish. */
typedef struct
{
  const char *code;
  const char *code3;
  const char *english;
  const char *polish;
} SaCountry;

/* Another name a country goes by; case and accents do not matter. */
typedef struct
{
  const char *name;
  const char *code;
} SaCountryAlias;

extern const SaCountry sa_countries[];
extern const SaCountryAlias sa_country_aliases[];
