/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds out how a text file of unknown origin is written: its encoding from its bytes, then its
 * quotes and separator from how evenly they cut the first lines. */

#include "sa-csv-detect.h"

#include "sa-text-source.h"
#include "sa-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE (256 * 1024)
/* How far into a file of plain ASCII a first other byte is looked for */
#define SEARCH (256 * 1024 * 1024)
/* Lines by which separators are judged */
#define MAX_LINES 100

static const char delimiters[] = { ',', ';', '\t', '|' };

/* Bytes of UTF-16 without a mark: text in a Western script has a NUL in every other byte */
static const char *
detect_utf16 (const guchar *bytes, gsize length)
{
  gsize n = MIN (length, 4096) & ~(gsize) 1;
  gsize even = 0, odd = 0;

  for (gsize i = 0; i < n; i += 2)
    {
      even += bytes[i] == 0;
      odd += bytes[i + 1] == 0;
    }
  if (n < 4)
    return NULL;
  if (odd > n / 4 && even < n / 64 + 1)
    return "UTF-16LE";
  if (even > n / 4 && odd < n / 64 + 1)
    return "UTF-16BE";

  return NULL;
}

/* Whether @bytes are UTF-8, a few faults aside: the rows they are in will be refused, which is
 * better than reading every other row in the wrong encoding. */
static gboolean
is_mostly_utf8 (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  gsize good = 0, bad = 0;

  for (const char *p = bytes; p < end;)
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      if (c == (gunichar) -2) /* cut off by the end of the sample */
        break;
      if (c == (gunichar) -1)
        {
          bad++;
          p++;
        }
      else
        {
          good++;
          p = g_utf8_next_char (p);
        }
    }

  return bad == 0 || good > bad * 4;
}

/* The two encodings of Central Europe differ in where ą, ś, ź and their capitals are, and in that
 * only Windows has letters where ISO has control characters. */
static const char *
detect_central_european (const guchar *bytes, gsize length)
{
  gsize windows = 0, iso = 0;

  for (gsize i = 0; i < length; i++)
    switch (bytes[i])
      {
      case 0xa5: /* Ą, in ISO Ľ */
      case 0xb9: /* ą, in ISO š */
        windows++;
        break;
      case 0xa1: /* Ą, in Windows ˇ */
      case 0xa6: /* Ś, in Windows ¦ */
      case 0xac: /* Ź, in Windows ¬ */
      case 0xb1: /* ą, in Windows ± */
      case 0xb6: /* ś, in Windows ¶ */
      case 0xbc: /* ź, in Windows Ľ */
        iso++;
        break;
      default:
        if (bytes[i] >= 0x80 && bytes[i] <= 0x9f)
          return "WINDOWS-1250";
      }

  return iso > windows ? "ISO-8859-2" : "WINDOWS-1250";
}

/**
 * sa_csv_detect_encoding:
 * @bytes: some of the file, the beginning or a part with letters that are not ASCII
 *
 * Returns: the name of the encoding, as iconv knows it
 */
const char *
sa_csv_detect_encoding (const char *bytes, gsize length)
{
  const char *utf16;

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return "UTF-8";
  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return "UTF-16LE";
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return "UTF-16BE";

  utf16 = detect_utf16 ((const guchar *) bytes, length);
  if (utf16 != NULL)
    return utf16;
  if (is_mostly_utf8 (bytes, length))
    return "UTF-8";

  return detect_central_european ((const guchar *) bytes, length);
}

static gboolean
is_ascii (const char *bytes, gsize length)
{
  guchar all = 0;

  for (gsize i = 0; i < length; i++)
    all |= (guchar) bytes[i];

  return all < 0x80;
}

/*
 * Reads the beginning of the file and, if that is all ASCII, on to the first place where it is not.
 * A list of a million firms may well have its first “Łódź” behind any sample one could take.
 */
static gboolean
read_sample (GFile *file, GByteArray *head, GByteArray *letters, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *buffer = NULL;
  gsize n, total;

  if (stream == NULL)
    return FALSE;

  buffer = g_malloc (SAMPLE);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, SAMPLE, &n, NULL, error))
    return FALSE;

  g_byte_array_append (head, (guint8 *) buffer, (guint) n);
  for (total = n; is_ascii (buffer, n) && n == SAMPLE && total < SEARCH; total += n)
    if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, SAMPLE, &n, NULL, error))
      return FALSE;

  g_byte_array_append (letters, (guint8 *) buffer, (guint) n);
  return TRUE;
}

/* How often a value begins and ends with @quote */
static int
count_quoted (const char *text, char quote)
{
  int n = 0;

  for (const char *p = strchr (text, quote); p != NULL; p = strchr (p + 1, quote))
    {
      gboolean opens = p == text || strchr (",;\t|\n\r", p[-1]) != NULL;
      gboolean closes = strchr (",;\t|\n\r", p[1]) != NULL;

      n += opens != closes;
    }

  return n;
}

/* Counts the values of each of the first lines if they were separated by @delimiter; a line that
 * the end of the sample cuts off does not count. */
static int
count_values (const char *text, char delimiter, char quote, int counts[MAX_LINES])
{
  gboolean quoted = FALSE, at_start = TRUE;
  int n_lines = 0, n = 1;

  for (const char *p = text; *p != '\0' && n_lines < MAX_LINES; p++)
    {
      if (quoted)
        {
          if (*p == quote && p[1] == quote)
            p++;
          else if (*p == quote)
            quoted = FALSE;
          continue;
        }
      if (*p == quote && at_start)
        quoted = TRUE;
      else if (*p == delimiter)
        n++;
      else if (*p == '\n' || *p == '\r')
        {
          if (!at_start || n > 1)
            counts[n_lines++] = n;
          n = 1;
        }
      at_start = *p == delimiter || *p == '\n' || *p == '\r' || (at_start && *p == ' ');
    }
  if (n_lines == 0)
    counts[n_lines++] = n;

  return n_lines;
}

/* A separator is good when it cuts most lines into the same number of values, and better the more
 * values that makes. Commas in addresses vary from line to line. */
static double
rate_delimiter (const char *text, char delimiter, char quote)
{
  int counts[MAX_LINES];
  int n_lines = count_values (text, delimiter, quote, counts);
  int best = 0, width = 1;

  for (int i = 0; i < n_lines; i++)
    {
      int same = 0;

      for (int j = 0; j < n_lines; j++)
        same += counts[j] == counts[i];
      if (same > best || (same == best && counts[i] > width))
        {
          best = same;
          width = counts[i];
        }
    }
  if (width < 2)
    return 0;

  return (double) best / n_lines + (counts[0] == width ? 0.5 : 0) + MIN (width, 50) * 0.01;
}

/* Excel writes “sep=;” as a first line for its own use. */
static char
read_sep_line (const char *text)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0'
      && (text[5] == '\r' || text[5] == '\n'))
    return text[4];

  return 0;
}

static void
detect_form (const char *text, SaTableOptions *options, gboolean *trim)
{
  char pattern[4] = { 0 };
  double best = 0;

  if (options->quote == 0)
    {
      int singles = count_quoted (text, '\'');

      options->quote = singles > 3 && count_quoted (text, '"') * 2 < singles ? '\'' : '"';
    }
  if (options->delimiter == 0)
    options->delimiter = read_sep_line (text);
  if (options->delimiter == 0)
    {
      options->delimiter = ',';
      for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
        {
          double rate = rate_delimiter (text, delimiters[i], options->quote);

          if (rate > best)
            {
              best = rate;
              options->delimiter = delimiters[i];
            }
        }
    }

  /* Spaces belong to a value (RFC 4180), but where one stands between a separator and a quote they
   * can only be meant as an ornament. */
  g_snprintf (pattern, sizeof pattern, "%c %c", options->delimiter, options->quote);
  *trim = strstr (text, pattern) != NULL;
}

/*
 * sa_csv_detect:
 * @options: (inout): what is known; encoding, quote and separator are filled in where they are not
 * @trim: (out): whether the file has spaces around its quotes
 */
gboolean
sa_csv_detect (GFile *file, SaTableOptions *options, gboolean *trim, GError **error)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) letters = g_byte_array_new ();
  g_autofree char *text = NULL;
  gsize length;

  if (!read_sample (file, head, letters, error))
    return FALSE;

  if (options->encoding == NULL)
    {
      const char *encoding = sa_csv_detect_encoding ((const char *) head->data, head->len);

      if (is_ascii ((const char *) head->data, head->len))
        encoding = sa_csv_detect_encoding ((const char *) letters->data, letters->len);
      options->encoding = g_strdup (encoding);
    }

  text = sa_text_source_convert ((const char *) head->data, head->len, options->encoding, &length);
  if (text == NULL)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("The encoding “%s” is not known here; try UTF-8 or Windows-1250."),
                   options->encoding);
      return FALSE;
    }

  detect_form (text, options, trim);
  return TRUE;
}
