/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The helpers that tidy and quote text from outside. */

#include "sa-text.h"

#include "sa-error.h"

#include <string.h>

static void
test_clean (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "  a\t\n b ", "a b" },
    { "\xc2\xa0Łódź\xe2\x80\xaf"
      "12",
      "Łódź 12" },
    { "a\xff"
      "b",
      "a\xef\xbf\xbd"
      "b" },
    { "\xef\xbb\xbfname", "name" },
    { "a\x01\x02"
      "b",
      "a b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = sa_text_clean (cases[i][0]);

      g_assert_cmpstr (clean, ==, cases[i][1]);
    }
  g_autofree char *none = sa_text_clean (NULL);
  g_assert_cmpstr (none, ==, "");
}

static void
test_excerpt (void)
{
  g_autofree char *endless = g_strnfill (10000000, 'x');
  g_autofree char *shortened = sa_text_excerpt (endless, 5);
  g_autofree char *exact = sa_text_excerpt ("żółwi", 5);
  g_autofree char *over = sa_text_excerpt ("żółwie", 5);
  g_autofree char *none = sa_text_excerpt (NULL, 5);
  g_autofree char *spaces = g_strnfill (1000, ' ');
  g_autofree char *blank = sa_text_excerpt (spaces, 5);

  g_assert_cmpstr (shortened, ==, "xxxxx…");
  g_assert_cmpstr (exact, ==, "żółwi");
  g_assert_cmpstr (over, ==, "żółwi…");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (blank, ==, "…");
}

static void
test_alnum (void)
{
  g_autofree char *code = sa_text_alnum (" pl 526-025-02-74\xc3\xb3\xff");
  g_autofree char *none = sa_text_alnum (NULL);

  g_assert_cmpstr (code, ==, "PL5260250274");
  g_assert_cmpstr (none, ==, "");
}

static void
test_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) odd = NULL;

  sa_error_set_invalid (&error, "“%s” is not %s.", "%s %n\xff");
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "“%s %n\xef\xbf\xbd” is not %s.");
  sa_error_set_invalid (&odd, "Nothing to quote.", NULL);
  g_assert_cmpstr (odd->message, ==, "Nothing to quote.");
  sa_error_set_invalid (NULL, "“%s”", "x");
}

static void
test_join (void)
{
  g_autofree char *both = sa_text_join (", ", "Łódź", "Polska");
  g_autofree char *first = sa_text_join (", ", "Łódź", NULL);
  g_autofree char *second = sa_text_join (", ", NULL, "Polska");
  g_autofree char *neither = sa_text_join (", ", NULL, NULL);

  g_assert_cmpstr (both, ==, "Łódź, Polska");
  g_assert_cmpstr (first, ==, "Łódź");
  g_assert_cmpstr (second, ==, "Polska");
  g_assert_cmpstr (neither, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/excerpt", test_excerpt);
  g_test_add_func ("/text/alnum", test_alnum);
  g_test_add_func ("/text/error", test_error);
  g_test_add_func ("/text/join", test_join);
  return g_test_run ();
}
