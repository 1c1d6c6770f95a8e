/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What SQL is taught: folding, the digits of phone numbers, the difference of two rows as JSON,
 * which change is open; and the tokenizer of the search index, which folds what it indexes and
 * finds numbers by any part. All of it must bear any bytes a damaged or hostile file may hold. */

#include "sa-store-private.h"

#include <string.h>

#include "sa-fold.h"

#define LONGEST_WORD 64
#define PIECE 4

/* --- Words --- */

/* A long word is known by its beginning, cut between two characters. */
static int
cut_word (const char *word, int length)
{
  if (length <= LONGEST_WORD)
    return length;
  for (length = LONGEST_WORD; length > 0 && ((guchar) word[length] & 0xc0) == 0x80;)
    length--;
  return length;
}

/* A number is found by any part of three digits and more. Its pieces of four digits overlap, so
 * that few different ones stand for all numbers there are, which is what keeps the index small and
 * quick to write; the piece at the end is one shorter. */
static int
pass_pieces (const char *number, int length, gboolean ending, SaWordFunc func, gpointer data)
{
  int code = SQLITE_OK;

  for (int i = 0; code == SQLITE_OK && i + PIECE <= length; i++)
    code = func (number + i, PIECE, data);
  if (code == SQLITE_OK && ending)
    code = func (number + length - (PIECE - 1), PIECE - 1, data);
  return code;
}

/* What to do with the words of a text. */
typedef struct
{
  SaWordFunc func;
  gpointer data;
  gboolean pieces; /* cut numbers into pieces … */
  gboolean ending; /* … with the short one at the end */
} WordSink;

static gboolean
is_number (const char *word, int length)
{
  for (int i = 0; i < length; i++)
    if (!g_ascii_isdigit (word[i]))
      return FALSE;
  return TRUE;
}

static int
pass_word (const WordSink *sink, const char *word, int length, gboolean digits)
{
  /* What is left of a long word may be a number, and is taken for one when it is cut again. */
  if (!digits && length > LONGEST_WORD)
    {
      length = cut_word (word, length);
      digits = is_number (word, length);
    }
  if (digits && sink->pieces && length >= PIECE)
    return pass_pieces (word, length, sink->ending, sink->func, sink->data);
  return sink->func (word, cut_word (word, length), sink->data);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static int
split (const char *text, int length, const WordSink *sink)
{
  static GPrivate buffer = G_PRIVATE_INIT (free_string);
  GString *folded = g_private_get (&buffer);
  const char *word = NULL;
  gboolean digits = TRUE;
  int code = SQLITE_OK;
  const char *c;
  const char *end;

  if (folded == NULL)
    g_private_set (&buffer, folded = g_string_sized_new (1024));
  g_string_truncate (folded, 0);
  sa_fold_append (folded, text, length);
  end = folded->str + folded->len;
  for (c = folded->str; c < end && code == SQLITE_OK;)
    {
      gunichar letter = (guchar) *c < 0x80 ? (guchar) *c : g_utf8_get_char (c);
      const char *next = (guchar) *c < 0x80 ? c + 1 : g_utf8_next_char (c);

      if (letter < 0x80 ? g_ascii_isalnum (letter) : sa_fold_is_word (letter))
        {
          if (word == NULL)
            {
              word = c;
              digits = TRUE;
            }
          digits = digits && letter < 0x80 && g_ascii_isdigit (letter);
        }
      else if (word != NULL)
        {
          code = pass_word (sink, word, c - word, digits);
          word = NULL;
        }
      c = next;
    }
  if (word != NULL && code == SQLITE_OK)
    code = pass_word (sink, word, end - word, digits);
  return code;
}

int
sa_tokenize (const char *text, int length, gboolean document, SaWordFunc func, gpointer data)
{
  const WordSink sink = { func, data, TRUE, document };

  return split (text, length, &sink);
}

void
sa_split_words (const char *text, SaWordFunc func, gpointer data)
{
  const WordSink sink = { func, data, FALSE, FALSE };

  split (text, strlen (text), &sink);
}

/* --- The FTS5 tokenizer --- */

typedef struct
{
  void *context;
  int (*token) (void *, int, const char *, int, int, int);
  int length;
} TokenSink;

static int
pass_token (const char *word, int length, gpointer data)
{
  TokenSink *sink = data;

  return sink->token (sink->context, 0, word, length, 0, sink->length);
}

static int
tokenizer_create (void *context, const char **args, int n_args, Fts5Tokenizer **tokenizer)
{
  /* It has no state; FTS5 wants a pointer that is not NULL. */
  *tokenizer = (Fts5Tokenizer *) tokenizer_create;
  return SQLITE_OK;
}

static void
tokenizer_delete (Fts5Tokenizer *tokenizer)
{
}

static int
tokenizer_tokenize (Fts5Tokenizer *tokenizer, void *context, int flags, const char *text,
                    int length, int (*token) (void *, int, const char *, int, int, int))
{
  TokenSink sink = { context, token, length };

  return sa_tokenize (text, length, (flags & FTS5_TOKENIZE_DOCUMENT) != 0, pass_token, &sink);
}

static fts5_api *
get_fts5 (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

/* --- Functions --- */

/* sa_fold (text): folded for comparing and sorting. */
static void
fold_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, sa_fold (text), -1, g_free);
}

/* sa_digits (text): the digits of each line of a phone field, lines kept apart, labels left out. */
static void
digits_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  int length = sqlite3_value_bytes (values[0]);
  gboolean label = FALSE;
  char *digits;
  int used = 0;

  if (text == NULL)
    return;
  digits = sqlite3_malloc (length + 1);
  if (digits == NULL)
    {
      sqlite3_result_error_nomem (context);
      return;
    }
  for (int i = 0; i < length; i++)
    {
      if (text[i] == '\n')
        {
          digits[used++] = ' ';
          label = FALSE;
        }
      else if (text[i] == '\t')
        label = TRUE;
      else if (!label && g_ascii_isdigit (text[i]))
        digits[used++] = text[i];
    }
  sqlite3_result_text (context, digits, used, sqlite3_free);
}

/* sa_mail (text): an e-mail address without the top-level domain, which would be found everywhere.
 */
static void
mail_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  const char *dot;

  if (text == NULL)
    return;
  dot = strchr (text, '\n') == NULL ? strrchr (text, '.') : NULL;
  sqlite3_result_text (context, text, dot != NULL ? dot - text : -1, SQLITE_TRANSIENT);
}

/* JSON is UTF-8: of a text that is not, what can be read is kept. */
static void
append_json_text (GString *json, const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  g_string_append_c (json, '"');
  for (const char *c = valid != NULL ? valid : text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (json, '\\');
      if ((guchar) *c < 0x20)
        g_string_append_printf (json, "\\u%04x", (guchar) *c);
      else
        g_string_append_c (json, *c);
    }
  g_string_append_c (json, '"');
}

static void
append_json_value (GString *json, sqlite3_value *value)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_NULL:
      g_string_append (json, "null");
      break;
    case SQLITE_INTEGER:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, (gint64) sqlite3_value_int64 (value));
      break;
    case SQLITE_BLOB:
      {
        const guint8 *bytes = sqlite3_value_blob (value);
        int length = sqlite3_value_bytes (value);

        g_string_append_c (json, '"');
        for (int i = 0; i < length; i++)
          g_string_append_printf (json, "%02x", bytes[i]);
        g_string_append_c (json, '"');
        break;
      }
    default:
      append_json_text (json, (const char *) sqlite3_value_text (value));
      break;
    }
}

static gboolean
same_value (sqlite3_value *a, sqlite3_value *b)
{
  int type = sqlite3_value_type (a);

  if (type != sqlite3_value_type (b))
    return FALSE;
  if (type == SQLITE_NULL)
    return TRUE;
  if (type == SQLITE_INTEGER)
    return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
  if (sqlite3_value_bytes (a) == 0 && sqlite3_value_bytes (b) == 0)
    return TRUE;
  return sqlite3_value_bytes (a) == sqlite3_value_bytes (b)
         && memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), sqlite3_value_bytes (a)) == 0;
}

/* sa_diff (name, old, new, …): ,"name":[old,new] for each that differs; as many as fit in a call.
 */
static void
diff_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  GString *json = NULL;

  for (int i = 0; i + 2 < n; i += 3)
    {
      if (same_value (values[i + 1], values[i + 2]))
        continue;
      if (json == NULL)
        json = g_string_new (NULL);
      g_string_append_printf (json, ",\"%s\":[", (const char *) sqlite3_value_text (values[i]));
      append_json_value (json, values[i + 1]);
      g_string_append_c (json, ',');
      append_json_value (json, values[i + 2]);
      g_string_append_c (json, ']');
    }
  if (json == NULL)
    sqlite3_result_text (context, "", 0, SQLITE_STATIC);
  else
    sqlite3_result_text (context, g_string_free (json, FALSE), -1, g_free);
}

/* sa_row (name, value, …): ,"name":value for each that is not null. */
static void
row_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  GString *json = g_string_sized_new (200);

  for (int i = 0; i + 1 < n; i += 2)
    {
      if (sqlite3_value_type (values[i + 1]) == SQLITE_NULL)
        continue;
      g_string_append_printf (json, ",\"%s\":", (const char *) sqlite3_value_text (values[i]));
      append_json_value (json, values[i + 1]);
    }
  sqlite3_result_text (context, g_string_free (json, FALSE), -1, g_free);
}

/* sa_change (): the number of the open change, 0 when nothing is to be logged. */
static void
change_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  SaStore *store = sqlite3_user_data (context);

  sqlite3_result_int64 (context, store != NULL ? store->change : 0);
}

/* sa_due (row, known): from the triggers, see sa-index.c. */
static void
due_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  SaStore *store = sqlite3_user_data (context);

  if (store != NULL)
    sa_index_due (store, sqlite3_value_int64 (values[0]), sqlite3_value_int (values[1]));
}

/* sa_has_words (text, words): see sa-words.c. */
static void
has_words_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  const char *words = (const char *) sqlite3_value_text (values[1]);

  sqlite3_result_int (context, text != NULL && words != NULL
                                   && sa_has_words (text, sqlite3_value_bytes (values[0]), words));
}

int
sa_functions_register (sqlite3 *db, SaStore *store)
{
  static const struct
  {
    const char *name;
    int n_args;
    int flags;
    void (*func) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "sa_fold", 1, SQLITE_DETERMINISTIC, fold_function },
    { "sa_digits", 1, SQLITE_DETERMINISTIC, digits_function },
    { "sa_mail", 1, SQLITE_DETERMINISTIC, mail_function },
    { "sa_diff", -1, SQLITE_DETERMINISTIC, diff_function },
    { "sa_row", -1, SQLITE_DETERMINISTIC, row_function },
    { "sa_has_words", 2, SQLITE_DETERMINISTIC, has_words_function },
    { "sa_change", 0, 0, change_function },
    { "sa_due", 2, 0, due_function },
  };
  static fts5_tokenizer tokenizer = { tokenizer_create, tokenizer_delete, tokenizer_tokenize };
  fts5_api *fts5;
  int code = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (functions) && code == SQLITE_OK; i++)
    code = sqlite3_create_function_v2 (db, functions[i].name, functions[i].n_args,
                                       SQLITE_UTF8 | functions[i].flags, store, functions[i].func,
                                       NULL, NULL, NULL);
  fts5 = get_fts5 (db);
  if (code == SQLITE_OK && fts5 != NULL)
    code = fts5->xCreateTokenizer (fts5, "sa", NULL, &tokenizer, NULL);
  else if (code == SQLITE_OK)
    code = SQLITE_ERROR;
  return code;
}
