/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin search WORDS. The store gives titles that begin with the words, then the newest; who
 * searches on the command line sees no list grow while typing and wants whole words first, so more
 * are fetched than shown and put in order here. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "sa-command.h"
#include "sa-find.h"
#include "sa-fold.h"

/* So many of a type are looked at for the best of them. */
#define FETCHED 500

typedef struct
{
  const SaHit *hit;
  SaRecord *record;
  int rank; /* the lower the better */
  guint place;
} Found;

static void
clear_found (gpointer data)
{
  g_clear_object (&((Found *) data)->record);
}

/* --- Order --- */

/* As a whole word, not a part of one. Both are folded. */
static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    {
      gboolean begins = at == text || !sa_fold_is_word (g_utf8_get_char (g_utf8_prev_char (at)));

      if (begins && (at[length] == '\0' || !sa_fold_is_word (g_utf8_get_char (at + length))))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_words (const char *text, char **words)
{
  g_autofree char *folded = sa_fold (text);

  for (; *words != NULL; words++)
    if (!has_word (folded, *words))
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

/* 0: all words in the title; 1: in the line shown; 2: anywhere; 3: beginnings of words only. */
static int
rank_of (const Found *found, char **words)
{
  g_autofree char *line = g_strdup_printf (
      "%s %s", found->hit->title, found->hit->subtitle != NULL ? found->hit->subtitle : "");
  g_autofree char *all = NULL;

  if (has_words (found->hit->title, words))
    return 0;
  if (has_words (line, words))
    return 1;
  all = searched_text (found->record);
  return has_words (all, words) ? 2 : 3;
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

/* Says how many there are of a type when not all are shown. */
static void
tell_more (SaStore *store, SaType *type, const char *words, guint shown)
{
  g_autoptr (SaQuery) query = sa_query_new (type);
  gint64 n;

  sa_query_search (query, words);
  n = MAX (sa_store_count (store, query, NULL), (gint64) shown + 1);
  /* Translators: a kind of record, such as “People”; how many are shown of how many */
  g_printerr (_ ("%s: %u of %" PRId64 " shown; --limit %" PRId64 " shows all.\n"),
              sa_type_get_title_plural (type), shown, n, n);
}

/* The best @limit of each type, by type. @hits are by type. @cut: gets the types that have more. */
static GArray *
choose (SaStore *store, GPtrArray *hits, const char *typed, guint limit, GPtrArray *cut)
{
  g_autofree char *folded = sa_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GArray *chosen = g_array_new (FALSE, TRUE, sizeof (Found));

  g_array_set_clear_func (chosen, clear_found);
  for (guint first = 0, end; first < hits->len; first = end)
    {
      SaType *type = ((SaHit *) hits->pdata[first])->type;
      guint before = chosen->len;

      for (end = first; end < hits->len && ((SaHit *) hits->pdata[end])->type == type; end++)
        {
          const SaHit *hit = hits->pdata[end];
          Found found = { hit, sa_store_get (store, hit->row, NULL), 0, end };

          if (found.record == NULL)
            continue;
          found.rank = rank_of (&found, words);
          g_array_append_val (chosen, found);
        }
      if (chosen->len > before)
        qsort (&g_array_index (chosen, Found, before), chosen->len - before, sizeof (Found),
               compare);
      if (chosen->len > before + limit)
        {
          g_array_set_size (chosen, before + limit);
          g_ptr_array_add (cut, type);
        }
    }
  return chosen;
}

/* --- Output --- */

static void
print_json (GArray *chosen)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < chosen->len; i++)
    {
      const Found *found = &g_array_index (chosen, Found, i);
      g_autofree char *id = sa_record_dup_id (found->record);

      json_builder_begin_object (builder);
      sa_command_add_member (builder, "id", id);
      sa_command_add_member (builder, "type", sa_type_get_name (found->hit->type));
      sa_command_add_member (builder, "title", found->hit->title);
      sa_command_add_member (builder, "subtitle", found->hit->subtitle);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sa_command_print_json (builder);
}

static void
print_text (GArray *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const Found *found = &g_array_index (chosen, Found, i);
      const char *subtitle = found->hit->subtitle;
      g_autofree char *id = sa_record_dup_id (found->record);

      g_print ("%s  %s  %s%s%s\n", id, sa_type_get_title (found->hit->type), found->hit->title,
               subtitle != NULL && *subtitle != '\0' ? " · " : "",
               subtitle != NULL ? subtitle : "");
    }
}

static gboolean
run (SaCommand *command, const char *words, const char *type_name, guint limit, gboolean json,
     GError **error)
{
  g_autoptr (SaStore) store = sa_command_open (command, error);
  SaType *type = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();

  if (store == NULL)
    return FALSE;
  if (type_name != NULL && (type = sa_command_find_type (store, type_name, error)) == NULL)
    return sa_command_set_misused (command);
  hits = sa_store_search_all (store, words, type, MAX (limit, FETCHED) + 1, error);
  if (hits == NULL)
    return FALSE;
  chosen = choose (store, hits, words, limit, cut);
  if (json)
    print_json (chosen);
  else
    print_text (chosen);
  for (guint i = 0; i < cut->len; i++)
    tell_more (store, cut->pdata[i], words, limit);
  if (chosen->len == 0)
    g_printerr (_ ("Nothing was found that has all of “%s”; the beginnings of words are enough.\n"),
                words);
  return TRUE;
}

int
sa_command_search (SaCommand *command, int argc, char **argv)
{
  g_autofree char *type_name = NULL;
  int limit = 20;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "type", 't', 0, G_OPTION_ARG_STRING, &type_name, N_ ("Only records of this type"),
      N_ ("TYPE") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many of a type (20)"),
      N_ ("NUMBER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a JSON list"), NULL },
    { NULL },
  };
  g_autofree char *words = NULL;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, _ ("WORDS"),
                         _ ("Finds records that have all the words, or their beginnings."), &argc,
                         &argv))
    return sa_command_get_status (command);
  if (argc < 2)
    return sa_command_misused (command, _ ("Say what to search for."));
  if (limit < 1)
    return sa_command_misused (command, _ ("The limit must be 1 or more."));
  words = g_strjoinv (" ", argv + 1);
  if (!run (command, words, type_name, (guint) limit, json, &error))
    return sa_command_fail (command, error);
  return SA_EXIT_DONE;
}
