/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-search-best.h"

#include <stdlib.h>
#include <string.h>

#include "sa-fold.h"

/* So many of a type are looked at for the best of them: at each key, at a number, which few have,
 * or when there is time. */
#define FETCHED_AT_A_KEY 60
#define FETCHED_AT_A_NUMBER 200
#define FETCHED 500

typedef struct
{
  SaHit *hit;
  int rank; /* the lower the better */
  guint place;
} Found;

/* Both are folded. */
static gboolean
has_word (const char *text, const char *word, gboolean whole)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    {
      gboolean begins = at == text || !sa_fold_is_word (g_utf8_get_char (g_utf8_prev_char (at)));
      gboolean ends = at[length] == '\0' || !sa_fold_is_word (g_utf8_get_char (at + length));

      if (begins && (ends || !whole))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_words (const char *folded, char **words, gboolean whole)
{
  for (; *words != NULL; words++)
    if (**words != '\0' && !has_word (folded, *words, whole))
      return FALSE;
  return TRUE;
}

/* Whether it is all there is in a line, but for a label behind it. */
static gboolean
has_line (const char *folded, const char *wanted)
{
  gsize length = strlen (wanted);

  for (const char *line = folded; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      if (strncmp (line, wanted, length) == 0 && strchr ("\t\n", line[length]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A code, a tax number, an e-mail address: what one record alone has. */
static gboolean
is_identity (const SaField *field)
{
  return (field->flags & SA_FIELD_MATCH) != 0 || g_str_equal (field->name, "code");
}

/* Whether a value that identifies the record is what was typed; @text gets what can be searched,
 * folded. */
static gboolean
is_identified (SaRecord *record, const char *wanted, GString *text)
{
  SaType *type = sa_record_get_record_type (record);
  gboolean identified = FALSE;

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      gsize start = text->len;

      if ((field->flags & SA_FIELD_SEARCHABLE) == 0 || sa_record_is_empty (record, i))
        continue;
      sa_fold_append (text, sa_record_text (record, i), -1);
      identified = identified || (is_identity (field) && has_line (text->str + start, wanted));
      g_string_append_c (text, '\n');
    }
  return identified;
}

/* What was typed, folded, and its words. */
typedef struct
{
  char *whole;
  char **words;
  gboolean anywhere; /* look at all fields, which takes longer */
} Typed;

/* 0: it is the whole title, or what identifies the record; 1: all words in the title; 2: in the
 * line below it, too; 3: anywhere; 4 and 5: beginnings of words in the title and the line; 6:
 * elsewhere.
 */
static int
rank_of (const SaHit *hit, const Typed *typed)
{
  g_autofree char *title = sa_fold (hit->title);
  g_autofree char *below = sa_fold (hit->subtitle != NULL ? hit->subtitle : "");
  g_autofree char *line = g_strdup_printf ("%s\n%s", title, below);
  g_autoptr (GString) all = g_string_new (NULL);

  if (g_str_equal (title, typed->whole)
      || (typed->anywhere && is_identified (hit->record, typed->whole, all)))
    return 0;
  if (has_words (title, typed->words, TRUE))
    return 1;
  if (has_words (line, typed->words, TRUE))
    return 2;
  if (typed->anywhere && has_words (all->str, typed->words, TRUE))
    return 3;
  if (has_words (title, typed->words, FALSE))
    return 4;
  return has_words (line, typed->words, FALSE) ? 5 : 6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Found *one = a;
  const Found *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

/* Those from @first to @end are of one type. */
static void
put_in_order (GPtrArray *hits, guint first, guint end, const Typed *typed)
{
  g_autofree Found *found = g_new (Found, end - first);

  for (guint i = first; i < end; i++)
    found[i - first] = (Found) { hits->pdata[i], rank_of (hits->pdata[i], typed), i };
  qsort (found, end - first, sizeof *found, compare);
  for (guint i = first; i < end; i++)
    hits->pdata[i] = found[i - first].hit;
}

GPtrArray *
sa_search_best (SaStore *store, const char *words, SaType *only, guint limit, gboolean all,
                GPtrArray *cut, GError **error)
{
  gboolean number = strpbrk (words, "0123456789") != NULL;
  guint looked_at = all ? FETCHED : number ? FETCHED_AT_A_NUMBER : FETCHED_AT_A_KEY;
  guint fetched = MAX (limit, looked_at) + 1;
  g_autofree char *folded = sa_fold (words);
  g_auto (GStrv) each = g_strsplit (folded, " ", -1);
  Typed typed = { folded, each, all || number };
  g_autoptr (GPtrArray)
      hits = (all ? sa_store_search_all : sa_store_search) (store, words, only, fetched, error);

  for (guint first = 0, end; hits != NULL && first < hits->len; first = end)
    {
      SaType *type = ((SaHit *) hits->pdata[first])->type;

      for (end = first; end < hits->len && ((SaHit *) hits->pdata[end])->type == type; end++)
        ;
      put_in_order (hits, first, end, &typed);
      if (end - first <= limit)
        continue;
      g_ptr_array_remove_range (hits, first + limit, end - first - limit);
      end = first + limit;
      if (cut != NULL)
        g_ptr_array_add (cut, type);
    }
  return g_steal_pointer (&hits);
}
