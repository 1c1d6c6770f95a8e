/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sa-currency.h"
#include "sa-decimal.h"

G_BEGIN_DECLS

gboolean sa_money_parse (const char *text, const char *currency, gint64 *minor, GError **error);
gboolean sa_money_parse_marked (const char *text, const char *currency, SaDecimalMark mark,
                                gint64 *minor, GError **error);
char *sa_money_format (gint64 minor, const char *currency);
char *sa_money_to_plain (gint64 minor, const char *currency);

gboolean sa_money_multiply (gint64 minor, gint64 quantity, gint64 *result, GError **error);
gboolean sa_money_line_net (gint64 unit_price, gint64 quantity, const char *currency, gint64 *net,
                            GError **error);
gboolean sa_money_allocate (gint64 total, const gint64 *weights, gsize n, gint64 *parts);

G_END_DECLS
