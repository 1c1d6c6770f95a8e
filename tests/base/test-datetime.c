/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments with their zone: one text, its instant, its day and its words. */

#include "sa-datetime.h"

#include <string.h>

#include "sa-error.h"

static void
test_round_trip (void)
{
  g_autoptr (GTimeZone) warsaw = g_time_zone_new_identifier ("Europe/Warsaw");
  g_autoptr (GDateTime) evening = g_date_time_new (warsaw, 2026, 11, 23, 21, 35, 0.9);
  g_autofree char *text = sa_datetime_new (evening);
  g_autoptr (GDateTime) back = sa_datetime_parse (text);

  g_assert_cmpstr (text, ==, "2026-11-23T20:35:00Z[Europe/Warsaw]");
  g_assert_cmpint (g_date_time_get_hour (back), ==, 21);
  g_assert_cmpint (g_date_time_to_unix (back), ==, g_date_time_to_unix (evening));
  g_assert_cmpstr (g_time_zone_get_identifier (g_date_time_get_timezone (back)), ==,
                   "Europe/Warsaw");

  g_autoptr (GTimeZone) offset = g_time_zone_new_offset (5 * 3600 + 1800);
  g_autoptr (GDateTime) noon = g_date_time_new (offset, 2026, 1, 1, 12, 0, 0);
  g_autofree char *offset_text = sa_datetime_new (noon);
  g_autoptr (GDateTime) offset_back = sa_datetime_parse (offset_text);
  g_assert_cmpstr (offset_text, ==, "2026-01-01T06:30:00Z[+05:30]");
  g_assert_true (g_date_time_get_hour (offset_back) == 12);

  g_autofree char *now = sa_datetime_now ();
  g_autoptr (GDateTime) now_back = sa_datetime_parse (now);
  g_assert_nonnull (now_back);
  g_autofree char *now_again = sa_datetime_new (now_back);
  g_assert_cmpstr (now, ==, now_again);
}

/* The hour that comes twice when summer time ends stays two instants in the right order. */
static void
test_summer_time (void)
{
  g_autoptr (GDateTime) first = sa_datetime_parse ("2026-10-25T00:30:00Z[Europe/Warsaw]");
  g_autoptr (GDateTime) second = sa_datetime_parse ("2026-10-25T01:30:00Z[Europe/Warsaw]");
  g_autofree char *first_text = sa_datetime_new (first);
  g_autofree char *second_text = sa_datetime_new (second);

  g_assert_cmpint (g_date_time_get_hour (first), ==, 2);
  g_assert_cmpint (g_date_time_get_hour (second), ==, 2);
  g_assert_cmpstr (first_text, <, second_text);
}

static void
test_accepted (void)
{
  static const char *const same[] = {
    "2026-11-23T20:35:00Z",
    "2026-11-23T21:35:00+01:00",
    "2026-11-23T20:35:00.000Z[UTC]",
    "2026-11-23T20:35:00Z[!Europe/Warsaw][u-ca=gregory]",
    "2026-11-23T20:35:00Z[u-ca=gregory][Europe/Warsaw]",
    "2026-11-23T20:35:00Z[Mars/Olympus_Mons]",
    "2026-11-23T20:35:00Z[../../etc/passwd]",
    "2026-11-23T20:35:00Z[]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr (GDateTime) datetime = sa_datetime_parse (same[i]);

      g_assert_nonnull (datetime);
      g_assert_cmpint (g_date_time_to_unix (datetime), ==, 1795466100);
    }
}

static void
test_refused (void)
{
  static const char *const broken[] = {
    "",
    "2026-11-23",
    "2026-11-23T20:35:00",
    "2026-02-30T20:35:00Z[UTC]",
    "2026-11-23T25:35:00Z",
    "2026-11-23T20:35:00Z[Europe/Warsaw",
    "2026-11-23T20:35:00Z[Europe/Warsaw]x",
    "[Europe/Warsaw]",
    "\xff\xff",
  };

  g_assert_null (sa_datetime_parse (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *shown = sa_datetime_format (broken[i]);

      g_assert_null (sa_datetime_parse (broken[i]));
      g_assert_null (sa_datetime_date (broken[i]));
      g_assert_cmpstr (shown, ==, broken[i]);
    }
  g_autofree char *endless = g_strnfill (1000000, '[');
  g_assert_null (sa_datetime_parse (endless));
}

static void
test_date (void)
{
  g_autofree char *date = sa_datetime_date ("2026-11-23T23:35:00Z[America/New_York]");

  /* main() sets the local zone. */
  g_assert_cmpstr (date, ==, "2026-11-24");
}

/* As this program, sheets and other programs write them; summer time in Warsaw is UTC+2. */
static void
test_read (void)
{
  static const char *const cases[][2] = {
    { "2024-10-25 08:05", "2024-10-25T06:05:00Z[Europe/Warsaw]" },
    { " 2024-10-25T08:05 ", "2024-10-25T06:05:00Z[Europe/Warsaw]" },
    { "2024-10-25T08:05:30", "2024-10-25T06:05:30Z[Europe/Warsaw]" },
    { "2024-10-25 08:05:30.250", "2024-10-25T06:05:30Z[Europe/Warsaw]" },
    { "2024-10-25T08:05Z", "2024-10-25T08:05:00Z[UTC]" },
    { "2024-10-25 08:05 UTC", "2024-10-25T08:05:00Z[UTC]" },
    { "2024-10-25T08:05:00-05:00", "2024-10-25T13:05:00Z[-05:00]" },
    { "2024-10-25T08:05+02", "2024-10-25T06:05:00Z[+02:00]" },
    { "2024-10-25T08:05[America/New_York]", "2024-10-25T12:05:00Z[America/New_York]" },
    { "2024-10-25T06:05:00Z[Mars/Olympus_Mons]", "2024-10-25T06:05:00Z[Mars/Olympus_Mons]" },
    { "20241025T080500", "2024-10-25T06:05:00Z[Europe/Warsaw]" },
    { "25.10.2024 08:05", "2024-10-25T06:05:00Z[Europe/Warsaw]" },
    { "25/10/2024, 8:05 pm", "2024-10-25T18:05:00Z[Europe/Warsaw]" },
    { "25.10.2024", "2024-10-25T10:00:00Z[Europe/Warsaw]" },
  };
  static const char *const broken[] = {
    "",
    "08:05",
    "2024-10-25 24:05",
    "2024-10-25 08:60",
    "2024-10-25 13:05 pm",
    "2024-02-30 08:05",
    "2024-10-25 08:05 somewhere",
    "2024-10-25 08:05[../../etc/passwd]",
    "2024-10-25 123:05",
    "2024-10-25 08:",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = sa_datetime_read (cases[i][0], SA_DATE_ORDER_DMY, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sa_datetime_read (broken[i], SA_DATE_ORDER_DMY, &error));
      g_assert_nonnull (error);
    }
  g_autofree char *american = sa_datetime_read ("10/05/2024 9:00", SA_DATE_ORDER_MDY, NULL);
  g_assert_cmpstr (american, ==, "2024-10-05T07:00:00Z[Europe/Warsaw]");
}

static void
test_time_of_day (void)
{
  static const struct
  {
    const char *text;
    int hour, minute;
  } cases[] = { { "14:30", 14, 30 }, { " 8.05 ", 8, 5 },    { "9", 9, 0 },
                { "00:00", 0, 0 },   { "2:30 pm", 14, 30 }, { "12:15 AM", 0, 15 } };
  static const char *const broken[] = { "",     " ",           "24:00", "14:60", "14:",
                                        "noon", "14:30 or so", "1430",  "-1:00", "14:30Z" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int hour = -1, minute = -1;

      g_assert_true (sa_time_read (cases[i].text, &hour, &minute, NULL));
      g_assert_cmpint (hour, ==, cases[i].hour);
      g_assert_cmpint (minute, ==, cases[i].minute);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      int hour, minute;
      g_autoptr (GError) error = NULL;

      g_assert_false (sa_time_read (broken[i], &hour, &minute, &error));
      g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
    }
}

/* A file without seconds and zone still means the moment it was written from. */
static void
test_means (void)
{
  static const char known[] = "2024-10-25T12:05:30Z[America/New_York]";

  g_assert_true (sa_datetime_means (known, known));
  g_assert_true (sa_datetime_means (known, "2024-10-25T12:05:00Z[UTC]"));
  g_assert_true (sa_datetime_means (known, "2024-10-25T06:05:00Z[Europe/Warsaw]"));
  g_assert_false (sa_datetime_means (known, "2024-10-25T08:05:00Z[UTC]"));
  g_assert_false (sa_datetime_means (known, "2024-10-25T06:06:00Z[Europe/Warsaw]"));
  g_assert_false (sa_datetime_means (known, "2024-10-25T12:05:31Z[UTC]"));
  g_assert_false (sa_datetime_means (NULL, known));
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "2026-11-25T13:05:00Z[Europe/Warsaw]", "today 14:05" },
    { "2026-11-24T23:00:00Z[Europe/Warsaw]", "today 00:00" },
    { "2026-11-24T22:59:59Z[Europe/Warsaw]", "yesterday 23:59" },
    { "2026-11-26T08:30:00Z[America/New_York]", "tomorrow 09:30" },
    { "2026-11-23T13:05:00Z[Europe/Warsaw]", "Mon 14:05" },
    { "2026-11-19T13:05:00Z[Europe/Warsaw]", "Thu 14:05" },
    { "2026-11-18T13:05:00Z[Europe/Warsaw]", "18 Nov 14:05" },
    { "2026-11-30T13:05:00Z[Europe/Warsaw]", "30 Nov 14:05" },
    { "2025-11-25T13:05:00Z[Europe/Warsaw]", "25 Nov 2025" },
  };
  g_autoptr (GTimeZone) warsaw = g_time_zone_new_identifier ("Europe/Warsaw");
  g_autoptr (GDateTime) now = g_date_time_new (warsaw, 2026, 11, 25, 15, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sa_datetime_format_at (cases[i][0], now);

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
  g_autofree char *none = sa_datetime_format_at (NULL, now);
  g_assert_cmpstr (none, ==, "");
  g_autofree char *lasting = sa_datetime_format_lasting ("2026-11-25T13:05:00Z[Europe/Warsaw]");
  g_assert_cmpstr (lasting, ==, "25 Nov 2026 14:05");
  g_autofree char *no_moment = sa_datetime_format_lasting ("soon");
  g_assert_cmpstr (no_moment, ==, "soon");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "Europe/Warsaw", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/datetime/round-trip", test_round_trip);
  g_test_add_func ("/datetime/summer-time", test_summer_time);
  g_test_add_func ("/datetime/accepted", test_accepted);
  g_test_add_func ("/datetime/refused", test_refused);
  g_test_add_func ("/datetime/date", test_date);
  g_test_add_func ("/datetime/read", test_read);
  g_test_add_func ("/datetime/time-of-day", test_time_of_day);
  g_test_add_func ("/datetime/means", test_means);
  g_test_add_func ("/datetime/words", test_words);
  return g_test_run ();
}
