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
#include "sa-fold.h"

static const char *
code_of (SaImportWriter *writer, SaRecord *record)
{
  int field = sa_record_get_record_type (record) == writer->source->type ? writer->code
                                                                         : writer->other_code;

  return field >= 0 ? sa_record_text (record, field) : NULL;
}

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

/* Whoever gives the id of a record has exported it. */
static SaImportWay
way_of (SaImportRow *row, SaRecord *record)
{
  g_autofree char *id = sa_record_dup_id (record);

  return g_ascii_strcasecmp (row->id->str, id) == 0 ? SA_IMPORT_REPLACE : SA_IMPORT_ADD;
}

static void
explain_id (SaImportRow *row, SaRecord *owner)
{
  g_autofree char *title = sa_record_title (owner);

  /* Translators: a line number; the name of a record and what it is, “Person” for instance; what
   * the row was taken for */
  g_string_printf (row->reason,
                   _ ("Line %" PRIu64 ": the id belongs to “%s” (%s); no other record can have it, "
                      "and this row was taken for another (%s)."),
                   row->line, title, sa_type_get_title (sa_record_get_record_type (owner)),
                   sa_type_get_title (sa_record_get_record_type (row->record)));
}

/* Rejects a row with the id of a record of another type. */
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
      if (record != NULL)
        explain_id (row, record);
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

  if (sa_import_is_known_card (writer, row, candidate))
    return TRUE;
  copy = sa_record_copy (candidate);
  sa_record_mark_saved (copy);
  sa_import_keep_present (writer, row, copy);
  sa_import_merge (copy, row->record, row->touched, SA_IMPORT_ADD, kept);
  sa_import_merge_notes (copy, row->kept->str);
  return !sa_record_is_changed (copy)
         && (!sa_import_has_employer (writer, row) || row->touched[writer->source->link_field]);
}

static void
explain_doubt (SaImportWriter *writer, SaImportRow *row, gint64 found, SaRecord *candidate,
               const SaField *why)
{
  gboolean here = sa_import_writer_is_fake (writer, found);
  g_autofree char *title = here ? NULL : sa_record_title (candidate);

  if (!here)
    /* Translators: a line number, the name of a record, the name of a field */
    g_string_printf (
        row->reason,
        _ ("Line %" PRIu64 ": this may be “%s”, which has the same %s; add it to that, or as new."),
        row->line, title, sa_field_get_label (why));
  else
    /* Translators: two line numbers, the name of a field */
    g_string_printf (row->reason,
                     _ ("Line %" PRIu64 ": this may be the same as line %" PRIu64
                        " of this file, which has the same %s; add it to that, or as new."),
                     row->line, sa_import_line_of_fake (writer, found), sa_field_get_label (why));
}

static gboolean
decide_doubtful (SaImportWriter *writer, SaImportRow *row, gint64 found, const SaField *why,
                 gboolean met, SaImportOutcome *outcome, GError **error)
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
    return sa_import_insert (writer, row, outcome, error);
  if (candidate != NULL ? says_nothing_new (writer, row, candidate) : met)
    return candidate == NULL
           || sa_import_update (writer, row, candidate, SA_IMPORT_FILL, outcome, error);
  explain_doubt (writer, row, found, candidate, why);
  if (writer->doubtful == SA_DOUBTFUL_SKIP)
    *outcome = SA_OUTCOME_SKIPPED;
  else if (writer->doubtful == SA_DOUBTFUL_ADD)
    return sa_import_insert (writer, row, outcome, error);
  else if (candidate == NULL)
    *outcome = SA_OUTCOME_CHANGED;
  else
    return sa_import_update (writer, row, candidate, SA_IMPORT_FILL, outcome, error);
  return TRUE;
}

/* One code, and two names in one file: a code that is none. An office may give a client a new name,
 * but not two at once. */
static gboolean
is_another (SaImportRow *row, SaRecord *record)
{
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;

  if (row->id->len > 0 || row->uid->len > 0 || !row->touched[0])
    return FALSE;
  name = sa_fold_key (sa_record_text (row->record, 0));
  other = sa_fold_key (sa_record_text (record, 0));
  return !g_str_has_prefix (name, other) && !g_str_has_prefix (other, name);
}

/* The same record as one there is. Of several rows of one file the first is believed, so that the
 * file says the same each time. */
static gboolean
update_same (SaImportWriter *writer, SaImportRow *row, SaRecord *record, gboolean met,
             SaImportOutcome *outcome, GError **error)
{
  gint64 found = sa_record_get_row (record);

  if (!sa_import_writer_has_seen (writer, found))
    {
      sa_import_writer_mark_seen (writer, found);
      return sa_import_update (writer, row, record, way_of (row, record), outcome, error);
    }
  if (is_another (row, record))
    return decide_doubtful (writer, row, found,
                            sa_type_get_field (writer->source->type, (guint) writer->code), met,
                            outcome, error);
  return sa_import_update (writer, row, record, SA_IMPORT_FILL, outcome, error);
}

/* Looks for a record with the key of the row. */
static gboolean
find_keyed (SaImportWriter *writer, SaImportRow *row, gboolean *found, GError **error)
{
  GError *problem = NULL;
  g_autoptr (SaRecord) record = NULL;
  gint64 same;

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

/* Looks for a record that has no code to be known by, and is the same in all that is said of it:
 * also for one that kept in its notes what fits several. */
static gboolean
find_identical (SaImportWriter *writer, SaImportRow *row, gboolean *found, GError **error)
{
  *found = FALSE;
  if (writer->identity == NULL)
    return TRUE;
  if (!find_keyed (writer, row, found, error))
    return FALSE;
  return *found || !sa_import_drop_several (writer, row) || find_keyed (writer, row, found, error);
}

/**
 * sa_import_writer_put:
 * @outcome: (out): what became of it
 *
 * Returns: %FALSE when the import cannot go on; a row that is wrong is not that
 */
gboolean
sa_import_writer_put (SaImportWriter *writer, SaImportRow *row, SaImportOutcome *outcome,
                      GError **error)
{
  gboolean met = writer->dry && sa_import_lookup_met (writer->lookup, row->cells);
  const SaField *why = NULL;
  gboolean identical;
  gint64 found;

  *outcome = row->reason->len > 0 ? SA_OUTCOME_REJECTED : SA_OUTCOME_SAME;
  writer->line = row->line;
  if (*outcome == SA_OUTCOME_REJECTED)
    return TRUE;
  if (row->linked_only)
    return sa_import_put_employer (writer, row, outcome, error);
  if (row->references->len > 0)
    sa_import_resolve_references (writer, row);
  sa_import_link_employer (writer, row);
  found = find_same (writer, row);
  if (row->reason->len > 0)
    {
      *outcome = SA_OUTCOME_REJECTED;
      return TRUE;
    }
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
        return update_same (writer, row, record, met, outcome, error);
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
    return decide_doubtful (writer, row, found, why, met, outcome, error);
  return sa_import_insert (writer, row, outcome, error);
}

/* Tells which row comes next, so that what it will ask for is near when it does. */
void
sa_import_writer_expect (SaImportWriter *writer, const SaImportRow *row)
{
  sa_import_lookup_prefetch (writer->lookup, sa_record_get_record_type (row->record), row->keys,
                             row->n_keys);
}
