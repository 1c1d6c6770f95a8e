/* SPDX-License-Identifier: GPL-3.0-or-later */

/* References of rows: the name or the code of another record. What is not there yet may be a later
 * row of the same file, so it is looked for again when all rows are read; what is never found is
 * kept in the notes. */

#include "sa-import-write-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-fold.h"
#include "sa-id.h"
#include "sa-import-merge.h"

void
sa_import_pending_clear (SaImportPending *pending)
{
  g_free (pending->text);
  g_free (pending->header);
}

/* As this program exports references when it is asked for names. */
gint64
sa_import_find_by_id (SaImportWriter *writer, SaType *target, const char *text)
{
  g_autoptr (SaRecord) record = NULL;
  guint8 id[SA_ID_LENGTH];

  if (!sa_id_from_string (text, id))
    return 0;
  record = sa_store_get_by_id (writer->store, text, NULL);
  return record != NULL && sa_record_get_record_type (record) == target ? sa_record_get_row (record)
                                                                        : 0;
}

/* Where a record is, which tells apart organisations of one name. */
const char *
sa_import_city_of (SaRecord *record)
{
  int city = sa_type_find_field (sa_record_get_record_type (record), "city");

  return city >= 0 ? sa_record_text (record, (guint) city) : NULL;
}

/* Colleagues are meant where a field is theirs, and by colleagues. */
static gint64
find_named (SaImportWriter *writer, SaType *target, SaRecord *from, const SaField *field,
            const char *text, gboolean *several)
{
  int staff = sa_type_find_field (target, "staff");
  gboolean colleague = sa_record_get_record_type (from) == target && staff >= 0
                       && sa_record_number (from, (guint) staff);
  const char *own = "";
  gint64 row = sa_import_find_by_id (writer, target, text);

  *several = FALSE;
  if (row != 0)
    return row;
  if (staff >= 0 && (colleague || sa_record_get_record_type (from) != target))
    own = "staff";
  row = sa_import_lookup_code (writer->lookup, target, own, text);
  if (row == 0)
    row = sa_import_lookup_code (writer->lookup, target, "*", text);
  if (row != 0)
    return row;
  return sa_import_lookup_name (writer->lookup, target, text, sa_import_city_of (from),
                                colleague || (field->flags & SA_FIELD_STAFF) != 0, several);
}

static gint64
find_reference (SaImportWriter *writer, SaRecord *from, const SaField *field, const char *text,
                gboolean *several)
{
  SaModel *model = sa_store_get_model (writer->store);
  static const char *const any[] = { "organisation", "lead", "person", NULL };

  if (field->target != NULL)
    return find_named (writer, sa_model_find (model, field->target), from, field, text, several);
  for (const char *const *name = any; *name != NULL; name++)
    {
      gint64 row = find_named (writer, sa_model_find (model, *name), from, field, text, several);

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

/* Why nothing was found, and what to do. */
static char *
say_missing (SaImportWriter *writer, const SaField *field, const char *text)
{
  SaType *target = field->target != NULL
                       ? sa_model_find (sa_store_get_model (writer->store), field->target)
                       : NULL;

  if ((field->flags & SA_FIELD_STAFF) != 0)
    return g_strdup_printf (_ ("No colleague is called “%s”; add a person of that name who works "
                               "in our office, then import this file again."),
                            text);
  if (target != NULL)
    /* Translators: a name, and what the records are that it was looked for among: “Leads” */
    return g_strdup_printf (_ ("There is no “%s” under “%s”; add it there, then import this file "
                               "again."),
                            text, sa_type_get_title_plural (target));
  return g_strdup_printf (_ ("No organisation, lead or person is called “%s”; add it, then import "
                             "this file again."),
                          text);
}

void
sa_import_resolve_references (SaImportWriter *writer, SaImportRow *row)
{
  for (guint i = 0; i < row->references->len; i++)
    {
      SaImportReference *reference = &g_array_index (row->references, SaImportReference, i);
      SaRecord *record = reference->linked ? row->linked : row->record;
      const SaField *field = sa_type_get_field (sa_record_get_record_type (record),
                                                reference->field);

      reference->found = find_reference (writer, record, field, reference->text,
                                         &reference->several);
      if (reference->found != 0)
        {
          sa_record_set_number (record, reference->field, reference->found);
          (reference->linked ? row->touched_linked : row->touched)[reference->field] = TRUE;
        }
      else if (reference->linked || !may_come (writer, field))
        {
          g_autofree char *why = say_missing (writer, field, reference->text);

          sa_import_row_keep (row, reference->header, reference->text, why);
          reference->found = -1;
        }
    }
}

void
sa_import_remember_pending (SaImportWriter *writer, SaImportRow *row, gint64 saved)
{
  for (guint i = 0; i < row->references->len; i++)
    {
      const SaImportReference *reference = &g_array_index (row->references, SaImportReference, i);
      SaImportPending pending = { saved, reference->field, NULL, NULL };

      if (reference->found != 0)
        continue;
      pending.text = g_strdup (reference->text);
      pending.header = g_strdup (reference->header);
      g_array_append_val (writer->pending, pending);
    }
}

/* What a name means that fits several nobody knows but the person who wrote it. */
char *
sa_import_say_several (const char *text)
{
  /* Translators: a name that several records have */
  return g_strdup_printf (_ ("“%s” fits several; name the one that is meant by its code."), text);
}

void
sa_import_keep_several (SaImportRow *row, const char *header, const char *text)
{
  g_autofree char *why = sa_import_say_several (text);

  sa_import_row_keep (row, header, text, why);
}

/**
 * sa_import_drop_several:
 *
 * Keeps in the notes, instead of referring to any, what fits several.
 *
 * Returns: whether there was any
 */
gboolean
sa_import_drop_several (SaImportWriter *writer, SaImportRow *row)
{
  gboolean any = sa_import_drop_employer (writer, row);

  for (guint i = 0; i < row->references->len; i++)
    {
      SaImportReference *reference = &g_array_index (row->references, SaImportReference, i);

      if (!reference->several)
        continue;
      sa_record_clear (reference->linked ? row->linked : row->record, reference->field);
      (reference->linked ? row->touched_linked : row->touched)[reference->field] = FALSE;
      sa_import_keep_several (row, reference->header, reference->text);
      reference->found = -1;
      reference->several = FALSE;
      any = TRUE;
    }
  return any;
}

static gboolean
is_called (SaImportWriter *writer, gint64 row, const char *text)
{
  g_autofree char *title = sa_store_get_title (writer->store, row);
  g_autofree char *one = sa_fold (title != NULL ? title : "");
  g_autofree char *other = sa_fold (text);

  return g_str_equal (one, other);
}

static gboolean
keep_if_called (SaImportWriter *writer, SaImportRow *row, SaRecord *record, guint field,
                const char *text)
{
  gint64 present = sa_record_number (record, field);

  if (text == NULL || present == 0)
    return FALSE;
  if (present == sa_record_number (row->record, field))
    return TRUE;
  if (!is_called (writer, present, text))
    return FALSE;
  sa_record_set_number (row->record, field, present);
  return TRUE;
}

/* Of several of one name the one a record refers to already is meant. */
void
sa_import_keep_present (SaImportWriter *writer, SaImportRow *row, SaRecord *record)
{
  for (guint i = 0; i < row->references->len; i++)
    {
      SaImportReference *reference = &g_array_index (row->references, SaImportReference, i);

      if (!reference->linked && reference->found > 0
          && keep_if_called (writer, row, record, reference->field, reference->text))
        reference->several = FALSE;
    }
  if (sa_import_has_employer (writer, row) && row->touched[writer->source->link_field]
      && keep_if_called (writer, row, record, (guint) writer->source->link_field,
                         sa_record_text (row->linked, 0)))
    row->several_employers = FALSE;
  sa_import_drop_several (writer, row);
}

static gboolean
settle (SaImportWriter *writer, const SaImportPending *pending, GError **error)
{
  GError *problem = NULL;
  g_autoptr (SaRecord) record = sa_import_writer_get_living (writer, pending->row, &problem);
  const SaField *field;
  gboolean several = FALSE;
  gint64 found;

  if (record == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, problem);
      return problem == NULL;
    }
  field = sa_type_get_field (sa_record_get_record_type (record), pending->field);
  found = find_reference (writer, record, field, pending->text, &several);
  if (found != 0 && !several)
    sa_record_set_number (record, pending->field, found);
  else
    {
      g_autofree char *line = g_strdup_printf ("%s: %s", pending->header, pending->text);

      sa_import_merge_notes (record, line);
    }
  return !sa_record_is_changed (record) || sa_import_writer_save (writer, record, error);
}

/* The second pass: references to rows that came later. */
gboolean
sa_import_writer_finish (SaImportWriter *writer, GError **error)
{
  for (guint i = 0; i < writer->pending->len; i++)
    if (!settle (writer, &g_array_index (writer->pending, SaImportPending, i), error))
      return FALSE;
  g_array_set_size (writer->pending, 0);
  return TRUE;
}
