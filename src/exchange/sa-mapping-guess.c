/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses from the name of a file and its headers what its rows are and where each column goes: by
 * the names, labels and known headers of the fields, in English and Polish, without regard to case,
 * accents, spaces and punctuation, so that "CompanyName" is "company name". */

#include "sa-mapping.h"

#include <string.h>

#include "sa-fold.h"
#include "sa-label.h"
#include "sa-mapping-headers.h"
#include "sa-mapping-hints.h"

/* What stands before or behind the name of a field of the linked record: "ContactPhone", "Company
 * city", "Telefon osoby kontaktowej". */
static const char *const person_words[] = {
  "osobakontaktowa", "osobadokontaktu", "contactperson",    "contact",         "kontakt",
  "osoba",           "person",          "osobykontaktowej", "osobydokontaktu", NULL
};
static const char *const organisation_words[] = {
  "company",  "organisation", "organization", "customer",    "client", "firma",
  "employer", "firmy",        "klienta",      "kontrahenta", NULL
};

/* Labels of single values, by what a header has in it. */
static const struct
{
  const char *word;
  const char *label;
} value_labels[] = {
  { "home", "home" },    { "dom", "home" },      { "work", "work" },   { "business", "work" },
  { "sluzbow", "work" }, { "mobile", "mobile" }, { "cell", "mobile" }, { "kom", "mobile" },
};

static char *
guess_label (const SaField *field, const char *header)
{
  g_autofree char *key = sa_fold_key (header);

  if ((field->flags & SA_FIELD_MULTIPLE) == 0 || g_str_has_prefix (key, "homepage"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (value_labels); i++)
    if (strstr (key, value_labels[i].word) != NULL)
      return g_strdup (value_labels[i].label);
  return NULL;
}

/* A column may go to a field; whoever names it best gets it, and of several first who can mean
 * nothing else: beside "Job Title", "Title" is that of a name. Of fields named alike, the one whose
 * group the columns beside it belong to: "Kod" is a postcode between a street and a town. */
typedef struct
{
  int score;
  gboolean part; /* which goes there beside another */
  gboolean only; /* the column names no other field */
  gboolean beside;
  guint column;
  gboolean linked;
  gboolean home; /* of the address where somebody lives */
  int field;
} Candidate;

typedef struct
{
  SaMapping *mapping;
  SaMappingHeaders *headers;
  SaMappingHeaders *linked_headers; /* NULL where there is no linked record */
  char **keys;
  GArray *candidates;
} Guess;

/* Whether a header is that of a field in the group, and of no other field. */
static gboolean
is_of_group (SaMappingHeaders *headers, SaType *type, const char *key, const char *group)
{
  g_autoptr (GArray) found = sa_mapping_headers_find (headers, key);

  return found->len == 1
         && g_strcmp0 (
                sa_type_get_field (type, (guint) g_array_index (found, SaHeaderMatch, 0).field)
                    ->group,
                group)
                == 0;
}

static gboolean
is_beside (Guess *guess, guint column, gboolean linked, int field)
{
  SaMappingHeaders *headers = linked ? guess->linked_headers : guess->headers;
  SaType *type = linked ? guess->mapping->linked : guess->mapping->type;
  const char *group = sa_type_get_field (type, (guint) field)->group;

  return group != NULL
         && ((column > 0 && is_of_group (headers, type, guess->keys[column - 1], group))
             || (guess->keys[column + 1] != NULL
                 && is_of_group (headers, type, guess->keys[column + 1], group)));
}

static void
add_candidate (Guess *guess, Candidate candidate)
{
  candidate.beside = is_beside (guess, candidate.column, candidate.linked, candidate.field);
  g_array_append_val (guess->candidates, candidate);
}

static const SaHeaderMatch *
best_of (GArray *matches)
{
  const SaHeaderMatch *best = NULL;

  for (guint i = 0; i < matches->len; i++)
    {
      const SaHeaderMatch *match = &g_array_index (matches, SaHeaderMatch, i);

      if (best == NULL || match->score > best->score)
        best = match;
    }
  return best;
}

/* What a header says besides whose it is. */
static char *
without_owner (const char *key, const char *owner)
{
  if (g_str_has_prefix (key, owner))
    return g_strdup (key + strlen (owner));
  return g_str_has_suffix (key, owner) ? g_strndup (key, strlen (key) - strlen (owner)) : NULL;
}

/* The fields of the linked record that a header names, with or without saying whose it is. */
static void
add_linked (Guess *guess, guint column)
{
  const char *key = guess->keys[column];
  const char *const *words = guess->mapping->link_is_ours ? organisation_words : person_words;
  g_autoptr (GArray) plain = sa_mapping_headers_find (guess->linked_headers, key);

  for (; *words != NULL; words++)
    {
      g_autofree char *rest = without_owner (key, *words);
      g_autoptr (GArray) found = NULL;
      const SaHeaderMatch *best;

      if (rest == NULL)
        continue;
      if (*rest == '\0')
        add_candidate (guess, (Candidate) { .score = 5, .column = column, .linked = TRUE });
      found = sa_mapping_headers_find (guess->linked_headers, rest);
      best = best_of (found);
      if (best != NULL && best->score >= SA_HEADER_LABEL)
        add_candidate (guess, (Candidate) { .score = 5,
                                            .part = best->joint != NULL,
                                            .column = column,
                                            .linked = TRUE,
                                            .field = best->field });
    }
  for (guint i = 0; i < plain->len; i++)
    {
      const SaHeaderMatch *match = &g_array_index (plain, SaHeaderMatch, i);

      if (match->score >= SA_HEADER_KNOWN)
        add_candidate (guess, (Candidate) { .score = 3,
                                            .part = match->joint != NULL,
                                            .column = column,
                                            .linked = TRUE,
                                            .field = match->field });
    }
}

/* What a field is called inside counts for less where people read something else: "Organisation" is
 * the name of a lead's company, and the client it became is "organisation" only to programs. */
static int
score_of (Guess *guess, const SaHeaderMatch *match, guint column)
{
  const SaMappingColumn *from = g_ptr_array_index (guess->mapping->columns, column);
  const SaField *field = sa_type_get_field (guess->mapping->type, (guint) match->field);
  g_autofree char *label = NULL;

  if (match->score != SA_HEADER_NAME || field->kind != SA_KIND_REFERENCE
      || g_str_equal (from->header, field->name))
    return match->score;
  label = sa_fold_key (field->label);
  return g_str_equal (label, guess->keys[column]) ? match->score : SA_HEADER_LABEL;
}

static void
add_own (Guess *guess, guint column)
{
  g_autoptr (GArray) found = sa_mapping_headers_find (guess->headers, guess->keys[column]);

  for (guint i = 0; i < found->len; i++)
    {
      const SaHeaderMatch *match = &g_array_index (found, SaHeaderMatch, i);

      add_candidate (guess, (Candidate) { .score = score_of (guess, match, column),
                                          .part = match->joint != NULL,
                                          .only = found->len == 1,
                                          .column = column,
                                          .field = match->field });
    }
}

/* "Home City", "Adres domowy - miejscowość" */
static void
add_home (Guess *guess, guint column)
{
  static const char *const words[] = { "home", "adresdomowy" };
  const char *key = guess->keys[column];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GArray) found = NULL;

      if (!g_str_has_prefix (key, words[i]))
        continue;
      found = sa_mapping_headers_find (guess->headers, key + strlen (words[i]));
      for (guint j = 0; j < found->len; j++)
        {
          const SaHeaderMatch *match = &g_array_index (found, SaHeaderMatch, j);

          if (sa_mapping_is_home (guess->mapping, FALSE, match->field, SA_MAP_HOME))
            add_candidate (guess, (Candidate) { .score = match->score,
                                                .part = match->joint != NULL,
                                                .column = column,
                                                .home = TRUE,
                                                .field = match->field });
        }
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->score != other->score)
    return other->score - one->score;
  if (one->only != other->only)
    return other->only - one->only;
  if (one->beside != other->beside)
    return other->beside - one->beside;
  if (one->column != other->column)
    return one->column < other->column ? -1 : 1;
  return one->linked != other->linked ? one->linked - other->linked : one->field - other->field;
}

/* Ids and states as this program exports them; "… ID" in the first column is their code for it. */
static int
find_special (Guess *guess, guint column)
{
  const char *key = guess->keys[column];
  SaType *type = guess->mapping->type;
  g_autoptr (GArray) found = NULL;
  int code = sa_type_find_field (type, "code");

  if (g_str_equal (key, "id") || g_str_equal (key, "recordid"))
    return SA_MAP_ID;
  if (sa_label_is ("Status", key, sa_fold_key) && sa_type_get_first_state (type) != NULL)
    return SA_MAP_STATE;
  if (column > 0 || code < 0 || strlen (key) < 3 || !g_str_has_suffix (key, "id"))
    return SA_MAP_NOTHING;
  found = sa_mapping_headers_find (guess->headers, key);
  return found->len == 0 ? code : SA_MAP_NOTHING;
}

/* Best first; a field that holds a single value is given only once. */
static void
place_candidates (Guess *guess)
{
  SaMapping *mapping = guess->mapping;
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  g_array_sort (guess->candidates, compare_candidates);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (column->field >= 0)
        g_hash_table_add (taken, GINT_TO_POINTER (column->field * 2 + 1));
    }
  for (guint i = 0; i < guess->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (guess->candidates, Candidate, i);
      SaMappingColumn *column = g_ptr_array_index (mapping->columns, candidate->column);
      SaType *type = candidate->linked ? mapping->linked : mapping->type;
      const SaField *field = sa_type_get_field (type, candidate->field);
      gpointer place = GINT_TO_POINTER (candidate->field * 2 + 1 + (candidate->linked ? 100000 : 0)
                                        + (candidate->home ? 200000 : 0));

      if (column->field != SA_MAP_NOTHING
          || (!candidate->part && g_hash_table_contains (taken, place)))
        continue;
      column->field = candidate->field;
      column->linked = candidate->linked;
      column->label = candidate->home ? g_strdup (SA_MAP_HOME)
                                      : guess_label (field, column->header);
      if ((field->flags & SA_FIELD_MULTIPLE) == 0 && !candidate->part)
        g_hash_table_add (taken, place);
    }
}

/* "Phone 1 - Label" before "Phone 1 - Value" */
static gboolean
is_kind_of_next (const char *key, const char *next)
{
  static const char *const words[] = { "label", "type" };
  const gsize stem = g_str_has_suffix (next, "value") ? strlen (next) - strlen ("value") : 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (stem > 0 && strncmp (key, next, stem) == 0 && g_str_equal (key + stem, words[i]))
      return TRUE;
  return FALSE;
}

static void
place_kinds (Guess *guess)
{
  GPtrArray *columns = guess->mapping->columns;

  for (guint i = 0; i + 1 < columns->len; i++)
    {
      SaMappingColumn *column = g_ptr_array_index (columns, i);
      SaMappingColumn *next = g_ptr_array_index (columns, i + 1);
      SaMappingColumn kind = { .linked = next->linked, .field = next->field, .label = SA_MAP_KIND };

      if (column->field != SA_MAP_NOTHING || !sa_mapping_is_kind (guess->mapping, &kind)
          || !is_kind_of_next (guess->keys[i], guess->keys[i + 1]))
        continue;
      column->field = kind.field;
      column->linked = kind.linked;
      column->label = g_strdup (SA_MAP_KIND);
    }
}

static gboolean
is_known (SaMappingHeaders *headers, const char *key)
{
  g_autoptr (GArray) found = sa_mapping_headers_find (headers, key);

  return found->len > 0;
}

/* What stands in brackets at the end counts only where it belongs to a name that is known: "Termin
 * płatności (dni)". */
static char *
make_key (Guess *guess, const char *header)
{
  g_autofree char *key = sa_fold_key (header);
  g_autofree char *cut = g_strchomp (g_strdup (header));
  char *open = g_str_has_suffix (cut, ")") ? strrchr (cut, '(') : NULL;

  if (open == NULL || is_known (guess->headers, key)
      || (guess->linked_headers != NULL && is_known (guess->linked_headers, key)))
    return g_steal_pointer (&key);
  *open = '\0';
  return sa_fold_key (cut);
}

static void
place_columns (SaMapping *mapping, const char *const *header)
{
  guint n = g_strv_length ((GStrv) header);
  g_auto (GStrv) keys = g_new0 (char *, n + 1);
  g_autoptr (SaMappingHeaders) headers = sa_mapping_headers_new (mapping->type);
  g_autoptr (SaMappingHeaders)
      linked = mapping->linked != NULL ? sa_mapping_headers_new (mapping->linked) : NULL;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Guess guess = { mapping, headers, linked, keys, candidates };

  for (guint i = 0; i < n; i++)
    {
      SaMappingColumn *column = g_new0 (SaMappingColumn, 1);

      column->header = g_strdup (header[i]);
      g_ptr_array_add (mapping->columns, column);
      keys[i] = make_key (&guess, header[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      column->field = find_special (&guess, i);
      if (column->field != SA_MAP_NOTHING)
        continue;
      add_own (&guess, i);
      add_home (&guess, i);
      if (linked != NULL)
        add_linked (&guess, i);
    }
  place_candidates (&guess);
  place_kinds (&guess);
}

/* --- What the rows are --- */

static void
add_hint_value (SaMapping *mapping, const SaMappingHint *hint)
{
  int field;

  if (hint == NULL || hint->field == NULL
      || !g_str_equal (hint->type, sa_type_get_name (mapping->type)))
    return;
  field = sa_type_find_field (mapping->type, hint->field);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (!column->linked && column->field == field)
        return;
    }
  sa_mapping_set_constant (mapping, hint->field, hint->value, NULL);
  /* Whom somebody keeps a list of is no mere prospect. */
  if (g_str_equal (hint->type, "organisation"))
    sa_mapping_set_constant (mapping, "state", "active", NULL);
}

static int
rate (const SaMapping *mapping, const SaMappingHint *hint)
{
  int rating = 0;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (column->field != SA_MAP_NOTHING)
        rating += column->linked ? 1 : 2;
    }
  if (hint != NULL && g_str_equal (hint->type, sa_type_get_name (mapping->type)))
    rating += 10;
  if (!sa_mapping_check (mapping, NULL))
    rating -= 20;
  return rating;
}

static SaMapping *
guess_as (SaModel *model, SaType *type, const char *const *header, const SaMappingHint *hint)
{
  SaMapping *mapping = sa_mapping_new (model, type);

  place_columns (mapping, header);
  add_hint_value (mapping, hint);
  for (guint i = 0; i < mapping->constants->len; i++)
    ((SaMappingConstant *) g_ptr_array_index (mapping->constants, i))->guessed = TRUE;
  return mapping;
}

/**
 * sa_mapping_guess:
 * @file_name: (nullable): what the file is called; "klienci.csv" holds clients
 * @header: the names of its columns, ended by %NULL
 * @type: (nullable): what the rows are, when it is known
 *
 * Returns: (transfer full): always a mapping, that may have columns without a target
 */
SaMapping *
sa_mapping_guess (SaModel *model, const char *file_name, const char *const *header, SaType *type)
{
  g_autoptr (GPtrArray) types = sa_mapping_list_types (model);
  const SaMappingHint *hint = header[0] != NULL ? sa_mapping_hint_of_header (header[0]) : NULL;
  g_autoptr (SaMapping) best = NULL;
  int best_rating = 0;

  if (hint == NULL && file_name != NULL)
    {
      g_autofree char *base = g_path_get_basename (file_name);
      hint = sa_mapping_hint_of_file (base);
    }
  if (type != NULL)
    return guess_as (model, type, header, hint);
  for (guint i = 0; i < types->len; i++)
    {
      g_autoptr (SaMapping) mapping = guess_as (model, g_ptr_array_index (types, i), header, hint);
      int rating = rate (mapping, hint);

      if (best != NULL && rating <= best_rating)
        continue;
      best_rating = rating;
      g_clear_pointer (&best, sa_mapping_free);
      best = g_steal_pointer (&mapping);
    }
  return g_steal_pointer (&best);
}
