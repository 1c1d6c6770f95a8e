/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One GSettings object for the whole window. Records are kept by identity, not by row, because rows
 * differ from one database to another; no two databases have one identity, so that those of all can
 * stand in one list. */

#include "sa-settings.h"

/* Enough for a dozen of each of several offices. */
#define MOST_OPENED 60

GSettings *
sa_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (SA_APP_ID);
  return settings;
}

gint64
sa_settings_get_rep (SaStore *store)
{
  g_autofree char *id = g_settings_get_string (sa_settings_get (), "rep");
  g_autoptr (SaRecord) rep = *id != '\0' ? sa_store_get_by_id (store, id, NULL) : NULL;

  if (rep == NULL || sa_record_meta (rep)->deleted != 0)
    return 0;
  return sa_record_get_row (rep);
}

/* @row: 0 for nobody */
void
sa_settings_set_rep (SaStore *store, gint64 row)
{
  g_autoptr (SaRecord) rep = row != 0 ? sa_store_get (store, row, NULL) : NULL;
  g_autofree char *id = rep != NULL ? sa_record_dup_id (rep) : NULL;

  g_settings_set_string (sa_settings_get (), "rep", id != NULL ? id : "");
}

void
sa_settings_note_opened (SaRecord *record)
{
  g_auto (GStrv) before = g_settings_get_strv (sa_settings_get (), "opened");
  g_autoptr (GStrvBuilder) now = g_strv_builder_new ();
  g_autofree char *id = sa_record_dup_id (record);
  g_auto (GStrv) list = NULL;

  g_strv_builder_add (now, id);
  for (guint i = 0; before[i] != NULL && i < MOST_OPENED - 1; i++)
    if (!g_str_equal (before[i], id))
      g_strv_builder_add (now, before[i]);
  list = g_strv_builder_end (now);
  g_settings_set_strv (sa_settings_get (), "opened", (const char *const *) list);
}

GPtrArray *
sa_settings_get_opened (SaStore *store, guint limit)
{
  g_auto (GStrv) ids = g_settings_get_strv (sa_settings_get (), "opened");
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (char **id = ids; *id != NULL && records->len < limit; id++)
    {
      g_autoptr (SaRecord) record = sa_store_get_by_id (store, *id, NULL);

      if (record != NULL && sa_record_meta (record)->deleted == 0)
        g_ptr_array_add (records, g_steal_pointer (&record));
    }
  return records;
}
