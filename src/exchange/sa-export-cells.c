/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells of an export. Texts are handed on as they are, without a copy. What has to be put into
 * words, choices, countries, titles of other records, is remembered by what stands in the database,
 * because a list of people has far fewer organisations. */

#include "sa-export-cells.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "sa-datetime.h"
#include "sa-error.h"
#include "sa-find.h"
#include "sa-id.h"

#define MOST_WORDS 200000

typedef struct
{
  int field; /* or SA_VALUE_ID, SA_VALUE_STATE */
  const SaField *definition;
  GHashTable *words; /* value → what is written, or NULL where the value is written */
  GString *buffer;
} Cell;

struct _SaExportCells
{
  SaStore *store;
  SaType *type;
  gboolean names;
  gboolean typed;  /* the format has true and false */
  GArray *cells;   /* element-type Cell */
  GArray *columns; /* element-type SaTableColumn */
  GArray *fields;  /* element-type int: of the cells, and the currency where it is needed */
  const char **texts;
  SaRecord *scratch; /* for values that only a record can put into words */
  int currency;      /* index in @fields, -1 where there is none */
};

static void
cell_clear (Cell *cell)
{
  g_clear_pointer (&cell->words, g_hash_table_unref);
  g_string_free (cell->buffer, TRUE);
}

static SaColumnKind
kind_of (const SaField *field)
{
  switch (field->kind)
    {
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
      return SA_COLUMN_NUMBER;
    case SA_KIND_FLAG:
      return SA_COLUMN_FLAG;
    case SA_KIND_DATE:
      return SA_COLUMN_DATE;
    case SA_KIND_DATE_TIME:
      return SA_COLUMN_DATE_TIME;
    case SA_KIND_TEXT:
    case SA_KIND_LONG_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_CHOICE:
    case SA_KIND_CHOICES:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
    case SA_KIND_REFERENCE:
    case SA_KIND_IMAGE:
      return (field->flags & SA_FIELD_MULTIPLE) != 0 ? SA_COLUMN_LIST : SA_COLUMN_TEXT;
    }
  g_return_val_if_reached (SA_COLUMN_TEXT);
}

/* Whether the text in the database is not what people and programs are to read. */
static gboolean
needs_words (SaExportCells *cells, int index, const SaField *field)
{
  if (index == SA_VALUE_STATE)
    return !cells->names;
  if (field == NULL)
    return FALSE;
  if (field->kind == SA_KIND_REFERENCE)
    return TRUE;
  return !cells->names
         && (field->kind == SA_KIND_CHOICE || field->kind == SA_KIND_CHOICES
             || field->kind == SA_KIND_COUNTRY || field->kind == SA_KIND_LANGUAGE
             || (field->kind == SA_KIND_FLAG && !cells->typed));
}

static void
add_cell (SaExportCells *cells, int index)
{
  Cell cell = { index, index >= 0 ? sa_type_get_field (cells->type, (guint) index) : NULL };
  SaTableColumn column = { .kind = SA_COLUMN_TEXT, .decimals = -1 };

  if (index == SA_VALUE_ID)
    {
      column.name = "id";
      column.title = _ ("Record id");
    }
  else if (index == SA_VALUE_STATE)
    {
      column.name = "status";
      column.title = sa_type_get_state_label ();
    }
  else
    {
      column.name = cell.definition->name;
      column.title = sa_field_get_label (cell.definition);
      column.kind = kind_of (cell.definition);
      if (cells->names && column.kind == SA_COLUMN_DATE_TIME)
        column.kind = SA_COLUMN_TEXT; /* the moment with its zone, to be read again */
      if (cell.definition->kind == SA_KIND_MONEY)
        column.decimals = 2;
    }
  if (cells->names)
    column.title = column.name;
  if (needs_words (cells, index, cell.definition))
    {
      column.kind = SA_COLUMN_TEXT;
      cell.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  cell.buffer = g_string_new (NULL);
  g_array_append_val (cells->cells, cell);
  g_array_append_val (cells->columns, column);
  g_array_append_val (cells->fields, index);
}

/* Amounts cannot be written without knowing what they are of. */
static void
add_currency (SaExportCells *cells)
{
  int currency = sa_type_find_field (cells->type, "currency");

  cells->currency = -1;
  for (guint i = 0; currency >= 0 && i < cells->cells->len; i++)
    {
      const SaField *field = g_array_index (cells->cells, Cell, i).definition;

      if (field == NULL || field->kind != SA_KIND_MONEY)
        continue;
      cells->currency = (int) cells->fields->len;
      g_array_append_val (cells->fields, currency);
      return;
    }
}

static gboolean
add_named (SaExportCells *cells, const char *name, GError **error)
{
  int field = sa_type_find_field (cells->type, name);

  if (g_str_equal (name, "id"))
    field = SA_VALUE_ID;
  else if (g_str_equal (name, "status") && sa_type_get_first_state (cells->type) != NULL)
    field = SA_VALUE_STATE;
  else if (field < 0)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                   _ ("“%s” is not a field of %s; take a name from its list."), name,
                   sa_type_get_name (cells->type));
      return FALSE;
    }
  add_cell (cells, field);
  return TRUE;
}

static void
add_usual (SaExportCells *cells, gboolean confidential, const gboolean *filled)
{
  guint left_out = SA_FIELD_HIDDEN | (confidential ? 0 : SA_FIELD_CONFIDENTIAL);

  if (cells->names)
    add_cell (cells, SA_VALUE_ID);
  for (guint i = 0; i < sa_type_get_n_fields (cells->type); i++)
    {
      const SaField *field = sa_type_get_field (cells->type, i);

      if ((field->flags & left_out) == 0 && field->kind != SA_KIND_IMAGE
          && (filled == NULL || filled[i] || i == 0))
        add_cell (cells, i);
    }
  if (sa_type_get_first_state (cells->type) != NULL)
    add_cell (cells, SA_VALUE_STATE);
}

/**
 * sa_export_cells_new:
 * @format: what they are written as; only JSON has true and false where people read it
 * @filled: (nullable): by field, which have a value in any record
 */
SaExportCells *
sa_export_cells_new (SaStore *store, SaType *type, SaTableFormat format,
                     const SaExportOptions *options, const gboolean *filled, GError **error)
{
  const char *const *columns = options->columns;
  g_autoptr (SaExportCells) cells = g_new0 (SaExportCells, 1);

  cells->store = g_object_ref (store);
  cells->type = type;
  cells->names = options->names;
  cells->typed = format == SA_TABLE_JSON || format == SA_TABLE_JSON_LINES;
  cells->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (cells->cells, (GDestroyNotify) cell_clear);
  cells->columns = g_array_new (FALSE, FALSE, sizeof (SaTableColumn));
  cells->fields = g_array_new (FALSE, FALSE, sizeof (int));
  cells->scratch = sa_record_new (type);
  if (columns == NULL)
    add_usual (cells, options->confidential, filled);
  for (; columns != NULL && *columns != NULL; columns++)
    if (!add_named (cells, *columns, error))
      return NULL;
  cells->texts = g_new0 (const char *, cells->cells->len);
  add_currency (cells);
  return g_steal_pointer (&cells);
}

void
sa_export_cells_free (SaExportCells *cells)
{
  g_free (cells->texts);
  g_array_unref (cells->cells);
  g_array_unref (cells->columns);
  g_array_unref (cells->fields);
  g_object_unref (cells->scratch);
  g_object_unref (cells->store);
  g_free (cells);
}

const SaTableColumn *
sa_export_cells_get_columns (SaExportCells *cells, guint *n_columns)
{
  *n_columns = cells->columns->len;
  return (const SaTableColumn *) (void *) cells->columns->data;
}

const int *
sa_export_cells_get_fields (SaExportCells *cells, guint *n_fields)
{
  *n_fields = cells->fields->len;
  return (const int *) (void *) cells->fields->data;
}

/* By its id for programs, by its title for people. */
static char *
refer_to (SaExportCells *cells, gint64 row)
{
  g_autoptr (SaRecord) record = NULL;

  if (!cells->names)
    return sa_store_get_title (cells->store, row);
  record = sa_store_get (cells->store, row, NULL);
  return record != NULL ? sa_record_dup_id (record) : NULL;
}

static char *
put_into_words (SaExportCells *cells, const Cell *cell, const char *value)
{
  if (cell->field == SA_VALUE_STATE)
    {
      sa_record_set_state (cells->scratch, value);
      return g_strdup (sa_record_state_label (cells->scratch));
    }
  if (cell->definition->kind == SA_KIND_REFERENCE)
    return refer_to (cells, g_ascii_strtoll (value, NULL, 10));
  if (cell->definition->kind == SA_KIND_FLAG)
    sa_record_set_number (cells->scratch, (guint) cell->field, *value != '0');
  else
    sa_record_set_text (cells->scratch, (guint) cell->field, value);
  return sa_record_display (cells->scratch, (guint) cell->field);
}

static const char *
words_of (SaExportCells *cells, const Cell *cell, const char *value)
{
  char *words = g_hash_table_lookup (cell->words, value);

  if (words != NULL)
    return words;
  if (g_hash_table_size (cell->words) >= MOST_WORDS)
    g_hash_table_remove_all (cell->words);
  words = put_into_words (cells, cell, value);
  if (words == NULL)
    words = g_strdup ("");
  g_hash_table_insert (cell->words, g_strdup (value), words);
  return words;
}

/* Values without their labels, one a line. */
static const char *
values_of (const char *text, GString *buffer)
{
  if (strchr (text, '\t') == NULL)
    return text;
  g_string_truncate (buffer, 0);
  while (*text != '\0')
    {
      gsize line = strcspn (text, "\n");

      g_string_append_len (buffer, text, strcspn (text, "\t\n"));
      text += line;
      if (*text == '\n')
        g_string_append_c (buffer, *text++);
    }
  return buffer->str;
}

/* What the clock on the wall said where it happens. */
static const char *
wall_clock (const char *text, GString *buffer)
{
  g_autoptr (GDateTime) moment = sa_datetime_parse (text);
  g_autofree char *shown = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d %H:%M")
                                          : g_strdup (text);

  g_string_assign (buffer, shown);
  return buffer->str;
}

static const char *
take (GString *buffer, char *text)
{
  g_string_assign (buffer, text != NULL ? text : "");
  g_free (text);
  return buffer->str;
}

static const char *
amount (SaExportCells *cells, const Cell *cell, const char *const *values, const char *value)
{
  if (cells->currency >= 0)
    {
      int currency = g_array_index (cells->fields, int, cells->currency);

      sa_record_set_text (cells->scratch, (guint) currency, values[cells->currency]);
    }
  sa_record_set_number (cells->scratch, (guint) cell->field, g_ascii_strtoll (value, NULL, 10));
  return take (cell->buffer, sa_record_plain (cells->scratch, (guint) cell->field));
}

static const char *
text_of (SaExportCells *cells, const Cell *cell, const char *const *values, const char *value)
{
  if (value == NULL)
    return "";
  if (cell->words != NULL)
    return words_of (cells, cell, value);
  if (cell->field == SA_VALUE_ID)
    return take (cell->buffer, sa_id_to_string ((const guint8 *) value));
  if (cell->definition == NULL)
    return value;
  if ((cell->definition->flags & SA_FIELD_MULTIPLE) != 0)
    return values_of (value, cell->buffer);
  if (cell->definition->kind == SA_KIND_FLAG)
    return g_str_equal (value, "0") ? "false" : "true";
  if (cell->definition->kind == SA_KIND_DATE_TIME && !cells->names)
    return wall_clock (value, cell->buffer);
  if (cell->definition->kind == SA_KIND_MONEY || cell->definition->kind == SA_KIND_QUANTITY)
    return amount (cells, cell, values, value);
  return value;
}

const char *const *
sa_export_cells_read (SaExportCells *cells, const char *const *values)
{
  for (guint i = 0; i < cells->cells->len; i++)
    cells->texts[i] = text_of (cells, &g_array_index (cells->cells, Cell, i), values, values[i]);
  return cells->texts;
}
