/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions: built by calls, turned into SQL. Values are always bound; the names of tables and
 * columns come from the type alone. */

#include "sa-query.h"

#include <string.h>

#include "sa-fold.h"
#include "sa-store-private.h"

typedef struct
{
  int field;
  SaOp op;
  char *value;
} SaCondition;

struct _SaQuery
{
  SaType *type;
  GArray *conditions;
  char *search;
  int sort;
  gboolean descending;
  gboolean deleted;
  GArray *only; /* rows, or NULL */
};

static void
clear_condition (gpointer data)
{
  g_free (((SaCondition *) data)->value);
}

SaQuery *
sa_query_new (SaType *type)
{
  SaQuery *query = g_new0 (SaQuery, 1);

  query->type = type;
  query->sort = SA_QUERY_TITLE;
  query->conditions = g_array_new (FALSE, FALSE, sizeof (SaCondition));
  g_array_set_clear_func (query->conditions, clear_condition);
  return query;
}

SaQuery *
sa_query_copy (const SaQuery *query)
{
  SaQuery *copy = sa_query_new (query->type);

  sa_query_add (copy, query);
  copy->deleted = query->deleted;
  copy->only = query->only != NULL ? g_array_ref (query->only) : NULL;
  return copy;
}

void
sa_query_free (SaQuery *query)
{
  if (query == NULL)
    return;
  g_array_unref (query->conditions);
  g_free (query->search);
  g_clear_pointer (&query->only, g_array_unref);
  g_free (query);
}

SaType *
sa_query_get_type (const SaQuery *query)
{
  return query->type;
}

void
sa_query_where (SaQuery *query, int field, SaOp op, const char *value)
{
  SaCondition condition = { field, op, g_strdup (value) };

  g_array_append_val (query->conditions, condition);
}

void
sa_query_where_row (SaQuery *query, int field, gint64 row)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, row);

  sa_query_where (query, field, SA_OP_IS, value);
}

void
sa_query_search (SaQuery *query, const char *words)
{
  g_set_str (&query->search, words != NULL && *words != '\0' ? words : NULL);
}

const char *
sa_query_get_search (const SaQuery *query)
{
  return query->search;
}

void
sa_query_sort (SaQuery *query, int field, gboolean descending)
{
  query->sort = field;
  query->descending = descending;
}

void
sa_query_get_sort (const SaQuery *query, int *field, gboolean *descending)
{
  *field = query->sort;
  *descending = query->descending;
}

void
sa_query_only (SaQuery *query, GArray *rows)
{
  g_clear_pointer (&query->only, g_array_unref);
  query->only = g_array_copy (rows);
}

void
sa_query_deleted (SaQuery *query, gboolean deleted)
{
  query->deleted = deleted;
}

gboolean
sa_query_is_deleted (const SaQuery *query)
{
  return query->deleted;
}

gboolean
sa_query_split_through (int field, int *reference, int *there)
{
  if (field < SA_QUERY_THROUGH (0, SA_QUERY_STATE))
    return FALSE;
  *reference = (field >> 16) - 1;
  *there = (field & 0xffff) + SA_QUERY_STATE;
  return TRUE;
}

guint
sa_query_get_n_conditions (const SaQuery *query)
{
  return query->conditions->len;
}

void
sa_query_get_condition (const SaQuery *query, guint index, int *field, SaOp *op, const char **value)
{
  const SaCondition *condition = &g_array_index (query->conditions, SaCondition, index);

  *field = condition->field;
  *op = condition->op;
  *value = condition->value;
}

void
sa_query_remove_condition (SaQuery *query, guint index)
{
  g_array_remove_index (query->conditions, index);
}

void
sa_query_add (SaQuery *query, const SaQuery *other)
{
  for (guint i = 0; i < other->conditions->len; i++)
    {
      const SaCondition *condition = &g_array_index (other->conditions, SaCondition, i);

      sa_query_where (query, condition->field, condition->op, condition->value);
    }
  if (other->search != NULL)
    g_set_str (&query->search, other->search);
  query->sort = other->sort;
  query->descending = other->descending;
}

/* --- SQL --- */

static void
clear_bind (gpointer data)
{
  g_free (((SaBind *) data)->text);
}

GArray *
sa_binds_new (void)
{
  GArray *binds = g_array_new (FALSE, FALSE, sizeof (SaBind));

  g_array_set_clear_func (binds, clear_bind);
  return binds;
}

static void
bind_text (GArray *binds, char *text)
{
  SaBind bind = { FALSE, 0, text };
  g_array_append_val (binds, bind);
}

static void
bind_number (GArray *binds, gint64 number)
{
  SaBind bind = { TRUE, number, NULL };
  g_array_append_val (binds, bind);
}

void
sa_binds_apply (GArray *binds, sqlite3_stmt *statement)
{
  for (guint i = 0; i < binds->len; i++)
    {
      const SaBind *bind = &g_array_index (binds, SaBind, i);

      if (bind->is_number)
        sqlite3_bind_int64 (statement, i + 1, bind->number);
      else
        sqlite3_bind_text (statement, i + 1, bind->text, -1, SQLITE_TRANSIENT);
    }
}

static const char *
sql_operator (SaOp op)
{
  switch (op)
    {
    case SA_OP_IS:
      return "="; /* as no value asked for is NULL; an index of what is not NULL then serves */
    case SA_OP_IS_NOT:
      return "IS NOT";
    case SA_OP_LESS:
      return "<";
    case SA_OP_LESS_OR_SAME:
      return "<=";
    case SA_OP_MORE:
      return ">";
    case SA_OP_MORE_OR_SAME:
      return ">=";
    case SA_OP_CONTAINS:
    case SA_OP_EMPTY:
    case SA_OP_NOT_EMPTY:
      break;
    }
  g_return_val_if_reached ("IS");
}

static void
compile_contains (const SaField *field, const char *column, const char *value, GString *sql,
                  GArray *binds)
{
  if (field != NULL && field->kind == SA_KIND_CHOICES)
    {
      g_string_append_printf (sql, "instr(',' || %s || ',', ?) > 0", column);
      bind_text (binds, g_strdup_printf (",%s,", value));
    }
  else if (field != NULL && field->kind == SA_KIND_PHONE)
    {
      g_autofree char *digits = sa_phone_digits (value);

      g_string_append_printf (sql, "instr(sa_digits(%s), ?) > 0", column);
      bind_text (binds, g_strdup (digits != NULL ? digits : value));
    }
  else
    {
      g_string_append_printf (sql, "instr(sa_fold(%s), ?) > 0", column);
      bind_text (binds, sa_fold (value));
    }
}

static void
compile_plain (SaType *type, int number, const SaCondition *condition, GString *sql, GArray *binds)
{
  const SaField *field = number >= 0 ? sa_type_get_field (type, (guint) number) : NULL;
  g_autofree char *column = sa_quote (field != NULL ? field->name : "state");

  g_string_append (sql, " AND ");
  if (condition->op == SA_OP_EMPTY || condition->op == SA_OP_NOT_EMPTY)
    g_string_append_printf (sql, "%s IS %sNULL", column,
                            condition->op == SA_OP_EMPTY ? "" : "NOT ");
  else if (condition->op == SA_OP_CONTAINS)
    compile_contains (field, column, condition->value, sql, binds);
  else if (field != NULL && sa_field_is_number (field))
    {
      g_string_append_printf (sql, "%s %s ?", column, sql_operator (condition->op));
      bind_number (binds, g_ascii_strtoll (condition->value, NULL, 10));
    }
  else if (field != NULL && (field->kind == SA_KIND_TEXT || field->kind == SA_KIND_LONG_TEXT))
    {
      g_string_append_printf (sql, "sa_fold(%s) %s ?", column, sql_operator (condition->op));
      bind_text (binds, sa_fold (condition->value));
    }
  else
    {
      g_string_append_printf (sql, "%s %s ?", column, sql_operator (condition->op));
      bind_text (binds, g_strdup (condition->value));
    }
}

static void
compile_condition (const SaQuery *query, const SaCondition *condition, GString *sql, GArray *binds)
{
  int reference, there;
  g_autofree char *column = NULL;
  SaType *target;

  if (!sa_query_split_through (condition->field, &reference, &there))
    {
      compile_plain (query->type, condition->field, condition, sql, binds);
      return;
    }
  target = sa_type_get_target (query->type, (guint) reference);
  column = sa_quote (sa_type_get_field (query->type, (guint) reference)->name);
  g_string_append_printf (sql, " AND %s IN (SELECT row FROM %s WHERE deleted IS NULL", column,
                          sa_type_get_name (target));
  compile_plain (target, there, condition, sql, binds);
  g_string_append_c (sql, ')');
}

/* One bound value however many rows there are. */
static void
compile_only (GArray *rows, GString *sql, GArray *binds)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (rows, gint64, i));
  g_string_append_c (list, ']');
  g_string_append (sql, " AND row IN (SELECT value FROM json_each(?))");
  bind_text (binds, g_string_free (list, FALSE));
}

gboolean
sa_query_is_order_indexed (SaStore *store, const SaQuery *query)
{
  return sa_sorting_is_indexed (store, query->type, query->sort);
}

/* The rare words are looked up in the index and the common ones then looked for in what was found;
 * when all are common the index has to give them all. */
static void
compile_search (SaStore *store, const SaQuery *query, GString *sql, GArray *binds)
{
  int number = sa_type_get_number (query->type);
  g_autoptr (SaWords) words = sa_words_new (store, query->search);
  g_autofree char *text = sa_index_words (query->type);
  gboolean rare;

  if (words == NULL || *text == '\0')
    {
      g_string_append (sql, " AND 0");
      return;
    }
  rare = sa_words_have_rare (words);
  g_string_append (sql, " AND row IN (SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ?"
                        " AND rowid <= ?)");
  bind_text (binds, rare ? sa_words_match_rare (words) : sa_words_match_all (words, FALSE));
  bind_number (binds, SA_ROW_FIRST (number));
  bind_number (binds, SA_ROW_LAST (number));
  if (rare && sa_words_have_common (words))
    {
      g_string_append_printf (sql, " AND sa_has_words (%s, ?)", text);
      bind_text (binds, sa_words_list_common (words));
    }
}

void
sa_query_compile (SaStore *store, const SaQuery *query, GString *sql, GArray *binds)
{
  /* Where the index of living records does not give the order, going through it is the slowest way.
   */
  g_string_append_printf (sql, " FROM %s WHERE %sdeleted IS %sNULL", sa_type_get_name (query->type),
                          query->conditions->len > 0 || query->deleted
                                  || sa_query_is_order_indexed (store, query)
                              ? ""
                              : "+",
                          query->deleted ? "NOT " : "");
  if (query->search != NULL)
    compile_search (store, query, sql, binds);
  for (guint i = 0; i < query->conditions->len; i++)
    compile_condition (query, &g_array_index (query->conditions, SaCondition, i), sql, binds);
  if (query->only != NULL)
    compile_only (query->only, sql, binds);
}

gboolean
sa_query_is_of_all (const SaQuery *query)
{
  return query->conditions->len == 0 && !query->deleted && query->only == NULL;
}

gboolean
sa_query_is_quick (SaStore *store, const SaQuery *query)
{
  return sa_query_is_of_all (query) && query->search == NULL
         && sa_query_is_order_indexed (store, query);
}

/* The same expressions as in the index, so that it is used. Empty values stand first. */
void
sa_query_compile_order (const SaQuery *query, GString *sql)
{
  const char *direction = query->descending ? " DESC" : "";
  g_auto (GStrv) terms = sa_sorting_terms (query->type, query->sort);

  g_string_append (sql, " ORDER BY ");
  for (char **term = terms; *term != NULL; term++)
    g_string_append_printf (sql, "%s%s, ", *term, direction);
  g_string_append_printf (sql, "row%s", direction);
}
