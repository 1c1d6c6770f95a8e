/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to do with a column of a table, worked out once. */

#pragma once

#include "sa-import-row.h"
#include "sa-import-value.h"
#include "sa-mapping.h"
#include "sa-table-options.h"

G_BEGIN_DECLS

/**
 * SaImportColumn:
 * @cell: which of the row's cells
 * @field: of the row's record or, if @linked, of the linked one; SA_MAP_ID or SA_MAP_STATE
 * @kind_cell: which of them says what kind of value it is, or G_MAXUINT
 * @home: whether it is a part of the address where a person lives
 * @reference: whether it names another record
 * @strict: whether a value that is not valid makes the row wrong; else it is kept in the notes
 */
typedef struct
{
  guint cell;
  guint kind_cell;
  int field;
  gboolean linked;
  gboolean home;
  gboolean reference;
  gboolean strict;
  char *header;
  SaImportForm form;
} SaImportColumn;

void sa_import_column_init (SaImportColumn *column, const SaMapping *mapping, guint cell,
                            const SaTableOptions *options, gboolean strict);
void sa_import_column_clear (SaImportColumn *column);
char *sa_import_column_plain (const SaImportColumn *column, const SaImportRow *row,
                              const char *text);
void sa_import_column_read (const SaImportColumn *column, SaImportRow *row, const char *text,
                            gsize length);
/* The same, with what its row says about the kind of value: "Work Fax", "* Mobile". */
void sa_import_column_read_kind (const SaImportColumn *column, SaImportRow *row, const char *text,
                                 gsize length, const char *kind);
/* The same into another record than the row's; what does not fit is told of in the row. Whether it
 * fits. */
gboolean sa_import_column_read_into (const SaImportColumn *column, SaRecord *record,
                                     SaImportRow *row, const char *text, gsize length);

G_END_DECLS
