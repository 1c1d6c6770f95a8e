/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates: what is read, what is refused, and their arithmetic. */

#include "sa-date.h"

#include "sa-error.h"

#include <string.h>

typedef struct
{
  const char *text;
  SaDateOrder order;
  const char *expected;
} Case;

static const Case readable[] = {
  { "2026-12-31", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "2026-12-31", SA_DATE_ORDER_MDY, "2026-12-31" },
  { " 2026-2-3 ", SA_DATE_ORDER_DMY, "2026-02-03" },
  { "2026/12/31", SA_DATE_ORDER_DMY, "2026-12-31" },
  { "20261231", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "31.12.2026", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "31. 12. 2026", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "31.12.2026 r.", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "31/12/2026", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "12/31/2026", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "02/03/2026", SA_DATE_ORDER_DMY, "2026-03-02" },
  { "02/03/2026", SA_DATE_ORDER_MDY, "2026-02-03" },
  { "02.03.2026", SA_DATE_ORDER_AUTO, "2026-03-02" },
  { "02/03/2026", SA_DATE_ORDER_AUTO, "2026-03-02" },
  { "31.12.2026", SA_DATE_ORDER_YMD, "2026-12-31" },
  { "26-12-31", SA_DATE_ORDER_YMD, "2026-12-31" },
  { "31/12/68", SA_DATE_ORDER_DMY, "2068-12-31" },
  { "31/12/69", SA_DATE_ORDER_DMY, "1969-12-31" },
  { "29.02.2024", SA_DATE_ORDER_AUTO, "2024-02-29" },
  { "1996-07-04 00:00:00.000", SA_DATE_ORDER_AUTO, "1996-07-04" },
  { "1996-07-04T00:00:00Z", SA_DATE_ORDER_AUTO, "1996-07-04" },
  { "7/4/1996 0:00", SA_DATE_ORDER_MDY, "1996-07-04" },
  { "12/31/2026 12:00:00 AM", SA_DATE_ORDER_MDY, "2026-12-31" },
  { "31 December 2026", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "Dec 31, 2026", SA_DATE_ORDER_DMY, "2026-12-31" },
  { "December 31st, 2026", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "Thursday, 31 Dec. 2026", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "31-Dec-26", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "2026 Dec 31", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "31 grudnia 2026 r.", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "5 PAŹDZIERNIKA 2026 roku", SA_DATE_ORDER_AUTO, "2026-10-05" },
  { "5 paź 2026", SA_DATE_ORDER_AUTO, "2026-10-05" },
  { "31 XII 2026", SA_DATE_ORDER_AUTO, "2026-12-31" },
  { "czwartek, 31 grudnia 2026", SA_DATE_ORDER_AUTO, "2026-12-31" },
};

static const Case refused[] = {
  { NULL, SA_DATE_ORDER_AUTO, NULL },
  { "", SA_DATE_ORDER_AUTO, NULL },
  { "31/02/2026", SA_DATE_ORDER_AUTO, NULL },
  { "2026-02-29", SA_DATE_ORDER_AUTO, NULL },
  { "1900-02-29", SA_DATE_ORDER_AUTO, NULL },
  { "2026-13-01", SA_DATE_ORDER_AUTO, NULL },
  { "2026-00-10", SA_DATE_ORDER_AUTO, NULL },
  { "2026-12-31 14:30", SA_DATE_ORDER_AUTO, NULL },
  { "2026-12-31 12:00", SA_DATE_ORDER_AUTO, NULL },
  { "2026-12-31T00:00:01", SA_DATE_ORDER_AUTO, NULL },
  { "12/31/2026", SA_DATE_ORDER_DMY, NULL },
  { "31/12/2026", SA_DATE_ORDER_MDY, NULL },
  { "0001-01-01x", SA_DATE_ORDER_AUTO, NULL },
  { "1/1/1", SA_DATE_ORDER_AUTO, NULL },
  { "1.2.3.4", SA_DATE_ORDER_AUTO, NULL },
  { "--0203", SA_DATE_ORDER_AUTO, NULL },
  { "99999999999999999999", SA_DATE_ORDER_AUTO, NULL },
  { "31 Foo 2026", SA_DATE_ORDER_AUTO, NULL },
  { "Dec Dec 2026", SA_DATE_ORDER_AUTO, NULL },
  { "December December December", SA_DATE_ORDER_AUTO, NULL },
  { "abcdefghijklmnopqrstuvwxyz 1 2", SA_DATE_ORDER_AUTO, NULL },
  { ":", SA_DATE_ORDER_AUTO, NULL },
  { "00:00", SA_DATE_ORDER_AUTO, NULL },
  { "\xff\xfe", SA_DATE_ORDER_AUTO, NULL },
  { "hello", SA_DATE_ORDER_AUTO, NULL },
};

static void
test_readable (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *date = sa_date_parse (readable[i].text, readable[i].order, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (date, ==, readable[i].expected);
    }
}

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *date = sa_date_parse (refused[i].text, refused[i].order, &error);

      g_assert_cmpstr (date, ==, NULL);
      g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  g_autoptr (GError) error = NULL;
  g_assert_null (sa_date_parse ("31/02/2026", SA_DATE_ORDER_AUTO, &error));
  g_assert_cmpstr (error->message, ==, "“31/02/2026” is not a date: 2026-02 has 28 days.");
  g_autofree char *endless = g_strnfill (5000000, '1');
  g_assert_null (sa_date_parse (endless, SA_DATE_ORDER_AUTO, NULL));
}

static void
test_guess (void)
{
  const char *dmy[] = { "01/02/2026", "junk", "25/12/2026", NULL };
  const char *mdy[] = { "01/02/2026", "12/25/2026", "7/14/1996 0:00", NULL };
  const char *ymd[] = { "2026-01-02", "", NULL };
  const char *unsure[] = { "01/02/2026", "03.04.2026", "\xff", NULL };

  g_assert_cmpint (sa_date_guess_order (dmy), ==, SA_DATE_ORDER_DMY);
  g_assert_cmpint (sa_date_guess_order (mdy), ==, SA_DATE_ORDER_MDY);
  g_assert_cmpint (sa_date_guess_order (ymd), ==, SA_DATE_ORDER_YMD);
  g_assert_cmpint (sa_date_guess_order (unsure), ==, SA_DATE_ORDER_AUTO);
  g_assert_cmpint (sa_date_guess_order (NULL), ==, SA_DATE_ORDER_AUTO);
}

static void
assert_days (const char *from, int days, const char *expected)
{
  g_autofree char *date = sa_date_add_days (from, days);

  g_assert_cmpstr (date, ==, expected);
}

static void
assert_months (const char *from, int months, const char *expected)
{
  g_autofree char *date = sa_date_add_months (from, months);

  g_assert_cmpstr (date, ==, expected);
}

static void
test_arithmetic (void)
{
  assert_days ("2026-12-31", 1, "2027-01-01");
  assert_days ("2024-03-01", -1, "2024-02-29");
  assert_days ("1970-01-01", 0, "1970-01-01");
  assert_days ("0001-01-01", 3652058, "9999-12-31");
  assert_days ("0001-01-01", -1, NULL);
  assert_days ("9999-12-31", 1, NULL);
  assert_days ("2026-01-01", G_MAXINT, NULL);
  assert_days ("2026-01-01", G_MININT, NULL);
  assert_days ("2026-02-30", 1, NULL);
  assert_months ("2026-01-31", 1, "2026-02-28");
  assert_months ("2026-12-15", 1, "2027-01-15");
  assert_months ("2026-01-15", -1, "2025-12-15");
  assert_months ("2026-01-15", G_MAXINT, NULL);
  assert_months ("2026-01-15", G_MININT, NULL);
  assert_months ("nonsense", 1, NULL);
  g_assert_cmpint (sa_date_days_between ("2026-01-01", "2027-01-01"), ==, 365);
  g_assert_cmpint (sa_date_days_between ("2027-01-01", "2026-01-01"), ==, -365);
  g_assert_cmpint (sa_date_days_between (NULL, "2026-01-01"), ==, 0);
  g_assert_cmpint (sa_date_weekday ("2026-11-23"), ==, 1);
  g_assert_cmpint (sa_date_weekday ("1900-01-07"), ==, 7);
  g_assert_cmpint (sa_date_weekday ("x"), ==, 0);

  /* Against GLib's own calendar, day by day. */
  g_autofree char *date = g_strdup ("1899-12-25");
  for (int i = 0; i < 60000; i++)
    {
      g_autofree char *next = sa_date_add_days (date, 1);
      int year, month, day;
      GDate check;

      g_assert_true (sa_date_split (next, &year, &month, &day));
      g_date_clear (&check, 1);
      g_date_set_dmy (&check, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      g_assert_cmpint (g_date_get_weekday (&check), ==, sa_date_weekday (next));
      g_assert_cmpint (sa_date_days_between (date, next), ==, 1);
      g_set_str (&date, next);
    }
}

static void
test_entry (void)
{
  static const char *const cases[][2] = {
    { "today", "2026-11-25" },      { "Dziś", "2026-11-25" },       { "tomorrow", "2026-11-26" },
    { "jutro", "2026-11-26" },      { "pojutrze", "2026-11-27" },   { "wczoraj", "2026-11-24" },
    { "+3", "2026-11-28" },         { "-2", "2026-11-23" },         { "+2w", "2026-12-09" },
    { "+1m", "2026-12-25" },        { "+1 y", "2027-11-25" },       { "mon", "2026-11-30" },
    { "pn", "2026-11-30" },         { "środa", "2026-12-02" },      { "wed", "2026-12-02" },
    { "czw", "2026-11-26" },        { "pt", "2026-11-27" },         { "25", "2026-11-25" },
    { "24", "2026-12-24" },         { "31", "2026-12-31" },         { "15.3", "2027-03-15" },
    { "15 mar", "2027-03-15" },     { "mar 15", "2027-03-15" },     { "5 grudnia", "2026-12-05" },
    { "31.12.2026", "2026-12-31" }, { "2026-01-02", "2026-01-02" },
  };
  static const char *const bad[] = { "",     "+",    "+x", "+99999999999999999999",
                                     "40",   "31.2", "mo", "soon",
                                     "\xff", "+1q" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *date = sa_date_parse_entry (cases[i][0], "2026-11-25", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (date, ==, cases[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sa_date_parse_entry (bad[i], "2026-11-25", &error));
      g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
    }
  g_assert_null (sa_date_parse_entry (NULL, NULL, NULL));
  g_autofree char *today = sa_date_today ();
  g_autofree char *entry = sa_date_parse_entry ("today", NULL, NULL);
  g_assert_cmpint (sa_date_days_between (today, entry), <=, 1);
}

static void
test_format (void)
{
  g_autofree char *date = sa_date_format ("2026-12-31");
  g_autofree char *partial = sa_date_format ("--0203");
  g_autofree char *none = sa_date_format (NULL);

  g_assert_cmpstr (date, ==, "31 Dec 2026");
  g_assert_cmpstr (partial, ==, "--0203");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/readable", test_readable);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/guess", test_guess);
  g_test_add_func ("/date/arithmetic", test_arithmetic);
  g_test_add_func ("/date/entry", test_entry);
  g_test_add_func ("/date/format", test_format);
  return g_test_run ();
}
