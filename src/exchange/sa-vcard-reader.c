/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cards of a vCard file, one after the other. A card that is damaged is handed out with the
 * reason, and the next one is looked for. */

#include "sa-vcard-reader.h"

#include "sa-error.h"
#include "sa-vcard-lines.h"
#include "sa-vcard-parse.h"
#include "sa-vcard-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

struct _SaVcardReader
{
  SaVcardLines *lines;
  char *name;
  guint64 begun; /* the line of a BEGIN that was met inside another card, 0 if there was none */
  gboolean any;
};

/**
 * sa_vcard_reader_open:
 *
 * Opens a file of vCards of any version, in UTF-8, UTF-16 or what its properties say.
 */
SaVcardReader *
sa_vcard_reader_open (GFile *file, GError **error)
{
  g_autoptr (SaVcardReader) self = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_new0 (SaVcardReader, 1);
  self->name = g_file_get_basename (file);
  self->lines = sa_vcard_lines_new (file, &local_error);
  if (self->lines != NULL)
    return g_steal_pointer (&self);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("There is no file “%s”; check its name and folder."), self->name);
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is a folder; choose a file in it."),
                 self->name);
  else
    g_set_error (error, SA_ERROR, SA_ERROR_FAILED, _ ("“%s” could not be read: %s."), self->name,
                 local_error->message);

  return NULL;
}

void
sa_vcard_reader_free (SaVcardReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lines, sa_vcard_lines_free);
  g_free (self->name);
  g_free (self);
}

/**
 * sa_vcard_reader_fraction:
 *
 * Returns: how much of the file has been read, from 0 to 1
 */
double
sa_vcard_reader_fraction (SaVcardReader *self)
{
  return CLAMP (sa_vcard_lines_fraction (self->lines), 0, 1);
}

static gboolean
line_is (const char *line, const char *word)
{
  gsize n = strlen (word);

  if (g_ascii_strncasecmp (line, word, n) != 0)
    return FALSE;
  while (g_ascii_isspace (line[n]))
    n++;

  return line[n] == '\0';
}

static void
read_version (SaVcard *card, const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  if (g_str_has_prefix (text, "2"))
    sa_vcard_set_version (card, SA_VCARD_2_1);
  else if (g_str_has_prefix (text, "3"))
    sa_vcard_set_version (card, SA_VCARD_3_0);
  else
    sa_vcard_set_version (card, SA_VCARD_4_0);
}

static gboolean
is_empty_agent (const SaVcard *card)
{
  guint n = sa_vcard_get_n_properties (card);
  const SaVcardProperty *last = n > 0 ? sa_vcard_get_property (card, n - 1) : NULL;

  return last != NULL && sa_vcard_property_is (last, "AGENT") && *last->value == '\0'
         && last->params->len == 0;
}

/* In version 2.1 the card of an agent stands inside the card; its lines become the value of AGENT.
 */
static gboolean
read_agent (SaVcardReader *self, SaVcard *card, GError **error)
{
  SaVcardProperty *agent = sa_vcard_get_property (card, sa_vcard_get_n_properties (card) - 1);
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD");
  g_autoptr (GError) local_error = NULL;
  int depth = 1;

  while (depth > 0)
    {
      SaVcardLineState state;
      guint64 number;
      gsize length;
      const char *line = sa_vcard_lines_next (self->lines, sa_vcard_get_version (card), &length,
                                              &number, &state, &local_error);

      if (line == NULL || text->len + length > SA_VCARD_MAX_LINE)
        break;
      depth += line_is (line, "BEGIN:VCARD") ? 1 : line_is (line, "END:VCARD") ? -1 : 0;
      g_string_append_c (text, '\n');
      g_string_append_len (text, line, (gssize) length);
    }
  g_free (agent->value);
  agent->value = sa_vcard_to_utf8 (text->str, text->len, NULL);
  if (sa_vcard_get_version (card) != SA_VCARD_2_1)
    {
      g_autofree char *plain = g_steal_pointer (&agent->value);

      agent->value = sa_vcard_escape (plain, sa_vcard_get_version (card));
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
read_property (SaVcard *card, const char *line, guint64 number, SaVcardLineState state)
{
  SaVcardProperty *property = NULL;

  switch (state)
    {
    case SA_VCARD_LINE_TOO_LONG:
      sa_vcard_take_problem (card,
                             g_strdup_printf (_ ("Line %" PRIu64 " is longer than %d MiB; "
                                                 "export the card again without what is in it."),
                                              number, SA_VCARD_MAX_LINE / 1024 / 1024));
      return;
    case SA_VCARD_LINE_HAS_NUL:
      sa_vcard_take_problem (
          card, g_strdup_printf (
                    _ ("Line %" PRIu64 " has a NUL byte, which is no text; remove it."), number));
      break;
    case SA_VCARD_LINE_SOUND:
      break;
    }

  property = sa_vcard_property_parse (line, sa_vcard_get_version (card));
  if (property == NULL)
    {
      sa_vcard_take_problem (
          card,
          g_strdup_printf (_ ("Line %" PRIu64 " is no property of a vCard; correct or remove it."),
                           number));
      return;
    }
  property->line = number;
  sa_vcard_take_property (card, property);
}

/* Finds the next BEGIN:VCARD */
static SaVcard *
begin_card (SaVcardReader *self, GError **error)
{
  guint64 begun = self->begun;
  SaVcard *card;

  while (begun == 0)
    {
      SaVcardLineState state;
      guint64 number;
      gsize length;
      const char *line = sa_vcard_lines_next (self->lines, SA_VCARD_3_0, &length, &number, &state,
                                              error);

      if (line == NULL)
        return NULL;
      if (line_is (line, "BEGIN:VCARD"))
        begun = number;
    }

  self->begun = 0;
  self->any = TRUE;
  card = sa_vcard_new (SA_VCARD_3_0);
  sa_vcard_set_line (card, begun);

  return card;
}

/* Reads up to the end of the card, or to where the next one begins without an end */
static gboolean
read_card (SaVcardReader *self, SaVcard *card, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  SaVcardLineState state;
  guint64 number;
  gsize length, size = 0;
  gboolean has_version = FALSE;
  const char *line;

  while ((line = sa_vcard_lines_next (self->lines, sa_vcard_get_version (card), &length, &number,
                                      &state, &local_error)))
    {
      size += length;
      if (*line == '\0')
        continue;
      if (line_is (line, "END:VCARD"))
        return TRUE;
      if (line_is (line, "BEGIN:VCARD") && !is_empty_agent (card))
        {
          self->begun = number;
          break;
        }
      if (line_is (line, "BEGIN:VCARD"))
        {
          if (!read_agent (self, card, error))
            return FALSE;
        }
      else if (g_ascii_strncasecmp (line, "VERSION:", 8) == 0 && !has_version)
        {
          read_version (card, line + 8);
          has_version = TRUE;
        }
      else if (size > SA_VCARD_MAX_SIZE
               || sa_vcard_get_n_properties (card) >= SA_VCARD_MAX_PROPERTIES)
        sa_vcard_take_problem (
            card, g_strdup_printf (_ ("The vCard begun in line %" PRIu64
                                      " is too large; export it again without pictures."),
                                   sa_vcard_get_line (card)));
      else
        read_property (card, line, number, state);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  sa_vcard_take_problem (card, g_strdup_printf (_ ("The vCard begun in line %" PRIu64
                                                   " has no END:VCARD; add it or export it again."),
                                                sa_vcard_get_line (card)));
  return TRUE;
}

/**
 * sa_vcard_reader_next:
 *
 * Returns: (transfer full) (nullable): the next card, to be asked for its problem; %NULL at the
 * end, with
 *   @error unset, or when the file cannot be read or has no card at all
 */
SaVcard *
sa_vcard_reader_next (SaVcardReader *self, GError **error)
{
  g_autoptr (SaVcard) card = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  card = begin_card (self, &local_error);
  if (card != NULL && read_card (self, card, &local_error))
    return g_steal_pointer (&card);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (!self->any)
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                 _ ("“%s” has no vCard in it; one begins with BEGIN:VCARD."), self->name);

  return NULL;
}
