/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a text file as UTF-8, a chunk at a time, whatever encoding it is in.
 * GConverterInputStream would stop at the first byte that is wrong; here such a byte is passed on
 * as one that cannot be in UTF-8, so that only the row it stands in is refused. */

#include "sa-text-source.h"

#include "sa-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <iconv.h>
#include <string.h>

#define CHUNK (128 * 1024)
/* Room in front of a chunk for a character cut off at the end of the one before */
#define CARRY 16
/* The most bytes of UTF-8 that one byte of another encoding becomes */
#define GROWTH 4

struct _SaTextSource
{
  GFile *file;
  GInputStream *stream;
  iconv_t converter; /* (iconv_t) -1 if the file is in UTF-8 */
  gsize unit;        /* bytes skipped when a character is wrong */
  char *input;
  char *output;
  gsize n_carried;
  guint64 size;
  guint64 n_read;
};

static gsize
unit_of (const char *encoding)
{
  if (g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0
      || g_ascii_strncasecmp (encoding, "UCS-2", 5) == 0)
    return 2;
  if (g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0
      || g_ascii_strncasecmp (encoding, "UCS-4", 5) == 0)
    return 4;
  return 1;
}

static gboolean
is_utf8 (const char *encoding)
{
  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "UTF8") == 0
         || g_ascii_strcasecmp (encoding, "US-ASCII") == 0;
}

/* Converts as much of @in as is whole; returns how much was written, and moves the rest to @rest */
static gsize
convert (iconv_t converter, gsize unit, char *in, gsize n_in, char *out, gsize n_out, gsize *rest)
{
  char *to = out;

  while (n_in > 0)
    {
      if (iconv (converter, &in, &n_in, &to, &n_out) != (size_t) -1)
        break;
      if (errno != EILSEQ || n_out == 0)
        break;

      *to++ = SA_TEXT_BAD_BYTE;
      n_out--;
      in += MIN (unit, n_in);
      n_in -= MIN (unit, n_in);
      iconv (converter, NULL, NULL, NULL, NULL);
    }

  *rest = n_in;
  return (gsize) (to - out);
}

static void
explain (GError **error, GFile *file, const GError *cause)
{
  g_autofree char *name = g_path_get_basename (g_file_peek_path (file) ? g_file_peek_path (file)
                                                                       : "");

  g_set_error (error, SA_ERROR, SA_ERROR_FAILED, _ ("“%s” could not be read: %s."), name,
               cause->message);
}

static gboolean
open_stream (SaTextSource *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInfo) info = NULL;
  GFileInputStream *stream = g_file_read (self->file, NULL, &local_error);

  if (stream == NULL)
    {
      explain (error, self->file, local_error);
      return FALSE;
    }

  self->stream = G_INPUT_STREAM (stream);
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  self->size = info ? (guint64) g_file_info_get_size (info) : 0;

  return TRUE;
}

/* A byte order mark is not part of the first value */
static gsize
mark_length (const char *data, gsize length)
{
  return length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/**
 * sa_text_source_new:
 * @encoding: a name iconv knows
 */
SaTextSource *
sa_text_source_new (GFile *file, const char *encoding, GError **error)
{
  g_autoptr (SaTextSource) self = g_new0 (SaTextSource, 1);

  self->file = g_object_ref (file);
  self->unit = unit_of (encoding);
  self->converter = (iconv_t) -1;
  if (!is_utf8 (encoding))
    {
      self->converter = iconv_open ("UTF-8", encoding);
      if (self->converter == (iconv_t) -1)
        {
          g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                       _ ("The encoding “%s” is not known here; try UTF-8 or Windows-1250."),
                       encoding);
          return NULL;
        }
      self->output = g_malloc ((CHUNK + CARRY) * GROWTH);
    }
  self->input = g_malloc (CHUNK + CARRY);

  if (!open_stream (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sa_text_source_free (SaTextSource *self)
{
  if (self == NULL)
    return;

  if (self->converter != (iconv_t) -1)
    iconv_close (self->converter);
  g_clear_object (&self->stream);
  g_clear_object (&self->file);
  g_free (self->input);
  g_free (self->output);
  g_free (self);
}

/**
 * sa_text_source_read:
 * @data: (out): the next bytes, valid until the next call
 *
 * Returns: how many bytes there are, 0 at the end, -1 with @error set
 */
gssize
sa_text_source_read (SaTextSource *self, const char **data, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  for (;;)
    {
      gboolean first = self->n_read == 0;
      gssize n = g_input_stream_read (self->stream, self->input + self->n_carried, CHUNK, NULL,
                                      &local_error);
      gsize n_out, rest;

      if (n < 0)
        {
          explain (error, self->file, local_error);
          return -1;
        }
      self->n_read += (guint64) n;

      if (self->converter == (iconv_t) -1)
        {
          gsize skip = first ? mark_length (self->input, (gsize) n) : 0;

          *data = self->input + skip;
          return n - (gssize) skip;
        }

      if (n == 0)
        {
          gboolean cut = self->n_carried > 0;

          self->n_carried = 0;
          self->output[0] = SA_TEXT_BAD_BYTE;
          *data = self->output;
          return cut ? 1 : 0;
        }

      n_out = convert (self->converter, self->unit, self->input, self->n_carried + (gsize) n,
                       self->output, (CHUNK + CARRY) * GROWTH, &rest);
      rest = MIN (rest, CARRY);
      memmove (self->input, self->input + self->n_carried + n - rest, rest);
      self->n_carried = rest;

      *data = self->output + (first ? mark_length (self->output, n_out) : 0);
      n_out -= (gsize) (*data - self->output);
      if (n_out > 0)
        return (gssize) n_out;
    }
}

gboolean
sa_text_source_rewind (SaTextSource *self, GError **error)
{
  g_clear_object (&self->stream);
  self->n_read = 0;
  self->n_carried = 0;
  if (self->converter != (iconv_t) -1)
    iconv (self->converter, NULL, NULL, NULL, NULL);

  return open_stream (self, error);
}

double
sa_text_source_fraction (SaTextSource *self)
{
  return self->size == 0 ? 1.0 : (double) self->n_read / (double) self->size;
}

/**
 * sa_text_source_convert:
 *
 * Converts a piece of text, for example the beginning of a file. A character cut off at the end is
 * left out; bytes the encoding does not allow become %SA_TEXT_BAD_BYTE.
 *
 * Returns: (transfer full) (nullable): the text, ended by NUL; %NULL if the encoding is not known
 */
char *
sa_text_source_convert (const char *text, gsize length, const char *encoding, gsize *out_length)
{
  iconv_t converter;
  g_autofree char *copy = NULL;
  g_autofree char *out = NULL;
  gsize n, rest, skip;

  if (is_utf8 (encoding))
    {
      skip = mark_length (text, length);
      *out_length = length - skip;
      copy = g_malloc (length + 1);
      memcpy (copy, text + skip, length - skip);
      copy[length - skip] = '\0';
      return g_steal_pointer (&copy);
    }

  converter = iconv_open ("UTF-8", encoding);
  if (converter == (iconv_t) -1)
    return NULL;

  copy = g_memdup2 (text, length);
  out = g_malloc (length * GROWTH + 1);
  n = convert (converter, unit_of (encoding), copy, length, out, length * GROWTH, &rest);
  iconv_close (converter);

  skip = mark_length (out, n);
  memmove (out, out + skip, n - skip);
  out[n - skip] = '\0';
  *out_length = n - skip;

  return g_steal_pointer (&out);
}
