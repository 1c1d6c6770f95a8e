/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The export as a whole: one cursor over the query, one record used again and again, a row or a
 * card for each. */

#include "sa-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-csv-writer.h"
#include "sa-error.h"
#include "sa-exchange-file.h"
#include "sa-export-cells.h"
#include "sa-export-vcard.h"
#include "sa-find.h"
#include "sa-table-open.h"
#include "sa-vcard-writer.h"

#define FEW_RECORDS 20000
#define LOOK_RECORDS 512

typedef struct
{
  SaStore *store;
  gint64 n_done;
  gint64 n_all;
  SaProgressFunc progress;
  gpointer data;
  GCancellable *cancellable;
  SaExportCells *cells;
  SaTableWriter *writer;
  SaExchangeFile *file; /* of vCards */
  gboolean *filled;     /* by field, whether any record has a value; NULL when not known */
  guint n_filled;
} Export;

static gboolean
go_on (Export *export, GError **error)
{
  if (export->n_done++ % LOOK_RECORDS != 0)
    return TRUE;
  if (export->progress != NULL && export->n_all > 0)
    export->progress (MIN (1.0, (double) export->n_done / export->n_all), export->data);
  return !g_cancellable_set_error_if_cancelled (export->cancellable, error);
}

static gboolean
write_row (const char *const *values, gpointer data, GError **error)
{
  Export *export = data;

  return sa_table_writer_row (export->writer, sa_export_cells_read (export->cells, values), error)
         && go_on (export, error);
}

static gboolean
write_card (SaRecord *record, gpointer data, GError **error)
{
  Export *export = data;
  g_autoptr (SaVcard) card = sa_export_vcard_make (export->store, record, error);
  g_autofree char *text = card != NULL ? sa_vcard_format (card, sa_vcard_get_version (card)) : NULL;

  return text != NULL && sa_exchange_file_write (export->file, text, strlen (text), error)
         && go_on (export, error);
}

static gboolean
look_at (const char *const *values, gpointer data, GError **error)
{
  Export *export = data;

  for (guint i = 0; i < export->n_filled; i++)
    export->filled[i] |= values[i] != NULL;
  return !g_cancellable_set_error_if_cancelled (export->cancellable, error);
}

/* Which fields have a value in any record. */
static gboolean
find_filled (Export *export, const SaQuery *query, GError **error)
{
  guint n = sa_type_get_n_fields (sa_query_get_type (query));
  g_autofree int *fields = g_new (int, n);

  for (guint i = 0; i < n; i++)
    fields[i] = (int) i;
  export->filled = g_new0 (gboolean, n);
  export->n_filled = n;
  return sa_store_foreach_values (export->store, query, fields, n, look_at, export, error);
}

static gboolean
export_table (Export *export, const SaQuery *query, GFile *file, SaTableFormat format,
              const SaExportOptions *options, GError **error)
{
  SaType *type = sa_query_get_type (query);
  SaTableWriterOptions writer_options = { .guard_formulas = options->guard,
                                          .sheet = sa_type_get_title_plural (type) };
  g_autoptr (SaExportCells) cells = NULL;
  g_autoptr (SaTableWriter) writer = NULL;
  const SaTableColumn *columns;
  const int *fields;
  guint n_columns, n_fields;

  if (options->local)
    {
      writer_options.delimiter = sa_csv_local_delimiter ();
      writer_options.decimal = sa_csv_local_decimal ();
      writer_options.mark = TRUE;
    }
  if (options->columns == NULL && export->n_all <= FEW_RECORDS
      && !find_filled (export, query, error))
    return FALSE;
  cells = sa_export_cells_new (export->store, type, format, options, export->filled, error);
  if (cells == NULL)
    return FALSE;
  columns = sa_export_cells_get_columns (cells, &n_columns);
  writer = sa_table_writer_open (file, format, columns, n_columns, &writer_options, error);
  if (writer == NULL)
    return FALSE;
  export->cells = cells;
  export->writer = writer;
  fields = sa_export_cells_get_fields (cells, &n_fields);
  return sa_store_foreach_values (export->store, query, fields, n_fields, write_row, export, error)
         && sa_table_writer_close (writer, error);
}

static gboolean
export_cards (Export *export, const SaQuery *query, GFile *file, GError **error)
{
  const char *type = sa_type_get_name (sa_query_get_type (query));
  g_autoptr (SaExchangeFile) out = NULL;

  if (!g_str_equal (type, "person") && !g_str_equal (type, "organisation"))
    {
      g_set_error (
          error, SA_ERROR, SA_ERROR_INVALID,
          /* Translators: a kind of record, “Leads” for instance */
          _ ("%s cannot be written as vCards, only people and organisations can; take .csv or "
             ".xlsx."),
          sa_type_get_title_plural (sa_query_get_type (query)));
      return FALSE;
    }
  out = sa_exchange_file_new (file, error);
  if (out == NULL)
    return FALSE;
  export->file = out;
  return sa_store_foreach (export->store, query, write_card, export, error)
         && sa_exchange_file_commit (out, error);
}

gboolean
sa_export_run (SaStore *store, const SaQuery *query, GFile *file, const SaExportOptions *options,
               SaProgressFunc progress, gpointer data, GCancellable *cancellable, gint64 *n_records,
               GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  Export export = {
    .store = store, .progress = progress, .data = data, .cancellable = cancellable
  };
  SaTableFormat format;
  gboolean done;

  export.n_all = sa_store_count (store, query, error);
  if (export.n_all < 0 || !sa_exchange_file_may_replace (file, sa_store_get_path (store), error))
    return FALSE;
  if (g_str_has_suffix (lower, ".vcf"))
    done = export_cards (&export, query, file, error);
  else if (sa_table_format_for_name (name, &format))
    done = export_table (&export, query, file, format, options, error);
  else
    {
      g_set_error (
          error, SA_ERROR, SA_ERROR_INVALID,
          _ ("“%s” does not say a format; end it with .csv, .xlsx, .json, .jsonl or .vcf."), name);
      return FALSE;
    }
  g_free (export.filled);
  if (n_records != NULL)
    *n_records = export.n_done;
  return done;
}

/* --- The job --- */

typedef struct
{
  SaQuery *query;
  GFile *file;
  GStrv columns;
  SaExportOptions options;
} JobData;

static void
job_data_free (JobData *data)
{
  sa_query_free (data->query);
  g_object_unref (data->file);
  g_strfreev (data->columns);
  g_free (data);
}

static gpointer
run_in_job (SaJob *job, SaStore *store, gpointer user_data, GError **error)
{
  JobData *data = user_data;
  gint64 n_records;

  if (!sa_export_run (store, data->query, data->file, &data->options, sa_job_progress_func, job,
                      sa_job_get_cancellable (job), &n_records, error))
    return NULL;
  return g_memdup2 (&n_records, sizeof n_records);
}

SaJob *
sa_export_job (const SaQuery *query, GFile *file, const SaExportOptions *options)
{
  JobData *data = g_new0 (JobData, 1);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *title = g_strdup_printf (_ ("Exporting “%s”"), name);

  data->query = sa_query_copy (query);
  data->file = g_object_ref (file);
  data->columns = g_strdupv ((GStrv) options->columns);
  data->options = *options;
  data->options.columns = (const char *const *) data->columns;
  return sa_job_new (title, run_in_job, data, (GDestroyNotify) job_data_free, g_free);
}
