/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Amounts of many records added up, those of each currency by themselves. */

#pragma once

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *currency;
  gint64 sum; /* in minor units */
  guint n;    /* how many records have such an amount */
} SaMoneySum;

/* Adds up a MONEY field. (transfer full) (element-type SaMoneySum): the currency most records have
 * comes first; or %NULL with an error of the store. */
GPtrArray *sa_money_sums (SaStore *store, const SaQuery *query, guint field, GError **error);

/* "12,400.00 zł + 3,100.00 €", in the locale's writing; of more than @most currencies the first
 * and that there are others. (transfer full) */
char *sa_money_sums_format (GPtrArray *sums, guint most);

G_END_DECLS
