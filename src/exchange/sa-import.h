/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing a file: what it holds, where its columns go, a dry run, the run itself. One import is
 * one undoable change, however many rows it has. */

#pragma once

#include <gio/gio.h>

#include "sa-job.h"
#include "sa-log.h"
#include "sa-mapping.h"
#include "sa-store.h"
#include "sa-table-reader.h"

G_BEGIN_DECLS

/**
 * SaDoubtful:
 * @SA_DOUBTFUL_SKIP: leave the row out; it goes to the file of rejected rows
 * @SA_DOUBTFUL_MERGE: fill what is empty in the record that is there; what contradicts it goes to
 * its notes
 * @SA_DOUBTFUL_ADD: make a new record all the same
 *
 * What is done with a row that may be a record there is, because tax id, e-mail, phone, or name and
 * city are the same.
 */
typedef enum
{
  SA_DOUBTFUL_SKIP,
  SA_DOUBTFUL_MERGE,
  SA_DOUBTFUL_ADD,
} SaDoubtful;

/**
 * SaImportCounts:
 * @added: records made
 * @changed: records that got something
 * @same: rows that said nothing new
 * @doubtful: possible duplicates that were left out; merged and added ones are in @changed, @same
 * and @added
 * @rejected: rows that cannot be imported
 * @group: the change, for sa_store_undo_change(); 0 when nothing was written
 * @people: people made besides the rows, the contact person of an organisation for instance
 * @organisations: the same of organisations, such as the one a person works for
 * @addresses: the same of addresses
 * @kept: values that did not fit, of rows that were taken all the same; they are in the notes
 *
 * Each row is in one of the first five.
 */
typedef struct
{
  gint64 added;
  gint64 changed;
  gint64 same;
  gint64 doubtful;
  gint64 rejected;
  gint64 group;
  gint64 people;
  gint64 organisations;
  gint64 addresses;
  gint64 kept;
} SaImportCounts;

typedef struct _SaImport SaImport;

/**
 * sa_import_new:
 * @options: (nullable): how the table is written, as far as it should not be detected
 * @store: where rows are looked for by their ids: what they are there, they are in the file
 * @type: (nullable): what the rows are, when it should not be guessed
 *
 * Opens a table (CSV, XLSX, XLS, ODS, JSON) or a vCard file, and guesses a mapping.
 */
SaImport *sa_import_new (GFile *file, const SaTableOptions *options, SaStore *store, SaType *type,
                         GError **error);
SaImport *sa_import_ref (SaImport *import);
void sa_import_unref (SaImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaImport, sa_import_unref)

/* %NULL for vCards, which say themselves what each property is. The mapping may be edited in place.
 */
SaMapping *sa_import_get_mapping (SaImport *import);
void sa_import_take_mapping (SaImport *import, SaMapping *mapping);
SaTableReader *sa_import_get_reader (SaImport *import);

/* What the rows are, for people: "Organisations", "People and organisations". Free it. */
char *sa_import_dup_what (SaImport *import);

void sa_import_set_doubtful (SaImport *import, SaDoubtful doubtful);

/* Whether any value that does not fit rejects its row. Otherwise only one that the record cannot be
 * without does, and all others are kept in the notes. */
void sa_import_set_strict (SaImport *import, gboolean strict);

/* Where rejected and skipped rows go: their columns as they were, and why. %NULL for nowhere. */
void sa_import_set_rejects (SaImport *import, GFile *file);

/* Counts as an import would, writing nothing. */
gboolean sa_import_dry_run (SaImport *import, SaStore *store, SaProgressFunc progress,
                            gpointer data, GCancellable *cancellable, SaImportCounts *counts,
                            GError **error);

/* Imports. When it fails or is cancelled, all of it is taken back. */
gboolean sa_import_run (SaImport *import, SaStore *store, SaProgressFunc progress, gpointer data,
                        GCancellable *cancellable, SaImportCounts *counts, GError **error);

/* What was taken for a title, and the reasons of the first rows that were rejected or doubtful in
 * the last run, at most 100 sentences. */
const char *const *sa_import_get_reasons (SaImport *import);

/* The same of the first values that are kept in the notes. */
const char *const *sa_import_get_warnings (SaImport *import);

/* As jobs, which give an SaImportCounts to be freed with g_free(). */
SaJob *sa_import_dry_run_job (SaImport *import);
SaJob *sa_import_run_job (SaImport *import);

G_END_DECLS
