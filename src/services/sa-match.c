/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that tell whether two records are the same thing, and a table of them. An import asks the
 * table once a row, a million times, so a key is 64 bits mixed from text folded into one buffer. */

#include "sa-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-error.h"
#include "sa-find.h"
#include "sa-key-table.h"
#include "sa-match-key.h"

#define MAX_KEYS 24
#define PROGRESS_EVERY 8192

typedef struct
{
  guint64 key;
  const SaField *why;
} Key;

typedef struct
{
  Key keys[MAX_KEYS];
  guint n_keys;
} Keys;

struct _SaMatchIndex
{
  SaType *type;
  SaMatchKeyMaker *maker;
  SaKeyTable *table;
};

static void
collect (guint64 key, const SaField *why, gpointer data)
{
  Keys *keys = data;

  if (keys->n_keys < MAX_KEYS)
    keys->keys[keys->n_keys++] = (Key) { .key = key, .why = why };
}

/* All keys first and their slots asked for, so that the waits for memory overlap. */
static void
keys_of (SaMatchIndex *index, SaRecord *record, Keys *keys)
{
  keys->n_keys = 0;
  sa_match_key_maker_run (index->maker, record, collect, keys);
  for (guint i = 0; i < keys->n_keys; i++)
    sa_key_table_prefetch (index->table, keys->keys[i].key);
}

static gint64
look_up (SaMatchIndex *index, const Keys *keys, const SaField **why)
{
  for (guint i = 0; i < keys->n_keys; i++)
    {
      gint64 row = sa_key_table_find (index->table, keys->keys[i].key);

      if (row != 0)
        {
          if (why != NULL)
            *why = keys->keys[i].why;
          return row;
        }
    }
  if (why != NULL)
    *why = NULL;
  return 0;
}

/**
 * sa_match_index_new:
 * @type: a type for which sa_match_may() is true; others simply never match
 *
 * Returns: (transfer full): an empty table
 */
SaMatchIndex *
sa_match_index_new (SaType *type)
{
  SaMatchIndex *index;

  g_return_val_if_fail (type != NULL, NULL);

  index = g_new0 (SaMatchIndex, 1);
  index->type = type;
  index->table = sa_key_table_new ();
  index->maker = sa_match_key_maker_new (type);
  return index;
}

void
sa_match_index_free (SaMatchIndex *index)
{
  if (index == NULL)
    return;
  sa_key_table_free (index->table);
  sa_match_key_maker_free (index->maker);
  g_free (index);
}

/**
 * sa_match_index_add:
 * @row: what a later find is to return: a row number, or any number but 0 that the caller
 *   understands (the negative of a line of the file, say)
 *
 * Adds the keys of a record.
 */
void
sa_match_index_add (SaMatchIndex *index, SaRecord *record, gint64 row)
{
  Keys keys;

  keys_of (index, record, &keys);
  for (guint i = 0; i < keys.n_keys; i++)
    sa_key_table_insert (index->table, keys.keys[i].key, row);
}

/**
 * sa_match_index_find:
 * @why: (out) (optional): the field in which they are the same
 *
 * Looks for a record like this one; the strongest evidence is asked first: tax number, own code,
 * e-mail, name and place, phone.
 * Returns: what was given to sa_match_index_add(), or 0
 */
gint64
sa_match_index_find (SaMatchIndex *index, SaRecord *record, const SaField **why)
{
  Keys keys;

  keys_of (index, record, &keys);
  return look_up (index, &keys, why);
}

/**
 * sa_match_index_find_or_add:
 *
 * Looks for a record like this one and, when there is none, adds it; the keys are made once.
 * Returns: what was found, or 0 when @record was added
 */
gint64
sa_match_index_find_or_add (SaMatchIndex *index, SaRecord *record, gint64 row, const SaField **why)
{
  Keys keys;
  gint64 found;

  keys_of (index, record, &keys);
  found = look_up (index, &keys, why);
  if (found == 0)
    {
      for (guint i = 0; i < keys.n_keys; i++)
        sa_key_table_insert (index->table, keys.keys[i].key, row);
    }
  return found;
}

typedef struct
{
  SaMatchIndex *index;
  SaProgressFunc progress;
  gpointer data;
  GCancellable *cancellable;
  gint64 n_done;
  gint64 n_all;
} Loading;

static gboolean
load_one (SaRecord *record, gpointer data, GError **error)
{
  Loading *loading = data;

  if (loading->n_done++ % PROGRESS_EVERY == 0)
    {
      if (g_cancellable_is_cancelled (loading->cancellable))
        {
          g_set_error_literal (error, SA_ERROR, SA_ERROR_CANCELLED,
                               _ ("Looking for duplicates was cancelled."));
          return FALSE;
        }
      if (loading->progress != NULL && loading->n_all > 0)
        loading->progress (MIN (1.0, (double) loading->n_done / (double) loading->n_all),
                           loading->data);
    }
  sa_match_index_add (loading->index, record, sa_record_get_row (record));
  return TRUE;
}

/**
 * sa_match_index_load:
 *
 * Adds all living records of the type by one scan of it.
 */
gboolean
sa_match_index_load (SaMatchIndex *index, SaStore *store, SaProgressFunc progress, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (index->type);
  Loading loading = { index, progress, data, cancellable, 0, 0 };

  if (!sa_match_may (index->type))
    return TRUE;
  if (progress != NULL)
    {
      loading.n_all = sa_store_count (store, query, error);
      if (loading.n_all < 0)
        return FALSE;
    }
  sa_query_sort (query, SA_QUERY_CREATED, FALSE);
  return sa_store_foreach (store, query, load_one, &loading, error);
}

/* How many different keys there are, and the memory they take. */
gsize
sa_match_index_get_n_keys (SaMatchIndex *index)
{
  return sa_key_table_get_n_keys (index->table);
}

gsize
sa_match_index_get_bytes (SaMatchIndex *index)
{
  return sizeof *index + sa_key_table_get_size (index->table);
}
