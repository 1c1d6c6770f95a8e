/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How well we keep in touch with an organisation, and the facts behind the verdict. */

#pragma once

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

/**
 * SaHealthStatus:
 * @SA_HEALTH_NONE: nothing was agreed and nothing is planned
 * @SA_HEALTH_GOOD: the next contact lies ahead
 * @SA_HEALTH_DUE: it is to be made within the week
 * @SA_HEALTH_OVERDUE: its day has passed
 */
typedef enum
{
  SA_HEALTH_NONE,
  SA_HEALTH_GOOD,
  SA_HEALTH_DUE,
  SA_HEALTH_OVERDUE,
} SaHealthStatus;

/**
 * SaHealth:
 * @status: the verdict
 * @last: date of the last contact, or %NULL
 * @next: date of the next, or %NULL; from what is planned, else from the cadence
 * @cadence: days agreed between contacts, 0 when nothing was agreed
 * @days_overdue: days since @next has passed; negative while it lies ahead, 0 without one
 * @summary: one short sentence: "12 days overdue"
 * @facts: sentences that the verdict rests on
 */
typedef struct
{
  SaHealthStatus status;
  char *last;
  char *next;
  int cadence;
  int days_overdue;
  char *summary;
  char **facts;
} SaHealth;

SaHealth *sa_health_new (SaStore *store, SaRecord *organisation, const char *today, GError **error);
void sa_health_free (SaHealth *health);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaHealth, sa_health_free)

SaHealthStatus sa_health_status (SaRecord *organisation, const char *today);
SaQuery *sa_clients_overdue_query (SaModel *model, gint64 rep, const char *today);

G_END_DECLS
