/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search index, kept up to date once a transaction. Triggers tell which records are due; before
 * the transaction is committed their words are read and written. Were the triggers to write the
 * index themselves, SQLite would have FTS5 flush after every row, and an import would take four
 * times as long. */

#include "sa-store-private.h"

#include <string.h>

/* To be raised when the folding of letters or the cutting into words changes. */
#define WORDS_VERSION 2

static gboolean
is_searched (const SaField *field)
{
  return (field->flags & SA_FIELD_SEARCHABLE) != 0 && (field->flags & SA_FIELD_CONFIDENTIAL) == 0;
}

/* What is to be searched in a row of its table, separated by commas. */
static char *
list_words (SaType *type)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *column = sa_quote (field->name);

      if (!is_searched (field))
        continue;
      g_string_append (words, words->len > 0 ? ", " : "");
      if (field->kind == SA_KIND_PHONE)
        g_string_append_printf (words, "sa_digits(%s)", column);
      else if (field->kind == SA_KIND_EMAIL)
        g_string_append_printf (words, "sa_mail(%s)", column);
      else
        g_string_append (words, column);
    }
  return g_string_free (words, FALSE);
}

gboolean
sa_index_is_of_owner (SaType *type)
{
  const SaField *owner = sa_type_get_field (type, 0);
  g_autofree char *words = list_words (type);

  return sa_type_get_def (type)->plain && owner->kind == SA_KIND_REFERENCE
         && (owner->flags & SA_FIELD_REQUIRED) != 0 && *words != '\0';
}

/* Whether records of a type have such parts: what is searched in those, they have themselves. */
static gboolean
may_have (SaType *type, SaType *part)
{
  for (guint i = 0; i < sa_type_get_n_fields (part); i++)
    if (is_searched (sa_type_get_field (part, i))
        && sa_type_find_field (type, sa_type_get_field (part, i)->name) < 0)
      return FALSE;
  return TRUE;
}

static void
append_parts (GString *words, SaType *type)
{
  GPtrArray *types = sa_model_get_types (sa_type_get_model (type));
  const char *name = sa_type_get_name (type);

  for (guint i = 0; i < types->len; i++)
    {
      SaType *part = g_ptr_array_index (types, i);
      g_autofree char *list = NULL;
      g_autofree char *owner = NULL;

      if (!sa_index_is_of_owner (part) || !may_have (type, part))
        continue;
      list = list_words (part);
      owner = sa_quote (sa_type_get_field (part, 0)->name);
      g_string_append_printf (
          words,
          ", (SELECT group_concat(concat_ws(' ', %s), ' ') FROM %s WHERE %s = %s.row"
          " AND deleted IS NULL)",
          list, sa_type_get_name (part), owner, name);
    }
}

char *
sa_index_words (SaType *type)
{
  g_autofree char *list = sa_type_get_def (type)->plain ? g_strdup ("") : list_words (type);
  GString *words = g_string_new (NULL);

  if (*list != '\0')
    {
      g_string_append_printf (words, "concat_ws(' ', %s", list);
      append_parts (words, type);
      g_string_append_c (words, ')');
    }
  return g_string_free (words, FALSE);
}

gboolean
sa_index_covers (SaType *type)
{
  g_autofree char *words = sa_index_words (type);

  return *words != '\0';
}

typedef struct
{
  SaType *type;
  sqlite3_stmt *insert; /* NULL where the type has no words */
} Writer;

void
sa_index_due (SaStore *store, gint64 row, gboolean known)
{
  SaDue due = { row, known };

  g_array_append_val (store->due, due);
}

void
sa_index_forget_due (SaStore *store)
{
  g_array_set_size (store->due, 0);
}

static int
by_row (gconstpointer a, gconstpointer b)
{
  const SaDue *first = a;
  const SaDue *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return second->known - first->known;
}

static gboolean
remove_entry (SaStore *store, gint64 row, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (store, "DELETE FROM search WHERE rowid = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  return sa_store_step (store, statement, error);
}

static gboolean
has_entry (SaStore *store, gint64 row)
{
  sqlite3_stmt *statement = sa_store_prepare (store, "SELECT 1 FROM search_docsize WHERE id = ?",
                                              NULL);

  if (statement == NULL)
    return TRUE;
  sqlite3_bind_int64 (statement, 1, row);
  return sa_store_has_row (statement);
}

/* The statements that write the words of records of a type: of one, or of all between two. */
static gboolean
prepare_type (SaStore *store, Writer *writer, SaType *type, GError **error)
{
  g_autofree char *words = sa_index_words (type);
  g_autofree char *insert = g_strdup_printf (
      "INSERT INTO search (rowid, text) SELECT row, %s FROM %s"
      " WHERE row BETWEEN ? AND ? AND deleted IS NULL ORDER BY row",
      words, sa_type_get_name (type));

  writer->type = type;
  writer->insert = *words != '\0' ? sa_store_prepare (store, insert, error) : NULL;
  return *words == '\0' || writer->insert != NULL;
}

/* How many records from @i on are new and follow one another. */
static guint
count_new (GArray *due, guint i)
{
  const SaDue *first = &g_array_index (due, SaDue, i);
  guint n = 1;

  while (i + n < due->len && !g_array_index (due, SaDue, i + n).known
         && g_array_index (due, SaDue, i + n).row == first->row + n)
    n++;
  return n;
}

gboolean
sa_index_update (SaStore *store, GError **error)
{
  GArray *due = store->due;
  Writer writer = { NULL, NULL };
  guint n;

  /* FTS5 likes its rows in order. */
  g_array_sort (due, by_row);
  for (guint i = 0; i < due->len; i += n)
    {
      const SaDue *first = &g_array_index (due, SaDue, i);
      SaType *type = sa_model_of_row (store->model, first->row);

      n = 1;
      if (type == NULL || (i > 0 && g_array_index (due, SaDue, i - 1).row == first->row))
        continue; /* no type: only a made-up trigger says so */
      if (!first->known)
        n = count_new (due, i);
      if (type != writer.type && !prepare_type (store, &writer, type, error))
        return FALSE;
      if (writer.insert == NULL)
        continue;
      if (first->known && has_entry (store, first->row) && !remove_entry (store, first->row, error))
        return FALSE;
      sqlite3_bind_int64 (writer.insert, 1, first->row);
      sqlite3_bind_int64 (writer.insert, 2, first->row + n - 1);
      if (!sa_store_step (store, writer.insert, error))
        return FALSE;
    }
  sa_index_forget_due (store);
  return TRUE;
}

char *
sa_index_digest (SaModel *model)
{
  GPtrArray *types = sa_model_get_types (model);
  g_autoptr (GString) all = g_string_new (NULL);

  g_string_append_printf (all, "%d", WORDS_VERSION);
  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);
      g_autofree char *words = sa_index_words (type);

      g_string_append_printf (all, "\n%s %s", sa_type_get_name (type), words);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, all->len);
}

gboolean
sa_index_rebuild (SaStore *store, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  if (!sa_store_exec (store, "INSERT INTO search (search) VALUES ('delete-all')", error))
    return FALSE;
  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);
      g_autofree char *words = sa_index_words (type);
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO search (rowid, text) SELECT row, %s FROM %s"
          " WHERE deleted IS NULL ORDER BY row",
          words, sa_type_get_name (type));

      if (*words != '\0' && !sa_store_exec (store, sql, error))
        return FALSE;
    }
  return TRUE;
}
