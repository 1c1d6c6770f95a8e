/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One GSettings object for the whole window. The rep is kept by identity, not by row, because rows
 * differ from one database to another. */

#include "sa-settings.h"

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
