/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commonest values are named with how many have them. Of very many records nothing is said:
 * they would have to be read first. */

#include "sa-values-now.h"

#include <glib/gi18n-lib.h>

#include "sa-find.h"
#include "sa-titles.h"

#define MOST_RECORDS 2000
#define MOST_VALUES 3

typedef struct
{
  const char *text; /* a key of the tally */
  guint n;
} Value;

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *one = a, *other = b;

  return one->n != other->n ? (one->n > other->n ? -1 : 1)
                            : g_utf8_collate (one->text, other->text);
}

static GHashTable *
tally (SaStore *store, GPtrArray *records, int field)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SaTitles) titles = sa_titles_new (store);

  for (guint i = 0; i < records->len; i++)
    {
      char *text = records->pdata[i] != NULL ? sa_titles_display (titles, records->pdata[i], field)
                                             : NULL;
      guint n;

      if (text == NULL || *text == '\0')
        {
          g_free (text);
          /* Translators: what some records have in a field: nothing */
          text = g_strdup (C_ ("values now", "empty"));
        }
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));
      g_hash_table_replace (counts, text, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static GArray *
sort (GHashTable *counts)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Value));
  GHashTableIter iter;
  gpointer text, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &text, &n))
    {
      Value value = { text, GPOINTER_TO_UINT (n) };

      g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
  return values;
}

/**
 * sa_values_now:
 * @rows: (element-type gint64): records of @type
 * @field: or SA_QUERY_STATE
 *
 * Returns: (transfer full) (nullable): "Now: Active in 2, Prospect in 1"
 */
char *
sa_values_now (SaStore *store, SaType *type, GArray *rows, int field)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GArray) values = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint others = 0;

  if (rows->len == 0 || rows->len > MOST_RECORDS)
    return NULL;
  records = sa_store_get_many (store, &g_array_index (rows, gint64, 0), rows->len, NULL);
  if (records == NULL)
    return NULL;
  counts = tally (store, records, field);
  values = sort (counts);
  for (guint i = 0; i < values->len; i++)
    {
      const Value *value = &g_array_index (values, Value, i);

      if (values->len == 1)
        g_string_append (text, value->text);
      else if (i < MOST_VALUES)
        {
          g_string_append (text, i > 0 ? ", " : "");
          /* Translators: a value, and how many records have it */
          g_string_append_printf (text, C_ ("values now", "%s in %u"), value->text, value->n);
        }
      else
        others += value->n;
    }
  if (others > 0)
    {
      g_string_append (text, ", ");
      /* Translators: how many records have other values than those named */
      g_string_append_printf (text, C_ ("values now", "others in %u"), others);
    }
  /* Translators: what some records have in a field: “Active in 2, Prospect in 1” */
  return g_strdup_printf (_ ("Now: %s"), text->str);
}
