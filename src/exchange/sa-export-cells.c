/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells of an export. Texts are handed on as they are, without a copy; all others are written into
 * a buffer that is used again for each record. Titles of records referred to are remembered,
 * because a list of people has far fewer organisations. */

#include "sa-export-cells.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "sa-error.h"

#define MOST_TITLES 200000

#define COLUMN_ID -1
#define COLUMN_STATE -2

typedef struct
{
  int field; /* or COLUMN_ID, COLUMN_STATE */
  const SaField *definition;
} Cell;

struct _SaExportCells
{
  SaStore *store;
  SaType *type;
  gboolean names;
  GArray *cells;   /* element-type Cell */
  GArray *columns; /* element-type SaTableColumn */
  const char **texts;
  GString **buffers;  /* for cells that are not simply text */
  GHashTable *titles; /* row → title */
};

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
    case SA_KIND_REFERENCE:
    case SA_KIND_IMAGE:
      return (field->flags & SA_FIELD_MULTIPLE) != 0 ? SA_COLUMN_LIST : SA_COLUMN_TEXT;
    }
  g_return_val_if_reached (SA_COLUMN_TEXT);
}

static void
add_cell (SaExportCells *cells, int index)
{
  Cell cell = { index, index >= 0 ? sa_type_get_field (cells->type, index) : NULL };
  SaTableColumn column = { .kind = SA_COLUMN_TEXT, .decimals = -1 };

  if (index == COLUMN_ID)
    {
      column.name = "id";
      column.title = _ ("Record id");
    }
  else if (index == COLUMN_STATE)
    {
      column.name = "status";
      column.title = _ ("Status");
    }
  else
    {
      column.name = cell.definition->name;
      column.title = sa_field_get_label (cell.definition);
      column.kind = kind_of (cell.definition);
      if (cell.definition->kind == SA_KIND_MONEY)
        column.decimals = 2;
    }
  if (cells->names)
    column.title = column.name;
  g_array_append_val (cells->cells, cell);
  g_array_append_val (cells->columns, column);
}

static gboolean
add_named (SaExportCells *cells, const char *name, GError **error)
{
  int field = sa_type_find_field (cells->type, name);

  if (g_str_equal (name, "id"))
    field = COLUMN_ID;
  else if (g_str_equal (name, "status") && sa_type_get_first_state (cells->type) != NULL)
    field = COLUMN_STATE;
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
add_usual (SaExportCells *cells, const gboolean *filled)
{
  if (cells->names)
    add_cell (cells, COLUMN_ID);
  for (guint i = 0; i < sa_type_get_n_fields (cells->type); i++)
    {
      const SaField *field = sa_type_get_field (cells->type, i);

      if ((field->flags & (SA_FIELD_HIDDEN | SA_FIELD_CONFIDENTIAL)) == 0
          && field->kind != SA_KIND_IMAGE && (filled == NULL || filled[i] || i == 0))
        add_cell (cells, i);
    }
  if (sa_type_get_first_state (cells->type) != NULL)
    add_cell (cells, COLUMN_STATE);
}

/**
 * sa_export_cells_new:
 * @columns: (nullable): names of fields; %NULL for the usual ones
 * @filled: (nullable): by field, which have a value in any record
 */
SaExportCells *
sa_export_cells_new (SaStore *store, SaType *type, const char *const *columns, gboolean names,
                     const gboolean *filled, GError **error)
{
  g_autoptr (SaExportCells) cells = g_new0 (SaExportCells, 1);

  cells->store = g_object_ref (store);
  cells->type = type;
  cells->names = names;
  cells->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  cells->columns = g_array_new (FALSE, FALSE, sizeof (SaTableColumn));
  cells->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (columns == NULL)
    add_usual (cells, filled);
  for (; columns != NULL && *columns != NULL; columns++)
    if (!add_named (cells, *columns, error))
      return NULL;
  cells->texts = g_new0 (const char *, cells->cells->len);
  cells->buffers = g_new0 (GString *, cells->cells->len);
  for (guint i = 0; i < cells->cells->len; i++)
    cells->buffers[i] = g_string_new (NULL);
  return g_steal_pointer (&cells);
}

void
sa_export_cells_free (SaExportCells *cells)
{
  for (guint i = 0; cells->buffers != NULL && i < cells->cells->len; i++)
    g_string_free (cells->buffers[i], TRUE);
  g_free (cells->buffers);
  g_free (cells->texts);
  g_array_unref (cells->cells);
  g_array_unref (cells->columns);
  g_hash_table_unref (cells->titles);
  g_object_unref (cells->store);
  g_free (cells);
}

const SaTableColumn *
sa_export_cells_get_columns (SaExportCells *cells, guint *n_columns)
{
  *n_columns = cells->columns->len;
  return (const SaTableColumn *) (void *) cells->columns->data;
}

static const char *
title_of (SaExportCells *cells, gint64 row)
{
  char *title = g_hash_table_lookup (cells->titles, &row);

  if (title != NULL)
    return title;
  if (g_hash_table_size (cells->titles) >= MOST_TITLES)
    g_hash_table_remove_all (cells->titles);
  title = sa_store_get_title (cells->store, row);
  if (title == NULL)
    title = g_strdup ("");
  g_hash_table_insert (cells->titles, g_memdup2 (&row, sizeof row), title);
  return title;
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

/* The wall clock of the moment's own zone: "2026-02-28T13:30:00+01:00[…]" is "2026-02-28 13:30". */
static const char *
wall_clock (const char *text, GString *buffer)
{
  g_string_assign (buffer, text);
  if (buffer->len > 16)
    g_string_truncate (buffer, 16);
  if (buffer->len > 10)
    buffer->str[10] = ' ';
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
read_field (SaExportCells *cells, SaRecord *record, const Cell *cell, GString *buffer)
{
  const char *text = sa_record_text (record, cell->field);

  switch (cell->definition->kind)
    {
    case SA_KIND_TEXT:
    case SA_KIND_LONG_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
      return (cell->definition->flags & SA_FIELD_MULTIPLE) != 0 ? values_of (text, buffer) : text;
    case SA_KIND_DATE:
    case SA_KIND_IMAGE:
      return text;
    case SA_KIND_DATE_TIME:
      return wall_clock (text, buffer);
    case SA_KIND_FLAG:
      return sa_record_number (record, cell->field) ? "true" : "false";
    case SA_KIND_REFERENCE:
      return title_of (cells, sa_record_number (record, cell->field));
    case SA_KIND_CHOICE:
    case SA_KIND_CHOICES:
    case SA_KIND_COUNTRY:
      return cells->names ? text : take (buffer, sa_record_display (record, cell->field));
    case SA_KIND_NUMBER:
      g_string_printf (buffer, "%" PRId64, sa_record_number (record, cell->field));
      return buffer->str;
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
      return take (buffer, sa_record_plain (record, cell->field));
    }
  g_return_val_if_reached ("");
}

const char *const *
sa_export_cells_read (SaExportCells *cells, SaRecord *record)
{
  for (guint i = 0; i < cells->cells->len; i++)
    {
      const Cell *cell = &g_array_index (cells->cells, Cell, i);
      const char *text = "";

      if (cell->field == COLUMN_ID)
        text = take (cells->buffers[i], sa_record_dup_id (record));
      else if (cell->field == COLUMN_STATE)
        text = cells->names ? sa_record_meta (record)->state : sa_record_state_label (record);
      else if (!sa_record_is_empty (record, cell->field))
        text = read_field (cells, record, cell, cells->buffers[i]);
      cells->texts[i] = text != NULL ? text : "";
    }
  return cells->texts;
}
