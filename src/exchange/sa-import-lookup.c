/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One table of 64-bit keys for everything an import asks a row at a time: a million names cost
 * 20 MB. The keys of texts are hashes with a seed drawn at random, so
 * that no file can be made to collide; two different texts meet by chance once in 10^7 imports of a
 * million. */

#include "sa-import-lookup.h"

#include <string.h>

#include "sa-find.h"
#include "sa-fold.h"
#include "sa-key-table.h"
#include "sa-match-key.h"
#include "sa-vcard-record.h"

/* What is to be known of a type, and how its keys are made. */
typedef struct
{
  SaType *type;
  SaLookupFlags flags;
  SaMatchKeyMaker *maker;
} Wanted;

struct _SaImportLookup
{
  SaKeyTable *keys;
  guint64 seed;
  GString *buffer;
  GString *words;
  GArray *wanted; /* element-type Wanted; two or three */
  GCancellable *cancellable;
};

static void
wanted_clear (Wanted *wanted)
{
  g_clear_pointer (&wanted->maker, sa_match_key_maker_free);
}

SaImportLookup *
sa_import_lookup_new (void)
{
  SaImportLookup *lookup = g_new0 (SaImportLookup, 1);

  lookup->keys = sa_key_table_new ();
  lookup->seed = (guint64) g_random_int () << 32 | g_random_int ();
  lookup->buffer = g_string_new (NULL);
  lookup->words = g_string_new (NULL);
  lookup->wanted = g_array_new (FALSE, TRUE, sizeof (Wanted));
  g_array_set_clear_func (lookup->wanted, (GDestroyNotify) wanted_clear);
  return lookup;
}

void
sa_import_lookup_free (SaImportLookup *lookup)
{
  sa_key_table_free (lookup->keys);
  g_string_free (lookup->buffer, TRUE);
  g_string_free (lookup->words, TRUE);
  g_array_unref (lookup->wanted);
  g_free (lookup);
}

static guint64
mix (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 33;
}

static guint64
hash_bytes (guint64 seed, const char *bytes, gsize length)
{
  guint64 hash = seed;

  for (; length >= 8; bytes += 8, length -= 8)
    {
      guint64 word;

      memcpy (&word, bytes, 8);
      hash = mix (hash ^ word);
    }
  for (; length > 0; bytes++, length--)
    hash = (hash ^ (guchar) *bytes) * G_GUINT64_CONSTANT (0x100000001b3);
  return MAX (mix (hash), 1);
}

/* What it is called by, whose it is, and the text, folded. */
static guint64
make_key (SaImportLookup *lookup, char kind, gint64 of, const char *role, const char *text)
{
  GString *buffer = lookup->buffer;

  g_string_truncate (buffer, 0);
  g_string_append_c (buffer, kind);
  g_string_append_len (buffer, (const char *) &of, sizeof of);
  g_string_append (buffer, role);
  g_string_append_c (buffer, '\0');
  sa_fold_append (buffer, text, -1);
  return hash_bytes (lookup->seed, buffer->str, buffer->len);
}

/* Names of people are known in whatever order their words stand. */
static const char *
in_order (SaImportLookup *lookup, const char *name)
{
  g_string_truncate (lookup->words, 0);
  sa_fold_append_words (lookup->words, name);
  return lookup->words->str;
}

static guint64
make_name_key (SaImportLookup *lookup, const SaType *type, const char *role, const char *name)
{
  gboolean any_order = (sa_type_get_field (type, 0)->flags & SA_FIELD_ANY_ORDER) != 0;

  return make_key (lookup, 'n', sa_type_get_number (type), role,
                   any_order ? in_order (lookup, name) : name);
}

/* What is called so in one place. */
static guint64
make_place_key (SaImportLookup *lookup, const SaType *type, const char *city, const char *name)
{
  g_autofree char *place = sa_fold (city);

  return make_key (lookup, 'p', sa_type_get_number (type), place, name);
}

/* Under which it is remembered that several have a key. */
static guint64
make_several_key (guint64 key)
{
  return MAX (mix (~key), 1);
}

static void
insert_name (SaImportLookup *lookup, guint64 key, gint64 row)
{
  if (!sa_key_table_insert (lookup->keys, key, row) && sa_key_table_find (lookup->keys, key) != row)
    sa_key_table_insert (lookup->keys, make_several_key (key), row);
}

static guint64
make_member_key (SaImportLookup *lookup, gint64 organisation, const char *name)
{
  return make_key (lookup, 'm', organisation, "", in_order (lookup, name));
}

/* --- Codes: given by somebody to their clients, their suppliers, their staff, each counted anew
 * --- */

typedef void (*RoleFunc) (const char *role, gpointer data);

static void
each_role (SaRecord *record, RoleFunc func, gpointer data)
{
  SaType *type = sa_record_get_record_type (record);
  int roles = sa_type_find_field (type, "roles");
  int staff = sa_type_find_field (type, "staff");
  const char *text = roles >= 0 ? sa_record_text (record, roles) : NULL;
  char role[32];

  if (staff >= 0 && sa_record_number (record, staff))
    func ("staff", data);
  else if (text == NULL)
    func ("", data);
  while (text != NULL)
    {
      gsize length = strcspn (text, ",");

      g_strlcpy (role, text, MIN (length + 1, sizeof role));
      func (role, data);
      text = text[length] == ',' ? text + length + 1 : NULL;
    }
}

typedef struct
{
  SaImportLookup *lookup;
  SaType *type;
  const char *code;
  gint64 row;
} RoleCall;

static void
add_role (const char *role, gpointer data)
{
  RoleCall *call = data;
  guint64 key = make_key (call->lookup, 'c', sa_type_get_number (call->type), role, call->code);

  sa_key_table_insert (call->lookup->keys, key, call->row);
}

static void
find_role (const char *role, gpointer data)
{
  RoleCall *call = data;

  if (call->row == 0)
    call->row = sa_import_lookup_code (call->lookup, call->type, role, call->code);
}

static const char *
text_of (SaRecord *record, const char *name)
{
  int field = sa_type_find_field (sa_record_get_record_type (record), name);

  return field >= 0 ? sa_record_text (record, field) : NULL;
}

static void
add_member (SaImportLookup *lookup, SaRecord *record, const char *name, gint64 row)
{
  SaType *type = sa_record_get_record_type (record);
  int field = sa_type_find_field (type, "organisation");

  if (field >= 0 && !sa_record_is_empty (record, field)
      && g_str_equal (sa_type_get_name (type), "person"))
    sa_key_table_insert (lookup->keys,
                         make_member_key (lookup, sa_record_number (record, field), name), row);
}

/* Remembers a record under everything it can be called by. */
void
sa_import_lookup_add (SaImportLookup *lookup, SaRecord *record, gint64 row)
{
  SaType *type = sa_record_get_record_type (record);
  gint64 number = sa_type_get_number (type);
  const char *code = text_of (record, "code");
  const char *name = text_of (record, "name");
  const char *city = text_of (record, "city");
  const char *vcard = text_of (record, "vcard");
  int staff = sa_type_find_field (type, "staff");

  if (code != NULL)
    {
      RoleCall call = { lookup, type, code, row };

      each_role (record, add_role, &call);
      sa_key_table_insert (lookup->keys, make_key (lookup, 'c', number, "*", code), row);
    }
  if (name != NULL)
    {
      insert_name (lookup, make_name_key (lookup, type, "", name), row);
      if (staff >= 0 && sa_record_number (record, staff))
        insert_name (lookup, make_name_key (lookup, type, "staff", name), row);
      if (staff < 0 && city != NULL)
        insert_name (lookup, make_place_key (lookup, type, city, name), row);
      add_member (lookup, record, name, row);
    }
  if (vcard != NULL)
    {
      g_autofree char *uid = sa_vcard_record_uid (vcard);

      if (uid != NULL)
        sa_key_table_insert (lookup->keys, make_key (lookup, 'u', 0, "", uid), row);
    }
}

/* --- Possible duplicates --- */

static Wanted *
find_wanted (SaImportLookup *lookup, SaType *type)
{
  for (guint i = 0; i < lookup->wanted->len; i++)
    {
      Wanted *wanted = &g_array_index (lookup->wanted, Wanted, i);

      if (wanted->type == type)
        return wanted;
    }
  return NULL;
}

/* One table for all types, and no collisions made to order. */
static guint64
own_key (SaImportLookup *lookup, SaType *type, guint64 key)
{
  return MAX (mix (key ^ lookup->seed ^ (guint64) sa_type_get_number (type)), 1);
}

/* Of several records that share keys, the one with the same tax number is meant, else the one that
 * shares most keys, else the one whose key is the strongest. */
gint64
sa_import_lookup_find_keys (SaImportLookup *lookup, SaType *type, const SaImportKey *keys,
                            guint n_keys, const SaField **why)
{
  gint64 rows[SA_IMPORT_MAX_KEYS];
  guint best = 0, most = 0;

  for (guint i = 0; i < n_keys; i++)
    rows[i] = sa_key_table_find (lookup->keys, own_key (lookup, type, keys[i].key));
  for (guint i = 0; i < n_keys; i++)
    {
      guint n = 0;

      for (guint j = i; rows[i] != 0 && j < n_keys; j++)
        n += rows[j] == rows[i];
      if (n > most)
        {
          most = n;
          best = i;
        }
      if (n > 0 && g_str_equal (keys[i].why->name, "tax_id"))
        break;
    }
  if (most == 0)
    return 0;
  *why = keys[best].why;
  return rows[best];
}

void
sa_import_lookup_add_keys (SaImportLookup *lookup, SaType *type, const SaImportKey *keys,
                           guint n_keys, gint64 row)
{
  for (guint i = 0; i < n_keys; i++)
    sa_key_table_insert (lookup->keys, own_key (lookup, type, keys[i].key), row);
}

/* Asks the memory for what will be looked at soon: the table is far larger than the caches. */
void
sa_import_lookup_prefetch (SaImportLookup *lookup, SaType *type, const SaImportKey *keys,
                           guint n_keys)
{
  for (guint i = 0; i < n_keys; i++)
    sa_key_table_prefetch (lookup->keys, own_key (lookup, type, keys[i].key));
}

void
sa_import_lookup_add_member (SaImportLookup *lookup, gint64 organisation, const char *name,
                             gint64 row)
{
  sa_key_table_insert (lookup->keys, make_member_key (lookup, organisation, name), row);
}

/* --- Learning what there is --- */

/* Asks for a type to be learned. */
void
sa_import_lookup_want (SaImportLookup *lookup, SaType *type, SaLookupFlags flags)
{
  Wanted *known = find_wanted (lookup, type);
  Wanted wanted = { type, flags, NULL };

  if (known == NULL)
    {
      g_array_append_val (lookup->wanted, wanted);
      known = &g_array_index (lookup->wanted, Wanted, lookup->wanted->len - 1);
    }
  known->flags |= flags;
  if ((flags & SA_LOOKUP_MATCHES) != 0 && known->maker == NULL)
    known->maker = sa_match_key_maker_new (type);
}

SaLookupFlags
sa_import_lookup_get_wanted (SaImportLookup *lookup, SaType *type)
{
  Wanted *wanted = find_wanted (lookup, type);

  return wanted != NULL ? wanted->flags : 0;
}

typedef struct
{
  SaImportLookup *lookup;
  SaType *type;
  gint64 row;
} Learner;

static void
learn_key (guint64 key, const SaField *why, gpointer data)
{
  const Learner *learner = data;

  if (!g_str_equal (why->name, "code"))
    sa_key_table_insert (learner->lookup->keys, own_key (learner->lookup, learner->type, key),
                         learner->row);
}

static gboolean
load_record (SaRecord *record, gpointer data, GError **error)
{
  SaImportLookup *lookup = data;
  SaType *type = sa_record_get_record_type (record);
  SaLookupFlags flags = sa_import_lookup_get_wanted (lookup, type);
  gint64 row = sa_record_get_row (record);

  if ((flags & SA_LOOKUP_NAMES) != 0)
    sa_import_lookup_add (lookup, record, row);
  if ((flags & SA_LOOKUP_MATCHES) != 0)
    {
      Learner learner = { lookup, type, row };

      sa_match_key_maker_run (find_wanted (lookup, type)->maker, record, learn_key, &learner);
      if (text_of (record, "name") != NULL)
        add_member (lookup, record, text_of (record, "name"), row);
    }
  return !g_cancellable_set_error_if_cancelled (lookup->cancellable, error);
}

/* Goes through all records of the types asked for, oldest first. */
gboolean
sa_import_lookup_load (SaImportLookup *lookup, SaStore *store, GCancellable *cancellable,
                       GError **error)
{
  lookup->cancellable = cancellable;
  for (guint i = 0; i < lookup->wanted->len; i++)
    {
      g_autoptr (SaQuery) query = sa_query_new (g_array_index (lookup->wanted, Wanted, i).type);
      GError *local = NULL;

      sa_query_sort (query, SA_QUERY_CREATED, FALSE);
      if (sa_store_foreach (store, query, load_record, lookup, &local) && local == NULL)
        continue;
      g_propagate_error (error, local);
      return FALSE;
    }
  return TRUE;
}

/* The record with the same code in the same role, or in any where the row does not say one. */
gint64
sa_import_lookup_same (SaImportLookup *lookup, SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  RoleCall call = { lookup, type, text_of (record, "code"), 0 };

  if (call.code == NULL)
    return 0;
  each_role (record, find_role, &call);
  if (call.row == 0 && sa_type_find_field (type, "roles") >= 0 && text_of (record, "roles") == NULL)
    call.row = sa_import_lookup_code (lookup, type, "*", call.code);
  return call.row;
}

gint64
sa_import_lookup_code (SaImportLookup *lookup, SaType *type, const char *role, const char *code)
{
  return sa_key_table_find (lookup->keys,
                            make_key (lookup, 'c', sa_type_get_number (type), role, code));
}

/**
 * sa_import_lookup_name:
 * @city: (nullable): tells apart those of one name, where it can
 * @staff: whether one of the office's own people is meant, if any is called so
 * @several: (out): whether the name fits several
 *
 * Returns: the record that is called so, the first of several, or 0
 */
gint64
sa_import_lookup_name (SaImportLookup *lookup, SaType *type, const char *name, const char *city,
                       gboolean staff, gboolean *several)
{
  guint64 key = make_name_key (lookup, type, staff ? "staff" : "", name);
  gint64 row = sa_key_table_find (lookup->keys, key);

  if (row == 0 && staff)
    {
      key = make_name_key (lookup, type, "", name);
      row = sa_key_table_find (lookup->keys, key);
    }
  *several = row != 0 && sa_key_table_find (lookup->keys, make_several_key (key)) != 0;
  if (*several && city != NULL)
    {
      guint64 place = make_place_key (lookup, type, city, name);
      gint64 there = sa_key_table_find (lookup->keys, place);

      *several = there == 0 || sa_key_table_find (lookup->keys, make_several_key (place)) != 0;
      row = there != 0 ? there : row;
    }
  return row;
}

gint64
sa_import_lookup_uid (SaImportLookup *lookup, const char *uid)
{
  return sa_key_table_find (lookup->keys, make_key (lookup, 'u', 0, "", uid));
}

gint64
sa_import_lookup_member (SaImportLookup *lookup, gint64 organisation, const char *name)
{
  return sa_key_table_find (lookup->keys, make_member_key (lookup, organisation, name));
}

gboolean
sa_import_lookup_met (SaImportLookup *lookup, const GString *cells)
{
  return !sa_key_table_insert (lookup->keys, hash_bytes (~lookup->seed, cells->str, cells->len),
                               -1);
}
