/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of a vCard file, put together again from the pieces they were cut into: by folding, by
 * the soft breaks of quoted-printable, or, in version 2.1, base64 up to an empty line. */

#include "sa-vcard-lines.h"

#include "sa-csv-detect.h"
#include "sa-text-source.h"
#include "sa-vcard-parse.h"
#include "sa-vcard-reader.h"

#include <string.h>

struct _SaVcardLines
{
  SaTextSource *source;
  const char *data; /* what is left of the chunk */
  gsize n_data;
  gboolean at_end;

  GString *ahead; /* the next piece, without its end of line */
  gboolean has_ahead;
  gboolean ahead_is_cut;
  guint64 n_pieces;

  GString *line;
  SaVcardLineState state;
};

static char *
detect_encoding (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  char head[4096];
  gsize n;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n, NULL, error))
    return NULL;

  /* Of encodings with one byte a character, each property may have its own. */
  if (g_str_has_prefix (sa_csv_detect_encoding (head, n), "UTF-16"))
    return g_strdup (sa_csv_detect_encoding (head, n));

  return g_strdup ("UTF-8");
}

SaVcardLines *
sa_vcard_lines_new (GFile *file, GError **error)
{
  g_autofree char *encoding = detect_encoding (file, error);
  g_autoptr (SaVcardLines) self = NULL;

  if (encoding == NULL)
    return NULL;

  self = g_new0 (SaVcardLines, 1);
  self->ahead = g_string_new (NULL);
  self->line = g_string_new (NULL);
  self->source = sa_text_source_new (file, encoding, error);
  if (self->source == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
sa_vcard_lines_free (SaVcardLines *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->source, sa_text_source_free);
  g_string_free (self->ahead, TRUE);
  g_string_free (self->line, TRUE);
  g_free (self);
}

double
sa_vcard_lines_fraction (SaVcardLines *self)
{
  return sa_text_source_fraction (self->source);
}

/* Appends to @to, unless that makes it too long to be meant */
static gboolean
append (GString *to, const char *text, gsize length)
{
  if (to->len + length > SA_VCARD_MAX_LINE)
    return FALSE;

  g_string_append_len (to, text, (gssize) length);
  return TRUE;
}

/* Reads the next piece, so that it can be looked at before it is taken */
static gboolean
peek (SaVcardLines *self, GError **error)
{
  gboolean started = FALSE;

  if (self->has_ahead)
    return TRUE;

  g_string_truncate (self->ahead, 0);
  self->ahead_is_cut = FALSE;
  while (!self->at_end)
    {
      const char *end;
      gsize n;

      if (self->n_data == 0)
        {
          gssize n_read = sa_text_source_read (self->source, &self->data, error);

          if (n_read < 0)
            return FALSE;
          self->n_data = (gsize) n_read;
          self->at_end = n_read == 0;
          continue;
        }

      started = TRUE;
      end = memchr (self->data, '\n', self->n_data);
      n = end != NULL ? (gsize) (end - self->data) : self->n_data;
      if (!append (self->ahead, self->data, n))
        self->ahead_is_cut = TRUE;
      n += end != NULL;
      self->data += n;
      self->n_data -= n;
      if (end != NULL)
        break;
    }
  if (!started)
    return FALSE;

  while (self->ahead->len > 0 && self->ahead->str[self->ahead->len - 1] == '\r')
    g_string_truncate (self->ahead, self->ahead->len - 1);
  self->n_pieces++;
  self->has_ahead = TRUE;

  return TRUE;
}

static gboolean
is_base64_text (const GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if (!g_ascii_isalnum (text->str[i]) && strchr ("+/=", text->str[i]) == NULL)
      return FALSE;

  return text->len > 0;
}

static void
take_ahead (SaVcardLines *self, gsize skip)
{
  gsize start = self->line->len;

  self->has_ahead = FALSE;
  if (!append (self->line, self->ahead->str + skip, self->ahead->len - skip) || self->ahead_is_cut)
    self->state = SA_VCARD_LINE_TOO_LONG;
  for (gsize i = start; i < self->line->len; i++)
    if (self->line->str[i] == '\0' || self->line->str[i] == '\r')
      {
        if (self->line->str[i] == '\0')
          self->state = SA_VCARD_LINE_HAS_NUL;
        self->line->str[i] = ' ';
      }
}

/* RFC 2425 folding takes one space away with the line break. Version 2.1 folds like RFC 822, where
 * the space was in the text before. */
static gboolean
join_pieces (SaVcardLines *self, SaVcardVersion version, GError **error)
{
  SaVcardEncoding encoding = sa_vcard_line_get_encoding (self->line->str);
  gboolean quoted = encoding == SA_VCARD_ENCODING_QUOTED_PRINTABLE;
  gboolean base64 = encoding == SA_VCARD_ENCODING_BASE64;
  g_autoptr (GError) local_error = NULL;

  for (;;)
    {
      gboolean soft = quoted && self->line->len > 0 && self->line->str[self->line->len - 1] == '=';

      if (!peek (self, &local_error))
        break;
      if (soft && !g_str_has_prefix (self->ahead->str, "END:"))
        {
          g_string_truncate (self->line, self->line->len - 1);
          take_ahead (self, 0);
        }
      else if (self->ahead->len > 0 && (self->ahead->str[0] == ' ' || self->ahead->str[0] == '\t'))
        take_ahead (self, version == SA_VCARD_2_1 && !base64 ? 0 : 1);
      else if (base64 && is_base64_text (self->ahead))
        take_ahead (self, 0);
      else
        break;
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * sa_vcard_lines_next:
 * @version: of the card the line belongs to
 * @number: (out): the line of the file where it begins
 * @state: (out): whether it is all there; too long a line is cut off
 *
 * Returns: (transfer none) (nullable): the next unfolded line, ended by NUL and without one inside;
 * %NULL at the end or with @error set
 */
const char *
sa_vcard_lines_next (SaVcardLines *self, SaVcardVersion version, gsize *length, guint64 *number,
                     SaVcardLineState *state, GError **error)
{
  self->state = SA_VCARD_LINE_SOUND;
  if (!peek (self, error))
    return NULL;

  *number = self->n_pieces;
  g_string_truncate (self->line, 0);
  take_ahead (self, 0);
  if (!join_pieces (self, version, error))
    return NULL;

  *length = self->line->len;
  *state = self->state;

  return self->line->str;
}
