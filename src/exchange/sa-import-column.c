/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a cell to the field it is for. A value that does not fit makes its row wrong where it must
 * be there or there are no notes to keep it in. */

#include "sa-import-column.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "sa-mapping-headers.h"
#include "sa-text.h"

/* Where the kind of the values in a column stands: in the one before it. */
static guint
find_kind (const SaMapping *mapping, guint cell)
{
  const SaMappingColumn *column = g_ptr_array_index (mapping->columns, cell);
  const SaMappingColumn *before = cell > 0 ? g_ptr_array_index (mapping->columns, cell - 1) : NULL;

  return before != NULL && before->field == column->field && before->linked == column->linked
                 && sa_mapping_is_kind (mapping, before)
             ? cell - 1
             : G_MAXUINT;
}

/* The column that names the organisation of a person is the name of the linked record. */
static gboolean
is_link (const SaMapping *mapping, const SaMappingColumn *column)
{
  return mapping->linked != NULL && mapping->link_is_ours && !column->linked
         && column->field == mapping->link_field;
}

/**
 * sa_import_column_init:
 * @cell: which column of the mapping
 * @options: how the whole file is written
 * @strict: whether any value that is not valid makes its row wrong, not only dates and numbers
 */
void
sa_import_column_init (SaImportColumn *column, const SaMapping *mapping, guint cell,
                       const SaTableOptions *options, gboolean strict)
{
  const SaMappingColumn *from = g_ptr_array_index (mapping->columns, cell);

  *column = (SaImportColumn) { .cell = cell,
                               .kind_cell = find_kind (mapping, cell),
                               .field = from->field,
                               .linked = from->linked };
  if (is_link (mapping, from))
    {
      column->linked = TRUE;
      column->field = 0;
    }
  if (column->field >= 0)
    {
      const SaField *field = sa_type_get_field (column->linked ? mapping->linked : mapping->type,
                                                column->field);

      column->form.joint = sa_mapping_headers_joint (field, from->header);
      column->reference = field->kind == SA_KIND_REFERENCE;
      column->strict = strict || (field->flags & SA_FIELD_REQUIRED) != 0
                       || sa_type_find_field (mapping->type, "notes") < 0;
    }
  column->home = sa_mapping_is_home (mapping, from->linked, from->field, from->label);
  column->header = g_strdup (from->header);
  column->form.label = g_strdup (from->label);
  column->form.order = from->date_order != SA_DATE_ORDER_AUTO ? from->date_order
                                                              : options->date_order;
  column->form.decimal = from->decimal != 0 ? from->decimal : options->decimal;
}

void
sa_import_column_clear (SaImportColumn *column)
{
  g_free (column->form.label);
  g_free (column->header);
}

static SaRecord *
record_of (const SaImportRow *row, gboolean linked)
{
  return linked ? row->linked : row->record;
}

static void
refuse (SaImportRow *row, const SaImportColumn *column, const char *message)
{
  if (row->reason->len > 0)
    g_string_append_c (row->reason, ' ');
  /* Translators: a line number, the name of a column, and a sentence that says what is wrong there
   */
  g_string_append_printf (row->reason, _ ("Line %" PRIu64 ", column “%s”: %s"), row->line,
                          column->header, message);
}

gboolean
sa_import_column_read_into (const SaImportColumn *column, SaRecord *record, SaImportRow *row,
                            const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  if (sa_import_value_set (record, column->field, text, length, &column->form, &error))
    return TRUE;
  if (sa_import_value_is_nothing (text))
    return FALSE;
  if (column->strict)
    refuse (row, column, error->message);
  else
    sa_import_row_keep (row, column->header, text, error->message);
  return FALSE;
}

static void
read_value (SaImportRow *row, const SaImportColumn *column, const char *text, gsize length)
{
  if (sa_import_column_read_into (column, record_of (row, column->linked), row, text, length))
    (column->linked ? row->touched_linked : row->touched)[column->field] = TRUE;
}

/* Whether it may follow on the present one is only known when the row is written. */
static void
read_state (SaImportRow *row, const SaImportColumn *column, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_string_append_len (row->state, text, length);
  row->state_header = column->header;
  if (column->strict && !sa_import_value_is_nothing (text)
      && sa_type_read_state (sa_record_get_record_type (row->record), text, &error) == NULL)
    refuse (row, column, error->message);
}

/**
 * sa_import_column_read:
 * @text: what stands in the column, not blank
 *
 * Puts it into the row.
 */
void
sa_import_column_read (const SaImportColumn *column, SaImportRow *row, const char *text,
                       gsize length)
{
  if (column->linked)
    row->has_linked = TRUE;
  if (column->field == SA_MAP_ID)
    g_string_append_len (row->id, text, length);
  else if (column->field == SA_MAP_STATE)
    read_state (row, column, text, length);
  else if (column->reference)
    sa_import_row_add_reference (row, column->linked, column->field, text, column->header);
  else
    read_value (row, column, text, length);
}

/* Returns: (nullable): what stands in the column, without the form that is the file's */
char *
sa_import_column_plain (const SaImportColumn *column, const SaImportRow *row, const char *text)
{
  return column->field >= 0 && !column->reference
             ? sa_import_value_plain (record_of (row, column->linked), (guint) column->field, text,
                                      &column->form)
             : NULL;
}

/* A fax among the phones goes where faxes do, as long as there is none. */
static void
place_fax (SaImportColumn *column, SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  int fax = sa_type_find_field (type, "fax");

  if (fax >= 0 && sa_type_get_field (type, (guint) column->field)->kind == SA_KIND_PHONE
      && g_strcmp0 (column->form.label, "fax") == 0 && sa_record_is_empty (record, (guint) fax))
    column->field = fax;
}

/* Puts what has come to the values of a field before those that were there. */
static void
put_first (SaRecord *record, guint field, const char *before)
{
  const char *all = sa_record_text (record, field);
  gsize length = strlen (before);

  if (g_str_has_prefix (all, before) && all[length] == '\n')
    sa_record_take_text (record, field, g_strconcat (all + length + 1, "\n", before, NULL));
}

void
sa_import_column_read_kind (const SaImportColumn *column, SaImportRow *row, const char *text,
                            gsize length, const char *kind)
{
  SaRecord *record = record_of (row, column->linked);
  gboolean preferred = *kind == '*';
  g_autofree char *label = sa_text_clean (preferred ? kind + 1 : kind);
  const char *known = sa_import_value_known_label (label);
  SaImportColumn own = *column;
  g_autofree char *before = NULL;

  if (*label != '\0')
    own.form.label = known != NULL ? (char *) known : label;
  place_fax (&own, record);
  before = g_strdup (sa_record_text (record, (guint) own.field));
  sa_import_column_read (&own, row, text, length);
  if (preferred && before != NULL)
    put_first (record, (guint) own.field, before);
}
