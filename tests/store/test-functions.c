/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What SQL is taught, given what a damaged or hostile file may hold: bytes that are not UTF-8,
 * NULs, blobs, words of a megabyte, the largest numbers. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "clients.h"
#include "office.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-store-private.h"

#define MEGABYTE (1024 * 1024)

typedef struct
{
  sqlite3 *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (sqlite3_open (":memory:", &fixture->db), ==, SQLITE_OK);
  g_assert_cmpint (sa_functions_register (fixture->db, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (fixture->db,
                                 "CREATE VIRTUAL TABLE search USING fts5 (text, content = '',"
                                 " contentless_delete = 1, tokenize = 'sa', detail = none)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (sqlite3_close (fixture->db), ==, SQLITE_OK);
}

/* The text a query gives, with ?1 bound to bytes as text or blob. */
static char *
ask (sqlite3 *db, const char *sql, const char *bytes, gssize length, gboolean blob)
{
  sqlite3_stmt *statement = NULL;
  char *text;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (bytes != NULL && blob)
    sqlite3_bind_blob64 (statement, 1, bytes, length, SQLITE_STATIC);
  else if (bytes != NULL)
    sqlite3_bind_text64 (statement, 1, bytes, length < 0 ? strlen (bytes) : (gsize) length,
                         SQLITE_STATIC, SQLITE_UTF8);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

static void
assert_gives (sqlite3 *db, const char *sql, const char *bytes, const char *expected)
{
  g_autofree char *text = ask (db, sql, bytes, -1, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static const struct
{
  const char *bytes;
  gsize length;
} hostile[] = {
  { "", 0 },
  { "\0", 1 },
  { "a\0b", 3 },
  { "\xff\xfe\x80", 3 },
  { "\xc5", 1 }, /* half of ł */
  { "Łód\xc5", 6 },
  { "\xed\xa0\x80", 3 }, /* half of a pair */
  { "\xf8\x88\x80\x80\x80", 5 },
  { "\"quoted\" \\ \x01\x1f\t\n\r", 15 },
  { "\xe2\x80\xae\xe2\x80\x8b", 6 },
  { "'; DROP TABLE search; --", 24 },
};

static void
test_values (Fixture *fixture, gconstpointer data)
{
  assert_gives (fixture->db, "SELECT sa_fold(?1)", "Łódź ŻÓŁĆ", "lodz zolc");
  assert_gives (fixture->db, "SELECT sa_fold(NULL)", NULL, NULL);
  assert_gives (fixture->db, "SELECT sa_fold(9223372036854775807)", NULL, "9223372036854775807");
  assert_gives (fixture->db, "SELECT sa_digits(?1)", "+48 601-234 567\tmobile 2\n22 1",
                "48601234567 221");
  assert_gives (fixture->db, "SELECT sa_digits(NULL)", NULL, NULL);
  assert_gives (fixture->db, "SELECT sa_digits(-12.5)", NULL, "125");
  assert_gives (fixture->db, "SELECT sa_mail(?1)", "a.b@firma.example.com", "a.b@firma.example");
  assert_gives (fixture->db, "SELECT sa_mail(?1)", "nothing", "nothing");
  assert_gives (fixture->db, "SELECT sa_mail(NULL)", NULL, NULL);
  assert_gives (fixture->db, "SELECT sa_diff('a', 1, 1, 'b', NULL, NULL, 'c', 'x', 'x')", NULL, "");
  assert_gives (fixture->db, "SELECT sa_diff('a', '', x'', 'b', NULL, 2)", NULL,
                ",\"a\":[\"\",\"\"],\"b\":[null,2]");
  assert_gives (fixture->db, "SELECT sa_diff('a', '', '')", NULL, "");
  assert_gives (fixture->db, "SELECT sa_diff()", NULL, "");
  assert_gives (fixture->db, "SELECT sa_diff('odd', 1)", NULL, "");
  assert_gives (fixture->db, "SELECT sa_row('a', -9223372036854775808, 'b', NULL, 'c', x'00ff')",
                NULL, ",\"a\":-9223372036854775808,\"c\":\"00ff\"");
  assert_gives (fixture->db, "SELECT sa_change()", NULL, "0");
  assert_gives (fixture->db, "SELECT sa_due(1, 2)", NULL, NULL);
}

/* Whatever the bytes: no crash, and what comes out can be kept as text. */
static void
test_hostile_bytes (Fixture *fixture, gconstpointer data)
{
  const char *const queries[] = { "SELECT sa_fold(?1)", "SELECT sa_digits(?1)",
                                  "SELECT sa_mail(?1)" };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    for (guint blob = 0; blob <= 1; blob++)
      {
        g_autofree char *json = ask (fixture->db,
                                     "SELECT '{' || substr(sa_diff('f', ?1, 7), 2) || '}'",
                                     hostile[i].bytes, hostile[i].length, blob);
        g_autofree char *row = ask (fixture->db, "SELECT '{' || substr(sa_row('f', ?1), 2) || '}'",
                                    hostile[i].bytes, hostile[i].length, blob);
        g_autoptr (JsonNode) first = json_from_string (json, NULL);
        g_autoptr (JsonNode) second = json_from_string (row, NULL);

        g_assert_nonnull (first);
        g_assert_nonnull (second);
        for (guint j = 0; j < G_N_ELEMENTS (queries); j++)
          g_free (ask (fixture->db, queries[j], hostile[i].bytes, hostile[i].length, blob));
      }
}

static void
test_a_megabyte (Fixture *fixture, gconstpointer data)
{
  static const char *const letters[] = { "7", "w", "ł", "\xff", "@.", "\n", "a ", "1 " };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < MEGABYTE)
        g_string_append (text, letters[i]);
      g_free (ask (fixture->db, "SELECT sa_fold(?1)", text->str, text->len, FALSE));
      g_free (ask (fixture->db, "SELECT sa_digits(?1)", text->str, text->len, FALSE));
      g_free (ask (fixture->db, "SELECT sa_mail(?1)", text->str, text->len, FALSE));
      g_free (ask (fixture->db, "SELECT sa_diff('f', ?1, 1)", text->str, text->len, FALSE));
    }
}

static void
index_text (sqlite3 *db, gint64 row, const char *text, gsize length)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO search (rowid, text) VALUES (?1, ?2)", -1,
                                       &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_text64 (statement, 2, text, length, SQLITE_STATIC, SQLITE_UTF8);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

static gboolean
finds (sqlite3 *db, gint64 row, const char *words)
{
  g_autofree char *match = sa_match_expression (words);
  sqlite3_stmt *statement = NULL;
  int code;

  if (match == NULL)
    return FALSE;
  sqlite3_prepare_v2 (db, "SELECT 1 FROM search WHERE search MATCH ?1 AND rowid = ?2", -1,
                      &statement, NULL);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, row);
  code = sqlite3_step (statement);
  g_assert_true (code == SQLITE_ROW || code == SQLITE_DONE);
  sqlite3_finalize (statement);
  return code == SQLITE_ROW;
}

static void
test_tokenizer (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Studio 54 2000 Łódź, tel. 48601234567; NIP 525-244-57-67";

  index_text (fixture->db, 1, text, strlen (text));
  g_assert_true (finds (fixture->db, 1, text));
  g_assert_true (finds (fixture->db, 1, "54 2000"));
  g_assert_true (finds (fixture->db, 1, "601 234 567"));
  g_assert_true (finds (fixture->db, 1, "lodz studio"));
  g_assert_true (finds (fixture->db, 1, "4567"));
  /* The last byte of these letters' numbers is a digit's; they are none. */
  index_text (fixture->db, 2, "абвгд", strlen ("абвгд"));
  g_assert_true (finds (fixture->db, 2, "абв"));
  g_assert_false (finds (fixture->db, 2, "вгд"));
  g_assert_false (finds (fixture->db, 1, "601 999"));
  g_assert_false (finds (fixture->db, 1, "studio 55"));
  g_assert_false (finds (fixture->db, 1, ""));
  g_assert_false (finds (fixture->db, 1, "\"*' OR ( NEAR ^ : {} -"));
  g_assert_false (finds (fixture->db, 1, "AND OR NOT"));
}

static void
test_tokenizer_of_hostile_text (Fixture *fixture, gconstpointer data)
{
  gint64 row = 1;

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++, row++)
    {
      g_autofree char *words = g_strndup (hostile[i].bytes, hostile[i].length);

      index_text (fixture->db, row, hostile[i].bytes, hostile[i].length);
      finds (fixture->db, row, words);
    }
}

/* Long words are found by themselves and by their beginning; many words are searched for. */
static void
test_tokenizer_of_long_text (Fixture *fixture, gconstpointer data)
{
  static const char *const letters[] = { "w", "ł", "ł1", "漢", "5", "word ", "12 ", "x1 " };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *beginning = NULL;

      while (text->len < MEGABYTE)
        g_string_append (text, letters[i]);
      index_text (fixture->db, i + 1, text->str, text->len);
      g_assert_true (finds (fixture->db, i + 1, text->str));
      beginning = g_utf8_substring (text->str, 0, 12);
      g_assert_true (finds (fixture->db, i + 1, beginning));
    }
}

/* A trigger somebody put into the file names rows of no type. */
static void
test_made_up_rows (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sa_change_begin (store, "x", NULL), >, 0);
  g_assert_true (
      sa_store_exec (store,
                     "SELECT sa_due(0, 1), sa_due(-1, 0), sa_due(9223372036854775807, 1),"
                     " sa_due('x', 'y'), sa_due(NULL, x'00'), sa_due(12094627905537, 1)",
                     &error));
  g_assert_no_error (error);
  g_assert_true (sa_change_commit (store, &error));
  g_assert_no_error (error);
}

/* Text that is not UTF-8 does not cost the record when its making is undone and made again. */
static void
test_undo_of_hostile_text (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    if (hostile[i].bytes[0] != '\0')
      office_add (store, hostile[i].bytes);
  g_assert_cmpint (office_count (store), ==, G_N_ELEMENTS (hostile) - 2);
  while (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error) > 0)
    g_assert_no_error (error);
  g_assert_cmpint (office_count (store), ==, 0);
  while (sa_store_redo_change (store, 0, NULL, NULL, NULL, &error) > 0)
    g_assert_no_error (error);
  g_assert_cmpint (office_count (store), ==, G_N_ELEMENTS (hostile) - 2);
  /* A log somebody has tampered with. */
  sa_store_exec (
      store,
      "UPDATE edit SET fields = CASE number % 4 WHEN 0 THEN '[1' WHEN 1 THEN '{\"id\":7}'"
      " WHEN 2 THEN '{\"name\":{\"a\":[]},\"city\":5}' END;"
      "INSERT INTO edit (change, row, op, fields) SELECT change, row, 2,"
      " '{\"name\":5,\"id\":[null,{}],\"x\\\"y\":[1,2]}' FROM edit",
      NULL);
  sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL);
  sa_store_redo_change (store, 0, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/functions/values", Fixture, NULL, set_up, test_values, tear_down);
  g_test_add ("/functions/hostile-bytes", Fixture, NULL, set_up, test_hostile_bytes, tear_down);
  g_test_add ("/functions/a-megabyte", Fixture, NULL, set_up, test_a_megabyte, tear_down);
  g_test_add ("/functions/tokenizer", Fixture, NULL, set_up, test_tokenizer, tear_down);
  g_test_add ("/functions/tokenizer-of-hostile-text", Fixture, NULL, set_up,
              test_tokenizer_of_hostile_text, tear_down);
  g_test_add ("/functions/tokenizer-of-long-text", Fixture, NULL, set_up,
              test_tokenizer_of_long_text, tear_down);
  g_test_add_func ("/functions/made-up-rows", test_made_up_rows);
  g_test_add_func ("/functions/undo-of-hostile-text", test_undo_of_hostile_text);
  status = g_test_run ();
  office_clean ();
  return status;
}
