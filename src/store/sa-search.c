/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search over all types, at every key pressed, however many records there are. Titles that
 * begin with what was typed come from the index of the list's order. Then come, newest first, the
 * records of the rare words, those left out that lack a common one. Words that are all common are
 * spelt out to the words they begin, which the index has in order. A letter or two begins too many
 * words for that: then whole words and the newest records have to do at each key, for there would
 * be far too many to choose from; whoever has the time finds all of them. */

#include "sa-find.h"

#include "sa-fold.h"
#include "sa-store-private.h"

/* The newest of a type that are looked at for common words. */
#define GLANCE 400

typedef struct
{
  SaStore *store;
  SaWords *words;
  char *match;        /* for the index */
  GArray *candidates; /* (nullable) (element-type gint64): all that match, where they are needed */
  gboolean looks;     /* the candidates have the rare words, and are looked at for the common */
  gboolean glances;   /* not all that match are found by the index */
  guint limit;
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->words, sa_words_free);
  g_clear_pointer (&search->match, g_free);
  g_clear_pointer (&search->candidates, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
hit_free (gpointer data)
{
  SaHit *hit = data;

  g_object_unref (hit->record);
  g_free (hit->title);
  g_free (hit->subtitle);
  g_free (hit);
}

static gboolean
contains_row (GArray *rows, gint64 row)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, gint64, i) == row)
      return TRUE;
  return FALSE;
}

/* Steps through rows, adding those not there yet, until there are @limit. */
static gboolean
collect_rows (SaStore *store, sqlite3_stmt *statement, GArray *rows, guint limit, GError **error)
{
  int code = SQLITE_DONE;

  while (rows->len < limit && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0);

      if (!contains_row (rows, row))
        g_array_append_val (rows, row);
    }
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    sa_store_fail (store, code, error);
  sqlite3_reset (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean
collect_titles (SaStore *store, SaType *type, const char *folded, GArray *rows, guint limit,
                GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT row FROM %s WHERE deleted IS NULL AND sort_key >= ?1 AND sort_key < ?2"
      " ORDER BY sort_key LIMIT ?3",
      sa_type_get_name (type));
  g_autofree char *end = g_strconcat (folded, "\xf4\x8f\xbf\xbf", NULL);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, folded, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, end, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 3, limit);
  return collect_rows (store, statement, rows, limit, error);
}

/* --- Where the index gives all records at once --- */

/* (element-type gint64): all records that match, newest first within a type. */
static GArray *
find_candidates (SaStore *store, const char *match, SaType *only, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (store,
                                              "SELECT rowid FROM search WHERE search MATCH ? AND "
                                              "rowid >= ? AND rowid <= ? ORDER BY rowid DESC",
                                              error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, only != NULL ? SA_ROW_FIRST (sa_type_get_number (only)) : 0);
  sqlite3_bind_int64 (statement, 3,
                      only != NULL ? SA_ROW_LAST (sa_type_get_number (only)) : G_MAXINT64);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0);
      g_array_append_val (rows, row);
    }
  if (code != SQLITE_DONE)
    sa_store_fail (store, code, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

/* Where the records of a type begin among candidates, which go down. */
static guint
find_first (GArray *candidates, SaType *type)
{
  gint64 last = SA_ROW_LAST (sa_type_get_number (type));
  guint low = 0;
  guint high = candidates->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (candidates, gint64, middle) > last)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static sqlite3_stmt *
prepare_look (SaStore *store, SaType *type, const char *common, GError **error)
{
  g_autofree char *text = sa_index_words (type);
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM %s WHERE row = ?1 AND deleted IS NULL AND sa_has_words (%s, ?2)",
      sa_type_get_name (type), text);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);

  if (statement != NULL)
    sqlite3_bind_text (statement, 2, common, -1, SQLITE_TRANSIENT);
  return statement;
}

static gboolean
collect_candidates (const Search *search, SaType *type, GArray *rows, GError **error)
{
  g_autofree char *common = sa_words_list_common (search->words);
  sqlite3_stmt *look = NULL;

  if (search->looks && (look = prepare_look (search->store, type, common, error)) == NULL)
    return FALSE;
  for (guint i = find_first (search->candidates, type);
       i < search->candidates->len && rows->len < search->limit; i++)
    {
      gint64 row = g_array_index (search->candidates, gint64, i);
      gboolean has = TRUE;

      if (SA_ROW_TYPE (row) != sa_type_get_number (type))
        break;
      if (look != NULL)
        {
          sqlite3_bind_int64 (look, 1, row);
          has = sa_store_has_row (look);
        }
      if (has && !contains_row (rows, row))
        g_array_append_val (rows, row);
    }
  return TRUE;
}

/* --- Where the index gives the newest at once --- */

static gboolean
collect_matches (const Search *search, SaType *type, GArray *rows, GError **error)
{
  int number = sa_type_get_number (type);
  sqlite3_stmt *statement = sa_store_prepare (search->store,
                                              "SELECT rowid FROM search WHERE search MATCH ? AND "
                                              "rowid >= ? AND rowid <= ? ORDER BY rowid DESC",
                                              error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, search->match, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, SA_ROW_FIRST (number));
  sqlite3_bind_int64 (statement, 3, SA_ROW_LAST (number));
  return collect_rows (search->store, statement, rows, search->limit, error);
}

static gboolean
collect_newest (SaStore *store, SaType *type, SaWords *words, GArray *rows, guint limit,
                GError **error)
{
  g_autofree char *common = sa_words_list_common (words);
  g_autofree char *text = sa_index_words (type);
  g_autofree char *sql = g_strdup_printf ("SELECT row FROM (SELECT row, %s AS words FROM %s WHERE "
                                          "+deleted IS NULL ORDER BY row DESC LIMIT %d)"
                                          " WHERE sa_has_words (words, ?)",
                                          text, sa_type_get_name (type), GLANCE);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, common, -1, SQLITE_TRANSIENT);
  return collect_rows (store, statement, rows, limit, error);
}

/* --- All of it --- */

static gboolean
append_hits (SaStore *store, SaType *type, GArray *rows, GPtrArray *hits, GError **error)
{
  g_autoptr (GPtrArray)
      records = sa_store_get_many (store, (const gint64 *) rows->data, rows->len, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SaRecord *record = g_ptr_array_index (records, i);
      SaHit *hit;

      if (record == NULL)
        continue;
      hit = g_new0 (SaHit, 1);
      hit->row = sa_record_get_row (record);
      hit->type = type;
      hit->record = g_object_ref (record);
      hit->title = sa_record_title (record);
      hit->subtitle = sa_store_subtitle (store, record);
      g_ptr_array_add (hits, hit);
    }
  return records != NULL;
}

static gboolean
search_type (const Search *search, SaType *type, const char *folded, GPtrArray *hits,
             GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean fine = collect_titles (search->store, type, folded, rows, search->limit, error);

  if (search->candidates != NULL)
    fine = fine && collect_candidates (search, type, rows, error);
  else if (rows->len < search->limit)
    fine = fine && collect_matches (search, type, rows, error);
  if (fine && search->glances && rows->len < search->limit)
    fine = collect_newest (search->store, type, search->words, rows, search->limit, error);
  return fine && append_hits (search->store, type, rows, hits, error);
}

/* Decides which way the records are found. */
static gboolean
prepare (Search *search, SaType *only, gboolean all, GError **error)
{
  gboolean rare = sa_words_have_rare (search->words);

  if (!all && !rare)
    {
      search->match = sa_words_match_terms (search->store, search->words);
      search->glances = search->match == NULL;
      if (search->glances)
        search->match = sa_words_match_all (search->words, TRUE);
      return TRUE;
    }
  search->match = rare ? sa_words_match_rare (search->words)
                       : sa_words_match_all (search->words, FALSE);
  search->looks = rare && sa_words_have_common (search->words);
  search->candidates = find_candidates (search->store, search->match, only, error);
  return search->candidates != NULL;
}

static GPtrArray *
run (SaStore *store, const char *typed, SaType *only, guint limit, gboolean all, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  g_autofree char *folded = sa_fold (typed);
  g_auto (Search) search = { .store = store, .words = sa_words_new (store, typed), .limit = limit };

  if (search.words == NULL)
    return g_steal_pointer (&hits);
  if (!prepare (&search, only, all, error))
    return NULL;
  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);

      if ((only != NULL && type != only) || (only == NULL && sa_type_get_def (type)->plain)
          || !sa_index_covers (type))
        continue;
      if (!search_type (&search, type, folded, hits, error))
        return NULL;
    }
  return g_steal_pointer (&hits);
}

GPtrArray *
sa_store_search (SaStore *store, const char *typed, SaType *only, guint limit, GError **error)
{
  return run (store, typed, only, limit, FALSE, error);
}

GPtrArray *
sa_store_search_all (SaStore *store, const char *typed, SaType *only, guint limit, GError **error)
{
  return run (store, typed, only, limit, TRUE, error);
}
