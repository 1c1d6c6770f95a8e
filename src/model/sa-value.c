/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values in words: from what people type and files hold, to what people read and files get. */

#include "sa-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-country.h"
#include "sa-date.h"
#include "sa-datetime.h"
#include "sa-error.h"
#include "sa-fold.h"
#include "sa-label.h"
#include "sa-language.h"
#include "sa-money.h"
#include "sa-quantity.h"
#include "sa-text.h"

const char *
sa_record_currency (SaRecord *record)
{
  int field = sa_type_find_field (sa_record_get_record_type (record), "currency");
  const char *currency = field >= 0 ? sa_record_text (record, field) : NULL;

  return currency != NULL ? currency : "PLN";
}

static const char *
find_choice (const SaField *field, const char *input)
{
  g_autofree char *folded = sa_fold (input);
  const SaChoice *choice;

  for (choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    if (sa_label_is_among (choice->code, folded, sa_fold)
        || sa_label_is (choice->label, folded, sa_fold))
      return choice->code;
  for (choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    if (sa_label_is_among (choice->names, folded, sa_fold))
      return choice->code;
  return NULL;
}

static const char *
match_choice (const SaField *field, const char *input, GError **error)
{
  const char *code = find_choice (field, input);
  g_autoptr (GString) names = NULL;

  if (code != NULL)
    return code;
  names = g_string_new (NULL);
  for (const SaChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ (choice->label));
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is not one of: %s."), input, names->str);
  return NULL;
}

/* "Odbiorca/Dostawca" is two of them, unless one choice is called so. */
static GStrv
split_choices (const SaField *field, const char *word)
{
  gboolean is_one = strchr (word, '/') == NULL || find_choice (field, word) != NULL;

  return g_strsplit (word, is_one ? "\n" : "/", -1);
}

static char *
parse_choices (const SaField *field, const char *input, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (input, ",;|\n", -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) parts = split_choices (field, g_strstrip (*word));

      for (char **part = parts; *part != NULL; part++)
        {
          const char *code;

          if (*g_strstrip (*part) == '\0')
            continue;
          code = match_choice (field, *part, error);
          if (code == NULL)
            return NULL;
          if (!g_ptr_array_find (codes, code, NULL))
            g_ptr_array_add (codes, (gpointer) code);
        }
    }
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (",", (char **) codes->pdata);
}

/* "601 222 333 / 601 222 444" are two values. */
static void
spread_phones (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      SaValuePart *part = g_ptr_array_index (parts, i);
      char *second = sa_phone_cut_second (part->value);
      SaValuePart *next;

      if (second == NULL)
        continue;
      next = g_new0 (SaValuePart, 1);
      next->value = second;
      next->label = g_strdup (part->label);
      g_ptr_array_insert (parts, (int) i + 1, next);
    }
}

static char *
parse_multiple (const SaField *field, const char *input, GError **error)
{
  g_autoptr (GPtrArray) parts = sa_value_split (input);

  if (field->kind == SA_KIND_PHONE)
    spread_phones (parts);
  for (guint i = 0; i < parts->len; i++)
    {
      SaValuePart *part = g_ptr_array_index (parts, i);
      char *clean = field->validate (part->value, error);

      if (clean == NULL)
        return NULL;
      g_free (part->value);
      part->value = clean;
    }
  return sa_value_join (parts);
}

static char *
parse_text (const SaField *field, const char *input, GError **error)
{
  switch (field->kind)
    {
    case SA_KIND_DATE:
      return sa_date_parse (input, SA_DATE_ORDER_AUTO, error);
    case SA_KIND_DATE_TIME:
      return sa_datetime_read (input, SA_DATE_ORDER_AUTO, error);
    case SA_KIND_CHOICE:
      return g_strdup (match_choice (field, input, error));
    case SA_KIND_CHOICES:
      return parse_choices (field, input, error);
    case SA_KIND_LONG_TEXT:
      return field->validate != NULL ? field->validate (input, error) : g_strdup (input);
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_TEXT:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
    case SA_KIND_IMAGE:
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
    case SA_KIND_FLAG:
    case SA_KIND_REFERENCE:
      break;
    }
  if ((field->flags & SA_FIELD_MULTIPLE) != 0 && field->validate != NULL)
    return parse_multiple (field, input, error);
  if (field->validate != NULL)
    return field->validate (input, error);
  return (field->flags & SA_FIELD_MULTIPLE) != 0 ? g_strdup (input) : sa_text_clean (input);
}

static gboolean
parse_flag (const char *input, gint64 *number)
{
  static const char *const yes[] = { "1", "y", "true", "t", "prawda", "x", "on", NULL };
  static const char *const no[] = { "0", "n", "false", "f", "falsz", "-", "off", NULL };
  g_autofree char *folded = sa_fold (input);

  *number = g_strv_contains (yes, folded) || sa_label_is (N_ ("Yes"), folded, sa_fold);
  return *number || g_strv_contains (no, folded) || sa_label_is (N_ ("No"), folded, sa_fold);
}

/* "14 dni" is 14 where days are counted: one number among words that are units of the field. */
static char *
strip_units (const SaField *field, const char *clean)
{
  g_auto (GStrv) units = g_strsplit (field->units != NULL ? field->units : "", " ", -1);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  const char *number = NULL;

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *folded = sa_fold (*word);

      if (g_strv_contains ((const char *const *) units, folded))
        continue;
      if (number != NULL)
        return NULL;
      number = *word;
    }
  return g_strdup (number);
}

static gboolean
parse_integer (const SaField *field, const char *input, gint64 *number)
{
  g_autofree char *clean = sa_text_clean (input);
  g_autofree char *bare = strip_units (field, clean);

  return bare != NULL && g_ascii_string_to_signed (bare, 10, G_MININT64, G_MAXINT64, number, NULL);
}

static gboolean
parse_number (SaRecord *record, const SaField *field, const char *input, gint64 *number,
              GError **error)
{
  if (field->kind == SA_KIND_MONEY)
    return sa_money_parse (input, sa_record_currency (record), number, error);
  if (field->kind == SA_KIND_QUANTITY)
    return sa_quantity_parse (input, number, error);
  if (field->kind == SA_KIND_FLAG)
    {
      if (parse_flag (input, number))
        return TRUE;
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is neither yes nor no."), input);
      return FALSE;
    }
  if (parse_integer (field, input, number)
      && (*number >= 0 || (field->flags & SA_FIELD_CUSTOM) != 0))
    return TRUE;
  if (*number < 0)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is below zero; the least is 0."),
                   input);
      return FALSE;
    }
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is not a whole number."), input);
  return FALSE;
}

gboolean
sa_record_read (SaRecord *record, guint index, const char *input, GError **error)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);
  g_autofree char *text = NULL;
  gint64 number = 0;
  gboolean parsed;

  if (input == NULL || input[strspn (input, " \t\r\n")] == '\0')
    {
      sa_record_clear (record, index);
      return TRUE;
    }
  if (!g_utf8_validate (input, -1, NULL))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("The text is not valid UTF-8; choose the file's encoding."));
      return FALSE;
    }
  if (sa_field_is_number (field))
    parsed = parse_number (record, field, input, &number, error);
  else
    parsed = (text = parse_text (field, input, error)) != NULL;
  if (!parsed)
    return FALSE;
  if (text != NULL)
    sa_record_take_text (record, index, g_steal_pointer (&text));
  else
    sa_record_set_number (record, index, number);
  return TRUE;
}

gboolean
sa_record_parse (SaRecord *record, guint index, const char *input, GError **error)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);

  if (sa_record_read (record, index, input, error))
    return TRUE;
  g_prefix_error (error, "%s: ", sa_field_get_label (field));
  return FALSE;
}

static char *
display_choices (const SaField *field, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);
  GString *labels = g_string_new (NULL);

  for (char **code = codes; *code != NULL; code++)
    {
      const SaChoice *choice = sa_field_find_choice (field, *code);

      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              choice == NULL                   ? *code
                              : field->flags & SA_FIELD_CUSTOM ? choice->label
                                                               : _ (choice->label));
    }
  return g_string_free (labels, FALSE);
}

static char *
display_multiple (const char *text)
{
  g_autoptr (GPtrArray) parts = sa_value_split (text);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const SaValuePart *part = g_ptr_array_index (parts, i);

      g_string_append_printf (shown, "%s%s", shown->len > 0 ? ", " : "", part->value);
    }
  return g_string_free (shown, FALSE);
}

char *
sa_record_display (SaRecord *record, guint index)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);
  const char *text = sa_record_text (record, index);
  gint64 number = sa_record_number (record, index);

  if (sa_record_is_empty (record, index))
    return NULL;
  switch (field->kind)
    {
    case SA_KIND_MONEY:
      return sa_money_format (number, sa_record_currency (record));
    case SA_KIND_QUANTITY:
      return sa_quantity_format (number);
    case SA_KIND_NUMBER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case SA_KIND_FLAG:
      return g_strdup (number ? _ ("Yes") : _ ("No"));
    case SA_KIND_DATE:
      return sa_date_format (text);
    case SA_KIND_DATE_TIME:
      return sa_datetime_format (text);
    case SA_KIND_CHOICE:
    case SA_KIND_CHOICES:
      return display_choices (field, text);
    case SA_KIND_LANGUAGE:
      return sa_language_name (text);
    case SA_KIND_COUNTRY:
      {
        const char *name = sa_country_name (text);
        return g_strdup (name != NULL ? name : text);
      }
    case SA_KIND_TEXT:
    case SA_KIND_LONG_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
      return field->flags & SA_FIELD_MULTIPLE ? display_multiple (text) : g_strdup (text);
    case SA_KIND_REFERENCE:
    case SA_KIND_IMAGE:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

char *
sa_record_in_words (SaRecord *record, guint index)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);

  if (field->in_words != NULL && !sa_record_is_empty (record, index))
    return field->in_words (record, index);
  return sa_record_display (record, index);
}

char *
sa_record_plain (SaRecord *record, guint index)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);
  gint64 number = sa_record_number (record, index);

  if (sa_record_is_empty (record, index))
    return NULL;
  if (field->kind == SA_KIND_MONEY)
    return sa_money_to_plain (number, sa_record_currency (record));
  if (field->kind == SA_KIND_QUANTITY)
    return sa_quantity_to_plain (number);
  if (sa_field_is_number (field))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return g_strdup (sa_record_text (record, index));
}

/* A label that nobody typed is a word of vCard. */
const char *
sa_value_label_in_words (const char *label)
{
  static const char *const words[][2] = {
    { "work", N_ ("work") },   { "home", N_ ("home") },   { "mobile", N_ ("mobile") },
    { "cell", N_ ("mobile") }, { "fax", N_ ("fax") },     { "main", N_ ("main") },
    { "other", N_ ("other") }, { "pager", N_ ("pager") }, { "voice", N_ ("voice") },
    { "kind", N_ ("kind") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (label, words[i][0]) == 0)
      return _ (words[i][1]);
  return label;
}
