/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person typed into a search, as words, each the beginning of a word to be found. The index
 * gives the records of a rare word at once; for one that stands in every tenth record it would
 * first put together a list of all of them. So words are told apart by how often they occur: the
 * rare ones are looked up, the common ones looked for in the records that are left. */

#include "sa-store-private.h"

#include <string.h>

/* Occurrences that are collected in some milliseconds. */
#define RARE 20000
#define MOST_WORDS 40 /* more say nothing more */
#define LONG_NUMBER 7 /* digits that may be a telephone number */
#define MOST_TERMS 64 /* that a common beginning is spelt out to */

struct _SaWords
{
  GPtrArray *rare; /* element-type utf8 */
  GPtrArray *common;
};

/* --- Taking apart what was typed --- */

static int
add_word (const char *word, int length, gpointer data)
{
  GPtrArray *words = data;

  if (words->len == MOST_WORDS)
    return SQLITE_DONE;
  g_ptr_array_add (words, g_strndup (word, length));
  return SQLITE_OK;
}

static gboolean
is_number (GPtrArray *words, guint i)
{
  const char *word = i < words->len ? g_ptr_array_index (words, i) : "";

  return *word != '\0' && word[strspn (word, "0123456789")] == '\0';
}

static gboolean
has_long_number (GPtrArray *words, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (strlen (g_ptr_array_index (words, i)) >= 3)
      return TRUE;
  return FALSE;
}

static void
append_matches (GString *text, GPtrArray *words, const char *star)
{
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s\"%s\"%s", text->len > 0 ? " AND " : "",
                            (char *) g_ptr_array_index (words, i), star);
}

static gboolean
occurs (SaStore *store, const char *match)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store, "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_TRANSIENT);
  return sa_store_has_row (statement);
}

/* Adds what is looked for of @number, if any record has it, or else nothing. */
static gboolean
add_if_there (SaStore *store, GPtrArray *all, const char *number)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) match = g_string_new (NULL);

  sa_tokenize (number, strlen (number), FALSE, add_word, pieces);
  append_matches (match, pieces, "*");
  if (!occurs (store, match->str))
    return FALSE;
  g_ptr_array_extend_and_steal (all, g_steal_pointer (&pieces));
  return TRUE;
}

/* "601 234 56 78", "(42) 050-54-76" and "725-18-01-126" are one number each if some record has it.
 */
static gboolean
add_one_number (SaStore *store, GPtrArray *all, GPtrArray *words, guint first, guint end)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append (number, g_ptr_array_index (words, i));
  return store != NULL && end - first > 1 && number->len >= LONG_NUMBER
         && add_if_there (store, all, number->str);
}

/* Otherwise each is looked for, but what may be the last digits of a number is no beginning of
 * anything in the index. */
static void
add_numbers (SaStore *store, GPtrArray *all, GPtrArray *words, guint first, guint end)
{
  gboolean has_long = has_long_number (words, first, end);

  if (add_one_number (store, all, words, first, end))
    return;
  for (guint i = first; i < end; i++)
    {
      const char *number = g_ptr_array_index (words, i);
      gboolean counts = has_long ? strlen (number) >= 3 : i + 1 < end;

      if (counts || end - first == 1)
        sa_tokenize (number, strlen (number), FALSE, add_word, all);
    }
}

/* A tax id as it stands on an invoice, "PL7251801126", may be kept without its country. */
static gboolean
add_tax_id (SaStore *store, GPtrArray *all, const char *word)
{
  g_autofree char *match = g_strdup_printf ("\"%s\"*", word);

  return store != NULL && g_ascii_isalpha (word[0]) && g_ascii_isalpha (word[1])
         && strlen (word) >= 2 + LONG_NUMBER && word[2 + strspn (word + 2, "0123456789")] == '\0'
         && !occurs (store, match) && add_if_there (store, all, word + 2);
}

/* @store: (nullable): where it is looked up what the words may mean */
static GPtrArray *
parse (SaStore *store, const char *typed)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  sa_split_words (typed, add_word, words);
  for (guint i = 0; i < words->len;)
    {
      const char *word = g_ptr_array_index (words, i);
      guint end = i;

      while (is_number (words, end))
        end++;
      add_numbers (store, all, words, i, end);
      if (end == i && !add_tax_id (store, all, word))
        add_word (word, strlen (word), all);
      i = MAX (end, i + 1);
    }
  return all;
}

/* --- Rare and common --- */

static gboolean
is_rare (SaStore *store, const char *word)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store,
      "SELECT count(*) FROM (SELECT 1 FROM temp.search_word WHERE term >= ?1 AND term < ?2 LIMIT "
      "?3)",
      NULL);
  g_autofree char *end = g_strconcat (word, "\xf4\x8f\xbf\xbf", NULL);
  gboolean rare = TRUE;

  if (statement == NULL)
    return TRUE;
  sqlite3_bind_text (statement, 1, word, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, end, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 3, RARE);
  if (sqlite3_step (statement) == SQLITE_ROW)
    rare = sqlite3_column_int (statement, 0) < RARE;
  sqlite3_reset (statement);
  return rare;
}

/* NULL when there is no word in it. */
SaWords *
sa_words_new (SaStore *store, const char *typed)
{
  g_autoptr (GPtrArray) all = parse (store, typed);
  SaWords *words;

  if (all->len == 0)
    return NULL;
  words = g_new0 (SaWords, 1);
  words->rare = g_ptr_array_new_with_free_func (g_free);
  words->common = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < all->len; i++)
    {
      const char *word = g_ptr_array_index (all, i);

      g_ptr_array_add (is_rare (store, word) ? words->rare : words->common, g_strdup (word));
    }
  return words;
}

void
sa_words_free (SaWords *words)
{
  g_ptr_array_unref (words->rare);
  g_ptr_array_unref (words->common);
  g_free (words);
}

gboolean
sa_words_have_rare (SaWords *words)
{
  return words->rare->len > 0;
}

gboolean
sa_words_have_common (SaWords *words)
{
  return words->common->len > 0;
}

char *
sa_match_expression (const char *typed)
{
  g_autoptr (GPtrArray) words = parse (NULL, typed);
  GString *text = g_string_new (NULL);

  append_matches (text, words, "*");
  return g_string_free (text, text->len == 0);
}

/* For MATCH: the rare words, each as a beginning. */
char *
sa_words_match_rare (SaWords *words)
{
  GString *text = g_string_new (NULL);

  append_matches (text, words->rare, "*");
  return g_string_free (text, FALSE);
}

/* For MATCH: all of them, as whole words or as beginnings. */
char *
sa_words_match_all (SaWords *words, gboolean whole)
{
  GString *text = g_string_new (NULL);

  append_matches (text, words->rare, whole ? "" : "*");
  append_matches (text, words->common, whole ? "" : "*");
  return g_string_free (text, FALSE);
}

/* The first term of the index at or after @from that begins with @word. */
static char *
find_term (sqlite3_stmt *statement, const char *from, const char *word)
{
  g_autofree char *end = g_strconcat (word, "\xf4\x8f\xbf\xbf", NULL);
  char *term = NULL;

  sqlite3_bind_text (statement, 1, from, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, end, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    term = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return term;
}

/* "(a OR b OR …)": all words that begin with @word; FALSE when they are too many. Numbers are in
 * the index in pieces, which are very many. */
static gboolean
append_terms (SaStore *store, GString *text, const char *word)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store, "SELECT term FROM temp.search_word WHERE term >= ?1 AND term < ?2 LIMIT 1", NULL);
  g_autofree char *from = g_strdup (word);
  char *term;

  if (statement == NULL || g_ascii_isdigit (*word))
    return FALSE;
  g_string_append (text, text->len > 0 ? " AND (" : "(");
  for (guint i = 0; (term = find_term (statement, from, word)) != NULL; i++)
    {
      g_free (from);
      from = g_strconcat (term, "\x01", NULL);
      g_string_append_printf (text, "%s\"%s\"", i > 0 ? " OR " : "", term);
      g_free (term);
      if (i == MOST_TERMS)
        return FALSE;
    }
  g_string_append_c (text, ')');
  return TRUE;
}

/* For MATCH, where all are common: each as the words it is the beginning of. The index has whole
 * words in order and gives the newest records at once; of a beginning it would first collect all.
 * NULL when that are too many words. */
char *
sa_words_match_terms (SaStore *store, SaWords *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < words->common->len; i++)
    if (!append_terms (store, text, g_ptr_array_index (words->common, i)))
      return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* For sa_has_words(): the common ones. */
char *
sa_words_list_common (SaWords *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->common->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (char *) g_ptr_array_index (words->common, i));
  return g_string_free (text, FALSE);
}

/* --- sa_has_words (text, words) --- */

typedef struct
{
  const char *words[MOST_WORDS];
  int lengths[MOST_WORDS];
  guint n_words;
  guint n_missing;
} Finder;

static int
look_at_word (const char *word, int length, gpointer data)
{
  Finder *finder = data;

  for (guint i = 0; i < finder->n_missing; i++)
    if (length >= finder->lengths[i] && memcmp (word, finder->words[i], finder->lengths[i]) == 0)
      {
        guint last = --finder->n_missing;

        finder->words[i] = finder->words[last];
        finder->lengths[i] = finder->lengths[last];
        i--;
      }
  return finder->n_missing > 0 ? SQLITE_OK : SQLITE_DONE;
}

/* Whether each of the words, separated by spaces, is the beginning of a word of the text. */
gboolean
sa_has_words (const char *text, int length, const char *words)
{
  Finder finder = { .n_words = 0 };

  for (const char *word = words; *word != '\0' && finder.n_words < MOST_WORDS;)
    {
      finder.words[finder.n_words] = word;
      finder.lengths[finder.n_words++] = strcspn (word, " ");
      word += strcspn (word, " ");
      word += *word == ' ';
    }
  finder.n_missing = finder.n_words;
  sa_tokenize (text, length, TRUE, look_at_word, &finder);
  return finder.n_missing == 0;
}
