/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open addressing, cut into shards that grow one by one: growing never needs the old and the new
 * table at once. */

#include "sa-key-table.h"

#define SHARD_BITS 6
#define N_SHARDS (1 << SHARD_BITS)
#define FIRST_SLOTS 32

typedef struct
{
  guint64 key; /* 0: free */
  gint64 number;
} Slot;

typedef struct
{
  Slot *slots;
  guint32 n_slots;
  guint32 n_used;
} Shard;

struct _SaKeyTable
{
  Shard shards[N_SHARDS];
};

SaKeyTable *
sa_key_table_new (void)
{
  return g_new0 (SaKeyTable, 1);
}

void
sa_key_table_free (SaKeyTable *table)
{
  if (table == NULL)
    return;
  for (guint i = 0; i < N_SHARDS; i++)
    g_free (table->shards[i].slots);
  g_free (table);
}

static guint
shard_of (guint64 key)
{
  return key >> (64 - SHARD_BITS);
}

/* The upper bits chose the shard, the lower half chooses the slot; no power of two is needed. */
static guint32
home_of (const Shard *shard, guint64 key)
{
  return (guint32) ((key & G_MAXUINT32) * shard->n_slots >> 32);
}

static Slot *
find_slot (const Shard *shard, guint64 key)
{
  guint32 i = home_of (shard, key);

  while (shard->slots[i].key != 0 && shard->slots[i].key != key)
    i = i + 1 < shard->n_slots ? i + 1 : 0;
  return &shard->slots[i];
}

static void
grow (Shard *shard)
{
  Shard bigger = { .n_used = shard->n_used };

  bigger.n_slots = shard->n_slots > 0 ? shard->n_slots + shard->n_slots / 2 : FIRST_SLOTS;
  bigger.slots = g_new0 (Slot, bigger.n_slots);
  for (guint32 i = 0; i < shard->n_slots; i++)
    if (shard->slots[i].key != 0)
      *find_slot (&bigger, shard->slots[i].key) = shard->slots[i];
  g_free (shard->slots);
  *shard = bigger;
}

gboolean
sa_key_table_insert (SaKeyTable *table, guint64 key, gint64 number)
{
  Shard *shard = &table->shards[shard_of (key)];
  Slot *slot;

  g_return_val_if_fail (key != 0 && number != 0, FALSE);
  if (shard->n_used >= shard->n_slots - shard->n_slots / 6)
    grow (shard);
  slot = find_slot (shard, key);
  if (slot->key != 0)
    return FALSE;
  *slot = (Slot) { key, number };
  shard->n_used++;
  return TRUE;
}

gint64
sa_key_table_find (const SaKeyTable *table, guint64 key)
{
  const Shard *shard = &table->shards[shard_of (key)];

  return shard->n_slots > 0 ? find_slot (shard, key)->number : 0;
}

void
sa_key_table_prefetch (const SaKeyTable *table, guint64 key)
{
  const Shard *shard = &table->shards[shard_of (key)];

  if (shard->n_slots > 0)
    __builtin_prefetch (&shard->slots[home_of (shard, key)]);
}

gsize
sa_key_table_get_n_keys (const SaKeyTable *table)
{
  gsize n = 0;

  for (guint i = 0; i < N_SHARDS; i++)
    n += table->shards[i].n_used;
  return n;
}

gsize
sa_key_table_get_size (const SaKeyTable *table)
{
  gsize size = sizeof *table;

  for (guint i = 0; i < N_SHARDS; i++)
    size += table->shards[i].n_slots * sizeof (Slot);
  return size;
}
