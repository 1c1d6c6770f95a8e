/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row to enter a day: typed in any short form ("+7", "fri", "24.12"), or picked from a calendar.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_DAY_ROW (sa_day_row_get_type ())
G_DECLARE_FINAL_TYPE (SaDayRow, sa_day_row, SA, DAY_ROW, AdwEntryRow)

void sa_day_row_set_day (SaDayRow *self, const char *day);

/**
 * sa_day_row_get_day:
 * @day: (out): "YYYY-MM-DD", or %NULL when nothing is entered
 *
 * Returns: %FALSE when what is entered is no date; the row shows that, and @error says it.
 */
gboolean sa_day_row_get_day (SaDayRow *self, char **day, GError **error);

/* The day as far as it is typed, "YYYY-MM-DD"; NULL for none, and for what is no date yet. */
char *sa_day_row_peek_day (SaDayRow *self);

G_END_DECLS
