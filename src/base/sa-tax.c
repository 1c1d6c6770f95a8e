/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tax on the lines of a document: once per category and rate, as EN 16931 asks (BR-CO-17, BG-23),
 * or line by line where an office has agreed on that. */

#include "sa-tax.h"

#include "sa-decimal.h"
#include "sa-error.h"
#include "sa-quantity.h"

#include <glib/gi18n-lib.h>

static gboolean
too_large (GError **error)
{
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
               _ ("The total is too large to be kept. Check the prices and the quantities."));
  return FALSE;
}

/**
 * sa_tax_of:
 * @net: an amount in minor units
 * @rate: per cent in millionths
 * @tax: (out): its tax in minor units, rounded half away from zero; untouched on failure
 * @error: return location
 *
 * Returns: whether the result fits
 */
gboolean
sa_tax_of (gint64 net, gint64 rate, gint64 *tax, GError **error)
{
  return sa_decimal_divide ((__int128) net * rate, 100 * SA_QUANTITY_SCALE, tax)
         || too_large (error);
}

static SaTaxTotal *
find_group (GArray *totals, const SaTaxLine *line)
{
  SaTaxTotal fresh = { line->category, line->rate, 0, 0 };

  for (guint i = 0; i < totals->len; i++)
    {
      SaTaxTotal *total = &g_array_index (totals, SaTaxTotal, i);

      if (total->rate == line->rate && g_strcmp0 (total->category, line->category) == 0)
        return total;
    }
  g_array_append_val (totals, fresh);
  return &g_array_index (totals, SaTaxTotal, totals->len - 1);
}

/**
 * sa_tax_totals:
 * @lines: (array length=n): the lines of a document
 * @n: how many
 * @per_line: whether each line's tax is rounded by itself
 * @error: return location
 *
 * Sums the lines by category and rate, in the order in which these first come. With @per_line the
 * tax of a group is the sum of rounded taxes, otherwise the rounded tax of the sum: three lines
 * of 10.01 at 20 % carry 6.00 or 6.01.
 *
 * Returns: (transfer full) (element-type SaTaxTotal) (nullable): one total per group, or NULL with
 *   SA_ERROR_INVALID when a sum does not fit
 */
GArray *
sa_tax_totals (const SaTaxLine *lines, gsize n, gboolean per_line, GError **error)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (SaTaxTotal));

  for (gsize i = 0; i < n; i++)
    {
      SaTaxTotal *total = find_group (totals, &lines[i]);
      gint64 tax = 0;

      if (per_line && !sa_tax_of (lines[i].net, lines[i].rate, &tax, error))
        return NULL;
      if (__builtin_add_overflow (total->net, lines[i].net, &total->net)
          || __builtin_add_overflow (total->tax, tax, &total->tax))
        {
          too_large (error);
          return NULL;
        }
    }
  for (guint i = 0; !per_line && i < totals->len; i++)
    {
      SaTaxTotal *total = &g_array_index (totals, SaTaxTotal, i);

      if (!sa_tax_of (total->net, total->rate, &total->tax, error))
        return NULL;
    }
  return g_steal_pointer (&totals);
}
