/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sa-decimal.h"

G_BEGIN_DECLS

/* Quantities, unit prices and percentages are int64 in millionths. */
#define SA_QUANTITY_EXPONENT 6
#define SA_QUANTITY_SCALE G_GINT64_CONSTANT (1000000)

gboolean sa_quantity_parse (const char *text, gint64 *quantity, GError **error);
gboolean sa_quantity_parse_marked (const char *text, SaDecimalMark mark, gint64 *quantity,
                                   GError **error);
char *sa_quantity_format (gint64 quantity);
char *sa_quantity_to_plain (gint64 quantity);

G_END_DECLS
