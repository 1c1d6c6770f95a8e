/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes can be indexed and searched for: words are UTF-8 of bearable length and stay the same
 * when cut again, and what was indexed is found by its own text. */

#include <string.h>

#include "sa-store-private.h"

int LLVMFuzzerTestOneInput (const unsigned char *data, size_t size);

static void
require (gboolean condition)
{
  if (!condition)
    __builtin_trap ();
}

static int
on_word (const char *word, int length, gpointer data)
{
  require (length > 0 && length <= 64 && g_utf8_validate (word, length, NULL));
  g_ptr_array_add (data, g_strndup (word, length));
  return SQLITE_OK;
}

/* Cuts a text, and each of its words again. Returns how many there are. */
static guint
cut (const char *text, gsize length, gboolean parts)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  sa_tokenize (text, length, parts, on_word, words);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func (g_free);

      sa_tokenize (word, strlen (word), FALSE, on_word, again);
      require (again->len == 1 && g_str_equal (g_ptr_array_index (again, 0), word));
    }
  return words->len;
}

static sqlite3 *
open_index (void)
{
  sqlite3 *db = NULL;

  require (sqlite3_open (":memory:", &db) == SQLITE_OK
           && sa_functions_register (db, NULL) == SQLITE_OK
           && sqlite3_exec (db,
                            "CREATE VIRTUAL TABLE search USING fts5 (text, content = '',"
                            " contentless_delete = 1, tokenize = 'sa', detail = none)",
                            NULL, NULL, NULL)
                  == SQLITE_OK);
  return db;
}

static int
run (sqlite3 *db, const char *sql, const char *text)
{
  sqlite3_stmt *statement = NULL;
  int code;

  require (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK);
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  code = sqlite3_step (statement);
  require (code == SQLITE_ROW || code == SQLITE_DONE);
  sqlite3_finalize (statement);
  return code;
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  static sqlite3 *db;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *match = sa_match_expression (text);

  if (db == NULL)
    db = open_index ();
  /* All of it, NULs too. */
  cut ((const char *) data, size, TRUE);
  require ((match != NULL) == (cut (text, strlen (text), FALSE) > 0));
  if (match == NULL)
    return 0;
  run (db, "INSERT INTO search (rowid, text) VALUES (1, ?1)", text);
  require (run (db, "SELECT 1 FROM search WHERE search MATCH ?1", match) == SQLITE_ROW);
  run (db, "DELETE FROM search WHERE rowid = 1", NULL);
  return 0;
}
