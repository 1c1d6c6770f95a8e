/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dates of the last and the next contact, worked out from what was said and what is planned. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/**
 * SaContactDates:
 * @last: the day of the latest contact, or %NULL
 * @last_interaction: the interaction of that day when it is on record, or %NULL
 * @next: the day of the next contact, or %NULL
 * @planned: the task or interaction that plans it; %NULL when it follows from the cadence
 */
typedef struct
{
  char *last;
  SaRecord *last_interaction;
  char *next;
  SaRecord *planned;
} SaContactDates;

gboolean sa_contact_dates_find (SaContactDates *dates, SaStore *store, SaRecord *record,
                                GError **error);
void sa_contact_dates_keep (void);
gboolean sa_contact_is_ahead (SaRecord *interaction);
void sa_contact_settle (SaRecord *interaction);
void sa_contact_dates_clear (SaContactDates *dates);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SaContactDates, sa_contact_dates_clear)

G_END_DECLS
