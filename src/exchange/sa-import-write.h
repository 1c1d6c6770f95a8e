/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decides what a row is to the office - new, known, possibly known - and writes it. */

#pragma once

#include "sa-import-lookup.h"
#include "sa-import-row.h"
#include "sa-import.h"

G_BEGIN_DECLS

typedef enum
{
  SA_OUTCOME_NEW,
  SA_OUTCOME_CHANGED,
  SA_OUTCOME_SAME,
  SA_OUTCOME_SKIPPED, /* a possible duplicate that was left alone */
  SA_OUTCOME_REJECTED,
} SaImportOutcome;

typedef struct _SaImportWriter SaImportWriter;

SaImportWriter *sa_import_writer_new (SaStore *store, const SaImportSource *source,
                                      SaDoubtful doubtful, gboolean dry);
void sa_import_writer_free (SaImportWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaImportWriter, sa_import_writer_free)

gboolean sa_import_writer_load (SaImportWriter *writer, GCancellable *cancellable, GError **error);
gboolean sa_import_writer_put (SaImportWriter *writer, SaImportRow *row, SaImportOutcome *outcome,
                               GError **error);
void sa_import_writer_count_parts (SaImportWriter *writer, SaImportCounts *counts);
void sa_import_writer_expect (SaImportWriter *writer, const SaImportRow *row);
gboolean sa_import_writer_finish (SaImportWriter *writer, GError **error);

G_END_DECLS
