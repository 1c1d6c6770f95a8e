/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One table an aspect; the other functions only look things up there. */

#include "sa-table-choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-error.h"

/* @name is what stands on the command line. */
typedef struct
{
  const char *name;
  const char *label;
  int value;
} Choice;

static const Choice delimiters[] = {
  { ",", N_ ("Comma"), ',' },
  { ";", N_ ("Semicolon"), ';' },
  { "tab", N_ ("Tab"), '\t' },
  { "|", N_ ("Vertical bar"), '|' },
  { NULL },
};

static const Choice quotes[] = {
  { "\"", N_ ("Double quotes"), '"' },
  { "'", N_ ("Single quotes"), '\'' },
  { NULL },
};

static const Choice encodings[] = {
  { "UTF-8", "UTF-8" },           { "WINDOWS-1250", "Windows-1250" },
  { "ISO-8859-2", "ISO-8859-2" }, { "WINDOWS-1252", "Windows-1252" },
  { "UTF-16", "UTF-16" },         { NULL },
};

static const Choice decimals[] = {
  { ".", N_ ("1,234.56"), '.' },
  { ",", N_ ("1 234,56"), ',' },
  { NULL },
};

static const Choice orders[] = {
  { "ymd", N_ ("Year, month, day"), SA_DATE_ORDER_YMD },
  { "dmy", N_ ("Day, month, year"), SA_DATE_ORDER_DMY },
  { "mdy", N_ ("Month, day, year"), SA_DATE_ORDER_MDY },
  { NULL },
};

static const struct
{
  const char *title;
  const Choice *choices;
} aspects[SA_TABLE_N_ASPECTS] = {
  [SA_TABLE_DELIMITER] = { N_ ("Values Are Separated By"), delimiters },
  [SA_TABLE_QUOTE] = { N_ ("Values Are Enclosed In"), quotes },
  [SA_TABLE_ENCODING] = { N_ ("Character Encoding"), encodings },
  [SA_TABLE_DECIMAL] = { N_ ("Numbers"), decimals },
  [SA_TABLE_DATES] = { N_ ("Dates"), orders },
};

const char *
sa_table_aspect_get_title (SaTableAspect aspect)
{
  return _ (aspects[aspect].title);
}

gboolean
sa_table_aspect_is_of_text (SaTableAspect aspect)
{
  return aspect <= SA_TABLE_ENCODING;
}

GStrv
sa_table_aspect_list_choices (SaTableAspect aspect)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (const Choice *choice = aspects[aspect].choices; choice->name != NULL; choice++)
    g_strv_builder_add (labels, _ (choice->label));
  return g_strv_builder_end (labels);
}

static int
get_value (const SaTableOptions *options, SaTableAspect aspect)
{
  switch (aspect)
    {
    case SA_TABLE_DELIMITER:
      return options->delimiter;
    case SA_TABLE_QUOTE:
      return options->quote;
    case SA_TABLE_DECIMAL:
      return options->decimal;
    case SA_TABLE_DATES:
      return (int) options->date_order;
    case SA_TABLE_ENCODING:
      break;
    }
  return 0;
}

static gboolean
is_choice (const SaTableOptions *options, SaTableAspect aspect, const Choice *choice)
{
  if (aspect != SA_TABLE_ENCODING)
    return choice->value == get_value (options, aspect);
  return options->encoding != NULL
         && g_ascii_strncasecmp (options->encoding, choice->name, strlen (choice->name)) == 0;
}

guint
sa_table_options_get_choice (const SaTableOptions *options, SaTableAspect aspect)
{
  const Choice *choices = aspects[aspect].choices;
  guint i = 0;

  while (choices[i].name != NULL && !is_choice (options, aspect, &choices[i]))
    i++;
  return i;
}

static void
set_value (SaTableOptions *options, SaTableAspect aspect, const Choice *choice)
{
  switch (aspect)
    {
    case SA_TABLE_DELIMITER:
      options->delimiter = (char) choice->value;
      return;
    case SA_TABLE_QUOTE:
      options->quote = (char) choice->value;
      return;
    case SA_TABLE_ENCODING:
      g_set_str (&options->encoding, choice->name);
      return;
    case SA_TABLE_DECIMAL:
      options->decimal = (char) choice->value;
      return;
    case SA_TABLE_DATES:
      options->date_order = (SaDateOrder) choice->value;
      return;
    }
}

void
sa_table_options_set_choice (SaTableOptions *options, SaTableAspect aspect, guint choice)
{
  set_value (options, aspect, &aspects[aspect].choices[choice]);
}

gboolean
sa_table_options_read_choice (SaTableOptions *options, SaTableAspect aspect, const char *text,
                              GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const Choice *choice = aspects[aspect].choices; choice->name != NULL; choice++)
    {
      if (g_ascii_strcasecmp (choice->name, text) == 0)
        {
          set_value (options, aspect, choice);
          return TRUE;
        }
      g_string_append_c (names, ' ');
      g_string_append_printf (names, _ ("“%s”"), choice->name);
    }
  if (aspect == SA_TABLE_DELIMITER && strlen (text) == 1)
    {
      options->delimiter = *text;
      return TRUE;
    }
  /* Translators: what was written on the command line, and what could have been */
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is none of these:%s"), text, names->str);
  return FALSE;
}

static void
append (GString *words, const char *word)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", word);
}

char *
sa_table_options_describe (const SaTableOptions *options)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (SaTableAspect aspect = 0; aspect < SA_TABLE_N_ASPECTS; aspect++)
    {
      const Choice *choice =
          &aspects[aspect].choices[sa_table_options_get_choice (options, aspect)];

      if (choice->name != NULL && (options->delimiter != 0 || !sa_table_aspect_is_of_text (aspect)))
        append (words, _ (choice->label));
    }
  append (words, options->header != 0 ? _ ("header row") : _ ("no header row"));
  return g_strdup (words->str);
}
