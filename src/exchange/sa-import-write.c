/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row is the same record as one there is when it has its id, its code in the same role, or its
 * vCard's UID. Where it has none of these but shares tax id, e-mail, phone, or name and city with
 * one, it is possibly the same, and the person importing decides - unless it says nothing that is
 * not known. Two different codes of one source mean two different records, however much alike; only
 * a common tax id is stronger than that. In a dry run all is decided in the same way and nothing is
 * written. */

#include "sa-import-write.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "clients.h"
#include "sa-attachments.h"
#include "sa-error.h"
#include "sa-find.h"
#include "sa-id.h"
#include "sa-import-merge.h"
#include "sa-match.h"

/* A reference within the file to a row that had not come yet. */
typedef struct
{
  gint64 row;
  guint field;
  char *text;
  char *header;
} Pending;

struct _SaImportWriter
{
  SaStore *store;
  const SaImportSource *source;
  SaDoubtful doubtful;
  gboolean dry;
  SaImportLookup *lookup;
  GArray *pending; /* element-type Pending */
  gint64 n_fake;   /* rows made up in a dry run, counted from the end of the type's numbers */
  int code;        /* fields of the source's type, -1 where it has none */
  int other_code;
  int city;
  SaImportKey keys[SA_IMPORT_MAX_KEYS]; /* of the row at hand */
  guint n_keys;
};

static void
pending_clear (Pending *pending)
{
  g_free (pending->text);
  g_free (pending->header);
}

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
  writer->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (writer->pending, (GDestroyNotify) pending_clear);
  writer->code = sa_type_find_field (source->type, "code");
  writer->city = sa_type_find_field (source->type, "city");
  writer->other_code = source->other != NULL ? sa_type_find_field (source->other, "code") : -1;
  return writer;
}

void
sa_import_writer_free (SaImportWriter *writer)
{
  g_clear_pointer (&writer->lookup, sa_import_lookup_free);
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
  return sa_import_lookup_load (writer->lookup, writer->store, cancellable, error);
}

static gint64
fake_row (SaImportWriter *writer, SaType *type)
{
  return SA_ROW_LAST (sa_type_get_number (type)) - ++writer->n_fake;
}

static gboolean
is_fake (SaImportWriter *writer, gint64 row)
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
static gboolean
save (SaImportWriter *writer, SaRecord *record, GError **error)
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

/* --- References --- */

static gint64
find_named (SaImportWriter *writer, SaType *target, SaRecord *from, const char *text)
{
  int staff = sa_type_find_field (target, "staff");
  const char *own = "";
  gint64 row;

  if (staff >= 0)
    own = sa_record_get_record_type (from) == target && !sa_record_number (from, staff) ? ""
                                                                                        : "staff";
  row = sa_import_lookup_code (writer->lookup, target, own, text);
  if (row == 0)
    row = sa_import_lookup_code (writer->lookup, target, "*", text);
  return row != 0 ? row : sa_import_lookup_name (writer->lookup, target, text);
}

static gint64
find_reference (SaImportWriter *writer, SaRecord *from, const SaField *field, const char *text)
{
  SaModel *model = sa_store_get_model (writer->store);
  static const char *const any[] = { "organisation", "lead", "person", NULL };

  if (field->target != NULL)
    return find_named (writer, sa_model_find (model, field->target), from, text);
  for (const char *const *name = any; *name != NULL; name++)
    {
      gint64 row = find_named (writer, sa_model_find (model, *name), from, text);

      if (row != 0)
        return row;
    }
  return 0;
}

/* Whether what was not found may still come in this file. */
static gboolean
may_come (SaImportWriter *writer, const SaField *field)
{
  return g_strcmp0 (field->target, sa_type_get_name (writer->source->type)) == 0;
}

static void
resolve_references (SaImportWriter *writer, SaImportRow *row)
{
  for (guint i = 0; i < row->references->len; i++)
    {
      SaImportReference *reference = &g_array_index (row->references, SaImportReference, i);
      SaRecord *record = reference->linked ? row->linked : row->record;
      const SaField *field = sa_type_get_field (sa_record_get_record_type (record),
                                                reference->field);
      gint64 found = find_reference (writer, record, field, reference->text);

      if (found != 0)
        {
          sa_record_set_number (record, reference->field, found);
          (reference->linked ? row->touched_linked : row->touched)[reference->field] = TRUE;
        }
      else if (reference->linked || !may_come (writer, field))
        sa_import_row_keep (row, reference->header, reference->text);
      else
        continue;
      g_clear_pointer (&reference->text, g_free);
    }
}

static void
remember_pending (SaImportWriter *writer, SaImportRow *row, gint64 saved)
{
  for (guint i = 0; i < row->references->len; i++)
    {
      const SaImportReference *reference = &g_array_index (row->references, SaImportReference, i);
      Pending pending = { saved, reference->field, g_strdup (reference->text),
                          g_strdup (reference->header) };

      if (reference->text != NULL)
        g_array_append_val (writer->pending, pending);
      else
        pending_clear (&pending);
    }
}

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

/* The record in the store, or NULL without an error when it is a made-up or a deleted one. */
static SaRecord *
get_living (SaImportWriter *writer, gint64 row, GError **error)
{
  g_autoptr (SaRecord) record = is_fake (writer, row) ? NULL
                                                      : sa_store_get (writer->store, row, error);

  if (record != NULL && sa_record_meta (record)->deleted != 0)
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
update_linked (SaImportWriter *writer, SaImportRow *row, gint64 found, gboolean *changed,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SaRecord) record = get_living (writer, found, &local);
  g_autoptr (GString) kept = g_string_new (NULL);

  if (record == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return local == NULL;
    }
  sa_import_merge (record, row->linked, row->touched_linked, FALSE, kept);
  if (!sa_record_is_changed (record))
    return TRUE;
  *changed = TRUE;
  return save (writer, record, error);
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
  found = text != NULL ? sa_import_lookup_name (writer->lookup, type, text) : 0;
  return found != 0 || text == NULL ? found
                                    : sa_import_lookup_code (writer->lookup, type, "*", text);
}

static gboolean
has_employer (SaImportWriter *writer, SaImportRow *row)
{
  return row->has_linked && writer->source->link_is_ours && !row->swapped;
}

/* Looks for the organisation a person is of; what is not there is made when the person is written.
 */
static void
link_employer (SaImportWriter *writer, SaImportRow *row)
{
  gint64 found = has_employer (writer, row) ? find_employer (writer, row) : 0;

  if (found == 0)
    return;
  sa_record_set_number (row->record, writer->source->link_field, found);
  row->touched[writer->source->link_field] = TRUE;
}

static gboolean
write_employer (SaImportWriter *writer, SaImportRow *row, SaRecord *person, gboolean *changed,
                GError **error)
{
  guint field = writer->source->link_field;
  int code = sa_type_find_field (writer->source->linked, "code");

  if (row->touched[field])
    return !says_more (row, code)
           || update_linked (writer, row, sa_record_number (row->record, field), changed, error);
  if (sa_record_is_empty (row->linked, 0))
    sa_record_set_text (row->linked, 0, sa_record_text (row->linked, code));
  if (!save (writer, row->linked, error))
    return FALSE;
  sa_record_set_number (person, field, sa_record_get_row (row->linked));
  return TRUE;
}

/* The person to talk to at an organisation. */
static gboolean
write_member (SaImportWriter *writer, SaImportRow *row, gint64 organisation, gboolean *changed,
              GError **error)
{
  gint64 found;

  if (!row->has_linked || writer->source->link_is_ours)
    return TRUE;
  found = sa_import_lookup_member (writer->lookup, organisation, sa_record_text (row->linked, 0));
  if (found != 0)
    return update_linked (writer, row, found, changed, error);
  sa_record_set_number (row->linked, writer->source->link_field, organisation);
  *changed = TRUE;
  return save (writer, row->linked, error);
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

static gboolean
is_same_address (SaRecord *a, SaRecord *b)
{
  for (guint i = SA_ADDRESS_KIND; i <= SA_ADDRESS_COUNTRY; i++)
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

static gboolean
write_addresses (SaImportWriter *writer, SaImportRow *row, gint64 of, gboolean is_new,
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
      if (!save (writer, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_photo (SaImportWriter *writer, SaImportRow *row, GError **error)
{
  g_autofree char *hash = NULL;

  if (row->photo == NULL || writer->dry)
    return TRUE;
  hash = sa_store_put_content (writer->store, row->photo, error);
  return hash != NULL;
}

/* --- The row itself --- */

/* A bare name means nothing while it is not known at which organisation it is. */
static void
make_keys (SaImportWriter *writer, SaImportRow *row)
{
  gboolean by_name = !has_employer (writer, row)
                     || !sa_record_is_empty (row->record, writer->source->link_field)
                     || writer->city < 0 || !sa_record_is_empty (row->record, writer->city);

  writer->n_keys = sa_import_lookup_make_keys (writer->lookup, row->record, by_name, writer->keys);
}

static void
remember_keys (SaImportWriter *writer, SaImportRow *row)
{
  /* An employer that has just been made is a part of the key. */
  if (has_employer (writer, row) && !row->touched[writer->source->link_field])
    make_keys (writer, row);
  sa_import_lookup_add_keys (writer->lookup, writer->keys, writer->n_keys,
                             sa_record_get_row (row->record));
}

static const SaState *
find_state (SaType *type, const char *text)
{
  const SaState *states = sa_type_get_def (type)->states;

  for (; states != NULL && states->code != NULL; states++)
    if (g_ascii_strcasecmp (states->code, text) == 0 || g_utf8_collate (states->label, text) == 0
        || g_utf8_collate (_ (states->label), text) == 0)
      return states;
  return NULL;
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
  state = find_state (type, row->state->str);
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
    remember_pending (writer, row, saved);
  return write_member (writer, row, saved, changed, error)
         && write_addresses (writer, row, saved, is_new, changed, error);
}

static gboolean
insert (SaImportWriter *writer, SaImportRow *row, SaImportOutcome *outcome, GError **error)
{
  GError *problem = NULL;
  gboolean changed = FALSE;

  *outcome = SA_OUTCOME_NEW;
  put_state (writer, row, row->record);
  sa_import_merge_notes (row->record, row->kept->str);
  if (!sa_record_check (row->record, NULL, &problem))
    return refuse_or_fail (row, outcome, problem, error);
  if (row->id->len > 0)
    sa_id_from_string (row->id->str, sa_record_meta (row->record)->id);
  if ((has_employer (writer, row) && !write_employer (writer, row, row->record, &changed, error))
      || !write_photo (writer, row, error))
    return FALSE;
  if (!save (writer, row->record, &problem))
    return refuse_or_fail (row, outcome, problem, error);
  remember_keys (writer, row);
  return write_rest (writer, row, row->record, TRUE, &changed, error);
}

static gboolean
update (SaImportWriter *writer, SaImportRow *row, SaRecord *record, gboolean fill,
        SaImportOutcome *outcome, GError **error)
{
  GError *problem = NULL;
  gboolean changed = FALSE;

  sa_import_merge (record, row->record, row->touched, fill, row->kept);
  put_state (writer, row, record);
  sa_import_merge_notes (record, row->kept->str);
  if (has_employer (writer, row)
      && (row->touched[writer->source->link_field] || !fill
          || sa_record_is_empty (record, writer->source->link_field))
      && !write_employer (writer, row, record, &changed, error))
    return FALSE;
  if (sa_record_is_changed (record))
    {
      changed = TRUE;
      if (!write_photo (writer, row, error))
        return FALSE;
      if (!save (writer, record, &problem))
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
  g_autoptr (SaRecord) copy = sa_record_copy (candidate);
  g_autoptr (GString) kept = g_string_new (NULL);

  sa_record_mark_saved (copy);
  sa_import_merge (copy, row->record, row->touched, FALSE, kept);
  sa_import_merge_notes (copy, row->kept->str);
  return !sa_record_is_changed (copy)
         && (!has_employer (writer, row) || row->touched[writer->source->link_field]);
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
  g_autoptr (SaRecord) candidate = get_living (writer, found, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if ((candidate == NULL && !is_fake (writer, found))
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
  gint64 found;

  *outcome = row->reason->len > 0 ? SA_OUTCOME_REJECTED : SA_OUTCOME_SAME;
  *doubtful = FALSE;
  if (*outcome == SA_OUTCOME_REJECTED)
    return TRUE;
  if (row->references->len > 0)
    resolve_references (writer, row);
  link_employer (writer, row);
  found = find_same (writer, row);
  if (found != 0)
    {
      GError *problem = NULL;
      g_autoptr (SaRecord) record = get_living (writer, found, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (record != NULL)
        return update (writer, row, record, FALSE, outcome, error);
      if (is_fake (writer, found))
        {
          *outcome = met ? SA_OUTCOME_SAME : SA_OUTCOME_CHANGED;
          return TRUE;
        }
    }
  make_keys (writer, row);
  found = sa_import_lookup_find_keys (writer->lookup, writer->keys, writer->n_keys, &why);
  if (found != 0)
    return decide_doubtful (writer, row, found, why, met, outcome, doubtful, error);
  return insert (writer, row, outcome, error);
}

static gboolean
settle (SaImportWriter *writer, const Pending *pending, GError **error)
{
  GError *problem = NULL;
  g_autoptr (SaRecord) record = get_living (writer, pending->row, &problem);
  const SaField *field;
  gint64 found;

  if (record == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, problem);
      return problem == NULL;
    }
  field = sa_type_get_field (sa_record_get_record_type (record), pending->field);
  found = find_reference (writer, record, field, pending->text);
  if (found != 0)
    sa_record_set_number (record, pending->field, found);
  else
    {
      g_autofree char *line = g_strdup_printf ("%s: %s", pending->header, pending->text);

      sa_import_merge_notes (record, line);
    }
  return !sa_record_is_changed (record) || save (writer, record, error);
}

/* The second pass: references to rows that came later. */
gboolean
sa_import_writer_finish (SaImportWriter *writer, GError **error)
{
  for (guint i = 0; i < writer->pending->len; i++)
    if (!settle (writer, &g_array_index (writer->pending, Pending, i), error))
      return FALSE;
  g_array_set_size (writer->pending, 0);
  return TRUE;
}
