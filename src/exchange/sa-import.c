/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The import as a whole: rows come out of a pipe, the writer decides and writes, and every few
 * thousand rows what was done is committed, so that memory stays small and others can write in
 * between. Until the end the change counts as running: whatever stops the import, all of it is
 * taken back. */

#include "sa-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-exchange-file.h"
#include "sa-import-pipe.h"
#include "sa-import-rejects.h"
#include "sa-import-table.h"
#include "sa-import-vcard.h"
#include "sa-import-write.h"
#include "sa-table-open.h"

/* Between two commits, when nobody waits to write. Longer is quicker: each commit ends a segment of
 * the search index and writes all pages of the other indexes that were touched. The first comes
 * soon: the store then knows what it is in for. */
#define CHECKPOINT_TIME (4 * G_USEC_PER_SEC)
#define FIRST_CHECKPOINT_TIME (G_USEC_PER_SEC / 2)
#define LOOK_ROWS 256 /* between looks at progress, cancellation and who waits to write */
#define MOST_REASONS 100
#define MOST_SAMPLES 3
#define MOST_IDS 100 /* looked at to learn what the rows are */

struct _SaImport
{
  gatomicrefcount references;
  GFile *file;
  SaModel *model;
  char *name;
  SaTableReader *reader; /* NULL for vCards */
  SaMapping *mapping;
  SaDoubtful doubtful;
  gboolean strict;
  GFile *rejects;
  GPtrArray *reasons;  /* ended by NULL */
  GPtrArray *warnings; /* the same */
};

/* What one run is made of. */
typedef struct
{
  SaImport *import;
  SaStore *store;
  gboolean dry;
  SaImportSource *source;
  SaImportWriter *writer;
  SaImportRejects *rejects;
  SaImportCounts *counts;
  SaProgressFunc progress;
  gpointer data;
  GCancellable *cancellable;
  guint64 n_rows;
  gint64 next_checkpoint; /* monotonic */
} Run;

static gboolean
is_vcard_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autoptr (GFileInputStream) stream = NULL;
  char head[64] = { 0 };

  if (g_str_has_suffix (lower, ".vcf") || g_str_has_suffix (lower, ".vcard"))
    return TRUE;
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL
      || g_input_stream_read (G_INPUT_STREAM (stream), head, sizeof head - 1, NULL, NULL) <= 0)
    return FALSE;
  return g_ascii_strncasecmp (g_str_has_prefix (head, "\xef\xbb\xbf") ? head + 3 : head,
                              "BEGIN:VCARD", 11)
         == 0;
}

/* Values of the first rows, shown beside the headers. */
static gboolean
take_samples (SaImport *import, GError **error)
{
  SaTableRow row;
  GError *local = NULL;

  for (guint n = 0; n < MOST_SAMPLES && sa_table_reader_next (import->reader, &row, &local); n++)
    for (guint i = 0; i < import->mapping->columns->len && i < row.n_cells; i++)
      {
        SaMappingColumn *column = g_ptr_array_index (import->mapping->columns, i);
        g_autofree char *old = column->sample;

        if (row.lengths[i] == 0)
          column->sample = g_steal_pointer (&old);
        else if (old == NULL)
          column->sample = g_strndup (row.cells[i], MIN (row.lengths[i], 200));
        else
          column->sample = g_strdup_printf ("%s · %.*s", old, (int) MIN (row.lengths[i], 200),
                                            row.cells[i]);
        if (column->sample != NULL)
          {
            char *valid = g_utf8_make_valid (column->sample, -1);

            g_free (column->sample);
            column->sample = valid;
          }
      }
  /* A fault in the first rows is met again, and told, by the import. */
  g_clear_error (&local);
  return sa_table_reader_rewind (import->reader, error);
}

static guint
find_id_column (const SaMapping *mapping)
{
  guint i = 0;

  while (i < mapping->columns->len
         && ((SaMappingColumn *) g_ptr_array_index (mapping->columns, i))->field != SA_MAP_ID)
    i++;
  return i;
}

/* What the first rows are whose ids are in the database. */
static SaType *
find_known_type (SaImport *import, SaStore *store)
{
  guint id = find_id_column (import->mapping);
  SaTableRow row;

  if (id == import->mapping->columns->len)
    return NULL;
  for (guint n = 0; n < MOST_IDS && sa_table_reader_next (import->reader, &row, NULL); n++)
    {
      g_autoptr (SaRecord) record = sa_store_get_by_id (store, row.cells[id], NULL);

      if (record != NULL)
        return sa_record_get_record_type (record);
    }
  return NULL;
}

/* Rows that are records there are say more than any name of a file or a column: neither are they
 * of another type, nor do they become clients because the file is called so. */
static gboolean
open_table (SaImport *import, SaStore *store, const SaTableOptions *options, SaType *type,
            GError **error)
{
  const char *const *header;
  SaType *known;

  import->reader = sa_table_reader_open (import->file, options, error);
  if (import->reader == NULL)
    return FALSE;
  header = sa_table_reader_header (import->reader, NULL);
  import->mapping = sa_mapping_guess (import->model, import->name, header, type);
  known = find_known_type (import, store);
  if (known != NULL)
    sa_import_take_mapping (
        import, sa_mapping_guess (import->model, NULL, header, type != NULL ? type : known));
  return sa_table_reader_rewind (import->reader, error) && take_samples (import, error);
}

SaImport *
sa_import_new (GFile *file, const SaTableOptions *options, SaStore *store, SaType *type,
               GError **error)
{
  g_autoptr (SaImport) import = g_new0 (SaImport, 1);

  g_atomic_ref_count_init (&import->references);
  import->file = g_object_ref (file);
  import->model = sa_model_ref (sa_store_get_model (store));
  import->name = g_file_get_basename (file);
  import->reasons = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  import->warnings = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  if (!is_vcard_file (file))
    return open_table (import, store, options, type, error) ? g_steal_pointer (&import) : NULL;
  else
    {
      SaImportSource *source = sa_import_vcard_new (file, import->model, error);

      if (source == NULL)
        return NULL;
      source->free (source);
      return g_steal_pointer (&import);
    }
}

SaImport *
sa_import_ref (SaImport *import)
{
  g_atomic_ref_count_inc (&import->references);
  return import;
}

void
sa_import_unref (SaImport *import)
{
  if (!g_atomic_ref_count_dec (&import->references))
    return;
  g_clear_object (&import->file);
  g_clear_object (&import->reader);
  g_clear_object (&import->rejects);
  g_clear_pointer (&import->mapping, sa_mapping_free);
  g_clear_pointer (&import->model, sa_model_unref);
  g_ptr_array_unref (import->reasons);
  g_ptr_array_unref (import->warnings);
  g_free (import->name);
  g_free (import);
}

SaMapping *
sa_import_get_mapping (SaImport *import)
{
  return import->mapping;
}

void
sa_import_take_mapping (SaImport *import, SaMapping *mapping)
{
  g_clear_pointer (&import->mapping, sa_mapping_free);
  import->mapping = mapping;
}

SaTableReader *
sa_import_get_reader (SaImport *import)
{
  return import->reader;
}

char *
sa_import_dup_what (SaImport *import)
{
  return g_strdup (import->mapping != NULL ? sa_type_get_title_plural (import->mapping->type)
                                           : _ ("People and organisations"));
}

void
sa_import_set_doubtful (SaImport *import, SaDoubtful doubtful)
{
  import->doubtful = doubtful;
}

void
sa_import_set_strict (SaImport *import, gboolean strict)
{
  import->strict = strict;
}

void
sa_import_set_rejects (SaImport *import, GFile *file)
{
  g_set_object (&import->rejects, file);
}

static const char *const *
get_sentences (GPtrArray *sentences)
{
  static const char *const none[] = { NULL };

  return sentences->len > 0 ? (const char *const *) sentences->pdata : none;
}

const char *const *
sa_import_get_reasons (SaImport *import)
{
  return get_sentences (import->reasons);
}

const char *const *
sa_import_get_warnings (SaImport *import)
{
  return get_sentences (import->warnings);
}

/* --- Running --- */

static gboolean
note_reason (Run *run, SaImportRow *row, GError **error)
{
  if (run->import->reasons->len < MOST_REASONS)
    g_ptr_array_add (run->import->reasons, g_strdup (row->reason->str));
  return run->rejects == NULL || sa_import_rejects_add (run->rejects, row, error);
}

/* What stands above the names of the columns is no row, but was in the file. */
static void
note_titles (SaImport *import)
{
  const char *const *titles = import->reader != NULL ? sa_table_reader_get_titles (import->reader)
                                                     : NULL;

  for (; titles != NULL && *titles != NULL; titles++)
    /* Translators: what stands in the first row of a file, “Clients · November” for instance */
    g_ptr_array_add (import->reasons,
                     g_strdup_printf (_ ("“%s” stands above the names of the columns and is taken "
                                         "for a title; it is left out."),
                                      *titles));
}

static void
note_warnings (Run *run, SaImportRow *row)
{
  GPtrArray *warnings = run->import->warnings;

  run->counts->kept += row->warnings->len;
  for (guint i = 0; i < row->warnings->len && warnings->len < MOST_REASONS; i++)
    g_ptr_array_add (warnings, g_strdup (row->warnings->pdata[i]));
}

static gboolean
take_row (Run *run, SaImportRow *row, GError **error)
{
  SaImportOutcome outcome;

  if (!sa_import_writer_put (run->writer, row, &outcome, error))
    return FALSE;
  if (outcome != SA_OUTCOME_SKIPPED && outcome != SA_OUTCOME_REJECTED)
    note_warnings (run, row);
  switch (outcome)
    {
    case SA_OUTCOME_NEW:
      run->counts->added++;
      return TRUE;
    case SA_OUTCOME_CHANGED:
      run->counts->changed++;
      return TRUE;
    case SA_OUTCOME_SAME:
      run->counts->same++;
      return TRUE;
    case SA_OUTCOME_SKIPPED:
      run->counts->doubtful++;
      return note_reason (run, row, error);
    case SA_OUTCOME_REJECTED:
      run->counts->rejected++;
      return note_reason (run, row, error);
    }
  g_return_val_if_reached (FALSE);
}

/* Now and then: is it wanted any more, how far is it, does somebody wait. */
static gboolean
look_up (Run *run, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;
  if (run->progress != NULL)
    run->progress (run->source->fraction (run->source), run->data);
  if (run->dry)
    return TRUE;
  if (g_get_monotonic_time () < run->next_checkpoint && !sa_store_is_awaited (run->store))
    return TRUE;
  if (!sa_change_checkpoint (run->store, error))
    return FALSE;
  run->next_checkpoint = g_get_monotonic_time () + CHECKPOINT_TIME;
  return TRUE;
}

static gboolean
go_through (Run *run, GError **error)
{
  g_autoptr (SaImportPipe) pipe = sa_import_pipe_new (run->source);
  GError *local = NULL;
  SaImportRow *row;

  while ((row = sa_import_pipe_next (pipe, &local)) != NULL)
    {
      const SaImportRow *next = sa_import_pipe_peek (pipe);

      if (next != NULL)
        sa_import_writer_expect (run->writer, next);
      if (!take_row (run, row, error))
        return FALSE;
      if (++run->n_rows % LOOK_ROWS == 0 && !look_up (run, error))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static gboolean
write_all (Run *run, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Imported “%s”"), run->import->name);
  gint64 group = sa_change_begin_long (run->store, label, error);

  if (group == 0)
    return FALSE;
  run->next_checkpoint = g_get_monotonic_time () + FIRST_CHECKPOINT_TIME;
  if (!go_through (run, error) || !sa_import_writer_finish (run->writer, error)
      || (run->rejects != NULL && !sa_import_rejects_close (run->rejects, error)))
    {
      sa_change_abort (run->store);
      return FALSE;
    }
  if (!sa_change_commit (run->store, error))
    return FALSE;
  if (run->counts->added > 0 || run->counts->changed > 0
      || sa_store_count_change (run->store, group) > 0)
    run->counts->group = group;
  return TRUE;
}

static gboolean
run_source (Run *run, GError **error)
{
  if (!run->source->rewind (run->source, error)
      || !sa_import_writer_load (run->writer, run->cancellable, error))
    return FALSE;
  if (!run->dry)
    return write_all (run, error);
  return go_through (run, error)
         && (run->rejects == NULL || sa_import_rejects_close (run->rejects, error));
}

static SaImportSource *
make_source (SaImport *import, GError **error)
{
  if (import->reader == NULL)
    return sa_import_vcard_new (import->file, import->model, error);
  return sa_import_table_new (import->reader, import->mapping, import->strict, error);
}

static gboolean
may_write_rejects (SaImport *import, SaStore *store, GError **error)
{
  g_autofree char *source = g_file_get_path (import->file);

  return import->rejects == NULL
         || (sa_exchange_file_may_replace (import->rejects, source, error)
             && sa_exchange_file_may_replace (import->rejects, sa_store_get_path (store), error));
}

static gboolean
run_import (SaImport *import, Run *run, GError **error)
{
  SaImportSource *source = may_write_rejects (import, run->store, error)
                               ? make_source (import, error)
                               : NULL;
  gboolean done;

  if (source == NULL)
    return FALSE;
  run->import = import;
  run->source = source;
  run->writer = sa_import_writer_new (run->store, source, import->doubtful, run->dry);
  if (import->rejects != NULL)
    run->rejects = sa_import_rejects_new (
        import->rejects, source,
        import->reader != NULL ? sa_table_reader_get_options (import->reader) : NULL);
  *run->counts = (SaImportCounts) { 0 };
  g_ptr_array_set_size (import->reasons, 0);
  g_ptr_array_set_size (import->warnings, 0);
  note_titles (import);
  done = run_source (run, error);
  sa_import_writer_count_parts (run->writer, run->counts);
  g_clear_pointer (&run->rejects, sa_import_rejects_free);
  sa_import_writer_free (run->writer);
  source->free (source);
  return done;
}

gboolean
sa_import_dry_run (SaImport *import, SaStore *store, SaProgressFunc progress, gpointer data,
                   GCancellable *cancellable, SaImportCounts *counts, GError **error)
{
  Run run = { .store = store,
              .dry = TRUE,
              .counts = counts,
              .progress = progress,
              .data = data,
              .cancellable = cancellable };

  return run_import (import, &run, error);
}

gboolean
sa_import_run (SaImport *import, SaStore *store, SaProgressFunc progress, gpointer data,
               GCancellable *cancellable, SaImportCounts *counts, GError **error)
{
  Run run = {
    .store = store, .counts = counts, .progress = progress, .data = data, .cancellable = cancellable
  };

  return run_import (import, &run, error);
}

/* --- Jobs --- */

static gpointer
run_in_job (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  g_autofree SaImportCounts *counts = g_new0 (SaImportCounts, 1);

  if (!sa_import_run (data, store, sa_job_progress_func, job, sa_job_get_cancellable (job), counts,
                      error))
    return NULL;
  return g_steal_pointer (&counts);
}

static gpointer
dry_run_in_job (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  g_autofree SaImportCounts *counts = g_new0 (SaImportCounts, 1);

  if (!sa_import_dry_run (data, store, sa_job_progress_func, job, sa_job_get_cancellable (job),
                          counts, error))
    return NULL;
  return g_steal_pointer (&counts);
}

SaJob *
sa_import_dry_run_job (SaImport *import)
{
  g_autofree char *title = g_strdup_printf (_ ("Looking through “%s”"), import->name);

  return sa_job_new (title, dry_run_in_job, sa_import_ref (import),
                     (GDestroyNotify) sa_import_unref, g_free);
}

SaJob *
sa_import_run_job (SaImport *import)
{
  g_autofree char *title = g_strdup_printf (_ ("Importing “%s”"), import->name);

  return sa_job_new (title, run_in_job, sa_import_ref (import), (GDestroyNotify) sa_import_unref,
                     g_free);
}
