/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The languages offices write in, by their names in English, Polish and themselves. Any other tag
 * is kept as it is: a vCard may name a language that has no name here. */

#include "sa-language.h"

#include "sa-country.h"
#include "sa-fold.h"
#include "sa-text.h"

#include <string.h>

#define MAX_LENGTH 120
#define MAX_PARTS 5

typedef struct
{
  const char *code;
  const char *english;
  const char *polish;
  const char *own;
} Language;

static const Language languages[] = {
  { "af", "Afrikaans", "afrikaans", "Afrikaans" },
  { "ar", "Arabic", "arabski", "العربية" },
  { "be", "Belarusian", "białoruski", "беларуская" },
  { "bg", "Bulgarian", "bułgarski", "български" },
  { "bs", "Bosnian", "bośniacki", "bosanski" },
  { "ca", "Catalan", "kataloński", "català" },
  { "cs", "Czech", "czeski", "čeština" },
  { "cy", "Welsh", "walijski", "Cymraeg" },
  { "da", "Danish", "duński", "dansk" },
  { "de", "German", "niemiecki", "Deutsch" },
  { "el", "Greek", "grecki", "Ελληνικά" },
  { "en", "English", "angielski", "English" },
  { "es", "Spanish", "hiszpański", "español" },
  { "et", "Estonian", "estoński", "eesti" },
  { "eu", "Basque", "baskijski", "euskara" },
  { "fa", "Persian", "perski", "فارسی" },
  { "fi", "Finnish", "fiński", "suomi" },
  { "fr", "French", "francuski", "français" },
  { "ga", "Irish", "irlandzki", "Gaeilge" },
  { "gl", "Galician", "galicyjski", "galego" },
  { "he", "Hebrew", "hebrajski", "עברית" },
  { "hi", "Hindi", "hindi", "हिन्दी" },
  { "hr", "Croatian", "chorwacki", "hrvatski" },
  { "hu", "Hungarian", "węgierski", "magyar" },
  { "hy", "Armenian", "ormiański", "հայերեն" },
  { "id", "Indonesian", "indonezyjski", "Indonesia" },
  { "is", "Icelandic", "islandzki", "íslenska" },
  { "it", "Italian", "włoski", "italiano" },
  { "ja", "Japanese", "japoński", "日本語" },
  { "ka", "Georgian", "gruziński", "ქართული" },
  { "kk", "Kazakh", "kazachski", "қазақ" },
  { "ko", "Korean", "koreański", "한국어" },
  { "lb", "Luxembourgish", "luksemburski", "Lëtzebuergesch" },
  { "lt", "Lithuanian", "litewski", "lietuvių" },
  { "lv", "Latvian", "łotewski", "latviešu" },
  { "mk", "Macedonian", "macedoński", "македонски" },
  { "ms", "Malay", "malajski", "Melayu" },
  { "mt", "Maltese", "maltański", "Malti" },
  { "nb", "Norwegian Bokmål", "norweski (bokmål)", "bokmål" },
  { "nl", "Dutch", "niderlandzki", "Nederlands" },
  { "nn", "Norwegian Nynorsk", "norweski (nynorsk)", "nynorsk" },
  { "no", "Norwegian", "norweski", "norsk" },
  { "pl", "Polish", "polski", "polski" },
  { "pt", "Portuguese", "portugalski", "português" },
  { "ro", "Romanian", "rumuński", "română" },
  { "ru", "Russian", "rosyjski", "русский" },
  { "sk", "Slovak", "słowacki", "slovenčina" },
  { "sl", "Slovenian", "słoweński", "slovenščina" },
  { "sq", "Albanian", "albański", "shqip" },
  { "sr", "Serbian", "serbski", "srpski" },
  { "sv", "Swedish", "szwedzki", "svenska" },
  { "th", "Thai", "tajski", "ไทย" },
  { "tr", "Turkish", "turecki", "Türkçe" },
  { "uk", "Ukrainian", "ukraiński", "українська" },
  { "vi", "Vietnamese", "wietnamski", "tiếng Việt" },
  { "zh", "Chinese", "chiński", "中文" },
};

/* Names some people use beside those of the table. */
static const char *const aliases[][2] = {
  { "sl", "slovene" }, { "nl", "holenderski" }, { "nl", "flemish" },
  { "sr", "српски" },  { "zh", "mandarin" },
};

static GHashTable *
ensure_names (void)
{
  static GHashTable *names;
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
        g_hash_table_insert (names, sa_fold (aliases[i][1]), (gpointer) aliases[i][0]);
      for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
        {
          gpointer code = (gpointer) languages[i].code;

          g_hash_table_insert (names, sa_fold (languages[i].english), code);
          g_hash_table_insert (names, sa_fold (languages[i].polish), code);
          g_hash_table_insert (names, sa_fold (languages[i].own), code);
        }
      g_once_init_leave (&ready, 1);
    }
  return names;
}

static const char *
find_code (const char *name)
{
  g_autofree char *folded = sa_fold (name);

  return g_hash_table_lookup (ensure_names (), folded);
}

/* BCP 47: language, script, region and variants, each in its customary case. */
static char *
read_tag (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "-_", -1);
  GString *tag = g_string_new (NULL);
  gboolean good = parts[0] != NULL && (strlen (parts[0]) == 2 || strlen (parts[0]) == 3);

  for (gsize i = 0; good && parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      for (gsize k = 0; k < length; k++)
        {
          good = good && (i == 0 ? g_ascii_isalpha (parts[i][k]) : g_ascii_isalnum (parts[i][k]));
          parts[i][k] = i > 0 && length == 2 ? g_ascii_toupper (parts[i][k])
                                             : g_ascii_tolower (parts[i][k]);
        }
      if (i > 0 && length == 4 && g_ascii_isalpha (parts[i][0]))
        parts[i][0] = g_ascii_toupper (parts[i][0]);
      good = good && length >= 2 && length <= 8 && i < MAX_PARTS;
      g_string_append_printf (tag, "%s%s", i > 0 ? "-" : "", parts[i]);
    }
  return g_string_free (tag, !good);
}

/* "Portuguese (Brazil)", as sa_language_name() writes it. */
static char *
read_name_with_country (const char *clean)
{
  const char *open = strrchr (clean, '(');
  gsize length = strlen (clean);
  g_autofree char *language = NULL;
  g_autofree char *place = NULL;
  const char *code, *country;

  if (open == NULL || open == clean || clean[length - 1] != ')')
    return NULL;
  language = g_strstrip (g_strndup (clean, (gsize) (open - clean)));
  place = g_strndup (open + 1, length - 1 - (gsize) (open + 1 - clean));
  code = find_code (language);
  country = sa_country_code (place);
  return code != NULL && country != NULL ? g_strdup_printf ("%s-%s", code, country) : NULL;
}

char *
sa_language_tag (const char *any)
{
  g_autofree char *clean = NULL;
  const char *code;
  char *tag;

  if (any == NULL || strnlen (any, MAX_LENGTH + 1) > MAX_LENGTH)
    return NULL;
  clean = sa_text_clean (any);
  if (clean == NULL || *clean == '\0')
    return NULL;
  code = find_code (clean);
  if (code != NULL)
    return g_strdup (code);
  tag = read_name_with_country (clean);
  return tag != NULL ? tag : read_tag (clean);
}

static const char *
name_of (const char *code)
{
  gboolean polish = g_str_has_prefix (g_get_language_names ()[0], "pl");

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i].code, code) == 0)
      return polish ? languages[i].polish : languages[i].english;
  return NULL;
}

char *
sa_language_name (const char *tag)
{
  g_auto (GStrv) parts = tag != NULL ? g_strsplit (tag, "-", -1) : NULL;
  const char *name = parts != NULL && parts[0] != NULL ? name_of (parts[0]) : NULL;
  const char *country;

  if (name == NULL || parts[1] == NULL)
    return g_strdup (name != NULL ? name : tag);
  country = sa_country_name (parts[1]);
  if (country == NULL || parts[2] != NULL)
    return g_strdup (tag);
  return g_strdup_printf ("%s (%s)", name, country);
}

const char *const *
sa_language_list (void)
{
  static const char *codes[G_N_ELEMENTS (languages) + 1];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
        codes[i] = languages[i].code;
      g_once_init_leave (&ready, 1);
    }
  return codes;
}
