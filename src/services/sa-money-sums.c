/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-money-sums.h"

#include <glib/gi18n-lib.h>

#include "sa-find.h"
#include "sa-money.h"

typedef struct
{
  GPtrArray *sums;
  guint field;
} Adding;

static void
sum_free (gpointer data)
{
  SaMoneySum *sum = data;

  g_free (sum->currency);
  g_free (sum);
}

/* There are few currencies in an office. */
static SaMoneySum *
need_sum (GPtrArray *sums, const char *currency)
{
  SaMoneySum *sum;

  for (guint i = 0; i < sums->len; i++)
    {
      sum = sums->pdata[i];
      if (g_str_equal (sum->currency, currency))
        return sum;
    }
  sum = g_new0 (SaMoneySum, 1);
  sum->currency = g_strdup (currency);
  g_ptr_array_add (sums, sum);
  return sum;
}

static gboolean
add_up (SaRecord *record, gpointer data, GError **error)
{
  const Adding *adding = data;
  gint64 amount = sa_record_number (record, adding->field);
  SaMoneySum *sum;

  if (amount == 0)
    return TRUE;
  sum = need_sum (adding->sums, sa_record_currency (record));
  sum->sum += amount;
  sum->n++;
  return TRUE;
}

/* Of currencies as frequent as each other the order is always the same. */
static int
by_frequency (gconstpointer a, gconstpointer b)
{
  const SaMoneySum *one = *(const SaMoneySum *const *) a;
  const SaMoneySum *other = *(const SaMoneySum *const *) b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return g_strcmp0 (one->currency, other->currency);
}

GPtrArray *
sa_money_sums (SaStore *store, const SaQuery *query, guint field, GError **error)
{
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (sum_free);
  Adding adding = { sums, field };

  if (!sa_store_foreach (store, query, add_up, &adding, error))
    return NULL;
  g_ptr_array_sort (sums, by_frequency);
  return g_steal_pointer (&sums);
}

char *
sa_money_sums_format (GPtrArray *sums, guint most)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (sums->len, most); i++)
    {
      const SaMoneySum *sum = sums->pdata[i];
      g_autofree char *amount = sa_money_format (sum->sum, sum->currency);

      g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", amount);
    }
  if (sums->len > most)
    /* Translators: sums of money, in several currencies */
    return g_strdup_printf (_ ("%s and others"), text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
