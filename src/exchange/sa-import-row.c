/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows and their parts. Texts are kept in growing buffers, so that the millionth row costs no
 * memory. */

#include "sa-import-row.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static void
reference_clear (SaImportReference *reference)
{
  g_free (reference->text);
}

static void
address_free (SaImportAddress *address)
{
  g_free (address->label);
  g_free (address->street);
  g_free (address->postcode);
  g_free (address->city);
  g_free (address->region);
  g_free (address->country);
  g_free (address);
}

SaImportRow *
sa_import_row_new (SaType *type, SaType *other, SaType *linked)
{
  SaImportRow *row = g_new0 (SaImportRow, 1);

  row->record = sa_record_new (type);
  row->touched = g_new0 (gboolean, sa_type_get_n_fields (type));
  if (other != NULL)
    {
      row->other = sa_record_new (other);
      row->touched_other = g_new0 (gboolean, sa_type_get_n_fields (other));
    }
  if (linked != NULL)
    {
      row->linked = sa_record_new (linked);
      row->touched_linked = g_new0 (gboolean, sa_type_get_n_fields (linked));
    }
  row->cells = g_string_new (NULL);
  row->kept = g_string_new (NULL);
  row->warnings = g_ptr_array_new_with_free_func (g_free);
  row->id = g_string_new (NULL);
  row->uid = g_string_new (NULL);
  row->state = g_string_new (NULL);
  row->reason = g_string_new (NULL);
  row->references = g_array_new (FALSE, TRUE, sizeof (SaImportReference));
  g_array_set_clear_func (row->references, (GDestroyNotify) reference_clear);
  row->addresses = g_ptr_array_new_with_free_func ((GDestroyNotify) address_free);
  return row;
}

void
sa_import_row_free (SaImportRow *row)
{
  g_object_unref (row->record);
  g_clear_object (&row->other);
  g_clear_object (&row->linked);
  g_free (row->touched);
  g_free (row->touched_other);
  g_free (row->touched_linked);
  g_string_free (row->cells, TRUE);
  g_string_free (row->kept, TRUE);
  g_ptr_array_unref (row->warnings);
  g_string_free (row->id, TRUE);
  g_string_free (row->uid, TRUE);
  g_string_free (row->state, TRUE);
  g_string_free (row->reason, TRUE);
  g_array_unref (row->references);
  g_ptr_array_unref (row->addresses);
  g_clear_pointer (&row->photo, g_bytes_unref);
  g_free (row);
}

static void
reset_record (SaRecord *record, gboolean *touched)
{
  sa_record_reset (record);
  memset (touched, 0,
          sa_type_get_n_fields (sa_record_get_record_type (record)) * sizeof (gboolean));
}

void
sa_import_row_swap (SaImportRow *row)
{
  SaRecord *record = row->record;
  gboolean *touched = row->touched;

  row->record = row->other;
  row->touched = row->touched_other;
  row->other = record;
  row->touched_other = touched;
  row->swapped = !row->swapped;
}

void
sa_import_row_drop_linked (SaImportRow *row)
{
  reset_record (row->linked, row->touched_linked);
  row->has_linked = FALSE;
  row->several_employers = FALSE;
}

void
sa_import_row_reset (SaImportRow *row)
{
  reset_record (row->record, row->touched);
  if (row->swapped)
    sa_import_row_swap (row);
  if (row->has_linked)
    sa_import_row_drop_linked (row);
  row->linked_only = FALSE;
  row->n_cells = 0;
  row->line = 0;
  g_string_truncate (row->cells, 0);
  g_string_truncate (row->kept, 0);
  g_string_truncate (row->id, 0);
  g_string_truncate (row->uid, 0);
  g_string_truncate (row->state, 0);
  row->state_header = NULL;
  g_string_truncate (row->reason, 0);
  if (row->warnings->len > 0)
    g_ptr_array_set_size (row->warnings, 0);
  if (row->references->len > 0)
    g_array_set_size (row->references, 0);
  if (row->addresses->len > 0)
    g_ptr_array_set_size (row->addresses, 0);
  g_clear_pointer (&row->photo, g_bytes_unref);
}

void
sa_import_row_add_cell (SaImportRow *row, const char *text, gsize length)
{
  g_string_append_len (row->cells, text, length);
  g_string_append_c (row->cells, '\0');
  row->n_cells++;
}

void
sa_import_row_add_reference (SaImportRow *row, gboolean linked, guint field, const char *text,
                             const char *header)
{
  SaImportReference reference = { linked, field, g_strdup (text), 0, FALSE, (char *) header };

  g_array_append_val (row->references, reference);
}

/**
 * sa_import_row_keep:
 * @why: (nullable): a sentence that says what is wrong with @text, where there is more to say than
 *   that it does not fit
 *
 * Puts what fits no field into the notes, and tells of it.
 */
void
sa_import_row_keep (SaImportRow *row, const char *header, const char *text, const char *why)
{
  if (row->kept->len > 0)
    g_string_append_c (row->kept, '\n');
  g_string_append_printf (row->kept, "%s: %s", header, text);
  g_ptr_array_add (
      row->warnings,
      why != NULL
          /* Translators: a line number, the name of a column, and a sentence on what stands there
           */
          ? g_strdup_printf (_ ("Line %" PRIu64 ", column “%s”: %s It is kept in the notes."),
                             row->line, header, why)
          /* Translators: a line number, the name of a column, and what stands there */
          : g_strdup_printf (_ ("Line %" PRIu64 ", column “%s”: “%s” does not fit and is kept in "
                                "the notes."),
                             row->line, header, text));
}

/* Says why the row cannot be imported. */
void
sa_import_row_refuse (SaImportRow *row, const char *why)
{
  /* Translators: a line number, and a sentence that says what is wrong there */
  g_string_printf (row->reason, _ ("Line %" PRIu64 ": %s"), row->line, why);
}

SaImportAddress *
sa_import_row_add_address (SaImportRow *row)
{
  SaImportAddress *address = g_new0 (SaImportAddress, 1);

  g_ptr_array_add (row->addresses, address);
  return address;
}

/* Codes are no likeness: they are the same or different, which is decided without these keys. */
static void
collect_key (guint64 key, const SaField *why, gpointer data)
{
  SaImportRow *row = data;

  if (row->n_keys < SA_IMPORT_MAX_KEYS && !g_str_equal (why->name, "code"))
    row->keys[row->n_keys++] = (SaImportKey) { key, why };
}

void
sa_import_row_make_keys (SaImportRow *row, SaMatchKeyMaker *maker)
{
  row->n_keys = 0;
  sa_match_key_maker_run (maker, row->record, collect_key, row);
}
