/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Possible duplicates of one record. The search index proposes candidates by each value that
 * identifies something; the keys of sa-match-key.h decide. A few reads of an index, so it can be
 * asked between two keystrokes. */

#include "sa-duplicates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-find.h"
#include "sa-match-key.h"

#define CANDIDATES 20

/* The keys of the record asked about: key → field */
typedef struct
{
  GHashTable *keys;
  const SaField *why;
} Keys;

typedef struct
{
  SaStore *store;
  SaRecord *record;
  GHashTable *keys;
  GHashTable *seen; /* rows looked at */
  GPtrArray *found;
  GPtrArray *namesakes;
  guint64 name; /* what namesakes have in common, or 0 where they are not asked for */
  guint limit;
} Hunt;

static void
remember_key (guint64 key, const SaField *why, gpointer data)
{
  GHashTable *keys = data;
  gint64 *copy = g_new (gint64, 1);

  *copy = (gint64) key;
  g_hash_table_insert (keys, copy, (gpointer) why);
}

static void
compare_key (guint64 key, const SaField *why, gpointer data)
{
  Keys *keys = data;
  gint64 wanted = (gint64) key;

  if (keys->why == NULL)
    keys->why = g_hash_table_lookup (keys->keys, &wanted);
}

static void
duplicate_free (gpointer data)
{
  SaDuplicate *duplicate = data;

  g_free (duplicate->title);
  g_free (duplicate->subtitle);
  g_free (duplicate);
}

static SaDuplicate *
duplicate_new (const SaHit *hit, const SaField *why)
{
  SaDuplicate *duplicate = g_new0 (SaDuplicate, 1);

  duplicate->row = hit->row;
  duplicate->title = g_strdup (hit->title);
  duplicate->subtitle = g_strdup (hit->subtitle);
  duplicate->why = why;
  return duplicate;
}

static void
judge (Hunt *hunt, const SaHit *hit)
{
  Keys keys = { hunt->keys, NULL };

  sa_match_keys (hit->record, compare_key, &keys);
  if (keys.why != NULL)
    g_ptr_array_add (hunt->found, duplicate_new (hit, keys.why));
  else if (hunt->name != 0 && sa_match_name_key (hit->record) == hunt->name)
    {
      SaDuplicate *namesake = duplicate_new (hit, NULL);

      namesake->is_namesake = TRUE;
      g_ptr_array_add (hunt->namesakes, namesake);
    }
}

static gboolean
hunt_by (Hunt *hunt, const char *words, GError **error)
{
  g_autoptr (GPtrArray) hits = sa_store_search (
      hunt->store, words, sa_record_get_record_type (hunt->record), CANDIDATES, error);

  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len && hunt->found->len < hunt->limit; i++)
    {
      const SaHit *hit = hits->pdata[i];
      gint64 *row;

      if (hit->row == sa_record_get_row (hunt->record)
          || g_hash_table_contains (hunt->seen, &hit->row))
        continue;
      row = g_new (gint64, 1);
      *row = hit->row;
      g_hash_table_add (hunt->seen, row);
      judge (hunt, hit);
    }
  return TRUE;
}

/* A name is looked for as it is, as more begin alike than are looked at, and by its first words
 * without the legal form, which others may have left out. */
static char *
first_words (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " ,", 0);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0, taken = 0; words[i] != NULL && taken < 2; i++)
    {
      if (*words[i] == '\0')
        continue;
      g_string_append_printf (out, taken > 0 ? " %s" : "%s", words[i]);
      taken++;
    }
  return g_strdup (out->str);
}

/* The last digits of a phone number find it however the rest was written. */
static char *
phone_words (const char *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = phone; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
    }
  if (digits->len < 6)
    return NULL;
  return g_strdup (digits->str + (digits->len > 9 ? digits->len - 9 : 0));
}

static gboolean
hunt_by_field (Hunt *hunt, guint number, const SaField *field, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;

  if (sa_record_is_empty (hunt->record, number) || !(field->flags & SA_FIELD_SEARCHABLE))
    return TRUE;
  if (strcmp (field->name, "name") == 0)
    {
      const char *name = sa_record_text (hunt->record, number);
      g_autofree char *words = first_words (name);

      return hunt_by (hunt, name, error) && hunt_by (hunt, words, error);
    }
  if (!(field->flags & SA_FIELD_MATCH) && strcmp (field->name, "code") != 0)
    return TRUE;
  parts = sa_value_split (sa_record_text (hunt->record, number));
  for (guint i = 0; i < parts->len && hunt->found->len < hunt->limit; i++)
    {
      const SaValuePart *part = parts->pdata[i];
      g_autofree char *words = field->kind == SA_KIND_PHONE ? phone_words (part->value)
                                                            : g_strdup (part->value);

      if (words != NULL && !hunt_by (hunt, words, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
find (SaStore *store, SaRecord *record, guint limit, gboolean namesakes, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (duplicate_free);
  g_autoptr (GPtrArray) alike = g_ptr_array_new_with_free_func (duplicate_free);
  Hunt hunt = { store, record, keys, seen, found, alike, namesakes ? sa_match_name_key (record) : 0,
                limit };
  SaType *type = sa_record_get_record_type (record);

  sa_match_keys (record, remember_key, keys);
  if (g_hash_table_size (keys) == 0)
    return g_steal_pointer (&found);
  for (guint i = 0; i < sa_type_get_n_fields (type) && found->len < limit; i++)
    {
      if (!hunt_by_field (&hunt, i, sa_type_get_field (type, i), error))
        return NULL;
    }
  while (alike->len > 0 && found->len < limit)
    g_ptr_array_add (found, g_ptr_array_steal_index (alike, 0));
  return g_steal_pointer (&found);
}

/**
 * sa_duplicates_find:
 * @record: as it is being typed, saved or not
 * @limit: at most so many
 *
 * Looks for records of the same type that have a tax number, code, e-mail, phone, or name and place
 * in common with @record.
 * Returns: (transfer full) (element-type SaDuplicate): free with g_ptr_array_unref(); often empty
 */
GPtrArray *
sa_duplicates_find (SaStore *store, SaRecord *record, guint limit, GError **error)
{
  return find (store, record, limit, FALSE, error);
}

/* The same, and behind them those of the same name in other places. */
GPtrArray *
sa_duplicates_find_with_namesakes (SaStore *store, SaRecord *record, guint limit, GError **error)
{
  return find (store, record, limit, TRUE, error);
}

/**
 * sa_duplicate_sentence:
 *
 * Returns: (transfer full): why it may be the same, fit to be shown
 */
char *
sa_duplicate_sentence (const SaDuplicate *duplicate)
{
  g_autofree char *field = NULL;

  if (duplicate->is_namesake && (duplicate->subtitle == NULL || *duplicate->subtitle == '\0'))
    return g_strdup (_ ("The same name"));
  /* Translators: where a record is and what it is, as "Łódź · Client" */
  if (duplicate->is_namesake)
    return g_strdup_printf (_ ("The same name elsewhere: %s"), duplicate->subtitle);
  field = g_utf8_strdown (sa_field_get_label (duplicate->why), -1);
  if (strcmp (duplicate->why->name, "name") == 0)
    return g_strdup_printf (_ ("“%s” has the same name and place."), duplicate->title);
  /* Translators: a record's title, then a field: phone, e-mail, tax ID */
  return g_strdup_printf (_ ("“%s” has the same %s."), duplicate->title, field);
}
