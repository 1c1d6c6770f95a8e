/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hits first, then the counting, type by type: whoever types on cancels the rest. */

#include "sa-search-all.h"

#include <glib/gi18n-lib.h>

#include "sa-find.h"
#include "sa-search-best.h"

typedef struct
{
  char *words;
  guint limit;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->words);
  g_free (wanted);
}

void
sa_found_free (SaFound *found)
{
  g_clear_pointer (&found->hits, g_ptr_array_unref);
  g_clear_pointer (&found->counts, g_hash_table_unref);
  g_free (found);
}

static gboolean
count_type (SaStore *store, SaFound *found, SaType *type, const char *words, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (type);
  gint64 n;

  sa_query_search (query, words);
  n = sa_store_count (store, query, error);
  if (n >= 0)
    g_hash_table_insert (found->counts, type, g_memdup2 (&n, sizeof n));
  return n >= 0;
}

static gpointer
find_all (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (SaFound) found = g_new0 (SaFound, 1);
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();

  found->counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  found->hits = sa_search_best (store, wanted->words, NULL, wanted->limit, TRUE, cut, error);
  for (guint i = 0; found->hits != NULL && i < cut->len; i++)
    if (g_cancellable_set_error_if_cancelled (sa_job_get_cancellable (job), error)
        || !count_type (store, found, cut->pdata[i], wanted->words, error))
      return NULL;
  return found->hits != NULL ? g_steal_pointer (&found) : NULL;
}

SaJob *
sa_search_all_job (const char *words, guint limit)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->words = g_strdup (words);
  wanted->limit = limit;
  return sa_job_new (_ ("Search"), find_all, wanted, wanted_free, (GDestroyNotify) sa_found_free);
}
