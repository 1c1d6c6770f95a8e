/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a file of JSON objects: one a line, one behind the other or in an array, which is all the
 * same here. The text is cut into objects by their braces, so that only one at a time is parsed by
 * json-glib. */

#include "sa-jsonl-reader.h"

#include "sa-csv-detect.h"
#include "sa-error.h"
#include "sa-sheet-rows.h"
#include "sa-text-source.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Objects from which the columns are told */
#define SAMPLE_OBJECTS 1000
/* json-glib goes down into nested values by calling itself. */
#define MAX_DEPTH 200

struct _SaJsonlReader
{
  SaTableReader parent_instance;

  char *name;
  SaTextSource *source;
  const char *data; /* what is left of the chunk */
  gsize n_data;
  guint64 line;

  JsonParser *parser;
  GString *object;
  guint64 object_line;
  SaSheetRows *rows;
  GHashTable *columns; /* index by key */
  GPtrArray *keys;
  gboolean sampling;
  gboolean stray; /* there is something between the objects */
};

G_DEFINE_FINAL_TYPE (SaJsonlReader, sa_jsonl_reader, SA_TYPE_TABLE_READER)

typedef struct
{
  int depth;
  int deepest;
  gboolean quoted;
  gboolean escaped;
} Nesting;

/* Goes on to the closing brace of the object that begins or goes on at @data; returns how many
 * bytes belong to it */
static gsize
scan_object (SaJsonlReader *self, Nesting *nesting)
{
  gsize i;

  for (i = 0; i < self->n_data; i++)
    {
      char c = self->data[i];

      if (c == '\n')
        self->line++;
      if (nesting->escaped)
        nesting->escaped = FALSE;
      else if (nesting->quoted)
        {
          if (c == '\\')
            nesting->escaped = TRUE;
          else if (c == '"')
            nesting->quoted = FALSE;
        }
      else if (c == '"')
        nesting->quoted = TRUE;
      else if (c == '{' || c == '[')
        {
          nesting->depth++;
          nesting->deepest = MAX (nesting->deepest, nesting->depth);
        }
      else if ((c == '}' || c == ']') && --nesting->depth == 0)
        return i + 1;
    }

  return i;
}

/* Passes over what may stand between objects */
static void
skip_separators (SaJsonlReader *self)
{
  while (self->n_data > 0 && *self->data != '{')
    {
      if (*self->data == '\n')
        self->line++;
      else if (!g_ascii_isspace (*self->data) && strchr ("[],", *self->data) == NULL)
        self->stray = TRUE;
      self->data++;
      self->n_data--;
    }
}

/* Collects the text of the next object; FALSE at the end or with @error set */
static gboolean
read_object (SaJsonlReader *self, int *depth, GError **error)
{
  Nesting nesting = { 0 };
  gboolean begun = FALSE;

  g_string_truncate (self->object, 0);
  for (;;)
    {
      gsize n;

      if (self->n_data == 0)
        {
          gssize n_read = sa_text_source_read (self->source, &self->data, error);

          if (n_read < 0)
            return FALSE;
          if (n_read == 0)
            break;
          self->n_data = (gsize) n_read;
        }
      if (!begun)
        {
          skip_separators (self);
          self->object_line = self->line;
          begun = self->n_data > 0;
          continue;
        }

      n = scan_object (self, &nesting);
      if (self->object->len + n > SA_TABLE_MAX_LINE)
        {
          g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                       _ ("The object in line %" PRIu64 " of “%s” is longer than %d MiB; "
                          "is a brace or a quotation mark missing?"),
                       self->object_line, self->name, SA_TABLE_MAX_LINE / 1024 / 1024);
          return FALSE;
        }
      g_string_append_len (self->object, self->data, (gssize) n);
      self->data += n;
      self->n_data -= n;
      if (nesting.depth == 0)
        break;
    }
  *depth = nesting.deepest;

  return self->object->len > 0;
}

static char *format_node (JsonNode *node);

/* Several values become as many lines. */
static char *
format_array (JsonArray *array)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (lines, format_node (json_array_get_element (array, i)));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
format_node (JsonNode *node)
{
  GType type;

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_ARRAY:
      return format_array (json_node_get_array (node));
    case JSON_NODE_OBJECT:
      return json_to_string (node, FALSE);
    case JSON_NODE_NULL:
      return g_strdup ("");
    case JSON_NODE_VALUE:
      break;
    }

  type = json_node_get_value_type (node);
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return sa_sheet_number (json_node_get_double (node));

  return g_strdup (json_node_get_string (node));
}

static gboolean
put_member (SaJsonlReader *self, const char *key, JsonNode *value, GError **error)
{
  gpointer column;
  g_autofree char *text = NULL;

  if (!g_hash_table_lookup_extended (self->columns, key, NULL, &column))
    {
      if (!self->sampling || self->keys->len >= SA_TABLE_MAX_COLUMNS)
        {
          sa_sheet_rows_take_problem (
              self->rows, g_strdup_printf (_ ("Line %" PRIu64 " has “%s”, which is not among "
                                              "the columns of the first objects."),
                                           self->object_line, key));
          return TRUE;
        }
      column = GUINT_TO_POINTER (self->keys->len);
      g_hash_table_insert (self->columns, g_strdup (key), column);
      g_ptr_array_add (self->keys, g_strdup (key));
    }

  text = format_node (value);
  return sa_sheet_rows_put (self->rows, self->name, GPOINTER_TO_UINT (column), text, strlen (text),
                            1, error);
}

static int
compare_members (gconstpointer a, gconstpointer b, gpointer data)
{
  SaJsonlReader *self = data;
  guint one = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, a));
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, b));

  return one < other ? -1 : one > other;
}

/* Puts the values into the order of the columns, which need not be that of the object */
static gboolean
put_object (SaJsonlReader *self, JsonObject *object, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  if (!self->sampling)
    members = g_list_sort_with_data (g_steal_pointer (&members), compare_members, self);
  for (GList *l = members; l != NULL; l = l->next)
    if (!put_member (self, l->data, json_object_get_member (object, l->data), error))
      return FALSE;

  return TRUE;
}

static gboolean
put_row (SaJsonlReader *self, int depth, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  JsonNode *root = NULL;

  sa_sheet_rows_begin (self->rows, self->object_line);
  if (self->stray)
    sa_sheet_rows_take_problem (
        self->rows, g_strdup_printf (_ ("In front of the object in line %" PRIu64
                                        " is something that is no JSON; correct or remove it."),
                                     self->object_line));
  self->stray = FALSE;

  if (depth <= MAX_DEPTH
      && json_parser_load_from_data (self->parser, self->object->str, (gssize) self->object->len,
                                     &local_error))
    root = json_parser_get_root (self->parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      if (!put_object (self, json_node_get_object (root), error))
        return FALSE;
    }
  else
    {
      g_autofree char *text = g_utf8_make_valid (self->object->str, (gssize) self->object->len);

      sa_sheet_rows_take_problem (self->rows, g_strdup_printf (_ ("The object in line %" PRIu64
                                                                  " is no sound JSON; correct it."),
                                                               self->object_line));
      if (!sa_sheet_rows_put (self->rows, self->name, 0, text, strlen (text), 1, error))
        return FALSE;
    }
  sa_sheet_rows_end (self->rows, 1);

  return TRUE;
}

static gboolean
sa_jsonl_reader_next (SaTableReader *reader, SaTableRow *row, GError **error)
{
  SaJsonlReader *self = SA_JSONL_READER (reader);
  int depth = 0;

  while (!sa_sheet_rows_next (self->rows, row))
    if (!read_object (self, &depth, error) || !put_row (self, depth, error))
      return FALSE;

  return TRUE;
}

static gboolean
sa_jsonl_reader_rewind (SaTableReader *reader, GError **error)
{
  SaJsonlReader *self = SA_JSONL_READER (reader);

  sa_sheet_rows_clear (self->rows);
  self->n_data = 0;
  self->line = 1;
  self->stray = FALSE;

  return sa_text_source_rewind (self->source, error);
}

static double
sa_jsonl_reader_fraction (SaTableReader *reader)
{
  return sa_text_source_fraction (SA_JSONL_READER (reader)->source);
}

static void
sa_jsonl_reader_finalize (GObject *object)
{
  SaJsonlReader *self = SA_JSONL_READER (object);

  g_clear_pointer (&self->source, sa_text_source_free);
  g_clear_object (&self->parser);
  g_clear_pointer (&self->rows, sa_sheet_rows_free);
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->keys);
  g_string_free (self->object, TRUE);
  g_free (self->name);

  G_OBJECT_CLASS (sa_jsonl_reader_parent_class)->finalize (object);
}

static void
sa_jsonl_reader_class_init (SaJsonlReaderClass *klass)
{
  SaTableReaderClass *reader_class = SA_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_jsonl_reader_finalize;
  reader_class->next = sa_jsonl_reader_next;
  reader_class->rewind = sa_jsonl_reader_rewind;
  reader_class->fraction = sa_jsonl_reader_fraction;
}

static void
sa_jsonl_reader_init (SaJsonlReader *self)
{
  self->parser = json_parser_new_immutable ();
  json_parser_set_strict (self->parser, TRUE);
  self->object = g_string_new (NULL);
  self->rows = sa_sheet_rows_new ();
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_ptr_array_new_null_terminated (0, g_free, TRUE);
}

/* Learns the columns: the keys of the first objects in the order they are met */
static gboolean
read_keys (SaJsonlReader *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  SaTableRow row;
  int n = 0;

  self->sampling = TRUE;
  while (n++ < SAMPLE_OBJECTS && sa_jsonl_reader_next (SA_TABLE_READER (self), &row, &local_error))
    ;
  self->sampling = FALSE;

  if (self->keys->len > 0)
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                 _ ("“%s” has no sound JSON object in it; correct it or choose another file."),
                 self->name);
  return FALSE;
}

/**
 * sa_jsonl_reader_new:
 *
 * Returns: (transfer full) (nullable): a reader that has not been started
 */
SaTableReader *
sa_jsonl_reader_new (GFile *file, const SaTableOptions *options, GError **error)
{
  g_autoptr (SaJsonlReader) self = g_object_new (SA_TYPE_JSONL_READER, NULL);
  g_autoptr (SaTableOptions) full = sa_table_options_copy (options);

  if (full->encoding == NULL)
    full->encoding = g_strdup ("UTF-8");
  self->name = g_file_get_basename (file);
  self->source = sa_text_source_new (file, full->encoding, error);
  if (self->source == NULL || !sa_jsonl_reader_rewind (SA_TABLE_READER (self), error)
      || !read_keys (self, error))
    return NULL;

  sa_table_reader_set_options (SA_TABLE_READER (self), full);
  sa_table_reader_take_header (SA_TABLE_READER (self), g_strdupv ((GStrv) self->keys->pdata));
  if (!sa_jsonl_reader_rewind (SA_TABLE_READER (self), error))
    return NULL;

  return SA_TABLE_READER (g_steal_pointer (&self));
}
