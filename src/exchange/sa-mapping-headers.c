/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table from keys to fields, made once a type, because a file may have thousands of columns. */

#include "sa-mapping-headers.h"

#include <string.h>

#include "sa-fold.h"
#include "sa-label.h"

struct _SaMappingHeaders
{
  GHashTable *matches; /* key → GArray of SaHeaderMatch */
};

/* See SaField. */
static const char *
joint_of (const char *header)
{
  return *header == '+' ? " " : *header == ',' ? ", " : *header == '/' ? "/" : NULL;
}

static void
add (SaMappingHeaders *headers, const char *text, int field, int score)
{
  g_autofree char *key = sa_fold_key (text != NULL ? text : "");
  SaHeaderMatch match = { field, score, text != NULL ? joint_of (text) : NULL };
  GArray *matches = g_hash_table_lookup (headers->matches, key);

  if (*key == '\0')
    return;
  if (matches == NULL)
    {
      matches = g_array_new (FALSE, FALSE, sizeof (SaHeaderMatch));
      g_hash_table_insert (headers->matches, g_steal_pointer (&key), matches);
    }
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, SaHeaderMatch, i).field == field)
      return;
  g_array_append_val (matches, match);
}

SaMappingHeaders *
sa_mapping_headers_new (SaType *type)
{
  SaMappingHeaders *headers = g_new0 (SaMappingHeaders, 1);

  headers->matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_auto (GStrv) known = g_strsplit (field->headers != NULL ? field->headers : "", "|", -1);

      if ((field->flags & SA_FIELD_HIDDEN) != 0 || field->kind == SA_KIND_IMAGE)
        continue;
      add (headers, field->name, i, SA_HEADER_NAME);
      for (char **header = known; *header != NULL; header++)
        add (headers, *header, i, SA_HEADER_KNOWN);
      add (headers, field->label, i, SA_HEADER_LABEL);
      add (headers, sa_field_get_label (field), i, SA_HEADER_LABEL);
      add (headers, sa_label_in_polish (field->label), i, SA_HEADER_LABEL);
    }
  return headers;
}

void
sa_mapping_headers_free (SaMappingHeaders *headers)
{
  g_hash_table_unref (headers->matches);
  g_free (headers);
}

/* "Phone 2" and "E-mail 1 - Value" mean phone and e-mail. */
static char *
without_number (const char *key)
{
  g_autofree char *cut = g_strdup (key);
  gsize length;

  if (g_str_has_suffix (cut, "value"))
    cut[strlen (cut) - 5] = '\0';
  length = strlen (cut);
  while (length > 0 && g_ascii_isdigit (cut[length - 1]))
    length--;
  cut[length] = '\0';
  return length > 0 && length < strlen (key) ? g_steal_pointer (&cut) : NULL;
}

/* Whose or what for something is, before it and behind it: "Business City", "Address 1 - City",
 * "Telefon służbowy", "Adres kontrahenta". */
static const char *const words_before[] = { "adressluzbowy", "business", "work",     "company",
                                            "customer",      "client",   "supplier", "vendor",
                                            "account",       "primary",  "main",     "address1" };
static const char *const words_behind[] = { "sluzbowy", "firmowy",  "kontaktowy",
                                            "firmy",    "klienta",  "kontrahenta",
                                            "odbiorcy", "dostawcy", "nabywcy" };

static char *
without_word (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_before); i++)
    if (g_str_has_prefix (key, words_before[i]))
      return g_strdup (key + strlen (words_before[i]));
  for (guint i = 0; i < G_N_ELEMENTS (words_behind); i++)
    if (g_str_has_suffix (key, words_behind[i]))
      return g_strndup (key, strlen (key) - strlen (words_behind[i]));
  return NULL;
}

static const GArray *
look_up (SaMappingHeaders *headers, const char *key)
{
  return key != NULL ? g_hash_table_lookup (headers->matches, key) : NULL;
}

/**
 * sa_mapping_headers_find:
 *
 * Returns: (transfer full) (element-type SaHeaderMatch): the fields a header may mean, those that
 * it means but for a number or a word with a quarter of the score
 */
GArray *
sa_mapping_headers_find (SaMappingHeaders *headers, const char *key)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SaHeaderMatch));
  g_autofree char *shorter = without_number (key);
  g_autofree char *bare = without_word (key);
  g_autofree char *barest = shorter != NULL ? without_word (shorter) : NULL;
  const GArray *exact = look_up (headers, key);
  const GArray *close = look_up (headers, shorter);

  if (close == NULL)
    close = look_up (headers, bare);
  if (close == NULL)
    close = look_up (headers, barest);
  if (exact != NULL)
    g_array_append_vals (found, exact->data, exact->len);
  for (guint i = 0; exact == NULL && close != NULL && i < close->len; i++)
    {
      SaHeaderMatch match = g_array_index (close, SaHeaderMatch, i);

      match.score /= 4;
      g_array_append_val (found, match);
    }
  return found;
}

/**
 * sa_mapping_headers_joint:
 *
 * Returns: (transfer none): what goes between the values of several columns that are put into one
 * field, before that of @header
 */
const char *
sa_mapping_headers_joint (const SaField *field, const char *header)
{
  g_auto (GStrv) known = g_strsplit (field->headers != NULL ? field->headers : "", "|", -1);
  g_autofree char *key = sa_fold_key (header);
  g_autofree char *bare = without_word (key);
  const char *usual = ", ";

  for (char **name = known; *name != NULL; name++)
    {
      const char *joint = joint_of (*name);
      g_autofree char *other = joint != NULL ? sa_fold_key (*name) : NULL;

      if (other != NULL && (g_str_equal (other, key) || g_strcmp0 (other, bare) == 0))
        return joint;
      /* What has parts is one line to write. */
      if (other != NULL)
        usual = " ";
    }
  return usual;
}
