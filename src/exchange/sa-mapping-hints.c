/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words for who is kept a list of, in English and Polish, and as much of them as all their forms
 * have. */

#include "sa-mapping-hints.h"

#include <string.h>

#include "sa-fold.h"

static const SaMappingHint hints[] = {
  { "customer", "organisation", "roles", "client" },
  { "client", "organisation", "roles", "client" },
  { "klien", "organisation", "roles", "client" },
  { "odbiorc", "organisation", "roles", "client" },
  { "kontrahen", "organisation", NULL, NULL },
  { "supplier", "organisation", "roles", "supplier" },
  { "vendor", "organisation", "roles", "supplier" },
  { "dostawc", "organisation", "roles", "supplier" },
  { "shipper", "organisation", "roles", "carrier" },
  { "carrier", "organisation", "roles", "carrier" },
  { "przewoz", "organisation", "roles", "carrier" },
  { "broker", "organisation", "roles", "broker" },
  { "partner", "organisation", "roles", "partner" },
  { "employee", "person", "staff", "1" },
  { "staff", "person", "staff", "1" },
  { "pracowni", "person", "staff", "1" },
  { "contact", "person", NULL, NULL },
  { "kontakt", "person", NULL, NULL },
  { "person", "person", NULL, NULL },
  { "people", "person", NULL, NULL },
  { "osob", "person", NULL, NULL },
  { "osoby", "person", NULL, NULL },
  { "lead", "lead", NULL, NULL },
  { "szans", "lead", NULL, NULL },
  { "interaction", "interaction", NULL, NULL },
  { "activit", "interaction", NULL, NULL },
  { "task", "task", NULL, NULL },
  { "zadani", "task", NULL, NULL },
  { "compan", "organisation", NULL, NULL },
  { "organi", "organisation", NULL, NULL },
  { "account", "organisation", NULL, NULL },
  { "firm", "organisation", NULL, NULL },
};

/* Returns: (nullable): by a first column that is the id of something: "CustomerID" */
const SaMappingHint *
sa_mapping_hint_of_header (const char *header)
{
  g_autofree char *key = sa_fold_key (header);

  for (guint i = 0; g_str_has_suffix (key, "id") && i < G_N_ELEMENTS (hints); i++)
    if (g_str_has_prefix (key, hints[i].word))
      return &hints[i];
  return NULL;
}

/* Returns: (nullable): by a word anywhere in the name: "nasi klienci.csv" */
const SaMappingHint *
sa_mapping_hint_of_file (const char *name)
{
  g_autofree char *key = sa_fold_key (name);

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (strstr (key, hints[i].word) != NULL)
      return &hints[i];
  return NULL;
}
