/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lead becomes an organisation, a person and a next step. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/**
 * SaConversion:
 * @organisation: an organisation there is already; 0 makes one from the lead
 * @person: a person there is already; 0 makes one when the lead names a person
 * @no_person: %TRUE makes no person even when the lead names one
 * @roles: codes of the roles a new organisation gets; %NULL is "client"
 * @next_step: what is to be done next; %NULL for nothing
 * @next_date: by when, "YYYY-MM-DD", or %NULL
 */
typedef struct
{
  gint64 organisation;
  gint64 person;
  gboolean no_person;
  const char *roles;
  const char *next_step;
  const char *next_date;
} SaConversion;

gboolean sa_clients_convert_lead (SaStore *store, SaRecord *lead, const SaConversion *conversion,
                                  GError **error);

G_END_DECLS
