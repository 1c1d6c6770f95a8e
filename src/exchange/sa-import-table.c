/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a table, turned into records by a mapping. What to do with each column is worked out
 * once; a row is then a walk over its cells. One cell is in sa-import-column.c. */

#include "sa-import-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-contact-dates.h"
#include "sa-import-column.h"
#include "sa-import-home.h"
#include "sa-import-value.h"
#include "sa-table-sums.h"

typedef struct
{
  SaImportSource source;
  SaTableReader *reader;
  SaTableSums *sums;
  GArray *columns;     /* element-type SaImportColumn, in the order they are to be read */
  SaRecord *constants; /* what every row gets */
  SaRecord *linked_constants;
  const char *first_state; /* of new records, or NULL for the type's own */
  int family_name;
  int given_name;
  int middle_name;
  int emails;
  gint permille; /* atomic: how far the reader is */
  guint unread;  /* rows since that was set */
} TableSource;

static void
copy_constants (SaRecord *from, SaRecord *to, gboolean *touched)
{
  SaType *type;

  if (from == NULL)
    return;
  type = sa_record_get_record_type (from);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      if (sa_record_is_empty (from, i) || !sa_record_is_empty (to, i))
        continue;
      if (sa_field_is_number (sa_type_get_field (type, i)))
        sa_record_set_number (to, i, sa_record_number (from, i));
      else
        sa_record_set_text (to, i, sa_record_text (from, i));
      touched[i] = TRUE;
    }
}

/* A lead without a subject is about what somebody is interested in, or about who that is. */
static void
make_subject (SaImportRow *row)
{
  static const guint fields[] = { SA_LEAD_INTEREST, SA_LEAD_ORGANISATION_NAME,
                                  SA_LEAD_PERSON_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (fields) && sa_record_is_empty (row->record, SA_LEAD_NAME);
       i++)
    sa_record_set_text (row->record, SA_LEAD_NAME, sa_record_text (row->record, fields[i]));
  row->touched[SA_LEAD_NAME] = TRUE;
}

/* A person without a name is called by the parts of it, or by the e-mail address. */
static void
make_name (TableSource *self, SaImportRow *row)
{
  const int parts[] = { self->given_name, self->middle_name, self->family_name };
  GString *name;

  if (!sa_record_is_empty (row->record, 0))
    return;
  if (sa_record_is (row->record, "lead"))
    make_subject (row);
  if (self->family_name < 0)
    return;
  name = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *part = parts[i] >= 0 ? sa_record_text (row->record, parts[i]) : NULL;

      if (part != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
    }
  if (name->len == 0 && self->emails >= 0)
    {
      g_autofree char *email = sa_record_first (row->record, self->emails);

      if (email != NULL)
        g_string_assign (name, email);
    }
  row->touched[0] = name->len > 0;
  sa_record_take_text (row->record, 0, g_string_free (name, FALSE));
}

/* What was said about a linked record that has no name is kept in the notes. */
static void
settle_linked (TableSource *self, SaImportRow *row, const SaTableRow *cells)
{
  int code = sa_type_find_field (self->source.linked, "code");

  if (!sa_record_is_empty (row->linked, 0)
      || (self->source.link_is_ours && code >= 0 && !sa_record_is_empty (row->linked, code)))
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SaImportColumn *column = &g_array_index (self->columns, SaImportColumn, i);

      if (column->linked && column->cell < cells->n_cells && cells->lengths[column->cell] > 0)
        sa_import_row_keep (row, column->header, cells->cells[column->cell], NULL);
    }
  sa_import_row_drop_linked (row);
}

static void
check_row (TableSource *self, SaImportRow *row)
{
  g_autoptr (GError) error = NULL;

  if (row->reason->len > 0 || row->id->len > 0 || sa_record_check (row->record, &error))
    return;
  sa_import_row_refuse (row, error->message);
}

/* References are not there yet when the rules of the type are looked at. */
static gboolean
needs_references (SaType *type)
{
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if (field->kind == SA_KIND_REFERENCE && (field->flags & SA_FIELD_REQUIRED) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_text (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return TRUE;
  return FALSE;
}

/* The state of a new record that the row gives none: that of all rows; else a call is done unless
 * it lies ahead. */
static void
give_state (TableSource *self, SaRecord *record)
{
  if (self->first_state != NULL)
    sa_record_set_state (record, self->first_state);
  else
    sa_contact_settle (record);
}

static void
note_progress (TableSource *self)
{
  if (self->unread++ % 512 == 0)
    g_atomic_int_set (&self->permille, (int) (sa_table_reader_fraction (self->reader) * 1000));
}

static void
read_cell (const SaImportColumn *column, SaImportRow *row, const SaTableRow *cells)
{
  const char *text = cells->cells[column->cell];

  if (column->kind_cell < cells->n_cells && cells->lengths[column->kind_cell] > 0)
    sa_import_column_read_kind (column, row, text, cells->lengths[column->cell],
                                cells->cells[column->kind_cell]);
  else
    sa_import_column_read (column, row, text, cells->lengths[column->cell]);
}

static void
read_cells (TableSource *self, SaImportRow *row, const SaTableRow *cells)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SaImportColumn *column = &g_array_index (self->columns, SaImportColumn, i);

      if (!column->home && column->cell < cells->n_cells
          && has_text (cells->cells[column->cell], cells->lengths[column->cell]))
        read_cell (column, row, cells);
    }
  sa_import_home_read (self->columns, row, cells);
}

/* Whether a row of people has only the name of an organisation. */
static gboolean
names_employer_only (TableSource *self, SaImportRow *row)
{
  return self->source.link_is_ours && row->has_linked && row->id->len == 0
         && !sa_record_is_empty (row->linked, 0) && sa_record_is_empty (row->record, 0)
         && sa_record_is_empty (row->record, (guint) self->given_name)
         && sa_record_is_empty (row->record, (guint) self->family_name);
}

/* The phones and the address in such a row are the organisation's: all is read once more, into the
 * fields of the same names. What it has no field for goes to the notes. */
static void
give_to_employer (TableSource *self, SaImportRow *row, const SaTableRow *cells)
{
  sa_import_row_drop_linked (row);
  g_string_truncate (row->kept, 0);
  g_string_truncate (row->reason, 0);
  g_ptr_array_set_size (row->warnings, 0);
  g_ptr_array_set_size (row->addresses, 0);
  row->linked_only = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      SaImportColumn column = g_array_index (self->columns, SaImportColumn, i);
      const char *text = column.cell < cells->n_cells ? cells->cells[column.cell] : "";
      gsize length = strlen (text);

      if (!has_text (text, length) || (!column.linked && column.field < 0))
        continue;
      if (column.home)
        column.field = SA_MAP_NOTHING;
      else if (!column.linked)
        column.field = sa_type_find_field (
            self->source.linked, sa_type_get_field (self->source.type, column.field)->name);
      column.linked = TRUE;
      if (column.field >= 0)
        read_cell (&column, row, cells);
      else if (!sa_import_value_is_nothing (text))
        sa_import_row_keep (row, column.header, text, NULL);
    }
}

static void
refuse_sum (SaImportRow *row, const char *word)
{
  /* Translators: the word a sum begins with, “Total” for instance */
  g_autofree char *why = g_strdup_printf (
      _ ("“%s” with only numbers beside it, in the last row, is a sum and no record."), word);

  sa_import_row_refuse (row, why);
}

static gboolean
table_next (SaImportSource *source, SaImportRow *row, GError **error)
{
  TableSource *self = (TableSource *) source;
  SaTableRow cells;
  const char *sum;

  if (!sa_table_sums_next (self->sums, &cells, &sum, error))
    return FALSE;
  note_progress (self);
  sa_import_row_reset (row);
  row->line = cells.line;
  for (guint i = 0; i < cells.n_cells; i++)
    sa_import_row_add_cell (row, cells.cells[i], cells.lengths[i]);
  if (cells.problem != NULL)
    {
      g_string_assign (row->reason, cells.problem);
      return TRUE;
    }
  if (sum != NULL)
    {
      refuse_sum (row, sum);
      return TRUE;
    }
  read_cells (self, row, &cells);
  if (names_employer_only (self, row))
    {
      give_to_employer (self, row, &cells);
      copy_constants (self->linked_constants, row->linked, row->touched_linked);
      return TRUE;
    }
  make_name (self, row);
  if (row->state->len == 0)
    give_state (self, row->record);
  copy_constants (self->constants, row->record, row->touched);
  if (row->has_linked)
    {
      copy_constants (self->linked_constants, row->linked, row->touched_linked);
      settle_linked (self, row, &cells);
    }
  if (!needs_references (source->type))
    check_row (self, row);
  return TRUE;
}

static gboolean
table_rewind (SaImportSource *source, GError **error)
{
  TableSource *self = (TableSource *) source;

  sa_table_sums_forget (self->sums);
  return sa_table_reader_rewind (self->reader, error);
}

static char *
table_plain (SaImportSource *source, const SaImportRow *row, guint cell, const char *text)
{
  TableSource *self = (TableSource *) source;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SaImportColumn *column = &g_array_index (self->columns, SaImportColumn, i);

      if (column->cell == cell)
        return has_text (text, strlen (text)) ? sa_import_column_plain (column, row, text) : NULL;
    }
  return NULL;
}

static double
table_fraction (SaImportSource *source)
{
  TableSource *self = (TableSource *) source;

  return g_atomic_int_get (&self->permille) / 1000.0;
}

static void
table_free (SaImportSource *source)
{
  TableSource *self = (TableSource *) source;

  g_clear_object (&self->reader);
  g_clear_pointer (&self->sums, sa_table_sums_free);
  g_clear_object (&self->constants);
  g_clear_object (&self->linked_constants);
  g_array_unref (self->columns);
  g_free (source->said);
  g_strfreev (source->header);
  g_free (self);
}

/* --- Making it --- */

/* Amounts are read when their currency is known. */
static void
add_columns (TableSource *self, const SaMapping *mapping, gboolean strict)
{
  for (int money = 0; money < 2; money++)
    for (guint i = 0; i < mapping->columns->len; i++)
      {
        const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);
        SaType *type = column->linked ? mapping->linked : mapping->type;
        gboolean is_money = column->field >= 0
                            && sa_type_get_field (type, column->field)->kind == SA_KIND_MONEY;

        if (column->field != SA_MAP_NOTHING && is_money == money
            && !sa_mapping_is_kind (mapping, column))
          {
            SaImportColumn read;

            sa_import_column_init (&read, mapping, i, sa_table_reader_get_options (self->reader),
                                   strict);
            g_array_append_val (self->columns, read);
          }
      }
}

/* A number may be a sum in a column of numbers, and in one that is left out; elsewhere it is a
 * code, a phone or a part of an address. */
static void
find_sums (TableSource *self, const SaMapping *mapping)
{
  g_autofree gboolean *adds = g_new0 (gboolean, mapping->columns->len);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);
      SaType *type = column->linked ? mapping->linked : mapping->type;
      const SaField *field = column->field >= 0 ? sa_type_get_field (type, (guint) column->field)
                                                : NULL;

      adds[i] = field != NULL ? field->kind == SA_KIND_MONEY || field->kind == SA_KIND_QUANTITY
                                    || field->kind == SA_KIND_NUMBER
                              : column->field == SA_MAP_NOTHING;
    }
  self->sums = sa_table_sums_new (self->reader, adds, mapping->columns->len);
}

static void
add_target (SaImportSource *source, SaType *type)
{
  for (guint i = 0; i < source->n_references; i++)
    if (source->references[i] == type)
      return;
  if (type != NULL && source->n_references < G_N_ELEMENTS (source->references))
    source->references[source->n_references++] = type;
}

static void
add_said (SaImportSource *source, int field)
{
  for (guint i = 0; i < source->n_said; i++)
    if (source->said[i] == field)
      return;
  source->said = g_renew (int, source->said, source->n_said + 1);
  source->said[source->n_said++] = field;
}

static void
describe_said (TableSource *self, const SaMapping *mapping)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SaImportColumn *column = &g_array_index (self->columns, SaImportColumn, i);

      if (!column->linked && column->field != SA_MAP_ID)
        add_said (&self->source, column->field);
    }
  for (guint i = 0; i < mapping->constants->len; i++)
    {
      const SaMappingConstant *constant = g_ptr_array_index (mapping->constants, i);

      if (!constant->linked && constant->field >= 0)
        add_said (&self->source, constant->field);
    }
}

/* What the rows can be found by and refer to, for the one who writes them. */
static void
describe (TableSource *self, const SaMapping *mapping)
{
  SaImportSource *source = &self->source;
  int code = sa_type_find_field (mapping->type, "code");

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SaImportColumn *column = &g_array_index (self->columns, SaImportColumn, i);
      SaType *type = column->linked ? mapping->linked : mapping->type;
      const char *target = column->reference ? sa_type_get_field (type, column->field)->target
                                             : NULL;

      source->has_codes |= code >= 0 && column->field == code && !column->linked;
      source->links |= column->linked;
      if (target != NULL)
        add_target (source, sa_model_find (mapping->model, target));
      else if (column->reference)
        {
          add_target (source, sa_model_find (mapping->model, "organisation"));
          add_target (source, sa_model_find (mapping->model, "lead"));
          add_target (source, sa_model_find (mapping->model, "person"));
        }
    }
}

static gboolean
add_constants (TableSource *self, const SaMapping *mapping, GError **error)
{
  for (guint i = 0; i < mapping->constants->len; i++)
    {
      const SaMappingConstant *constant = g_ptr_array_index (mapping->constants, i);
      SaRecord **record = constant->linked ? &self->linked_constants : &self->constants;

      if (constant->field == SA_MAP_STATE)
        {
          const SaState *state = sa_type_find_state (mapping->type, constant->value);

          self->first_state = state != NULL ? state->code : NULL;
          continue;
        }
      if (*record == NULL)
        *record = sa_record_new (constant->linked ? mapping->linked : mapping->type);
      if (!sa_record_parse (*record, constant->field, constant->value, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sa_import_table_new:
 * @strict: whether any value that is not valid makes its row wrong, not only dates and numbers
 *
 * Returns: (transfer full): the rows of @reader as records, for sa-import.c
 */
SaImportSource *
sa_import_table_new (SaTableReader *reader, const SaMapping *mapping, gboolean strict,
                     GError **error)
{
  TableSource *self;

  if (!sa_mapping_check (mapping, error))
    return NULL;
  self = g_new0 (TableSource, 1);
  self->source = (SaImportSource) {
    .type = mapping->type,
    .linked = mapping->linked,
    .link_field = mapping->link_field,
    .link_is_ours = mapping->link_is_ours,
    .header = g_strdupv ((GStrv) sa_table_reader_header (reader, NULL)),
    .next = table_next,
    .rewind = table_rewind,
    .fraction = table_fraction,
    .plain = table_plain,
    .free = table_free,
  };
  self->reader = g_object_ref (reader);
  self->columns = g_array_new (FALSE, FALSE, sizeof (SaImportColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) sa_import_column_clear);
  self->given_name = sa_type_find_field (mapping->type, "given_name");
  self->middle_name = sa_type_find_field (mapping->type, "middle_name");
  self->family_name = sa_type_find_field (mapping->type, "family_name");
  self->emails = sa_type_find_field (mapping->type, "emails");
  add_columns (self, mapping, strict);
  find_sums (self, mapping);
  if (!add_constants (self, mapping, error))
    {
      table_free (&self->source);
      return NULL;
    }
  describe (self, mapping);
  describe_said (self, mapping);
  return &self->source;
}
