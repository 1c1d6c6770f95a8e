/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows as JSON objects (RFC 8259), one a line, or all in one array. Written by hand, since
 * json-glib would build a tree of every row only to take it apart again. */

#include "sa-jsonl-writer.h"

#include <string.h>

struct _SaJsonlWriter
{
  SaTableWriter parent_instance;

  gboolean array;
  gboolean any;
  GString *line;
};

G_DEFINE_FINAL_TYPE (SaJsonlWriter, sa_jsonl_writer, SA_TYPE_TABLE_WRITER)

static void
append_string (GString *out, const char *text, gsize length)
{
  g_string_append_c (out, '"');
  for (const char *p = text; p < text + length; p++)
    switch (*p)
      {
      case '"':
        g_string_append (out, "\\\"");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (out, "\\u%04x", *p);
        else
          g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

/* The grammar of JSON: no plus, no leading zero, digits around the point; and no more digits than a
 * reader that makes a double of it keeps. */
static gboolean
is_json_number (const char *text)
{
  const char *p = *text == '-' ? text + 1 : text;

  if (!g_ascii_isdigit (*p) || (*p == '0' && g_ascii_isdigit (p[1])))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  if (*p == '.')
    {
      if (!g_ascii_isdigit (*++p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }

  return *p == '\0' && p - text <= 16;
}

static void
append_list (GString *out, const char *text)
{
  g_string_append_c (out, '[');
  for (const char *p = text; *p != '\0';)
    {
      gsize n = strcspn (p, "\n");

      if (p != text)
        g_string_append_c (out, ',');
      append_string (out, p, n);
      p += n + (p[n] == '\n');
    }
  g_string_append_c (out, ']');
}

static void
append_value (GString *out, const char *text, SaColumnKind kind)
{
  switch (kind)
    {
    case SA_COLUMN_LIST:
      append_list (out, text != NULL ? text : "");
      return;
    case SA_COLUMN_TEXT:
      append_string (out, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
      return;
    case SA_COLUMN_NUMBER:
    case SA_COLUMN_DATE:
    case SA_COLUMN_DATE_TIME:
    case SA_COLUMN_FLAG:
      break;
    }

  if (text == NULL || *text == '\0')
    g_string_append (out, "null");
  else if ((kind == SA_COLUMN_NUMBER && is_json_number (text))
           || (kind == SA_COLUMN_FLAG
               && (strcmp (text, "true") == 0 || strcmp (text, "false") == 0)))
    g_string_append (out, text);
  else
    append_string (out, text, strlen (text));
}

static gboolean
sa_jsonl_writer_row (SaTableWriter *writer, const char *const *cells, GError **error)
{
  SaJsonlWriter *self = SA_JSONL_WRITER (writer);
  guint n_columns;
  const SaTableColumn *columns = sa_table_writer_get_columns (writer, &n_columns);

  g_string_assign (self->line, self->array ? (self->any ? ",\n{" : "\n{") : "{");
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ',');
      append_string (self->line, columns[i].name, strlen (columns[i].name));
      g_string_append_c (self->line, ':');
      append_value (self->line, cells[i], columns[i].kind);
    }
  g_string_append (self->line, self->array ? "}" : "}\n");
  self->any = TRUE;

  return sa_exchange_file_write (sa_table_writer_get_file (writer), self->line->str,
                                 self->line->len, error);
}

static gboolean
sa_jsonl_writer_start (SaTableWriter *writer, const SaTableWriterOptions *options, GError **error)
{
  SaJsonlWriter *self = SA_JSONL_WRITER (writer);

  return !self->array || sa_exchange_file_write (sa_table_writer_get_file (writer), "[", 1, error);
}

static gboolean
sa_jsonl_writer_finish (SaTableWriter *writer, GError **error)
{
  SaJsonlWriter *self = SA_JSONL_WRITER (writer);

  return !self->array
         || sa_exchange_file_write (sa_table_writer_get_file (writer), "\n]\n", 3, error);
}

static void
sa_jsonl_writer_finalize (GObject *object)
{
  SaJsonlWriter *self = SA_JSONL_WRITER (object);

  g_string_free (self->line, TRUE);

  G_OBJECT_CLASS (sa_jsonl_writer_parent_class)->finalize (object);
}

static void
sa_jsonl_writer_class_init (SaJsonlWriterClass *klass)
{
  SaTableWriterClass *writer_class = SA_TABLE_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_jsonl_writer_finalize;
  writer_class->start = sa_jsonl_writer_start;
  writer_class->row = sa_jsonl_writer_row;
  writer_class->finish = sa_jsonl_writer_finish;
}

static void
sa_jsonl_writer_init (SaJsonlWriter *self)
{
  self->line = g_string_new (NULL);
}

/**
 * sa_jsonl_writer_new:
 * @array: whether the objects are the elements of one array
 */
SaTableWriter *
sa_jsonl_writer_new (gboolean array)
{
  SaJsonlWriter *self = g_object_new (SA_TYPE_JSONL_WRITER, NULL);

  self->array = array;

  return SA_TABLE_WRITER (self);
}
