/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to a row besides its own record: the organisation a person works for, the person to
 * talk to at an organisation, further addresses, the picture. */

#include "sa-import-write-private.h"

#include <string.h>

#include "clients.h"
#include "sa-attachments.h"
#include "sa-find.h"
#include "sa-import-merge.h"

/* --- The linked record --- */

/* Whether more is said about the linked record than who it is. */
static gboolean
says_more (SaImportRow *row, int code)
{
  guint n = sa_type_get_n_fields (sa_record_get_record_type (row->linked));

  for (guint i = 1; i < n; i++)
    if (row->touched_linked[i] && (int) i != code)
      return TRUE;
  return FALSE;
}

static gboolean
update_linked (SaImportWriter *writer, SaImportRow *row, gint64 found, gboolean *changed,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SaRecord) record = sa_import_writer_get_living (writer, found, &local);
  g_autoptr (GString) kept = g_string_new (NULL);

  if (record == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return local == NULL;
    }
  sa_import_merge (record, row->linked, row->touched_linked, SA_IMPORT_ADD, kept);
  if (!sa_record_is_changed (record))
    return TRUE;
  *changed = TRUE;
  return sa_import_writer_save (writer, record, error);
}

static gint64
find_employer (SaImportWriter *writer, SaImportRow *row)
{
  SaType *type = writer->source->linked;
  int code = sa_type_find_field (type, "code");
  const char *text = code >= 0 ? sa_record_text (row->linked, code) : NULL;
  gint64 found = 0;

  if (text != NULL)
    {
      found = sa_import_lookup_same (writer->lookup, row->linked);
      return found != 0 ? found : sa_import_lookup_code (writer->lookup, type, "*", text);
    }
  text = sa_record_text (row->linked, 0);
  found = text != NULL ? sa_import_find_by_id (writer, type, text) : 0;
  if (found != 0)
    {
      /* It is no name that could be given to it. */
      sa_record_clear (row->linked, 0);
      row->touched_linked[0] = FALSE;
      return found;
    }
  if (text != NULL)
    {
      const char *city = sa_import_city_of (row->linked);

      found = sa_import_lookup_name (writer->lookup, type, text,
                                     city != NULL ? city : sa_import_city_of (row->record), FALSE,
                                     &row->several_employers);
    }
  return found != 0 || text == NULL ? found
                                    : sa_import_lookup_code (writer->lookup, type, "*", text);
}

gboolean
sa_import_has_employer (SaImportWriter *writer, SaImportRow *row)
{
  return row->has_linked && writer->source->link_is_ours && !row->swapped;
}

/* Looks for the organisation a person is of; what is not there is made when the person is written.
 */
void
sa_import_link_employer (SaImportWriter *writer, SaImportRow *row)
{
  gint64 found = sa_import_has_employer (writer, row) ? find_employer (writer, row) : 0;

  if (found == 0)
    return;
  sa_record_set_number (row->record, writer->source->link_field, found);
  row->touched[writer->source->link_field] = TRUE;
}

/* Of several organisations called so none is taken: all that was said of it goes to the notes. */
gboolean
sa_import_drop_employer (SaImportWriter *writer, SaImportRow *row)
{
  guint field = (guint) writer->source->link_field;
  SaType *type = writer->source->linked;

  if (!row->several_employers)
    return FALSE;
  sa_import_keep_several (row, sa_field_get_label (sa_type_get_field (writer->source->type, field)),
                          sa_record_text (row->linked, 0));
  for (guint i = 1; i < sa_type_get_n_fields (type); i++)
    {
      g_autofree char *shown = row->touched_linked[i] ? sa_record_display (row->linked, i) : NULL;

      if (shown != NULL)
        sa_import_row_keep (row, sa_field_get_label (sa_type_get_field (type, i)), shown, NULL);
    }
  sa_record_clear (row->record, field);
  row->touched[field] = FALSE;
  sa_import_row_drop_linked (row);
  return TRUE;
}

gboolean
sa_import_write_employer (SaImportWriter *writer, SaImportRow *row, SaRecord *person,
                          gboolean *changed, GError **error)
{
  guint field = writer->source->link_field;
  int code = sa_type_find_field (writer->source->linked, "code");

  if (row->touched[field])
    return !says_more (row, code)
           || update_linked (writer, row, sa_record_number (row->record, field), changed, error);
  if (sa_record_is_empty (row->linked, 0))
    sa_record_set_text (row->linked, 0, sa_record_text (row->linked, code));
  if (!sa_import_writer_save (writer, row->linked, error))
    return FALSE;
  writer->n_linked++;
  sa_record_set_number (person, field, sa_record_get_row (row->linked));
  return TRUE;
}

/* A row of people that names none is about the organisation. */
gboolean
sa_import_put_employer (SaImportWriter *writer, SaImportRow *row, SaImportOutcome *outcome,
                        GError **error)
{
  gint64 found = find_employer (writer, row);
  int notes = sa_type_find_field (writer->source->linked, "notes");
  gboolean changed = FALSE;

  if (row->several_employers)
    {
      g_autofree char *why = sa_import_say_several (sa_record_text (row->linked, 0));

      sa_import_row_refuse (row, why);
      *outcome = SA_OUTCOME_REJECTED;
      return TRUE;
    }
  sa_import_merge_notes (row->linked, row->kept->str);
  row->touched_linked[notes] = TRUE;
  if (found != 0)
    {
      if (!update_linked (writer, row, found, &changed, error))
        return FALSE;
      *outcome = changed ? SA_OUTCOME_CHANGED : SA_OUTCOME_SAME;
      return TRUE;
    }
  *outcome = SA_OUTCOME_NEW;
  return sa_import_writer_save (writer, row->linked, error);
}

/* The person to talk to at an organisation. */
gboolean
sa_import_write_member (SaImportWriter *writer, SaImportRow *row, gint64 organisation,
                        gboolean *changed, GError **error)
{
  gint64 found;

  if (!row->has_linked || writer->source->link_is_ours)
    return TRUE;
  found = sa_import_lookup_member (writer->lookup, organisation, sa_record_text (row->linked, 0));
  if (found != 0)
    return update_linked (writer, row, found, changed, error);
  sa_record_set_number (row->linked, writer->source->link_field, organisation);
  *changed = TRUE;
  writer->n_linked++;
  return sa_import_writer_save (writer, row->linked, error);
}

/* --- Further addresses and the picture --- */

static void
set_address (SaRecord *record, const SaImportAddress *address, gint64 of)
{
  sa_record_set_number (record, SA_ADDRESS_OF, of);
  sa_record_set_text (record, SA_ADDRESS_KIND, address->kind);
  sa_record_set_text (record, SA_ADDRESS_LABEL, address->label);
  sa_record_set_text (record, SA_ADDRESS_STREET, address->street);
  sa_record_set_text (record, SA_ADDRESS_POSTCODE, address->postcode);
  sa_record_set_text (record, SA_ADDRESS_CITY, address->city);
  sa_record_set_text (record, SA_ADDRESS_REGION, address->region);
  sa_record_set_text (record, SA_ADDRESS_COUNTRY, address->country);
}

/* What it is for is known here: a card only tells home from work. */
static gboolean
is_same_address (SaRecord *a, SaRecord *b)
{
  for (guint i = SA_ADDRESS_STREET; i <= SA_ADDRESS_COUNTRY; i++)
    if (g_strcmp0 (sa_record_text (a, i), sa_record_text (b, i)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_known_address (GPtrArray *known, SaRecord *address)
{
  for (guint i = 0; known != NULL && i < known->len; i++)
    if (is_same_address (g_ptr_array_index (known, i), address))
      return TRUE;
  return FALSE;
}

gboolean
sa_import_write_addresses (SaImportWriter *writer, SaImportRow *row, gint64 of, gboolean is_new,
                           gboolean *changed, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;

  if (row->addresses->len == 0)
    return TRUE;
  if (!is_new)
    known = sa_store_find_referring (writer->store, "address", SA_ADDRESS_OF, of, 0, error);
  if (!is_new && known == NULL)
    return FALSE;
  for (guint i = 0; i < row->addresses->len; i++)
    {
      g_autoptr (SaRecord)
          record = sa_record_new (sa_store_get_type_named (writer->store, "address"));

      set_address (record, g_ptr_array_index (row->addresses, i), of);
      if (is_known_address (known, record))
        continue;
      *changed = TRUE;
      writer->n_addresses++;
      if (!sa_import_writer_save (writer, record, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sa_import_write_photo (SaImportWriter *writer, SaImportRow *row, GError **error)
{
  g_autofree char *hash = NULL;

  if (row->photo == NULL || writer->dry)
    return TRUE;
  hash = sa_store_put_content (writer->store, row->photo, error);
  return hash != NULL;
}
