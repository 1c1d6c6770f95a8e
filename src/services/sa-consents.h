/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people consented to. Each answer is a record of its own, kept as proof; the one that holds
 * on a channel stands with the person as well, where lists and files find it. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/* A channel and where the answer on it, and its day, stand with a person. */
typedef struct
{
  const char *channel;
  guint answer;
  guint date;
} SaConsentPlace;

/* Ended by a %NULL channel. */
extern const SaConsentPlace sa_consent_places[];

/**
 * sa_consent_find:
 * Returns: (transfer full) (nullable): the answer that holds: the latest, of one day the one
 * recorded last
 */
SaRecord *sa_consent_find (SaStore *store, gint64 person, const char *channel);

/* As an SaFollowFunc: the answers kept with people follow their consents. */
gboolean sa_consents_follow (SaStore *store, gint64 change, GError **error);

/**
 * sa_consents_take:
 * @known: a person, as far as known
 * @said: what a file says of them
 * @kept: (nullable): where to put in words what contradicts what is known, and is not believed;
 *   %NULL to believe it
 *
 * Takes over the answers that are new: one of an earlier day than the one known is history, and one
 * of no day that contradicts it is of today.
 */
void sa_consents_take (SaRecord *known, SaRecord *said, GString *kept);

/* Which answers of a person were set since it was read: a bit each, in the order of
 * sa_consent_places. A day without an answer is the day of a consent, and is given one. */
guint sa_consents_changed (SaRecord *person);

/* Records them. Inside a change. */
gboolean sa_consents_record (SaStore *store, SaRecord *person, guint which, GError **error);

G_END_DECLS
