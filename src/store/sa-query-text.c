/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text form of questions: what people write on the command line and saved filters hold. What
 * looks like a condition and is none is an error, because a word searched for in its place would
 * only find nothing. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-error.h"
#include "sa-fold.h"
#include "sa-query.h"

#define STATE_NAME "state"

static const char *const op_texts[] = {
  [SA_OP_IS] = "=",
  [SA_OP_IS_NOT] = "!=",
  [SA_OP_CONTAINS] = "~",
  [SA_OP_LESS] = "<",
  [SA_OP_LESS_OR_SAME] = "<=",
  [SA_OP_MORE] = ">",
  [SA_OP_MORE_OR_SAME] = ">=",
  [SA_OP_EMPTY] = "?",
  [SA_OP_NOT_EMPTY] = "!",
};

/* --- Fields --- */

static gboolean
is_state (SaType *type, const char *name)
{
  const char *const names[] = { STATE_NAME, "status", sa_type_get_state_label () };
  g_autofree char *key = sa_fold_key (name);

  for (guint i = 0; sa_type_get_first_state (type) != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *other = sa_fold_key (names[i]);

      if (g_str_equal (key, other))
        return TRUE;
    }
  return FALSE;
}

static int
find_plain (SaType *type, const char *name)
{
  int field = sa_type_find_field_named (type, name);

  return field < 0 && is_state (type, name) ? SA_QUERY_STATE : field;
}

int
sa_query_find_field (SaType *type, const char *name)
{
  int field = find_plain (type, name);
  const char *dot = strchr (name, '.');
  g_autofree char *before = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : NULL;
  int reference = dot != NULL ? sa_type_find_field_named (type, before) : -1;
  SaType *target = reference >= 0 ? sa_type_get_target (type, (guint) reference) : NULL;
  int there = target != NULL ? find_plain (target, dot + 1) : SA_QUERY_NO_FIELD;

  if (field != SA_QUERY_NO_FIELD || there == SA_QUERY_NO_FIELD)
    return field;
  return SA_QUERY_THROUGH (reference, there);
}

char *
sa_query_list_fields (SaType *type)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if ((field->flags & SA_FIELD_HIDDEN) == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", field->name);
    }
  if (sa_type_get_first_state (type) != NULL)
    g_string_append_printf (names, "%s" STATE_NAME, names->len > 0 ? ", " : "");
  return g_string_free (names, FALSE);
}

/* --- Values --- */

/* Whether what was written is put into the form of the field, or compared as it is. */
static gboolean
is_parsed (const SaField *field, SaOp op)
{
  switch (field->kind)
    {
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
    case SA_KIND_FLAG:
    case SA_KIND_REFERENCE:
    case SA_KIND_DATE:
    case SA_KIND_CHOICE:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
      return op != SA_OP_CONTAINS;
    case SA_KIND_CHOICES:
      return TRUE;
    case SA_KIND_TEXT:
    case SA_KIND_LONG_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_DATE_TIME:
    case SA_KIND_IMAGE:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

/* What was written is turned into what is stored: "Client" into "client", "31.12.2026" into a date.
 */
static char *
stored_value (SaType *type, int field, SaOp op, const char *value, GError **error)
{
  g_autoptr (SaRecord) record = NULL;
  const SaField *definition;

  if (field == SA_QUERY_STATE && op == SA_OP_CONTAINS)
    return g_strdup (value);
  if (field == SA_QUERY_STATE)
    {
      const SaState *state = sa_type_read_state (type, value, error);

      return state != NULL ? g_strdup (state->code) : NULL;
    }
  definition = sa_type_get_field (type, (guint) field);
  if (!is_parsed (definition, op))
    return g_strdup (value);
  record = sa_record_new (type);
  if (!sa_record_parse (record, (guint) field, value, error))
    return NULL;
  if (sa_field_is_number (definition))
    return g_strdup_printf ("%" G_GINT64_FORMAT, sa_record_number (record, (guint) field));
  return g_strdup (sa_record_text (record, (guint) field));
}

/* --- Reading --- */

/* A piece of the text up to a space: a word, or a condition. */
typedef struct
{
  char *whole;
  char *name;  /* before the operator; the word where there is none */
  char *value; /* NULL for a word */
  SaOp op;
  gboolean quoted; /* begins with a quotation mark */
} Piece;

static void
piece_clear (Piece *piece)
{
  g_free (piece->whole);
  g_free (piece->name);
  g_free (piece->value);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Piece, piece_clear)

static gboolean
is_end (char c)
{
  return c == '\0' || g_ascii_isspace (c);
}

/* ? and ! are operators at the end only: "http://a/?b" is a word. */
static gboolean
find_operator (const char *text, SaOp *op)
{
  static const SaOp longest_first[] = { SA_OP_IS_NOT, SA_OP_LESS_OR_SAME, SA_OP_MORE_OR_SAME,
                                        SA_OP_IS,     SA_OP_CONTAINS,     SA_OP_LESS,
                                        SA_OP_MORE,   SA_OP_EMPTY,        SA_OP_NOT_EMPTY };

  for (guint i = 0; i < G_N_ELEMENTS (longest_first); i++)
    if (g_str_has_prefix (text, op_texts[longest_first[i]]))
      {
        *op = longest_first[i];
        return (*op != SA_OP_EMPTY && *op != SA_OP_NOT_EMPTY) || is_end (text[1]);
      }
  return FALSE;
}

/* Quotation marks are taken away wherever they stand. Returns: FALSE at the end. */
static gboolean
next_piece (const char **text, Piece *piece)
{
  g_autoptr (GString) part = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *begin;

  while (g_ascii_isspace (**text))
    (*text)++;
  begin = *text;
  piece->quoted = *begin == '"';
  for (; **text != '\0' && (quoted || !g_ascii_isspace (**text)); (*text)++)
    {
      if (**text == '"')
        quoted = !quoted;
      else if (!quoted && piece->name == NULL && find_operator (*text, &piece->op))
        {
          piece->name = g_strdup (part->str);
          g_string_truncate (part, 0);
          *text += strlen (op_texts[piece->op]) - 1;
        }
      else
        g_string_append_c (part, **text);
    }
  if (*text == begin)
    return FALSE;
  piece->whole = g_strndup (begin, (gsize) (*text - begin));
  *(piece->name == NULL ? &piece->name : &piece->value) = g_strdup (part->str);
  return TRUE;
}

static gboolean
refuse (const char *format, const char *text, GError **error)
{
  sa_error_set_invalid (error, format, text);
  return FALSE;
}

/* "organisation=Piwo" asks for the name of what it points to; its number is for programs. */
static int
by_name (SaType *type, int field, SaOp op, const char *value)
{
  SaType *target;
  int name;

  if (field < 0 || sa_type_get_field (type, (guint) field)->kind != SA_KIND_REFERENCE)
    return field;
  target = sa_type_get_target (type, (guint) field);
  name = target != NULL ? sa_type_find_field (target, "name") : -1;
  if (name < 0
      || (op != SA_OP_CONTAINS
          && (g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, NULL, NULL)
              || (op != SA_OP_IS && op != SA_OP_IS_NOT))))
    return field;
  return SA_QUERY_THROUGH (field, name);
}

static gboolean
add_condition (SaQuery *query, int field, const Piece *piece, GError **error)
{
  SaType *type = sa_query_get_type (query);
  g_autofree char *value = NULL;
  int reference, there = field;
  SaOp op = piece->op;

  if (*piece->value == '\0' && op == SA_OP_IS)
    op = SA_OP_EMPTY;
  else if (*piece->value == '\0' && op == SA_OP_IS_NOT)
    op = SA_OP_NOT_EMPTY;
  if (op == SA_OP_EMPTY || op == SA_OP_NOT_EMPTY)
    {
      sa_query_where (query, field, op, NULL);
      return TRUE;
    }
  if (*piece->value == '\0')
    return refuse (_ ("“%s” says nothing to compare with; write it without spaces, such as "
                      "city=Łódź."),
                   piece->whole, error);
  if (!sa_query_split_through (field, &reference, &there))
    field = by_name (type, field, op, piece->value);
  if (sa_query_split_through (field, &reference, &there))
    type = sa_type_get_target (type, (guint) reference);
  value = stored_value (type, there, op, piece->value, error);
  if (value == NULL)
    return FALSE;
  sa_query_where (query, field, op, value);
  return TRUE;
}

static gboolean
read_condition (SaQuery *query, const Piece *piece, GError **error)
{
  SaType *type = sa_query_get_type (query);
  g_autofree char *key = sa_fold_key (piece->name);
  g_autofree char *names = NULL;
  int field;

  if (*key == '\0')
    return refuse (_ ("“%s” names no field in front of it; write conditions without spaces, such "
                      "as city=Łódź."),
                   piece->whole, error);
  if (piece->op == SA_OP_NOT_EMPTY && g_str_equal (key, "deleted"))
    {
      sa_query_deleted (query, TRUE);
      return TRUE;
    }
  field = sa_query_find_field (type, piece->name);
  if (field != SA_QUERY_NO_FIELD)
    return add_condition (query, field, piece, error);
  names = sa_query_list_fields (type);
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
               _ ("“%s”: %s has no field “%s”. Its fields are: %s. Put quotation marks round what "
                  "is no condition but a word to search for."),
               piece->whole, sa_type_get_name (type), piece->name, names);
  return FALSE;
}

/* Words of other languages of conditions would be searched for, and find nothing. */
static gboolean
read_word (GString *words, const Piece *piece, GError **error)
{
  static const char *const joints[] = { "AND", "OR", "NOT", NULL };
  g_autofree char *key = sa_fold_key (piece->name);

  if (!piece->quoted && (*key == '\0' || g_strv_contains (joints, piece->name)))
    return refuse (
        _ ("“%s” is no condition. Conditions stand side by side with spaces between, and "
           "all of them must hold: city=Łódź roles~client."),
        piece->whole, error);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", piece->name);
  return TRUE;
}

SaQuery *
sa_query_parse (SaType *type, const char *text, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (type);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *rest = text != NULL ? text : "";

  for (;;)
    {
      g_auto (Piece) piece = { NULL };

      if (!next_piece (&rest, &piece))
        break;
      if (piece.value != NULL ? !read_condition (query, &piece, error)
                              : !read_word (words, &piece, error))
        return NULL;
    }
  sa_query_search (query, words->str);
  return g_steal_pointer (&query);
}

/* --- Writing --- */

static void
append_name (GString *text, SaType *type, int field)
{
  int reference, there;

  if (sa_query_split_through (field, &reference, &there))
    {
      g_string_append_printf (text, "%s.", sa_type_get_field (type, (guint) reference)->name);
      append_name (text, sa_type_get_target (type, (guint) reference), there);
    }
  else
    g_string_append (text, field == SA_QUERY_STATE ? STATE_NAME
                                                   : sa_type_get_field (type, (guint) field)->name);
}

static void
append_words (GString *text, const char *words)
{
  g_auto (GStrv) all = g_strsplit_set (words, " \t\n", -1);

  for (char **word = all; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf (text, "%s\"%s\"", text->len > 0 ? " " : "", *word);
}

char *
sa_query_to_text (const SaQuery *query)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sa_query_get_n_conditions (query); i++)
    {
      int field;
      SaOp op;
      const char *value;
      const char *quote;

      sa_query_get_condition (query, i, &field, &op, &value);
      quote = value != NULL && strpbrk (value, " \t\n") != NULL ? "\"" : "";
      g_string_append (text, text->len > 0 ? " " : "");
      append_name (text, sa_query_get_type (query), field);
      g_string_append_printf (text, "%s%s%s%s", op_texts[op], quote, value != NULL ? value : "",
                              quote);
    }
  if (sa_query_is_deleted (query))
    g_string_append_printf (text, "%sdeleted!", text->len > 0 ? " " : "");
  if (sa_query_get_search (query) != NULL)
    append_words (text, sa_query_get_search (query));
  return g_string_free (text, FALSE);
}
