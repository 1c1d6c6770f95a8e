/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the text of a file's cell to a field's value. Goes round the general way (sa_record_read)
 * where a million rows would pay for it, and knows what only files have: several values in a cell,
 * dates in a known order with a useless midnight behind them, hyperlinks as Access exports them. */

#include "sa-import-value.h"

#include <string.h>

#include "sa-datetime.h"
#include "sa-fold.h"
#include "sa-money.h"
#include "sa-quantity.h"
#include "sa-text.h"

/* Whether tidying would leave it as it is: a single line, single spaces, and none of the bytes that
 * invisible characters begin with in UTF-8. */
static gboolean
is_tidy (const char *text, gsize length)
{
  gboolean space = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c < 0x20 || c == 0x7f || c == 0xc2 || (c >= 0xe1 && c <= 0xe3) || c == 0xef
          || (c == ' ' && space))
        return FALSE;
      space = c == ' ';
    }
  return length > 0 && !space;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/**
 * sa_import_value_is_nothing:
 * @text: what does not fit
 *
 * Returns: whether it only says that there is nothing: "-", "brak", "n/a", "0-00-00"
 */
gboolean
sa_import_value_is_nothing (const char *text)
{
  static const char *const words[] = { "n/a",  "n.a.",        "none", "null", "nd",
                                       "n.d.", "nie dotyczy", "brak", NULL };
  g_autofree char *folded = sa_fold (text);
  g_autofree char *clean = sa_text_clean (folded);

  return clean[strspn (clean, "0-/.: ")] == '\0' || g_strv_contains (words, clean);
}

/**
 * sa_import_value_known_label:
 * @label: (nullable): what another program calls a value: "HomeFAX", "Work Fax"
 *
 * Returns: (nullable): the word of ours that means it
 */
const char *
sa_import_value_known_label (const char *label)
{
  static const char *const words[][2] = {
    { "home", "home" },    { "work", "work" },   { "mobile", "mobile" }, { "main", "main" },
    { "other", "other" },  { "pager", "pager" }, { "homefax", "fax" },   { "workfax", "fax" },
    { "otherfax", "fax" }, { "fax", "fax" },
  };
  g_autofree char *key = label != NULL ? sa_fold_key (label) : NULL;

  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i][0], key))
      return words[i][1];
  return NULL;
}

/* What Google puts between several values of one kind. */
#define GOOGLE_BREAK ":::"

/* Google puts a star before the groups of its own, which say nothing: "* myContacts ::: Klienci" */
static char *
untie (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, GOOGLE_BREAK, -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0' && !g_str_has_prefix (*part, "* "))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", *part);
  return sa_text_clean (joined->str);
}

static gboolean
is_tied (const SaField *field, const char *text)
{
  return strstr (text, GOOGLE_BREAK) != NULL
         || (g_str_equal (field->name, "categories") && g_str_has_prefix (text, "* "));
}

/* Outlook writes the first of January 4501 where there is no date. */
static gboolean
is_no_date (const char *text)
{
  return strstr (text, "4501") != NULL || text[strspn (text, "0-/.: ")] == '\0';
}

/* "Shown text#address#" is how Access writes a hyperlink; the shown text becomes the label. */
static char *
take_hyperlink (const char *text, char **label)
{
  g_auto (GStrv) parts = NULL;

  *label = NULL;
  if (strchr (text, '#') == NULL)
    return g_strdup (text);
  parts = g_strsplit (text, "#", -1);
  if (g_strv_length (parts) < 3 || is_blank (parts[1]))
    return g_strdup (text);
  if (!is_blank (parts[0]))
    *label = sa_text_clean (parts[0]);
  if (g_strv_length (parts) > 3 && !is_blank (parts[2]))
    return g_strconcat (parts[1], "#", parts[2], NULL);
  return g_strdup (parts[1]);
}

/* Whether a value is among the lines of a field of several. */
static gboolean
has_value (const char *text, const char *value)
{
  gsize length = strlen (value);

  for (const char *line = text; line != NULL;
       line = strchr (line, '\n') != NULL ? strchr (line, '\n') + 1 : NULL)
    if (strncmp (line, value, length) == 0
        && (line[length] == '\0' || line[length] == '\t' || line[length] == '\n'))
      return TRUE;
  return FALSE;
}

static void
append_line (SaRecord *record, guint field, const char *value, const char *label)
{
  const char *old = sa_record_text (record, field);

  if (old != NULL && has_value (old, value))
    return;
  sa_record_take_text (record, field,
                       g_strconcat (old != NULL ? old : "", old != NULL ? "\n" : "", value,
                                    label != NULL ? "\t" : NULL, label, NULL));
}

/**
 * sa_import_value_add:
 * @label: (nullable): what kind of value it is, unless the text says so itself ("value TAB label")
 *
 * Adds a value to a field of several.
 */
gboolean
sa_import_value_add (SaRecord *record, guint index, const char *text, const char *label,
                     GError **error)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);
  const char *tab = strchr (text, '\t');
  g_autofree char *own = tab != NULL ? g_strndup (text, tab - text) : g_strdup (text);
  g_autofree char *shown = NULL;
  g_autofree char *value = NULL;

  if (tab != NULL && tab[1] != '\0')
    label = tab + 1;
  if (field->kind == SA_KIND_URL)
    {
      g_autofree char *address = take_hyperlink (own, &shown);

      if (shown != NULL && label == NULL)
        label = shown;
      value = field->validate != NULL ? field->validate (address, error) : sa_text_clean (address);
    }
  else
    value = field->validate != NULL ? field->validate (own, error) : sa_text_clean (own);
  if (value == NULL)
    return FALSE;
  if (*value != '\0')
    append_line (record, index, value, label);
  return TRUE;
}

static gboolean
add_values (SaRecord *record, guint field, const char *text, const char *label, GError **error)
{
  g_autoptr (GString) parted = NULL;
  g_auto (GStrv) pieces = NULL;

  if (strpbrk (text, "\n;") == NULL && strstr (text, GOOGLE_BREAK) == NULL)
    return sa_import_value_add (record, field, text, label, error);
  parted = g_string_new (text);
  g_string_replace (parted, GOOGLE_BREAK, "\n", 0);
  pieces = g_strsplit_set (parted->str, "\n;", -1);
  for (char **piece = pieces; *piece != NULL; piece++)
    if (!is_blank (*piece) && !sa_import_value_add (record, field, *piece, label, error))
      return FALSE;
  return TRUE;
}

/* "1996-07-04 00:00:00.000" is a day. */
static char *
without_time (const char *text)
{
  g_autofree char *clean = sa_text_clean (text);
  char *gap = strpbrk (clean, " T");

  if (gap != NULL && g_ascii_isdigit (gap[1]) && strchr (gap, ':') != NULL && gap - clean >= 8)
    *gap = '\0';
  return g_steal_pointer (&clean);
}

static gboolean
set_date (SaRecord *record, guint field, const char *text, SaDateOrder order, GError **error)
{
  g_autofree char *day = without_time (text);
  char *iso = sa_date_parse (day, order, error);

  if (iso == NULL)
    return FALSE;
  sa_record_take_text (record, field, iso);
  return TRUE;
}

/* A whole date is written as the others of the file are; a part of one is known by its form. */
static gboolean
set_birthday (SaRecord *record, guint field, const char *text, SaDateOrder order, GError **error)
{
  return set_date (record, field, text, order, NULL) || sa_record_read (record, field, text, error);
}

static gboolean
set_moment (SaRecord *record, guint field, const char *text, SaDateOrder order, GError **error)
{
  char *moment = sa_datetime_read (text, order, error);

  if (moment == NULL)
    return FALSE;
  sa_record_take_text (record, field, moment);
  return TRUE;
}

static SaDecimalMark
mark_of (char decimal)
{
  return decimal == ','   ? SA_DECIMAL_MARK_COMMA
         : decimal == '.' ? SA_DECIMAL_MARK_POINT
                          : SA_DECIMAL_MARK_AUTO;
}

static gboolean
parse_amount (const char *text, const char *currency, SaDecimalMark mark, gint64 *number,
              GError **error)
{
  return currency != NULL ? sa_money_parse_marked (text, currency, mark, number, error)
                          : sa_quantity_parse_marked (text, mark, number, error);
}

/* The mark the whole file seems to use goes first; an amount that makes no sense so may leave no
 * choice by itself. One that does is not taken for something else. */
static gboolean
read_amount (const char *text, const char *currency, char decimal, gint64 *number, GError **error)
{
  const char *const alone[] = { text, NULL };
  SaDecimalMark mark = mark_of (decimal);
  SaDecimalMark own;

  if (parse_amount (text, currency, mark, number, error))
    return TRUE;
  own = sa_decimal_guess_mark (alone);
  if (own == SA_DECIMAL_MARK_AUTO || own == mark
      || !parse_amount (text, currency, own, number, NULL))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

static gboolean
set_amount (SaRecord *record, guint field, const char *text, const char *currency, char decimal,
            GError **error)
{
  gint64 number;

  if (!read_amount (text, currency, decimal, &number, error))
    return FALSE;
  sa_record_set_number (record, field, number);
  return TRUE;
}

static const char *
currency_of (SaRecord *record)
{
  int index = sa_type_find_field (sa_record_get_record_type (record), "currency");
  const char *currency = index >= 0 ? sa_record_text (record, (guint) index) : NULL;

  return currency != NULL ? currency : "PLN";
}

static char *
trim_lines (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n", -1);

  return g_strstrip (g_strjoinv ("\n", parts));
}

/* Text of several columns stands one after the other. */
static void
set_or_append (SaRecord *record, guint field, const char *separator, char *text)
{
  const char *old = sa_record_text (record, field);

  if (old == NULL)
    sa_record_take_text (record, field, text);
  else
    {
      if (*text != '\0' && strstr (old, text) == NULL)
        sa_record_take_text (record, field, g_strconcat (old, separator, text, NULL));
      g_free (text);
    }
}

static gboolean
ends_with_number (const char *text)
{
  const char *last = strrchr (text, ' ');

  return strpbrk (last != NULL ? last : text, "0123456789") != NULL;
}

/* The number of a house or flat is a part of its own though the street has the same in its name:
 * "3 Maja 3". A flat without a house has nothing to be divided from. */
static void
add_part (SaRecord *record, guint field, const char *joint, char *text)
{
  const char *old = sa_record_text (record, field);
  g_autofree char *more = NULL;

  if (old == NULL || joint == NULL || g_str_equal (joint, ", "))
    {
      set_or_append (record, field, ", ", text);
      return;
    }
  if (*joint == '/' && !ends_with_number (old))
    joint = " ";
  more = g_strconcat (joint, text, NULL);
  g_free (text);
  if (!g_str_has_suffix (old, more))
    sa_record_take_text (record, field, g_strconcat (old, more, NULL));
}

/**
 * sa_import_value_set:
 * @text: not blank, valid UTF-8
 *
 * Sets a field that is not a REFERENCE. The record is unchanged when it fails, except that a field
 * of several values has got those before the bad one.
 */
gboolean
sa_import_value_set (SaRecord *record, guint index, const char *text, gsize length,
                     const SaImportForm *form, GError **error)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);

  if ((field->flags & SA_FIELD_MULTIPLE) != 0)
    return add_values (record, index, text, form->label, error);
  if (field->kind == SA_KIND_TEXT && field->validate == NULL)
    {
      if (is_tied (field, text))
        add_part (record, index, form->joint, untie (text));
      else if (is_tidy (text, length) && sa_record_is_empty (record, index))
        sa_record_set_text (record, index, text);
      else
        add_part (record, index, form->joint, sa_text_clean (text));
      return TRUE;
    }
  if (field->kind == SA_KIND_LONG_TEXT && field->validate == NULL)
    {
      set_or_append (record, index, "\n", trim_lines (text));
      return TRUE;
    }
  if ((field->kind == SA_KIND_DATE || field->validate == sa_validate_birthday) && is_no_date (text))
    return TRUE;
  if (field->validate == sa_validate_birthday)
    return set_birthday (record, index, text, form->order, error);
  if (field->kind == SA_KIND_DATE)
    return set_date (record, index, text, form->order, error);
  if (field->kind == SA_KIND_MONEY)
    return set_amount (record, index, text, currency_of (record), form->decimal, error);
  if (field->kind == SA_KIND_QUANTITY)
    return set_amount (record, index, text, NULL, form->decimal, error);
  if (field->kind == SA_KIND_DATE_TIME)
    return set_moment (record, index, text, form->order, error);
  return sa_record_read (record, index, text, error);
}

/* Whether what a cell says depends on how others of the file are written. */
static gboolean
needs_form (const SaField *field)
{
  return field->kind == SA_KIND_DATE || field->kind == SA_KIND_DATE_TIME
         || field->kind == SA_KIND_MONEY || field->kind == SA_KIND_QUANTITY
         || field->validate == sa_validate_birthday;
}

/**
 * sa_import_value_plain:
 * @record: what the value is of, for its currency
 * @text: not blank, valid UTF-8
 *
 * Returns: (transfer full) (nullable): a date, a moment or an amount, as anybody reads it who does
 *   not know the form: three decimals, which could be thousands, get a fourth. %NULL where the text
 *   is none of these, or was not understood
 */
char *
sa_import_value_plain (SaRecord *record, guint index, const char *text, const SaImportForm *form)
{
  SaType *type = sa_record_get_record_type (record);
  int currency = sa_type_find_field (type, "currency");
  g_autoptr (SaRecord) scratch = NULL;
  g_autofree char *plain = NULL;
  char *point;

  if (!needs_form (sa_type_get_field (type, index)))
    return NULL;
  scratch = sa_record_new (type);
  if (currency >= 0)
    sa_record_set_text (scratch, (guint) currency, sa_record_text (record, (guint) currency));
  if (!sa_import_value_set (scratch, index, text, strlen (text), form, NULL))
    return NULL;
  plain = sa_record_plain (scratch, index);
  point = plain != NULL && sa_field_is_number (sa_type_get_field (type, index))
              ? strchr (plain, '.')
              : NULL;
  if (point == NULL)
    return g_steal_pointer (&plain);
  if (form->decimal == ',')
    *point = ',';
  return strlen (point + 1) == 3 ? g_strconcat (plain, "0", NULL) : g_steal_pointer (&plain);
}
