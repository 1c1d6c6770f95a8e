/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Languages: every one by every name, any other by its tag. */

#include "sa-language.h"

static void
test_tags (void)
{
  static const char *const cases[][2] = {
    { "pl", "pl" },
    { "PL", "pl" },
    { "polski", "pl" },
    { "Polish", "pl" },
    { "en_gb", "en-GB" },
    { "Français", "fr" },
    { "français", "fr" },
    { "Ελληνικά", "el" },
    { "zh-hant-tw", "zh-Hant-TW" },
    { "Portuguese (Brazil)", "pt-BR" },
    { "portugalski (Brazylia)", "pt-BR" },
    { "holenderski", "nl" },
    { "gsw", "gsw" },
    { "Klingon", NULL },
    { "Portuguese (Atlantis)", NULL },
    { "(Brazil)", NULL },
    { "Polish (", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tag = sa_language_tag (cases[i][0]);

      g_assert_cmpstr (tag, ==, cases[i][1]);
    }
}

static void
assert_named (const char *tag, const char *name)
{
  g_autofree char *named = sa_language_name (tag);

  g_assert_cmpstr (named, ==, name);
}

static void
test_names (void)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  assert_named ("pl", "Polish");
  assert_named ("pt-BR", "Portuguese (Brazil)");
  assert_named ("gsw", "gsw");
  assert_named ("zh-Hant-TW", "zh-Hant-TW");
  assert_named (NULL, NULL);
  g_setenv ("LANGUAGE", "pl", TRUE);
  assert_named ("pl", "polski");
  assert_named ("pt-BR", "portugalski (Brazylia)");
}

/* What is shown, and exported, can be read again. */
static void
test_round (void)
{
  static const char *const languages[] = { "en", "pl" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_setenv ("LANGUAGE", languages[i], TRUE);
      for (const char *const *code = sa_language_list (); *code != NULL; code++)
        {
          g_autofree char *name = sa_language_name (*code);
          g_autofree char *tag = sa_language_tag (name);

          g_assert_cmpstr (name, !=, *code);
          g_assert_cmpstr (tag, ==, *code);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/tags", test_tags);
  g_test_add_func ("/language/names", test_names);
  g_test_add_func ("/language/round", test_round);
  return g_test_run ();
}
