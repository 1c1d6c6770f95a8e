/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workbook of today is XML files in a ZIP file. This reads one of them a piece at a time, so that
 * the size of a sheet, packed or blown up on purpose, does not matter. */

#include "sa-sheet-zip.h"

#include "sa-error.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <minizip/unzip.h>
#include <string.h>

#define CHUNK (16 * 1024)

struct _SaSheetZip
{
  char *name;
  unzFile zip;
  XML_Parser parser;
  gboolean open;
  guint64 size;
  guint64 n_read;
  GError *failure;
};

/**
 * sa_sheet_zip_open:
 * @path: of the workbook
 */
SaSheetZip *
sa_sheet_zip_open (const char *path, GError **error)
{
  g_autoptr (SaSheetZip) self = g_new0 (SaSheetZip, 1);

  self->name = g_path_get_basename (path);
  self->zip = unzOpen64 (path);
  if (self->zip == NULL)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_CORRUPT,
                   _ ("“%s” is damaged; open it in a spreadsheet and save it again."), self->name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static void
leave_part (SaSheetZip *self)
{
  if (self->open)
    unzCloseCurrentFile (self->zip);
  self->open = FALSE;
  g_clear_pointer (&self->parser, XML_ParserFree);
  g_clear_error (&self->failure);
}

void
sa_sheet_zip_free (SaSheetZip *self)
{
  if (self == NULL)
    return;

  leave_part (self);
  if (self->zip != NULL)
    unzClose (self->zip);
  g_free (self->name);
  g_free (self);
}

/**
 * sa_sheet_zip_start:
 * @part: the name of a file in the workbook
 *
 * Returns: %FALSE if there is no such part
 */
gboolean
sa_sheet_zip_start (SaSheetZip *self, const char *part, const SaSheetHandlers *handlers, void *data)
{
  unz_file_info64 info;

  leave_part (self);
  self->n_read = 0;
  if (unzLocateFile (self->zip, part, 2) != UNZ_OK
      || unzGetCurrentFileInfo64 (self->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK
      || unzOpenCurrentFile (self->zip) != UNZ_OK)
    return FALSE;

  self->open = TRUE;
  self->size = info.uncompressed_size;
  self->parser = XML_ParserCreate (NULL);
  XML_SetUserData (self->parser, data);
  XML_SetElementHandler (self->parser, handlers->start, handlers->end);
  XML_SetCharacterDataHandler (self->parser, handlers->text);

  return TRUE;
}

/**
 * sa_sheet_zip_step:
 *
 * Parses the next piece of the part.
 *
 * Returns: %FALSE at the end, with @error unset, or with @error set
 */
gboolean
sa_sheet_zip_step (SaSheetZip *self, GError **error)
{
  char *buffer;
  int n;

  if (!self->open)
    return FALSE;

  buffer = XML_GetBuffer (self->parser, CHUNK);
  n = buffer != NULL ? unzReadCurrentFile (self->zip, buffer, CHUNK) : -1;
  if (n >= 0 && XML_ParseBuffer (self->parser, n, n == 0) == XML_STATUS_OK && self->failure == NULL)
    {
      self->n_read += (guint64) n;
      if (n == 0)
        leave_part (self);
      return n > 0;
    }

  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else
    g_set_error (error, SA_ERROR, SA_ERROR_CORRUPT,
                 _ ("“%s” is damaged; open it in a spreadsheet and save it again."), self->name);
  leave_part (self);

  return FALSE;
}

gboolean
sa_sheet_zip_next_row (SaSheetZip *self, SaSheetRows *rows, SaTableRow *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean more = TRUE;

  while (!sa_sheet_rows_next (rows, row))
    {
      if (!more)
        return FALSE;
      more = sa_sheet_zip_step (self, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * sa_sheet_zip_parse:
 *
 * Parses a whole part. That there is none is no error.
 */
gboolean
sa_sheet_zip_parse (SaSheetZip *self, const char *part, const SaSheetHandlers *handlers, void *data,
                    GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!sa_sheet_zip_start (self, part, handlers, data))
    return TRUE;
  while (sa_sheet_zip_step (self, &local_error))
    ;
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Called by a handler that does not want to go on; the step returns @error. */
void
sa_sheet_zip_fail (SaSheetZip *self, GError *error)
{
  if (self->failure != NULL)
    {
      g_error_free (error);
      return;
    }

  self->failure = error;
  XML_StopParser (self->parser, XML_FALSE);
}

double
sa_sheet_zip_fraction (SaSheetZip *self)
{
  return self->size == 0 || !self->open ? 1.0 : (double) self->n_read / (double) self->size;
}

const char *
sa_sheet_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/**
 * sa_sheet_attribute:
 * @name: with its prefix, if it is to have one
 *
 * Returns: (nullable): the value of an attribute
 */
const char *
sa_sheet_attribute (const char **attributes, const char *name)
{
  for (int i = 0; attributes[i] != NULL; i += 2)
    if (strcmp (attributes[i], name) == 0)
      return attributes[i + 1];

  return NULL;
}
