/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SaDateOrder:
 * @SA_DATE_ORDER_AUTO: whatever can be told from the text, else as the locale writes
 * @SA_DATE_ORDER_YMD: year, month, day
 * @SA_DATE_ORDER_DMY: day, month, year
 * @SA_DATE_ORDER_MDY: month, day, year
 *
 * In which order the numbers of a date stand.
 */
typedef enum
{
  SA_DATE_ORDER_AUTO,
  SA_DATE_ORDER_YMD,
  SA_DATE_ORDER_DMY,
  SA_DATE_ORDER_MDY,
} SaDateOrder;

gboolean sa_date_is_valid (const char *iso);
gboolean sa_date_split (const char *iso, int *year, int *month, int *day);
char *sa_date_new (int year, int month, int day);
int sa_date_days_in_month (int year, int month);
char *sa_date_today (void);
char *sa_date_add_days (const char *iso, int days);
char *sa_date_add_months (const char *iso, int months);
int sa_date_days_between (const char *from, const char *to);
int sa_date_weekday (const char *iso);

char *sa_date_parse (const char *text, SaDateOrder order, GError **error);
SaDateOrder sa_date_guess_order (const char *const *samples);
char *sa_date_parse_entry (const char *text, const char *today, GError **error);
char *sa_date_format (const char *iso);
/* Of a date, or of a day and month alone ("--05-12"); any other text as it is. */
char *sa_date_format_birthday (const char *text);

G_END_DECLS
