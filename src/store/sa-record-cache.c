/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-record-cache.h"

#include "sa-store-private.h"

#define MOST_RECORDS 1500

struct _SaRecordCache
{
  SaStore *store;
  GHashTable *records; /* row → SaRecord */
  GQueue order;        /* rows in the order they were read */
};

SaRecordCache *
sa_record_cache_new (SaStore *store)
{
  SaRecordCache *cache = g_new0 (SaRecordCache, 1);

  cache->store = g_object_ref (store);
  cache->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  return cache;
}

void
sa_record_cache_free (SaRecordCache *cache)
{
  g_queue_clear_full (&cache->order, g_free);
  g_hash_table_unref (cache->records);
  g_object_unref (cache->store);
  g_free (cache);
}

SaRecord *
sa_record_cache_find (SaRecordCache *cache, gint64 row)
{
  return g_hash_table_lookup (cache->records, &row);
}

static void
forget_oldest (SaRecordCache *cache)
{
  while (g_queue_get_length (&cache->order) > MOST_RECORDS)
    {
      g_autofree gint64 *row = g_queue_pop_head (&cache->order);
      g_hash_table_remove (cache->records, row);
    }
}

static void
remember (SaRecordCache *cache, SaRecord *record)
{
  gint64 row = sa_record_get_row (record);

  if (g_hash_table_contains (cache->records, &row))
    return;
  g_hash_table_insert (cache->records, g_memdup2 (&row, sizeof row), g_object_ref (record));
  g_queue_push_tail (&cache->order, g_memdup2 (&row, sizeof row));
}

void
sa_record_cache_read (SaRecordCache *cache, const gint64 *rows, guint n_rows)
{
  g_autoptr (GArray) missing = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_rows);
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < n_rows; i++)
    if (!g_hash_table_contains (cache->records, &rows[i]))
      g_array_append_val (missing, rows[i]);
  records = sa_store_get_many (cache->store, (const gint64 *) (void *) missing->data, missing->len,
                               NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      remember (cache, g_ptr_array_index (records, i));
  forget_oldest (cache);
}

/* @surely: it is known to be another, even if within the same moment. */
static void
refresh (SaRecordCache *cache, SaRecord *record, gboolean surely)
{
  g_autoptr (SaRecord) fresh = sa_store_get (cache->store, sa_record_get_row (record), NULL);

  if (fresh != NULL
      && (surely || sa_record_meta (fresh)->changed != sa_record_meta (record)->changed))
    sa_record_assign (record, fresh);
}

void
sa_record_cache_refresh (SaRecordCache *cache, gint64 row)
{
  SaRecord *record = sa_record_cache_find (cache, row);

  if (record != NULL)
    refresh (cache, record, TRUE);
}

static gboolean
is_held_by_others (SaRecord *record)
{
  return g_atomic_int_get (&G_OBJECT (record)->ref_count) > 1;
}

void
sa_record_cache_refresh_all (SaRecordCache *cache)
{
  GList *next;

  for (GList *link = cache->order.head; link != NULL; link = next)
    {
      SaRecord *record = g_hash_table_lookup (cache->records, link->data);

      next = link->next;
      if (is_held_by_others (record))
        {
          refresh (cache, record, FALSE);
          continue;
        }
      g_hash_table_remove (cache->records, link->data);
      g_free (link->data);
      g_queue_delete_link (&cache->order, link);
    }
}
