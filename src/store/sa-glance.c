/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first rows of a query that takes long, sooner than all of them. */

#include "sa-find.h"
#include "sa-store-private.h"

/* Records looked through for common words before the index is asked. */
#define MANY_RECORDS 10000

/* So many others are put in order while somebody waits; where there are more, so many of them are
 * followed in the order they have already. */
#define FEW_OTHERS 5000
#define MANY_OTHERS 20000

/* Records in their order in which all words are; for words that are so common that the index would
 * have to give nearly all. */
static GArray *
look_for_words (SaStore *store, const SaQuery *query, guint limit)
{
  SaType *type = sa_query_get_type (query);
  g_autoptr (SaWords) words = sa_words_new (store, sa_query_get_search (query));
  g_autofree char *text = sa_index_words (type);
  g_autofree char *list = NULL;
  g_autoptr (GString) sql = NULL;
  sqlite3_stmt *statement;

  if (words == NULL || *text == '\0' || sa_words_have_rare (words)
      || !sa_query_is_order_indexed (store, query))
    return NULL;
  sql = g_string_new (NULL);
  g_string_printf (sql, "SELECT row FROM (SELECT row, %s AS words FROM %s WHERE deleted IS NULL",
                   text, sa_type_get_name (type));
  sa_query_compile_order (query, sql);
  g_string_append_printf (sql, " LIMIT %d) WHERE sa_has_words (words, ?) LIMIT %u", MANY_RECORDS,
                          limit);
  statement = sa_store_prepare (store, sql->str, NULL);
  if (statement == NULL)
    return NULL;
  list = sa_words_list_common (words);
  sqlite3_bind_text (statement, 1, list, -1, SQLITE_TRANSIENT);
  return sa_store_step_rows (store, statement, NULL);
}

/* --- By the names of those referred to --- */

/* All that are referred to in their order, and 0 for none, when they are few. Going from one to the
 * next in the index leaves out all that refer to the same. */
static GArray *
list_few (SaStore *store, SaType *type, const SaField *field, const char *direction)
{
  const char *name = sa_type_get_name (type);
  g_autofree char *column = sa_quote (field->name);
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE other (row) AS (SELECT min (%s) FROM %s WHERE deleted IS NULL"
      " UNION ALL SELECT (SELECT min (%s) FROM %s WHERE deleted IS NULL AND %s > other.row)"
      " FROM other WHERE row IS NOT NULL LIMIT %d)"
      " SELECT row FROM other ORDER BY"
      " (SELECT sort_key FROM %s AS named WHERE named.row = other.row) %s, row %s",
      column, name, column, name, column, FEW_OTHERS, field->target, direction, direction);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);
  g_autoptr (GArray) others = statement != NULL ? sa_store_step_rows (store, statement, NULL)
                                                : NULL;

  return others != NULL && others->len < FEW_OTHERS ? g_steal_pointer (&others) : NULL;
}

/* The first of all that may be referred to, and 0 for none where it belongs. */
static GArray *
list_many (SaStore *store, const SaField *field, gboolean descending)
{
  const char *direction = descending ? "DESC" : "ASC";
  g_autofree char *sql = g_strdup_printf (
      "SELECT row FROM %s WHERE deleted IS NULL ORDER BY sort_key %s, row %s LIMIT %d",
      field->target, direction, direction, MANY_OTHERS);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);
  GArray *others = statement != NULL ? sa_store_step_rows (store, statement, NULL) : NULL;
  const gint64 none = 0;

  if (others != NULL && !descending)
    g_array_prepend_val (others, none);
  return others;
}

/* The records that refer to @other, or to none. */
static gboolean
append_referring (SaStore *store, sqlite3_stmt *statement, gint64 other, guint limit, GArray *rows)
{
  g_autoptr (GArray) some = NULL;

  if (other != 0)
    sqlite3_bind_int64 (statement, 1, other);
  else
    sqlite3_bind_null (statement, 1);
  sqlite3_bind_int64 (statement, 2, limit);
  some = sa_store_step_rows (store, statement, NULL);
  if (some == NULL)
    return FALSE;
  g_array_append_vals (rows, some->data, some->len);
  return TRUE;
}

static GArray *
follow_others (SaStore *store, const SaQuery *query, guint limit)
{
  SaType *type = sa_query_get_type (query);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) others = NULL;
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  const SaField *field;
  const char *direction;
  gboolean descending;
  int sort;

  sa_query_get_sort (query, &sort, &descending);
  if (!sa_sorting_is_by_others (type, sort) || !sa_sorting_is_ready (store, type, sort))
    return NULL;
  field = sa_type_get_field (type, (guint) sort);
  direction = descending ? "DESC" : "ASC";
  others = list_few (store, type, field, direction);
  if (others == NULL)
    others = list_many (store, field, descending);
  column = sa_quote (field->name);
  sql = g_strdup_printf (
      "SELECT row FROM %s WHERE %s IS ? AND deleted IS NULL ORDER BY row %s LIMIT ?",
      sa_type_get_name (type), column, direction);
  statement = sa_store_prepare (store, sql, NULL);
  if (others == NULL || statement == NULL)
    return NULL;
  for (guint i = 0; i < others->len && rows->len < limit; i++)
    if (!append_referring (store, statement, g_array_index (others, gint64, i), limit - rows->len,
                           rows))
      return NULL;
  return g_steal_pointer (&rows);
}

GArray *
sa_store_find_first_rows (SaStore *store, const SaQuery *query, guint limit)
{
  gboolean searched = sa_query_get_search (query) != NULL;
  g_autoptr (GArray) rows = NULL;

  if (sa_query_is_of_all (query))
    rows = (searched ? look_for_words : follow_others) (store, query, limit);
  if (rows != NULL && rows->len == limit)
    return g_steal_pointer (&rows);
  return searched ? NULL : sa_store_find_rows (store, query, 0, limit, NULL);
}
