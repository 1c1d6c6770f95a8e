/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses from the name of a file and its headers what its rows are and where each column goes: by
 * the names, labels and known headers of the fields, in English and Polish, without regard to case,
 * accents, spaces and punctuation, so that "CompanyName" is "company name". */

#include "sa-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-fold.h"

/* What a word says about the rows: it is looked for, folded, in the name of the file, and in the
 * first header with "id" behind it. */
typedef struct
{
  const char *word;
  const char *type;
  const char *field; /* that every row gets … */
  const char *value; /* … this value, or NULL */
} Hint;

static const Hint hints[] = {
  { "customer", "organisation", "roles", "client" },
  { "client", "organisation", "roles", "client" },
  { "klien", "organisation", "roles", "client" },
  { "odbiorc", "organisation", "roles", "client" },
  { "kontrahen", "organisation", NULL, NULL },
  { "supplier", "organisation", "roles", "supplier" },
  { "vendor", "organisation", "roles", "supplier" },
  { "dostawc", "organisation", "roles", "supplier" },
  { "shipper", "organisation", "roles", "carrier" },
  { "carrier", "organisation", "roles", "carrier" },
  { "przewoz", "organisation", "roles", "carrier" },
  { "broker", "organisation", "roles", "broker" },
  { "partner", "organisation", "roles", "partner" },
  { "employee", "person", "staff", "1" },
  { "staff", "person", "staff", "1" },
  { "pracowni", "person", "staff", "1" },
  { "contact", "person", NULL, NULL },
  { "kontakt", "person", NULL, NULL },
  { "person", "person", NULL, NULL },
  { "people", "person", NULL, NULL },
  { "osob", "person", NULL, NULL },
  { "osoby", "person", NULL, NULL },
  { "lead", "lead", NULL, NULL },
  { "szans", "lead", NULL, NULL },
  { "interaction", "interaction", NULL, NULL },
  { "activit", "interaction", NULL, NULL },
  { "task", "task", NULL, NULL },
  { "zadani", "task", NULL, NULL },
  { "compan", "organisation", NULL, NULL },
  { "organi", "organisation", NULL, NULL },
  { "account", "organisation", NULL, NULL },
  { "firm", "organisation", NULL, NULL },
};

/* What stands before the name of a field of the linked record: "ContactPhone", "Company city". */
static const char *const person_words[] = {
  "osobakontaktowa", "contactperson", "contact", "kontakt", "osoba", "person", NULL
};
static const char *const organisation_words[] = { "company", "organisation", "organization",
                                                  "firma",   "employer",     NULL };

/* Labels of single values, by what a header has in it. */
static const struct
{
  const char *word;
  const char *label;
} value_labels[] = {
  { "home", "home" },    { "dom", "home" },      { "work", "work" },   { "business", "work" },
  { "sluzbow", "work" }, { "mobile", "mobile" }, { "cell", "mobile" }, { "komor", "mobile" },
};

static char *
make_key (const char *text)
{
  g_autofree char *folded = sa_fold (text);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

static gboolean
key_is (const char *key, const char *text)
{
  g_autofree char *other = make_key (text);

  return *other != '\0' && g_str_equal (key, other);
}

static gboolean
key_is_header (const char *key, const SaField *field)
{
  g_auto (GStrv) headers = g_strsplit (field->headers != NULL ? field->headers : "", "|", -1);

  for (char **header = headers; *header != NULL; header++)
    if (key_is (key, *header))
      return TRUE;
  return FALSE;
}

/* How well a header names a field: 0 not at all. What other programs call it goes before our own
 * label, because "Title" is a job to all of them. */
static int
score_field (const char *key, const SaField *field)
{
  if ((field->flags & SA_FIELD_HIDDEN) != 0 || field->kind == SA_KIND_IMAGE)
    return 0;
  if (key_is (key, field->name))
    return 8;
  if (key_is_header (key, field))
    return 6;
  if (key_is (key, field->label) || key_is (key, sa_field_get_label (field)))
    return 4;
  return 0;
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

static int
find_field (SaType *type, const char *key, const gboolean *taken, int *score)
{
  g_autofree char *shorter = without_number (key);
  int found = SA_MAP_NOTHING;

  *score = 0;
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      int this_score = taken[i] ? 0 : score_field (key, field);

      if (this_score == 0 && shorter != NULL && !taken[i])
        this_score = score_field (shorter, field) / 4;
      if (this_score > *score)
        {
          *score = this_score;
          found = i;
        }
    }
  return found;
}

static char *
guess_label (const SaField *field, const char *key)
{
  if ((field->flags & SA_FIELD_MULTIPLE) == 0 || g_str_has_prefix (key, "homepage"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (value_labels); i++)
    if (strstr (key, value_labels[i].word) != NULL)
      return g_strdup (value_labels[i].label);
  return NULL;
}

/* The field of the linked record that a header names, with or without saying whose it is. */
static int
find_linked_field (const SaMapping *mapping, const char *key, const gboolean *taken, int *score)
{
  const char *const *words = mapping->link_is_ours ? organisation_words : person_words;
  int found;

  *score = 0;
  for (const char *const *word = words; *word != NULL; word++)
    if (g_str_equal (key, *word) && !taken[0])
      {
        *score = 5;
        return 0;
      }
  for (; *words != NULL; words++)
    if (g_str_has_prefix (key, *words) && key[strlen (*words)] != '\0')
      {
        found = find_field (mapping->linked, key + strlen (*words), taken, score);
        if (*score >= 4)
          {
            *score = 5;
            return found;
          }
      }
  found = find_field (mapping->linked, key, taken, score);
  *score = *score >= 6 ? 3 : 0;
  return found;
}

/* Columns ask for fields; whoever names one best gets it, and one that holds a single value only
 * once. */
typedef struct
{
  gboolean *taken[2]; /* ours, of the linked record */
  char **keys;
  gboolean *done;
} Guess;

static gboolean
place_best (SaMapping *mapping, Guess *guess)
{
  int best = 0;
  guint best_column = 0;
  int best_field = SA_MAP_NOTHING;
  gboolean best_linked = FALSE;
  SaMappingColumn *column;
  const SaField *field;

  for (guint i = 0; i < mapping->columns->len; i++)
    for (int linked = 0; !guess->done[i] && linked < (mapping->linked != NULL ? 2 : 1); linked++)
      {
        int score;
        int found = linked ? find_linked_field (mapping, guess->keys[i], guess->taken[1], &score)
                           : find_field (mapping->type, guess->keys[i], guess->taken[0], &score);

        if (score > best)
          {
            best = score;
            best_column = i;
            best_field = found;
            best_linked = linked;
          }
      }
  if (best == 0)
    return FALSE;
  column = g_ptr_array_index (mapping->columns, best_column);
  column->field = best_field;
  column->linked = best_linked;
  field = sa_type_get_field (best_linked ? mapping->linked : mapping->type, best_field);
  column->label = guess_label (field, guess->keys[best_column]);
  guess->taken[best_linked][best_field] = (field->flags & SA_FIELD_MULTIPLE) == 0;
  guess->done[best_column] = TRUE;
  return TRUE;
}

/* Ids and states as this program exports them; "… ID" in the first column is their code for it. */
static void
place_special (SaMapping *mapping, Guess *guess)
{
  int code = sa_type_find_field (mapping->type, "code");

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);
      const char *key = guess->keys[i];

      if (g_str_equal (key, "id") || g_str_equal (key, "recordid"))
        column->field = SA_MAP_ID;
      else if ((g_str_equal (key, "status") || key_is (key, _ ("Status")))
               && sa_type_get_first_state (mapping->type) != NULL)
        column->field = SA_MAP_STATE;
      else if (i == 0 && code >= 0 && strlen (key) > 2 && g_str_has_suffix (key, "id"))
        {
          int score;

          if (find_field (mapping->type, key, guess->taken[0], &score) != SA_MAP_NOTHING)
            continue;
          column->field = code;
          guess->taken[0][code] = TRUE;
        }
      guess->done[i] = column->field != SA_MAP_NOTHING;
    }
}

static void
place_columns (SaMapping *mapping, const char *const *header)
{
  guint n = g_strv_length ((GStrv) header);
  g_auto (GStrv) keys = g_new0 (char *, n + 1);
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);
  g_autofree gboolean *ours = g_new0 (gboolean, sa_type_get_n_fields (mapping->type));
  g_autofree gboolean *theirs = g_new0 (
      gboolean, mapping->linked != NULL ? sa_type_get_n_fields (mapping->linked) : 1);
  Guess guess = { { ours, theirs }, keys, done };

  for (guint i = 0; i < n; i++)
    {
      SaMappingColumn *column = g_new0 (SaMappingColumn, 1);

      column->header = g_strdup (header[i]);
      column->field = SA_MAP_NOTHING;
      g_ptr_array_add (mapping->columns, column);
      keys[i] = make_key (header[i]);
    }
  place_special (mapping, &guess);
  while (place_best (mapping, &guess))
    ;
}

/* --- What the rows are --- */

static const Hint *
find_hint (const char *text, gboolean is_header)
{
  g_autofree char *key = make_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (is_header ? g_str_has_prefix (key, hints[i].word) && g_str_has_suffix (key, "id")
                  : strstr (key, hints[i].word) != NULL)
      return &hints[i];
  return NULL;
}

static void
add_hint_value (SaMapping *mapping, const Hint *hint)
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
rate (const SaMapping *mapping, const Hint *hint)
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
guess_as (SaModel *model, SaType *type, const char *const *header, const Hint *hint)
{
  SaMapping *mapping = sa_mapping_new (model, type);

  place_columns (mapping, header);
  add_hint_value (mapping, hint);
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
  const Hint *hint = header[0] != NULL ? find_hint (header[0], TRUE) : NULL;
  g_autoptr (SaMapping) best = NULL;
  int best_rating = 0;

  if (hint == NULL && file_name != NULL)
    {
      g_autofree char *base = g_path_get_basename (file_name);
      hint = find_hint (base, FALSE);
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
