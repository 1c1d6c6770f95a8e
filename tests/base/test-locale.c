/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the ground layer shows and reads under real locales. The locales are made for the test,
 * since a bare machine has none; where they cannot be made, each case says so. */

#include "sa-date.h"
#include "sa-datetime.h"
#include "sa-money.h"
#include "sa-quantity.h"

#include <glib/gstdio.h>
#include <locale.h>

static char *directory;

static gboolean
use_locale (const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *charset = g_strconcat (name, ".UTF-8", NULL);
  const char *argv[] = { "localedef", "--no-archive", "-c", "-i", name, "-f", "UTF-8", path, NULL };
  g_autofree char *full = g_build_filename (directory, charset, NULL);

  if (!g_file_test (full, G_FILE_TEST_IS_DIR))
    {
      g_spawn_sync (NULL, (char **) argv, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, NULL, NULL);
      g_rename (path, full);
    }
  if (setlocale (LC_ALL, charset) == NULL)
    {
      g_test_skip_printf ("the locale %s cannot be made with localedef", charset);
      return FALSE;
    }
  g_setenv ("LANG", charset, TRUE);
  return TRUE;
}

static void
assert_money (gint64 minor, const char *currency, const char *expected)
{
  g_autofree char *shown = sa_money_format (minor, currency);
  gint64 back;

  g_assert_cmpstr (shown, ==, expected);
  g_assert_true (sa_money_parse (shown, currency, &back, NULL));
  g_assert_cmpint (back, ==, minor);
}

static void
assert_quantity (const char *text, gint64 expected)
{
  gint64 quantity = 0;

  g_assert_true (sa_quantity_parse (text, &quantity, NULL));
  g_assert_cmpint (quantity, ==, expected);
}

static void
assert_date (const char *text, const char *expected)
{
  g_autofree char *date = sa_date_parse (text, SA_DATE_ORDER_AUTO, NULL);

  g_assert_cmpstr (date, ==, expected);
}

static void
test_polish (void)
{
  if (!use_locale ("pl_PL"))
    return;
  assert_money (123456789, "PLN", "1\u202f234\u202f567,89\u00a0zł");
  assert_money (-500, "EUR", "−5,00\u00a0€");
  assert_money (100, "SEK", "1,00\u00a0SEK");
  assert_quantity ("1,234", 1234000);
  assert_quantity ("1.234", 1234000);
  assert_date ("02/03/2026", "2026-03-02");
  g_autofree char *shown = sa_date_format ("2026-12-31");
  g_assert_cmpstr (shown, ==, "31 gru 2026");
  g_autofree char *plain = sa_money_to_plain (123456, "PLN");
  g_assert_cmpstr (plain, ==, "1234.56");
}

static void
test_american (void)
{
  if (!use_locale ("en_US"))
    return;
  assert_money (123456789, "USD", "$1,234,567.89");
  assert_money (-500, "PLN", "−PLN\u00a05.00");
  assert_quantity ("1,234", 1234000000);
  assert_quantity ("1.234", 1234000);
  assert_date ("02/03/2026", "2026-02-03");
  assert_date ("02.03.2026", "2026-03-02");
  g_autofree char *shown = sa_date_format ("2026-12-31");
  g_assert_cmpstr (shown, ==, "Dec 31, 2026");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 20, 0, 0);
  g_autofree char *time = sa_datetime_format_at ("2026-11-25T14:05:00Z[UTC]", now);
  g_assert_cmpstr (time, ==, "today 2:05 PM");
}

static void
test_german (void)
{
  if (!use_locale ("de_DE"))
    return;
  assert_money (123456789, "EUR", "1.234.567,89\u00a0€");
  assert_quantity ("1,234", 1234000);
  assert_quantity ("1.234", 1234000000);
}

int
main (int argc, char **argv)
{
  int result;

  directory = g_dir_make_tmp ("sa-locale-XXXXXX", NULL);
  g_setenv ("LOCPATH", directory, TRUE);
  g_unsetenv ("LC_ALL");
  g_unsetenv ("LANGUAGE");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locale/polish", test_polish);
  g_test_add_func ("/locale/american", test_american);
  g_test_add_func ("/locale/german", test_german);
  result = g_test_run ();
  {
    const char *remove[] = { "rm", "-rf", directory, NULL };

    g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                  NULL);
  }
  g_free (directory);
  return result;
}
