/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text as it is compared and searched: without case, without diacritics, one spelling for each
 * sound of a keyboard, so that “lodz” finds “Łódź”. Every cell of an import passes through here,
 * therefore ASCII is a byte loop, everything of two UTF-8 bytes and the Latin and Greek extensions
 * are a table made on first use, and only the rest asks the Unicode tables of GLib. */

#include "sa-fold.h"

#include <string.h>

/* One folded character: up to four bytes, or TOO_LONG when the slow way must be gone. */
typedef struct
{
  guint8 length;
  char bytes[4];
} Folded;

#define TOO_LONG 0xff
#define TWO_BYTE_FIRST 0x80
#define TWO_BYTE_LAST 0x7ff
#define EXTENDED_FIRST 0x1e00
#define EXTENDED_LAST 0x1fff
#define SLOW_MAX (G_UNICHAR_MAX_DECOMPOSITION_LENGTH * 6)

static Folded two_byte[TWO_BYTE_LAST - TWO_BYTE_FIRST + 1];
static Folded extended[EXTENDED_LAST - EXTENDED_FIRST + 1];

/* What Unicode does not decompose, though people type it on a plain keyboard. Sorted by code point;
 * lower case only. */
static const struct
{
  gunichar c;
  const char *plain;
} letters[] = {
  { 0x00d7, "x" },  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" },  { 0x00f8, "o" },
  { 0x00fe, "th" }, { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0138, "k" },
  { 0x0142, "l" },  { 0x014b, "n" },  { 0x0153, "oe" }, { 0x0167, "t" },  { 0x0180, "b" },
  { 0x0183, "b" },  { 0x0188, "c" },  { 0x018c, "d" },  { 0x0192, "f" },  { 0x0199, "k" },
  { 0x019a, "l" },  { 0x019e, "n" },  { 0x01a5, "p" },  { 0x01ab, "t" },  { 0x01ad, "t" },
  { 0x01b4, "y" },  { 0x01b6, "z" },  { 0x01dd, "e" },  { 0x01e5, "g" },  { 0x0221, "d" },
  { 0x0225, "z" },  { 0x0234, "l" },  { 0x0235, "n" },  { 0x0236, "t" },  { 0x0237, "j" },
  { 0x023c, "c" },  { 0x023f, "s" },  { 0x0240, "z" },  { 0x0247, "e" },  { 0x0249, "j" },
  { 0x024d, "r" },  { 0x024f, "y" },  { 0x0253, "b" },  { 0x0256, "d" },  { 0x0257, "d" },
  { 0x0259, "e" },  { 0x0260, "g" },  { 0x0268, "i" },  { 0x026b, "l" },  { 0x0272, "n" },
  { 0x0275, "o" },  { 0x0288, "t" },  { 0x0289, "u" },  { 0x028b, "v" },  { 0x02bb, "'" },
  { 0x02bc, "'" },  { 0x03c2, "σ" },  { 0x1e9e, "ss" }, { 0x2010, "-" },  { 0x2011, "-" },
  { 0x2012, "-" },  { 0x2013, "-" },  { 0x2014, "-" },  { 0x2015, "-" },  { 0x2018, "'" },
  { 0x2019, "'" },  { 0x201a, "'" },  { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x201e, "\"" },
  { 0x2212, "-" },  { 0x2c65, "a" },  { 0x2c66, "t" },
};

static const char *
find_plain (gunichar c)
{
  gsize low = 0, high = G_N_ELEMENTS (letters);

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (letters[middle].c == c)
        return letters[middle].plain;
      if (letters[middle].c < c)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* Accents of European scripts, Hebrew points and Arabic vowel signs are dropped. The marks of Indic
 * scripts, Thai and kana are not: there they are letters, and “が” is not “か”. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0483 && c <= 0x0489)
         || (c >= 0x0591 && c <= 0x05bd) || c == 0x05bf || c == 0x05c1 || c == 0x05c2 || c == 0x05c4
         || c == 0x05c5 || c == 0x05c7 || (c >= 0x064b && c <= 0x065f) || c == 0x0670
         || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff)
         || (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe00 && c <= 0xfe0f)
         || (c >= 0xfe20 && c <= 0xfe2f);
}

static gsize
fold_one (gunichar c, char *out)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  gsize length = 0;

  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar lower = g_unichar_tolower (parts[i]);
      const char *plain = find_plain (lower);

      if (plain != NULL)
        {
          gsize n = strlen (plain);

          memcpy (out + length, plain, n);
          length += n;
        }
      else if (is_accent (lower) || g_unichar_type (lower) == G_UNICODE_FORMAT)
        continue;
      else if (g_unichar_isspace (lower) || lower == 0x85)
        out[length++] = ' ';
      else
        length += (gsize) g_unichar_to_utf8 (lower, out + length);
    }
  return length;
}

static void
fill (Folded *table, gunichar first, gunichar last)
{
  for (gunichar c = first; c <= last; c++)
    {
      char buffer[SLOW_MAX];
      gsize length = fold_one (c, buffer);
      Folded *entry = &table[c - first];

      entry->length = length <= sizeof entry->bytes ? (guint8) length : TOO_LONG;
      memcpy (entry->bytes, buffer, MIN (length, sizeof entry->bytes));
    }
}

static void
ensure_tables (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      fill (two_byte, TWO_BYTE_FIRST, TWO_BYTE_LAST);
      fill (extended, EXTENDED_FIRST, EXTENDED_LAST);
      g_once_init_leave (&ready, 1);
    }
}

static inline char
fold_ascii (guchar c)
{
  if (c == 0)
    return ' ';
  return (char) (c + (guchar) (((guchar) (c - 'A') < 26) << 5));
}

/* Copies ASCII from @p on, eight bytes at a time while that lasts. Returns how many bytes it took.
 */
static gsize
fold_ascii_run (char *out, const guchar *p, gsize length)
{
  gsize i = 0;

  while (i + 8 <= length)
    {
      guint64 word;

      memcpy (&word, p + i, sizeof word);
      if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
      for (gsize k = 0; k < 8; k++)
        out[i + k] = fold_ascii (p[i + k]);
      i += 8;
    }
  for (; i < length && p[i] < 0x80; i++)
    out[i] = fold_ascii (p[i]);
  return i;
}

/* The table entry of the character at @p, or NULL when the slow way must be gone. */
static inline const Folded *
look_up (const guchar *p, gsize length, gsize *taken)
{
  const Folded *entry = NULL;

  if (p[0] >= 0xc2 && p[0] <= 0xdf && length >= 2 && (p[1] & 0xc0) == 0x80)
    {
      entry = &two_byte[(((p[0] & 0x1fu) << 6) | (p[1] & 0x3fu)) - TWO_BYTE_FIRST];
      *taken = 2;
    }
  else if (p[0] == 0xe1 && length >= 3 && p[1] >= 0xb8 && p[1] <= 0xbf && (p[2] & 0xc0) == 0x80)
    {
      entry = &extended[(0x1000u | ((p[1] & 0x3fu) << 6) | (p[2] & 0x3fu)) - EXTENDED_FIRST];
      *taken = 3;
    }
  return entry != NULL && entry->length != TOO_LONG ? entry : NULL;
}

/**
 * sa_fold_append:
 * @out: where the folded text is appended
 * @text: (nullable): anything; invalid bytes become U+FFFD, NUL bytes a space
 * @len: bytes of @text, or -1 when it ends with NUL
 *
 * Folds @text: lower case, no diacritics, compatibility forms (ﬁ, １, ™) written out, dashes and
 * quotes of one kind, letters Unicode does not decompose (ł ø đ ß æ œ þ ð ı ħ ŧ ŋ …) as on a plain
 * keyboard. White space is kept, as plain characters.
 */
void
sa_fold_append (GString *out, const char *text, gssize len)
{
  const guchar *p = (const guchar *) text;
  gsize left = text == NULL ? 0 : len < 0 ? strlen (text) : (gsize) len;
  gsize at = out->len;

  ensure_tables ();
  /* Twice the bytes is enough for all but the slow way, which looks for itself. */
  g_string_set_size (out, at + left * 2);
  while (left > 0)
    {
      gsize taken = fold_ascii_run (out->str + at, p, left);
      const Folded *entry;

      at += taken;
      p += taken;
      left -= taken;
      if (left == 0)
        break;
      entry = look_up (p, left, &taken);
      if (entry != NULL)
        {
          memcpy (out->str + at, entry->bytes, entry->length);
          at += entry->length;
        }
      else
        {
          gunichar c = g_utf8_get_char_validated ((const char *) p, (gssize) left);
          gboolean valid = c != (gunichar) -1 && c != (gunichar) -2;

          taken = valid ? (gsize) g_utf8_skip[*p] : 1;
          if (at + SLOW_MAX + left * 2 > out->len)
            g_string_set_size (out, at + SLOW_MAX + left * 2);
          at += fold_one (valid ? c : 0xfffd, out->str + at);
        }
      p += taken;
      left -= taken;
    }
  g_string_set_size (out, at);
}

/**
 * sa_fold:
 * @utf8: (nullable): anything, as in sa_fold_append()
 *
 * Folds @utf8, with runs of white space collapsed to one space and the ends trimmed: two names that
 * a person would call the same give the same text.
 *
 * Returns: (transfer full): the folded text, never NULL
 */
char *
sa_fold (const char *utf8)
{
  GString *out = g_string_new (NULL);
  gsize to = 0;

  sa_fold_append (out, utf8, -1);
  for (gsize from = 0; from < out->len; from++)
    {
      gboolean space = g_ascii_isspace (out->str[from]) || out->str[from] == '\v';

      if (!space)
        out->str[to++] = out->str[from];
      else if (to > 0 && out->str[to - 1] != ' ')
        out->str[to++] = ' ';
    }
  if (to > 0 && out->str[to - 1] == ' ')
    to--;
  g_string_truncate (out, to);
  return g_string_free (out, FALSE);
}

char *
sa_fold_key (const char *utf8)
{
  g_autofree char *folded = sa_fold (utf8);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * sa_fold_append_words:
 * @out: the words are appended here, a space between two
 * @text: anything, as in sa_fold_append()
 *
 * Folds @text and puts its words in alphabetical order: “Nowak Jan” and “Jan Nowak” become the
 * same. What stands between words is dropped. Beyond 32 words the rest counts as one.
 */
void
sa_fold_append_words (GString *out, const char *text)
{
  g_autoptr (GString) folded = g_string_sized_new (64);
  char *words[32];
  guint n = 0;
  gboolean inside = FALSE;

  sa_fold_append (folded, text, -1);
  for (char *p = folded->str; *p != '\0'; p++)
    {
      gboolean letter = g_ascii_isalnum (*p) || (*p & 0x80) != 0;

      if (letter && !inside && n < G_N_ELEMENTS (words))
        words[n++] = p;
      if (!letter && n < G_N_ELEMENTS (words))
        *p = '\0';
      inside = letter;
    }
  qsort (words, n, sizeof *words, compare_words);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, words[i]);
    }
}

/**
 * sa_fold_is_word:
 * @c: a character
 *
 * Whether @c belongs to a word for search: letters, digits, the marks that complete a letter, and
 * private use characters. Everything else parts words.
 */
gboolean
sa_fold_is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c)
         || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}
