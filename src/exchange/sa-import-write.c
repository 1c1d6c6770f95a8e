/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes what was decided: a new record, or what a row adds to one there is. In a dry run all of it
 * is worked out in the same way, and nothing is written. */

#include "sa-import-write-private.h"

#include <string.h>

#include "sa-consents.h"
#include "sa-error.h"
#include "sa-id.h"
#include "sa-import-value.h"
#include "sa-match-key.h"
#include "sa-vcard-known.h"

/* A dry run remembers no more records than this. */
#define MOST_DREAMT 20000

SaImportWriter *
sa_import_writer_new (SaStore *store, const SaImportSource *source, SaDoubtful doubtful,
                      gboolean dry)
{
  SaImportWriter *writer = g_new0 (SaImportWriter, 1);

  writer->store = g_object_ref (store);
  writer->source = source;
  writer->doubtful = doubtful;
  writer->dry = dry;
  writer->lookup = sa_import_lookup_new ();
  writer->pending = g_array_new (FALSE, FALSE, sizeof (SaImportPending));
  writer->fake_lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  writer->dreamt = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  writer->seen = g_byte_array_new ();
  g_array_set_clear_func (writer->pending, (GDestroyNotify) sa_import_pending_clear);
  writer->code = sa_type_find_field (source->type, "code");
  writer->city = sa_type_find_field (source->type, "city");
  writer->other_code = source->other != NULL ? sa_type_find_field (source->other, "code") : -1;
  return writer;
}

void
sa_import_writer_free (SaImportWriter *writer)
{
  g_clear_pointer (&writer->lookup, sa_import_lookup_free);
  g_clear_pointer (&writer->identity, sa_import_identity_free);
  g_array_unref (writer->pending);
  g_array_unref (writer->fake_lines);
  g_hash_table_unref (writer->dreamt);
  g_byte_array_unref (writer->seen);
  g_object_unref (writer->store);
  g_free (writer);
}

static void
want (SaImportWriter *writer, SaType *type, gboolean names, gboolean matches)
{
  SaLookupFlags flags = 0;

  if (type == NULL)
    return;
  if (names)
    flags |= SA_LOOKUP_NAMES;
  if (matches && sa_match_may (type))
    flags |= SA_LOOKUP_MATCHES;
  if (flags != 0)
    sa_import_lookup_want (writer->lookup, type, flags);
}

/* Learns what rows can be compared with and refer to. */
gboolean
sa_import_writer_load (SaImportWriter *writer, GCancellable *cancellable, GError **error)
{
  const SaImportSource *source = writer->source;

  want (writer, source->type, source->has_codes || source->other != NULL, TRUE);
  want (writer, source->other, TRUE, TRUE);
  want (writer, source->linked, source->links, FALSE);
  for (guint i = 0; i < source->n_references; i++)
    want (writer, source->references[i], TRUE, FALSE);
  if (writer->code < 0 && source->n_said > 0)
    {
      writer->identity = sa_import_identity_new (writer->store, source);
      if (!sa_import_identity_load (writer->identity, cancellable, error))
        return FALSE;
    }
  return sa_import_lookup_load (writer->lookup, writer->store, cancellable, error);
}

static gint64
fake_row (SaImportWriter *writer, SaType *type)
{
  g_array_append_val (writer->fake_lines, writer->line);
  return SA_ROW_LAST (sa_type_get_number (type)) - ++writer->n_fake;
}

/* The line of the file a made-up record would come from. */
guint64
sa_import_line_of_fake (SaImportWriter *writer, gint64 row)
{
  gint64 index = SA_ROW_LAST (SA_ROW_TYPE (row)) - row - 1;

  return index >= 0 && index < writer->fake_lines->len
             ? g_array_index (writer->fake_lines, guint64, index)
             : 0;
}

gboolean
sa_import_writer_is_fake (SaImportWriter *writer, gint64 row)
{
  return writer->dry && row > SA_ROW_LAST (SA_ROW_TYPE (row)) - writer->n_fake - 1;
}

/* A later row is compared with what an earlier one would have written, as far as memory allows. */
static void
dream (SaImportWriter *writer, SaRecord *record)
{
  gint64 row = sa_record_get_row (record);

  if (g_hash_table_size (writer->dreamt) < MOST_DREAMT
      || g_hash_table_contains (writer->dreamt, &row))
    g_hash_table_replace (writer->dreamt, g_memdup2 (&row, sizeof row), sa_record_copy (record));
}

/* Where the bit of a record is; %FALSE for one of another type, or a made-up one. */
static gboolean
find_bit (SaImportWriter *writer, gint64 row, guint *byte, guint8 *bit)
{
  gint64 n = row - SA_ROW_FIRST (SA_ROW_TYPE (row));

  *byte = (guint) (n / 8);
  *bit = (guint8) (1 << n % 8);
  return SA_ROW_TYPE (row) == sa_type_get_number (writer->source->type)
         && !sa_import_writer_is_fake (writer, row);
}

/* Notes that a row of the file is written to the record. */
void
sa_import_writer_mark_seen (SaImportWriter *writer, gint64 row)
{
  guint byte;
  guint8 bit;
  guint length = writer->seen->len;

  if (!find_bit (writer, row, &byte, &bit))
    return;
  if (byte >= length)
    {
      g_byte_array_set_size (writer->seen, byte + 1024);
      memset (writer->seen->data + length, 0, writer->seen->len - length);
    }
  writer->seen->data[byte] |= bit;
}

/* Whether an earlier row of the file was written to the record. */
gboolean
sa_import_writer_has_seen (SaImportWriter *writer, gint64 row)
{
  guint byte;
  guint8 bit;

  if (sa_import_writer_is_fake (writer, row))
    return TRUE;
  return find_bit (writer, row, &byte, &bit) && byte < writer->seen->len
         && (writer->seen->data[byte] & bit) != 0;
}

/* Saves, or in a dry run behaves as if. */
gboolean
sa_import_writer_save (SaImportWriter *writer, SaRecord *record, GError **error)
{
  SaType *type = sa_record_get_record_type (record);
  SaRecordMeta *meta = sa_record_meta (record);
  gboolean is_new = meta->row == 0;
  guint answers = sa_consents_changed (record);

  if (writer->dry)
    {
      if (is_new)
        meta->row = fake_row (writer, type);
      dream (writer, record);
    }
  else if (!sa_store_save (writer->store, record, error)
           || (answers != 0 && !sa_consents_record (writer->store, record, answers, error)))
    return FALSE;
  if (is_new && (sa_import_lookup_get_wanted (writer->lookup, type) & SA_LOOKUP_NAMES) != 0)
    sa_import_lookup_add (writer->lookup, record, meta->row);
  if (is_new)
    sa_import_writer_mark_seen (writer, meta->row);
  return TRUE;
}

/* Counts what was made besides the rows themselves. */
void
sa_import_writer_count_parts (SaImportWriter *writer, SaImportCounts *counts)
{
  gboolean is_person = writer->source->linked != NULL
                       && g_str_equal (sa_type_get_name (writer->source->linked), "person");

  counts->people = is_person ? writer->n_linked : 0;
  counts->organisations = is_person ? 0 : writer->n_linked;
  counts->addresses = writer->n_addresses;
}

/* The record as it is or, in a dry run, would be by now; NULL without an error when it is deleted,
 * or made up and forgotten. */
SaRecord *
sa_import_writer_get_living (SaImportWriter *writer, gint64 row, GError **error)
{
  SaRecord *dreamt = g_hash_table_lookup (writer->dreamt, &row);
  g_autoptr (SaRecord) record = NULL;

  if (dreamt != NULL)
    {
      SaRecord *copy = sa_record_copy (dreamt);

      sa_record_mark_saved (copy);
      return copy;
    }
  if (!sa_import_writer_is_fake (writer, row))
    record = sa_store_get (writer->store, row, error);
  if (record != NULL && sa_record_meta (record)->deleted != 0)
    return NULL;
  return g_steal_pointer (&record);
}

/* --- The row itself --- */

static void
remember_keys (SaImportWriter *writer, SaImportRow *row)
{
  gint64 saved = sa_record_get_row (row->record);

  sa_import_lookup_add_keys (writer->lookup, sa_record_get_record_type (row->record), row->keys,
                             row->n_keys, saved);
  if (sa_import_has_employer (writer, row))
    sa_import_lookup_add_member (writer->lookup,
                                 sa_record_number (row->record, writer->source->link_field),
                                 sa_record_text (row->record, 0), saved);
}

/* A state that does not follow on the present one is kept in words. */
static void
put_state (SaImportRow *row, SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  const char *present = sa_record_meta (record)->state;
  gboolean is_new = sa_record_get_row (record) == 0;
  const SaState *state;
  g_autoptr (GError) error = NULL;

  if (row->state->len == 0)
    return;
  state = sa_type_read_state (type, row->state->str, &error);
  if (state != NULL
      && (is_new || g_strcmp0 (present, state->code) == 0
          || sa_type_may_follow (type, present, state->code)))
    sa_record_set_state (record, state->code);
  else if (!sa_import_value_is_nothing (row->state->str))
    sa_import_row_keep (row,
                        row->state_header != NULL ? row->state_header : sa_type_get_state_label (),
                        row->state->str, error != NULL ? error->message : NULL);
}

/* A row the record's own rules refuse is a rejected row; any other error ends the import. */
static gboolean
refuse_or_fail (SaImportRow *row, SaImportOutcome *outcome, GError *problem, GError **error)
{
  if (!g_error_matches (problem, SA_ERROR, SA_ERROR_INVALID))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  sa_import_row_refuse (row, problem->message);
  *outcome = SA_OUTCOME_REJECTED;
  g_error_free (problem);
  return TRUE;
}

static gboolean
write_rest (SaImportWriter *writer, SaImportRow *row, SaRecord *record, gboolean is_new,
            gboolean *changed, GError **error)
{
  gint64 saved = sa_record_get_row (record);

  if (row->references->len > 0)
    sa_import_remember_pending (writer, row, saved);
  return sa_import_write_member (writer, row, saved, changed, error)
         && sa_import_write_addresses (writer, row, saved, is_new, changed, error);
}

gboolean
sa_import_insert (SaImportWriter *writer, SaImportRow *row, SaImportOutcome *outcome,
                  GError **error)
{
  GError *problem = NULL;
  gboolean changed = FALSE;

  *outcome = SA_OUTCOME_NEW;
  sa_import_drop_several (writer, row);
  put_state (row, row->record);
  sa_import_merge_notes (row->record, row->kept->str);
  /* Before anything is made that belongs to it; without references it was looked at when read. */
  if (row->references->len > 0 && !sa_record_check (row->record, &problem))
    return refuse_or_fail (row, outcome, problem, error);
  if (row->id->len > 0)
    sa_id_from_string (row->id->str, sa_record_meta (row->record)->id);
  if ((sa_import_has_employer (writer, row)
       && !sa_import_write_employer (writer, row, row->record, &changed, error))
      || !sa_import_write_photo (writer, row, error))
    return FALSE;
  if (!sa_import_writer_save (writer, row->record, &problem))
    return refuse_or_fail (row, outcome, problem, error);
  remember_keys (writer, row);
  if (writer->identity != NULL)
    sa_import_identity_add (writer->identity, writer->key, sa_record_get_row (row->record));
  return write_rest (writer, row, row->record, TRUE, &changed, error);
}

/* Where the whole card of a row stands; -1 where it is none. */
static int
card_of (SaImportWriter *writer, SaImportRow *row)
{
  return writer->source->other == NULL
             ? -1
             : sa_type_find_field (sa_record_get_record_type (row->record), "vcard");
}

/* Whether a row is a card that the record would be written with anyway. */
gboolean
sa_import_is_known_card (SaImportWriter *writer, SaImportRow *row, SaRecord *record)
{
  int card = card_of (writer, row);

  return card >= 0 && sa_vcard_is_known (writer->store, record, row->record, (guint) card);
}

/* A card is kept beside what was made of it only when it has something without a field. */
static void
merge_row (SaImportWriter *writer, SaImportRow *row, SaRecord *record, SaImportWay way)
{
  int card = card_of (writer, row);
  gboolean may_spare = card >= 0 && sa_record_is_empty (record, (guint) card);

  if (may_spare)
    row->touched[card] = FALSE;
  sa_import_merge (record, row->record, row->touched, way, row->kept);
  if (may_spare && !sa_vcard_is_known (writer->store, record, row->record, (guint) card))
    sa_record_set_text (record, (guint) card, sa_record_text (row->record, (guint) card));
}

gboolean
sa_import_update (SaImportWriter *writer, SaImportRow *row, SaRecord *record, SaImportWay way,
                  SaImportOutcome *outcome, GError **error)
{
  GError *problem = NULL;
  gboolean changed = FALSE;

  *outcome = SA_OUTCOME_SAME;
  if (sa_import_is_known_card (writer, row, record))
    return TRUE;
  sa_import_keep_present (writer, row, record);
  merge_row (writer, row, record, way);
  put_state (row, record);
  sa_import_merge_notes (record, row->kept->str);
  if (sa_import_has_employer (writer, row)
      && (row->touched[writer->source->link_field] || way != SA_IMPORT_FILL
          || sa_record_is_empty (record, writer->source->link_field))
      && !sa_import_write_employer (writer, row, record, &changed, error))
    return FALSE;
  if (sa_record_is_changed (record))
    {
      changed = TRUE;
      if (!sa_import_write_photo (writer, row, error))
        return FALSE;
      if (!sa_import_writer_save (writer, record, &problem))
        return refuse_or_fail (row, outcome, problem, error);
    }
  if (!write_rest (writer, row, record, FALSE, &changed, error))
    return FALSE;
  *outcome = changed ? SA_OUTCOME_CHANGED : SA_OUTCOME_SAME;
  return TRUE;
}
