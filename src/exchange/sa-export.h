/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exporting any list, as it is filtered and sorted: to CSV, XLSX, JSON or vCards. */

#pragma once

#include <gio/gio.h>

#include "sa-job.h"
#include "sa-log.h"
#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

/**
 * SaExportOptions:
 * @columns: (nullable): names of fields in the order wanted, "id" and "status" too; %NULL for all
 * that are neither hidden nor confidential, in lists of up to 20,000 records only those that have
 * values
 * @confidential: whether, where no @columns are named, confidential fields are among them
 * @names: headers and choices as the names programs use, and references as ids, instead of words in
 * the user's language; what is written so is read again exactly
 * @guard: whether cells of CSV that a spreadsheet would run as formulas are made harmless
 * @local: whether CSV is written as the spreadsheets of this country read it without being asked,
 * with their separator and decimal mark, and marked as UTF-8; otherwise as programs do
 */
typedef struct
{
  const char *const *columns;
  gboolean confidential;
  gboolean names;
  gboolean guard;
  gboolean local;
} SaExportOptions;

/**
 * sa_export_run:
 * @file: its name says the format: .csv, .xlsx, .json (an array), .jsonl (an object a line), .vcf;
 * it is replaced only when all is written
 * @n_records: (out) (optional): how many were written
 */
gboolean sa_export_run (SaStore *store, const SaQuery *query, GFile *file,
                        const SaExportOptions *options, SaProgressFunc progress, gpointer data,
                        GCancellable *cancellable, gint64 *n_records, GError **error);

/* As a job, which gives the number of records as a gint64 to be freed with g_free(). */
SaJob *sa_export_job (const SaQuery *query, GFile *file, const SaExportOptions *options);

G_END_DECLS
