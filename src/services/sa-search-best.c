/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-search-best.h"

#include <stdlib.h>
#include <string.h>

#include "sa-fold.h"

/* So many of a type are looked at for the best of them: at each key, or when there is time. */
#define FETCHED_AT_A_KEY 60
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

static char *
searched_text (SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if ((field->flags & SA_FIELD_SEARCHABLE) != 0 && !sa_record_is_empty (record, i))
        g_string_append_printf (text, "%s\n", sa_record_text (record, i));
    }
  return g_string_free (text, FALSE);
}

/* 0: all words in the title; 1: in the line below it, too; 2: anywhere, which takes longer; 3 and
 * 4: beginnings of words in the title and the line; 5: elsewhere. */
static int
rank_of (const SaHit *hit, char **words, gboolean anywhere)
{
  g_autofree char *title = sa_fold (hit->title);
  g_autofree char *below = sa_fold (hit->subtitle != NULL ? hit->subtitle : "");
  g_autofree char *line = g_strdup_printf ("%s\n%s", title, below);
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  if (has_words (title, words, TRUE))
    return 0;
  if (has_words (line, words, TRUE))
    return 1;
  if (anywhere)
    {
      text = searched_text (hit->record);
      all = sa_fold (text);
      if (has_words (all, words, TRUE))
        return 2;
    }
  if (has_words (title, words, FALSE))
    return 3;
  return has_words (line, words, FALSE) ? 4 : 5;
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
put_in_order (GPtrArray *hits, guint first, guint end, char **words, gboolean all)
{
  g_autofree Found *found = g_new (Found, end - first);

  for (guint i = first; i < end; i++)
    found[i - first] = (Found) { hits->pdata[i], rank_of (hits->pdata[i], words, all), i };
  qsort (found, end - first, sizeof *found, compare);
  for (guint i = first; i < end; i++)
    hits->pdata[i] = found[i - first].hit;
}

GPtrArray *
sa_search_best (SaStore *store, const char *words, SaType *only, guint limit, gboolean all,
                GPtrArray *cut, GError **error)
{
  guint fetched = MAX (limit, all ? FETCHED : FETCHED_AT_A_KEY) + 1;
  g_autofree char *folded = sa_fold (words);
  g_auto (GStrv) each = g_strsplit (folded, " ", -1);
  g_autoptr (GPtrArray)
      hits = (all ? sa_store_search_all : sa_store_search) (store, words, only, fetched, error);

  for (guint first = 0, end; hits != NULL && first < hits->len; first = end)
    {
      SaType *type = ((SaHit *) hits->pdata[first])->type;

      for (end = first; end < hits->len && ((SaHit *) hits->pdata[end])->type == type; end++)
        ;
      put_in_order (hits, first, end, each, all);
      if (end - first <= limit)
        continue;
      g_ptr_array_remove_range (hits, first + limit, end - first - limit);
      end = first + limit;
      if (cut != NULL)
        g_ptr_array_add (cut, type);
    }
  return g_steal_pointer (&hits);
}
