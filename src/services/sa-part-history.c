/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts that were deleted have a history too. */

#include "sa-part-history.h"

#include "clients.h"
#include "common.h"
#include "sa-find.h"

/* Of each kind; whatever has more is an import, not something to be undone one by one. */
#define MOST_PARTS 200

static const struct
{
  const char *type;
  guint whose;
} parts[] = {
  { "consent", SA_CONSENT_PERSON },
  { "position", SA_POSITION_PERSON },
  { "address", SA_ADDRESS_OF },
  { "position", SA_POSITION_ORGANISATION },
  { "link", SA_LINK_FROM },
  { "link", SA_LINK_TO },
  { "attachment", SA_ATTACHMENT_OF },
  { "task", SA_TASK_ABOUT },
  { "task", SA_TASK_PERSON },
  { "interaction", SA_INTERACTION_ORGANISATION },
  { "interaction", SA_INTERACTION_PERSON },
  { "interaction", SA_INTERACTION_LEAD },
};

/* What is told of a change that did several things: rather what was done than what was made beside
 * it, and what only followed last. */
static int
weight (const SaHistoryEntry *entry)
{
  return entry->derived ? 0 : entry->op == 'i' ? 1 : 2;
}

/* Takes @entry. One change is one line. */
static void
add_entry (GPtrArray *entries, SaHistoryEntry *entry)
{
  for (guint i = 0; i < entries->len; i++)
    {
      SaHistoryEntry *known = entries->pdata[i];

      if (known->change != entry->change)
        continue;
      if (weight (known) < weight (entry))
        {
          entries->pdata[i] = entry;
          entry = known;
        }
      sa_history_entry_free (entry);
      return;
    }
  g_ptr_array_add (entries, entry);
}

static gboolean
add_history (SaStore *store, GPtrArray *entries, gint64 row, guint limit, GError **error)
{
  g_autoptr (GPtrArray) history = sa_store_get_history (store, row, limit, error);

  if (history == NULL)
    return FALSE;
  g_ptr_array_set_free_func (history, NULL);
  for (guint i = 0; i < history->len; i++)
    add_entry (entries, history->pdata[i]);
  return TRUE;
}

static gboolean
add_parts (SaStore *store, GPtrArray *entries, guint part, gint64 row, gboolean deleted,
           guint limit, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, parts[part].type));
  g_autoptr (GArray) rows = NULL;

  sa_query_where_row (query, parts[part].whose, row);
  sa_query_sort (query, SA_QUERY_CREATED, TRUE);
  sa_query_deleted (query, deleted);
  rows = sa_store_find_rows (store, query, 0, MOST_PARTS, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!add_history (store, entries, g_array_index (rows, gint64, i), limit, error))
      return FALSE;
  return rows != NULL;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const SaHistoryEntry *one = *(SaHistoryEntry *const *) a;
  const SaHistoryEntry *other = *(SaHistoryEntry *const *) b;

  return one->change < other->change ? 1 : one->change > other->change ? -1 : 0;
}

GPtrArray *
sa_part_history_find (SaStore *store, gint64 row, guint limit, GError **error)
{
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_history_entry_free);

  if (!add_history (store, entries, row, limit, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!add_parts (store, entries, i, row, FALSE, limit, error)
        || !add_parts (store, entries, i, row, TRUE, limit, error))
      return NULL;
  g_ptr_array_sort (entries, compare_newest_first);
  if (limit > 0 && entries->len > limit)
    g_ptr_array_set_size (entries, (int) limit);
  return g_steal_pointer (&entries);
}
