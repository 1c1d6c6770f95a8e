/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bounded cache that forgets everything when anything changes: a title is one look at an index,
 * so being clever about what to keep would cost more than it saves. */

#include "sa-titles.h"

#include <glib/gi18n-lib.h>

#include "sa-find.h"
#include "sa-query.h"

#define MOST_TITLES 4000

struct _SaTitles
{
  GObject parent_instance;

  SaStore *store;
  GHashTable *titles; /* row → text */
};

G_DEFINE_FINAL_TYPE (SaTitles, sa_titles, G_TYPE_OBJECT)

static void
on_store_changed (SaTitles *self)
{
  g_hash_table_remove_all (self->titles);
}

static void
sa_titles_dispose (GObject *object)
{
  SaTitles *self = SA_TITLES (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  G_OBJECT_CLASS (sa_titles_parent_class)->dispose (object);
}

static void
sa_titles_class_init (SaTitlesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_titles_dispose;
}

static void
sa_titles_init (SaTitles *self)
{
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

SaTitles *
sa_titles_new (SaStore *store)
{
  SaTitles *self = g_object_new (SA_TYPE_TITLES, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Returns: (nullable): %NULL for no record; valid until the main loop runs */
const char *
sa_titles_get (SaTitles *self, gint64 row)
{
  gpointer title;

  if (row == 0)
    return NULL;
  if (g_hash_table_lookup_extended (self->titles, &row, NULL, &title))
    return title;
  if (g_hash_table_size (self->titles) >= MOST_TITLES)
    g_hash_table_remove_all (self->titles);
  title = sa_store_get_title (self->store, row);
  g_hash_table_insert (self->titles, g_memdup2 (&row, sizeof row), title);
  return title;
}

char *
sa_titles_display (SaTitles *self, SaRecord *record, int field)
{
  const SaField *def;

  if (field == SA_QUERY_TITLE)
    return sa_record_title (record);
  if (field == SA_QUERY_STATE)
    return g_strdup (sa_record_state_label (record));
  def = sa_type_get_field (sa_record_get_record_type (record), (guint) field);
  if (def->kind == SA_KIND_REFERENCE)
    return g_strdup (sa_titles_get (self, sa_record_number (record, (guint) field)));
  if ((def->flags & SA_FIELD_MULTIPLE) != 0)
    return sa_record_first (record, (guint) field);
  return sa_record_in_words (record, (guint) field);
}

char *
sa_count_in_words (SaStore *store, const SaQuery *query)
{
  guint n = (guint) MAX (sa_store_count (store, query, NULL), 0);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u record", "%'u records", n), n);
}
