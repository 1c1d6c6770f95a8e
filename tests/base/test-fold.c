/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding: what people type finds what is written, and no input breaks it. */

#include "sa-fold.h"

#include <string.h>

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *folded = sa_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_ascii (void)
{
  assert_fold ("", "");
  assert_fold (NULL, "");
  assert_fold ("Hello, WORLD [@`{] 09", "hello, world [@`{] 09");
  assert_fold ("  a \t\r\n b\v\fc  ", "a b c");
  assert_fold ("   ", "");
}

static void
test_latin (void)
{
  assert_fold ("Łódź", "lodz");
  assert_fold ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn");
  assert_fold ("Straße STRAẞE", "strasse strasse");
  assert_fold ("Ærø Œuvre Þór Ðuro Đorđe", "aero oeuvre thor duro dorde");
  assert_fold ("İstanbul Iğdır", "istanbul igdir");
  assert_fold ("ħĦ ŧŦ ĸ ŋŊ ſ", "hh tt k nn s");
  assert_fold ("Tiếng Việt", "tieng viet");
  assert_fold ("Cafe\xcc\x81", "cafe");
  assert_fold ("ﬁ １２ ™ №", "fi 12 tm no");
  assert_fold ("O’Brien – “x”", "o'brien - \"x\"");
  assert_fold ("zero\xe2\x80\x8bwidth\xc2\xadhyphen", "zerowidthhyphen");
  assert_fold ("a\xc2\xa0\xe3\x80\x80"
               "b\xe2\x80\xa9",
               "a b");
}

static void
test_other_scripts (void)
{
  assert_fold ("ΟΔΟΣ Αθήνα", "οδοσ αθηνα");
  assert_fold ("Ёлка ЙОД", "елка иод");
  assert_fold ("東京", "東京");
  assert_fold ("𝐀𝔅", "ab");
  g_autofree char *ga = sa_fold ("が"), *ka = sa_fold ("か");
  g_assert_cmpstr (ga, !=, ka);
}

static void
test_hostile (void)
{
  static const char *const broken[] = {
    "\xff", "\xc3", "a\xe1\xba", "\xed\xa0\x80", "\xf8\x88\x80\x80\x80", "\xc0\x80", "\x80\x80"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *folded = sa_fold (broken[i]);

      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_nonnull (strstr (folded, "\xef\xbf\xbd"));
    }

  g_autoptr (GString) out = g_string_new ("x");
  sa_fold_append (out, "A\0B", 3);
  g_assert_cmpmem (out->str, out->len, "xa b", 4);
  sa_fold_append (out, "ŁÓ", 3);
  g_assert_cmpstr (out->str, ==, "xa bl\xef\xbf\xbd");
  sa_fold_append (out, "ignored", 0);
  g_assert_cmpstr (out->str, ==, "xa bl\xef\xbf\xbd");

  /* The longest decomposition there is, many times: it outgrows any buffer sized by the input. */
  g_autoptr (GString) many = g_string_new (NULL);
  for (int i = 0; i < 10000; i++)
    g_string_append (many, "ﷺ");
  g_autofree char *long_fold = sa_fold (many->str);
  g_assert_cmpuint (strlen (long_fold), >, many->len);
}

static void
test_every_character (void)
{
  for (gunichar c = 1; c < 0x110000; c++)
    {
      char buffer[8];
      g_autoptr (GString) once = g_string_new (NULL);
      g_autoptr (GString) twice = g_string_new (NULL);

      if (c >= 0xd800 && c < 0xe000)
        continue;
      sa_fold_append (once, buffer, g_unichar_to_utf8 (c, buffer));
      g_assert_true (g_utf8_validate_len (once->str, once->len, NULL));
      sa_fold_append (twice, once->str, (gssize) once->len);
      if (strcmp (once->str, twice->str) != 0)
        g_error ("U+%04X folds to %s, and that to %s", c, once->str, twice->str);
    }
}

static void
test_append_as_fold (void)
{
  const char *text = "Zażółć gęślą jaźń – Straße 12, Tiếng Việt, ﬁ … 東京 \xf0\x9f\x98\x80 end";

  for (gsize length = 0; length <= strlen (text); length++)
    {
      g_autoptr (GString) whole = g_string_new (NULL);
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autofree char *part = g_strndup (text, length);

      sa_fold_append (whole, part, -1);
      sa_fold_append (bytes, text, (gssize) length);
      g_assert_cmpstr (whole->str, ==, bytes->str);
    }
}

static void
test_word (void)
{
  g_assert_true (sa_fold_is_word ('a'));
  g_assert_true (sa_fold_is_word ('9'));
  g_assert_true (sa_fold_is_word (0x142));
  g_assert_true (sa_fold_is_word (0x4e1c));
  g_assert_true (sa_fold_is_word (0x93f));
  g_assert_false (sa_fold_is_word (' '));
  g_assert_false (sa_fold_is_word ('_'));
  g_assert_false (sa_fold_is_word ('@'));
  g_assert_false (sa_fold_is_word (0x2019));
  g_assert_false (sa_fold_is_word (0));
  g_assert_false (sa_fold_is_word (0xffffffffu));
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "Jan Nowak", "jan nowak" },
    { "NOWAK,  Jan ", "jan nowak" },
    { "Ćwikła-Żak Łucja", "cwikla lucja zak" },
    { "Anna", "anna" },
    { "", "" },
    { " -– ", "" },
    { "東 京", "京 東" },
  };
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new ("x");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) words = g_string_new (">");

      sa_fold_append_words (words, cases[i][0]);
      g_assert_cmpstr (words->str + 1, ==, cases[i][1]);
    }
  for (guint i = 0; i < 100; i++)
    g_string_append (many, "ab c ");
  sa_fold_append_words (out, many->str);
  g_assert_cmpuint (out->len, >, 200);
}

static void
test_speed (void)
{
  const char *cell = "Maria Anders, Sales Representative, Obere Str. 57";
  const char *polish = "Zażółć gęślą jaźń, ul. Świętokrzyska 12, Łódź";
  g_autoptr (GString) out = g_string_sized_new (256);
  double ascii, latin;

  if (!g_test_perf ())
    {
      g_test_skip ("a measurement; run with -m perf");
      return;
    }
  g_test_timer_start ();
  for (int i = 0; i < 1000000; i++, g_string_truncate (out, 0))
    sa_fold_append (out, cell, -1);
  ascii = g_test_timer_elapsed ();
  g_test_timer_start ();
  for (int i = 0; i < 1000000; i++, g_string_truncate (out, 0))
    sa_fold_append (out, polish, -1);
  latin = g_test_timer_elapsed ();
  g_test_message ("a million cells: ASCII %.3f s, Polish %.3f s", ascii, latin);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/ascii", test_ascii);
  g_test_add_func ("/fold/latin", test_latin);
  g_test_add_func ("/fold/other-scripts", test_other_scripts);
  g_test_add_func ("/fold/hostile", test_hostile);
  g_test_add_func ("/fold/every-character", test_every_character);
  g_test_add_func ("/fold/append-as-fold", test_append_as_fold);
  g_test_add_func ("/fold/word", test_word);
  g_test_add_func ("/fold/words", test_words);
  g_test_add_func ("/fold/speed", test_speed);
  return g_test_run ();
}
