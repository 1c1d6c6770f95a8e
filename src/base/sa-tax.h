/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SaTaxLine:
 * @category: tax category of the line, such as "S" or "Z" of EN 16931 (BT-151)
 * @rate: per cent in millionths; 23 % is 23,000,000
 * @net: net of the line in minor units, already rounded
 */
typedef struct
{
  const char *category;
  gint64 rate;
  gint64 net;
} SaTaxLine;

/**
 * SaTaxTotal:
 * @category: (not owned): category of the group, borrowed from its first line
 * @rate: per cent in millionths
 * @net: sum of the nets, in minor units
 * @tax: the tax of the group, in minor units
 */
typedef struct
{
  const char *category;
  gint64 rate;
  gint64 net;
  gint64 tax;
} SaTaxTotal;

gboolean sa_tax_of (gint64 net, gint64 rate, gint64 *tax, GError **error);
GArray *sa_tax_totals (const SaTaxLine *lines, gsize n, gboolean per_line, GError **error);

G_END_DECLS
