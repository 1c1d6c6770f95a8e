/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record's key is made of its values as an export writes them: references by title, moments by
 * the clock on the wall, values of several without their labels. */

#include "sa-import-identity.h"

#include <string.h>

#include "sa-datetime.h"
#include "sa-find.h"
#include "sa-import-merge.h"
#include "sa-key-table.h"

#define MOST_TITLES 200000

struct _SaImportIdentity
{
  SaStore *store;
  const SaImportSource *source;
  SaKeyTable *keys;
  GHashTable *titles; /* row → title of what is referred to */
  GHashTable *zones;  /* name → zone: GLib reads one anew from its file unless somebody holds it */
  GChecksum *checksum;
  GCancellable *cancellable;
};

/* Takes the zone. */
static void
hold_zone (SaImportIdentity *identity, GTimeZone *zone)
{
  const char *name = zone != NULL ? g_time_zone_get_identifier (zone) : NULL;

  if (name == NULL || g_hash_table_contains (identity->zones, name))
    g_clear_pointer (&zone, g_time_zone_unref);
  else
    g_hash_table_insert (identity->zones, g_strdup (name), zone);
}

/**
 * sa_import_identity_new:
 * @source: lent, as long as the identity lives; says which fields it has columns for
 */
SaImportIdentity *
sa_import_identity_new (SaStore *store, const SaImportSource *source)
{
  SaImportIdentity *identity = g_new0 (SaImportIdentity, 1);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();

  identity->store = g_object_ref (store);
  identity->source = source;
  identity->keys = sa_key_table_new ();
  identity->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  identity->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_time_zone_unref);
  hold_zone (identity, g_time_zone_new_identifier (g_time_zone_get_identifier (local)));
  identity->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return identity;
}

void
sa_import_identity_free (SaImportIdentity *identity)
{
  g_object_unref (identity->store);
  sa_key_table_free (identity->keys);
  g_hash_table_unref (identity->titles);
  g_hash_table_unref (identity->zones);
  g_checksum_free (identity->checksum);
  g_free (identity);
}

/* --- Keys --- */

static const char *
title_of (SaImportIdentity *identity, gint64 row)
{
  char *title = g_hash_table_lookup (identity->titles, &row);

  if (title != NULL)
    return title;
  if (g_hash_table_size (identity->titles) >= MOST_TITLES)
    g_hash_table_remove_all (identity->titles);
  title = sa_store_get_title (identity->store, row);
  title = title != NULL ? title : g_strdup ("");
  g_hash_table_insert (identity->titles, g_memdup2 (&row, sizeof row), title);
  return title;
}

/* With the zero behind it, so that "ab" and "c" are not "a" and "bc". */
static void
mix_text (SaImportIdentity *identity, const char *text)
{
  g_checksum_update (identity->checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static void
mix_moment (SaImportIdentity *identity, const char *text)
{
  g_autoptr (GDateTime) moment = sa_datetime_parse (text);
  g_autofree char *clock = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d %H:%M") : NULL;

  if (moment != NULL)
    hold_zone (identity, g_time_zone_ref (g_date_time_get_timezone (moment)));
  mix_text (identity, clock != NULL ? clock : text);
}

static void
mix_lines (SaImportIdentity *identity, const char *text)
{
  for (; *text != '\0'; text += strspn (text, "\n"))
    {
      g_checksum_update (identity->checksum, (const guchar *) text,
                         (gssize) strcspn (text, "\t\n"));
      mix_text (identity, "");
      text += strcspn (text, "\n");
    }
}

static void
mix_long_text (SaImportIdentity *identity, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n", -1);
  g_autofree char *joined = g_strstrip (g_strjoinv ("\n", parts));

  mix_text (identity, joined);
}

static void
mix_field (SaImportIdentity *identity, SaRecord *record, guint index)
{
  const SaField *field = sa_type_get_field (identity->source->type, index);
  g_autofree char *number = NULL;

  if (sa_record_is_empty (record, index))
    return;
  if (field->kind == SA_KIND_REFERENCE)
    mix_text (identity, title_of (identity, sa_record_number (record, index)));
  else if (sa_field_is_number (field))
    {
      number = g_strdup_printf ("%" G_GINT64_FORMAT, sa_record_number (record, index));
      mix_text (identity, number);
    }
  else if (field->kind == SA_KIND_DATE_TIME)
    mix_moment (identity, sa_record_text (record, index));
  else if ((field->flags & SA_FIELD_MULTIPLE) != 0)
    mix_lines (identity, sa_record_text (record, index));
  else if (field->kind == SA_KIND_LONG_TEXT)
    mix_long_text (identity, sa_record_text (record, index));
  else
    mix_text (identity, sa_record_text (record, index));
}

/* What a row says about a reference that may still come. */
static const char *
words_for (const SaImportRow *row, guint field)
{
  for (guint i = 0; row != NULL && i < row->references->len; i++)
    {
      const SaImportReference *reference = &g_array_index (row->references, SaImportReference, i);

      if (!reference->linked && reference->field == field && reference->found == 0)
        return reference->text;
    }
  return NULL;
}

static guint64
make_key (SaImportIdentity *identity, SaRecord *record, const SaImportRow *row, const char *state)
{
  const SaImportSource *source = identity->source;
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 key;

  g_checksum_reset (identity->checksum);
  for (guint i = 0; i < source->n_said; i++)
    {
      const char *words = source->said[i] >= 0 ? words_for (row, (guint) source->said[i]) : NULL;

      g_checksum_update (identity->checksum, (const guchar *) &source->said[i],
                         sizeof source->said[i]);
      if (source->said[i] < 0)
        mix_text (identity, state != NULL ? state : "");
      else if (words != NULL)
        mix_text (identity, words);
      else
        mix_field (identity, record, (guint) source->said[i]);
    }
  g_checksum_get_digest (identity->checksum, digest, &length);
  memcpy (&key, digest, sizeof key);
  return MAX (key, 1);
}

/**
 * sa_import_identity_key:
 * @row: of the source, its references resolved
 *
 * Returns: what stands for all the row says
 */
guint64
sa_import_identity_key (SaImportIdentity *identity, const SaImportRow *row)
{
  const char *code = sa_record_meta (row->record)->state;
  g_autoptr (SaRecord) noted = NULL;

  if (row->state->len > 0)
    {
      const SaState *state = sa_type_read_state (identity->source->type, row->state->str, NULL);

      code = state != NULL ? state->code : row->state->str;
    }
  if (row->kept->len == 0)
    return make_key (identity, row->record, row, code);
  noted = sa_record_copy (row->record);
  sa_import_merge_notes (noted, row->kept->str);
  return make_key (identity, noted, row, code);
}

/* --- Records --- */

static gboolean
load_record (SaRecord *record, gpointer data, GError **error)
{
  SaImportIdentity *identity = data;

  sa_key_table_insert (identity->keys,
                       make_key (identity, record, NULL, sa_record_meta (record)->state),
                       sa_record_get_row (record));
  return !g_cancellable_set_error_if_cancelled (identity->cancellable, error);
}

gboolean
sa_import_identity_load (SaImportIdentity *identity, GCancellable *cancellable, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (identity->source->type);

  identity->cancellable = cancellable;
  return sa_store_foreach (identity->store, query, load_record, identity, error);
}

gint64
sa_import_identity_find (SaImportIdentity *identity, guint64 key)
{
  return sa_key_table_find (identity->keys, key);
}

void
sa_import_identity_add (SaImportIdentity *identity, guint64 key, gint64 row)
{
  sa_key_table_insert (identity->keys, key, row);
}
