/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values are shown the way the field itself would show them: a record is given the value and asked.
 */

#include "sa-condition-text.h"

#include <glib/gi18n-lib.h>

#include "sa-find.h"

static gboolean
is_date (const SaField *field)
{
  return field != NULL && (field->kind == SA_KIND_DATE || field->kind == SA_KIND_DATE_TIME);
}

static gboolean
is_ordered (const SaField *field)
{
  return is_date (field)
         || (field != NULL
             && (field->kind == SA_KIND_NUMBER || field->kind == SA_KIND_MONEY
                 || field->kind == SA_KIND_QUANTITY));
}

static gboolean
is_picked (const SaField *field)
{
  return field == NULL || field->kind == SA_KIND_CHOICE || field->kind == SA_KIND_FLAG
         || field->kind == SA_KIND_COUNTRY || field->kind == SA_KIND_LANGUAGE
         || field->kind == SA_KIND_REFERENCE;
}

const int *
sa_condition_ops (const SaField *field)
{
  static const int state[] = { SA_OP_IS, SA_OP_IS_NOT, -1 };
  static const int picked[] = { SA_OP_IS, SA_OP_IS_NOT, SA_OP_EMPTY, SA_OP_NOT_EMPTY, -1 };
  static const int several[] = { SA_OP_CONTAINS, SA_OP_EMPTY, SA_OP_NOT_EMPTY, -1 };
  static const int ordered[] = { SA_OP_IS,           SA_OP_LESS,  SA_OP_LESS_OR_SAME, SA_OP_MORE,
                                 SA_OP_MORE_OR_SAME, SA_OP_EMPTY, SA_OP_NOT_EMPTY,    -1 };
  static const int text[] = { SA_OP_CONTAINS, SA_OP_IS,        SA_OP_IS_NOT,
                              SA_OP_EMPTY,    SA_OP_NOT_EMPTY, -1 };

  if (field == NULL)
    return state;
  if (field->kind == SA_KIND_CHOICES)
    return several;
  if (is_picked (field))
    return picked;
  return is_ordered (field) ? ordered : text;
}

const char *
sa_condition_op_text (const SaField *field, SaOp op)
{
  switch (op)
    {
    case SA_OP_IS:
      return C_ ("condition", "is");
    case SA_OP_IS_NOT:
      return C_ ("condition", "is not");
    case SA_OP_CONTAINS:
      return C_ ("condition", "contains");
    case SA_OP_LESS:
      return is_date (field) ? C_ ("condition", "is before") : C_ ("condition", "is less than");
    case SA_OP_LESS_OR_SAME:
      return is_date (field) ? C_ ("condition", "is not after") : C_ ("condition", "is at most");
    case SA_OP_MORE:
      return is_date (field) ? C_ ("condition", "is after") : C_ ("condition", "is more than");
    case SA_OP_MORE_OR_SAME:
      return is_date (field) ? C_ ("condition", "is not before") : C_ ("condition", "is at least");
    case SA_OP_EMPTY:
      return C_ ("condition", "is empty");
    case SA_OP_NOT_EMPTY:
      return C_ ("condition", "is not empty");
    }
  return "";
}

static char *
value_text (SaType *type, int field, const char *value, SaStore *store)
{
  g_autoptr (SaRecord) record = NULL;
  const SaField *def;
  char *text;

  if (field == SA_QUERY_STATE)
    {
      const SaState *state = sa_type_find_state (type, value);

      return g_strdup (state != NULL ? g_dgettext (GETTEXT_PACKAGE, state->label) : value);
    }
  def = sa_type_get_field (type, (guint) field);
  if (def->kind == SA_KIND_REFERENCE)
    return sa_store_get_title (store, g_ascii_strtoll (value, NULL, 10));
  record = sa_record_new (type);
  if (sa_field_is_number (def))
    sa_record_set_number (record, (guint) field, g_ascii_strtoll (value, NULL, 10));
  else
    sa_record_set_text (record, (guint) field, value);
  text = sa_record_in_words (record, (guint) field);
  return text != NULL ? text : g_strdup (value);
}

static char *
field_label (SaType *type, int field)
{
  int reference, there;
  g_autofree char *inner = NULL;

  if (!sa_query_split_through (field, &reference, &there))
    return g_strdup (field >= 0 ? sa_field_get_label (sa_type_get_field (type, (guint) field))
                                : sa_type_get_state_label ());
  inner = field_label (sa_type_get_target (type, (guint) reference), there);
  return g_strconcat (sa_field_get_label (sa_type_get_field (type, (guint) reference)), " · ",
                      inner, NULL);
}

char *
sa_condition_text (const SaQuery *query, guint index, SaStore *store)
{
  SaType *type = sa_query_get_type (query);
  int field;
  SaOp op;
  const char *value;
  const SaField *def;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  int reference;

  sa_query_get_condition (query, index, &field, &op, &value);
  label = field_label (type, field);
  if (sa_query_split_through (field, &reference, &field))
    type = sa_type_get_target (type, (guint) reference);
  def = field >= 0 ? sa_type_get_field (type, (guint) field) : NULL;
  if (op == SA_OP_EMPTY || op == SA_OP_NOT_EMPTY || value == NULL)
    /* Translators: a condition: “City is empty” */
    return g_strdup_printf (C_ ("condition", "%s %s"), label, sa_condition_op_text (def, op));
  text = value_text (type, field, value, store);
  if (op == SA_OP_IS)
    /* Translators: a condition: “City: Łódź” */
    return g_strdup_printf (C_ ("condition", "%s: %s"), label, text != NULL ? text : value);
  /* Translators: a condition: “City contains Łódź” */
  return g_strdup_printf (C_ ("condition", "%s %s %s"), label, sa_condition_op_text (def, op),
                          text != NULL ? text : value);
}

char *
sa_condition_text_of_all (const SaQuery *query, SaStore *store)
{
  const char *words = sa_query_get_search (query);
  GString *all = g_string_new (NULL);

  if (words != NULL && *words != '\0')
    /* Translators: the words a list was searched for, in quotation marks */
    g_string_append_printf (all, C_ ("condition", "“%s”"), words);
  for (guint i = 0; i < sa_query_get_n_conditions (query); i++)
    {
      g_autofree char *one = sa_condition_text (query, i, store);

      g_string_append_printf (all, "%s%s", all->len > 0 ? " · " : "", one);
    }
  return g_string_free (all, FALSE);
}
