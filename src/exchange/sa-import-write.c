/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row is the same record as one there is when it has its id, its code in the same role, or its
 * vCard's UID. Where it has none of these but shares tax id, e-mail, phone, or name and city with
 * one, it is possibly the same, and the person importing decides - unless it says nothing that is
 * not known. Two different codes of one source mean two different records, however much alike; only
 * a common tax id is stronger than that. In a dry run all is decided in the same way and nothing is
 * written. */

#include "sa-import-write-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "sa-error.h"
#include "sa-id.h"
#include "sa-import-merge.h"
#include "sa-import-value.h"
#include "sa-match.h"
#include "sa-vcard-known.h"

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
  return SA_ROW_LAST (sa_type_get_number (type)) - ++writer->n_fake;
}

gboolean
sa_import_writer_is_fake (SaImportWriter *writer, gint64 row)
{
  return writer->dry && row > SA_ROW_LAST (SA_ROW_TYPE (row)) - writer->n_fake - 1;
}

static const char *
code_of (SaImportWriter *writer, SaRecord *record)
{
  int field = sa_record_get_record_type (record) == writer->source->type ? writer->code
                                                                         : writer->other_code;

  return field >= 0 ? sa_record_text (record, field) : NULL;
}

/* Saves, or in a dry run behaves as if. */
gboolean
sa_import_writer_save (SaImportWriter *writer, SaRecord *record, GError **error)
{
  SaType *type = sa_record_get_record_type (record);
  SaRecordMeta *meta = sa_record_meta (record);
  gboolean is_new = meta->row == 0;

  if (writer->dry)
    {
      if (is_new)
        meta->row = fake_row (writer, type);
    }
  else if (!sa_store_save (writer->store, record, error))
    return FALSE;
  if (is_new && (sa_import_lookup_get_wanted (writer->lookup, type) & SA_LOOKUP_NAMES) != 0)
    sa_import_lookup_add (writer->lookup, record, meta->row);
  return TRUE;
}

/* The record in the store, or NULL without an error when it is a made-up or a deleted one. */
SaRecord *
sa_import_writer_get_living (SaImportWriter *writer, gint64 row, GError **error)
{
  g_autoptr (SaRecord) record = sa_import_writer_is_fake (writer, row)
                                    ? NULL
                                    : sa_store_get (writer->store, row, error);

  if (record != NULL && sa_record_meta (record)->deleted != 0)
    return NULL;
  return g_steal_pointer (&record);
}

/* --- The row itself --- */

/* A bare name means nothing of somebody who works somewhere: they are told by the name there. */
static void
drop_bare_name (SaImportWriter *writer, SaImportRow *row)
{
  guint n = 0;

  if (!sa_import_has_employer (writer, row)
      || (writer->city >= 0 && !sa_record_is_empty (row->record, (guint) writer->city)))
    return;
  for (guint i = 0; i < row->n_keys; i++)
    if (!g_str_equal (row->keys[i].why->name, "name"))
      row->keys[n++] = row->keys[i];
  row->n_keys = n;
}

static gint64
find_alike (SaImportWriter *writer, SaImportRow *row, const SaField **why)
{
  SaType *type = sa_record_get_record_type (row->record);
  gint64 found;

  drop_bare_name (writer, row);
  found = sa_import_lookup_find_keys (writer->lookup, type, row->keys, row->n_keys, why);
  if (found != 0 || !sa_import_has_employer (writer, row)
      || !row->touched[writer->source->link_field])
    return found;
  *why = sa_type_get_field (type, 0);
  return sa_import_lookup_member (writer->lookup,
                                  sa_record_number (row->record, writer->source->link_field),
                                  sa_record_text (row->record, 0));
}

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
put_state (SaImportWriter *writer, SaImportRow *row, SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  const char *present = sa_record_meta (record)->state;
  gboolean is_new = sa_record_get_row (record) == 0;
  const SaState *state;

  if (row->state->len == 0)
    {
      if (is_new && type == writer->source->type && writer->source->first_state != NULL)
        sa_record_set_state (record, writer->source->first_state);
      return;
    }
  state = sa_import_value_state (type, row->state->str);
  if (state != NULL
      && (is_new || g_strcmp0 (present, state->code) == 0
          || sa_type_may_follow (type, present, state->code)))
    sa_record_set_state (record, state->code);
  else
    sa_import_row_keep (row, _ ("Status"), row->state->str);
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
  g_string_printf (row->reason, _ ("Line %" PRIu64 ": %s"), row->line, problem->message);
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

static gboolean
insert (SaImportWriter *writer, SaImportRow *row, SaImportOutcome *outcome, GError **error)
{
  GError *problem = NULL;
  gboolean changed = FALSE;

  *outcome = SA_OUTCOME_NEW;
  put_state (writer, row, row->record);
  sa_import_merge_notes (row->record, row->kept->str);
  /* Before anything is made that belongs to it; without references it was looked at when read. */
  if (row->references->len > 0 && !sa_record_check (row->record, NULL, &problem))
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
static gboolean
is_known_card (SaImportWriter *writer, SaImportRow *row, SaRecord *record)
{
  int card = card_of (writer, row);

  return card >= 0 && sa_vcard_is_known (writer->store, record, row->record, (guint) card);
}

/* A card is kept beside what was made of it only when it has something without a field. */
static void
merge_row (SaImportWriter *writer, SaImportRow *row, SaRecord *record, gboolean fill)
{
  int card = card_of (writer, row);
  gboolean may_spare = card >= 0 && sa_record_is_empty (record, (guint) card);

  if (may_spare)
    row->touched[card] = FALSE;
  sa_import_merge (record, row->record, row->touched, fill, row->kept);
  if (may_spare && !sa_vcard_is_known (writer->store, record, row->record, (guint) card))
    sa_record_set_text (record, (guint) card, sa_record_text (row->record, (guint) card));
}

static gboolean
update (SaImportWriter *writer, SaImportRow *row, SaRecord *record, gboolean fill,
        SaImportOutcome *outcome, GError **error)
{
  GError *problem = NULL;
  gboolean changed = FALSE;

  *outcome = SA_OUTCOME_SAME;
  if (is_known_card (writer, row, record))
    return TRUE;
  sa_import_keep_present (writer, row, record);
  merge_row (writer, row, record, fill);
  put_state (writer, row, record);
  sa_import_merge_notes (record, row->kept->str);
  if (sa_import_has_employer (writer, row)
      && (row->touched[writer->source->link_field] || !fill
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

/* --- Deciding --- */

/* By the UID a card came with, or the one we gave it. */
static gint64
find_uid (SaImportWriter *writer, SaImportRow *row)
{
  gint64 found = sa_import_lookup_uid (writer->lookup, row->uid->str);
  g_autoptr (SaRecord) record = NULL;

  if (found != 0 || !g_str_has_prefix (row->uid->str, "urn:uuid:"))
    return found;
  record = sa_store_get_by_id (writer->store, row->uid->str + strlen ("urn:uuid:"), NULL);
  return record != NULL ? sa_record_get_row (record) : 0;
}

static gint64
find_same (SaImportWriter *writer, SaImportRow *row)
{
  gint64 found = 0;

  if (row->id->len > 0)
    {
      g_autoptr (SaRecord) record = sa_store_get_by_id (writer->store, row->id->str, NULL);

      if (record != NULL
          && sa_record_get_record_type (record) == sa_record_get_record_type (row->record))
        return sa_record_get_row (record);
    }
  if (row->uid->len > 0)
    found = find_uid (writer, row);
  if (found != 0
      && SA_ROW_TYPE (found) != sa_type_get_number (sa_record_get_record_type (row->record)))
    found = 0;
  if (found == 0 && writer->source->has_codes)
    found = sa_import_lookup_same (writer->lookup, row->record);
  return found;
}

/* Whether two records of one source have codes of their own. */
static gboolean
is_told_apart (SaImportWriter *writer, SaImportRow *row, SaRecord *candidate, const SaField *why)
{
  const char *code = code_of (writer, row->record);
  const char *other = candidate != NULL ? code_of (writer, candidate) : code;

  if (code == NULL || other == NULL || g_str_equal (why->name, "tax_id"))
    return FALSE;
  return candidate == NULL || !g_str_equal (code, other);
}

/* Whether a record says all that the row says. */
static gboolean
says_nothing_new (SaImportWriter *writer, SaImportRow *row, SaRecord *candidate)
{
  g_autoptr (SaRecord) copy = NULL;
  g_autoptr (GString) kept = g_string_new (NULL);

  if (is_known_card (writer, row, candidate))
    return TRUE;
  copy = sa_record_copy (candidate);
  sa_record_mark_saved (copy);
  sa_import_keep_present (writer, row, copy);
  sa_import_merge (copy, row->record, row->touched, FALSE, kept);
  sa_import_merge_notes (copy, row->kept->str);
  return !sa_record_is_changed (copy)
         && (!sa_import_has_employer (writer, row) || row->touched[writer->source->link_field]);
}

static void
explain_doubt (SaImportRow *row, SaRecord *candidate, const SaField *why)
{
  g_autofree char *title = candidate != NULL ? sa_record_title (candidate)
                                             : g_strdup (_ ("another row of this file"));

  /* Translators: a line number, the name of a record, the name of a field */
  g_string_printf (row->reason,
                   _ ("Line %" PRIu64
                      ": this may be “%s”, which has the same %s; choose to merge or to add it."),
                   row->line, title, sa_field_get_label (why));
}

static gboolean
decide_doubtful (SaImportWriter *writer, SaImportRow *row, gint64 found, const SaField *why,
                 gboolean met, SaImportOutcome *outcome, gboolean *doubtful, GError **error)
{
  GError *problem = NULL;
  g_autoptr (SaRecord) candidate = sa_import_writer_get_living (writer, found, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if ((candidate == NULL && !sa_import_writer_is_fake (writer, found))
      || is_told_apart (writer, row, candidate, why))
    return insert (writer, row, outcome, error);
  if (candidate != NULL ? says_nothing_new (writer, row, candidate) : met)
    return candidate == NULL || update (writer, row, candidate, TRUE, outcome, error);
  *doubtful = TRUE;
  explain_doubt (row, candidate, why);
  if (writer->doubtful == SA_DOUBTFUL_SKIP)
    *outcome = SA_OUTCOME_SKIPPED;
  else if (writer->doubtful == SA_DOUBTFUL_ADD)
    return insert (writer, row, outcome, error);
  else if (candidate == NULL)
    *outcome = SA_OUTCOME_CHANGED;
  else
    return update (writer, row, candidate, TRUE, outcome, error);
  return TRUE;
}

/* Looks for a record that has no code to be known by, and is the same in all that is said of it. */
static gboolean
find_identical (SaImportWriter *writer, SaImportRow *row, gboolean *found, GError **error)
{
  GError *problem = NULL;
  g_autoptr (SaRecord) record = NULL;
  gint64 same;

  *found = FALSE;
  if (writer->identity == NULL)
    return TRUE;
  writer->key = sa_import_identity_key (writer->identity, row);
  same = row->id->len == 0 ? sa_import_identity_find (writer->identity, writer->key) : 0;
  if (same == 0)
    return TRUE;
  record = sa_import_writer_get_living (writer, same, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  *found = record != NULL ? says_nothing_new (writer, row, record)
                          : sa_import_writer_is_fake (writer, same);
  return TRUE;
}

/**
 * sa_import_writer_put:
 * @outcome: (out): what became of it
 * @doubtful: (out): whether it is a possible duplicate, whatever was done with it
 *
 * Returns: %FALSE when the import cannot go on; a row that is wrong is not that
 */
gboolean
sa_import_writer_put (SaImportWriter *writer, SaImportRow *row, SaImportOutcome *outcome,
                      gboolean *doubtful, GError **error)
{
  gboolean met = writer->dry && sa_import_lookup_met (writer->lookup, row->cells);
  const SaField *why = NULL;
  gboolean identical;
  gint64 found;

  *outcome = row->reason->len > 0 ? SA_OUTCOME_REJECTED : SA_OUTCOME_SAME;
  *doubtful = FALSE;
  if (*outcome == SA_OUTCOME_REJECTED)
    return TRUE;
  if (row->references->len > 0)
    sa_import_resolve_references (writer, row);
  sa_import_link_employer (writer, row);
  found = find_same (writer, row);
  if (found != 0)
    {
      GError *problem = NULL;
      g_autoptr (SaRecord) record = sa_import_writer_get_living (writer, found, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (record != NULL)
        return update (writer, row, record, FALSE, outcome, error);
      if (sa_import_writer_is_fake (writer, found))
        {
          *outcome = met ? SA_OUTCOME_SAME : SA_OUTCOME_CHANGED;
          return TRUE;
        }
    }
  if (!find_identical (writer, row, &identical, error))
    return FALSE;
  if (identical)
    return TRUE;
  found = find_alike (writer, row, &why);
  if (found != 0)
    return decide_doubtful (writer, row, found, why, met, outcome, doubtful, error);
  return insert (writer, row, outcome, error);
}

/* Tells which row comes next, so that what it will ask for is near when it does. */
void
sa_import_writer_expect (SaImportWriter *writer, const SaImportRow *row)
{
  sa_import_lookup_prefetch (writer->lookup, sa_record_get_record_type (row->record), row->keys,
                             row->n_keys);
}
