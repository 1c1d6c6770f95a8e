/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-exchange-file.h"

G_BEGIN_DECLS

/**
 * SaColumnKind:
 * @SA_COLUMN_TEXT: text
 * @SA_COLUMN_NUMBER: a number written with a point, such as “-12.50”
 * @SA_COLUMN_DATE: “2026-02-28”
 * @SA_COLUMN_DATE_TIME: “2026-02-28 13:30” or with seconds, in the zone to be shown
 * @SA_COLUMN_FLAG: “true” or “false”
 * @SA_COLUMN_LIST: several texts, one a line
 *
 * What the texts of a column stand for. A text that does not fit its kind is written as text.
 */
typedef enum
{
  SA_COLUMN_TEXT,
  SA_COLUMN_NUMBER,
  SA_COLUMN_DATE,
  SA_COLUMN_DATE_TIME,
  SA_COLUMN_FLAG,
  SA_COLUMN_LIST,
} SaColumnKind;

/**
 * SaTableColumn:
 * @name: for programs: the key in JSON
 * @title: for people: the header in CSV and workbooks
 * @decimals: of numbers, as shown in workbooks; -1 for as many as there are
 */
typedef struct
{
  const char *name;
  const char *title;
  SaColumnKind kind;
  int decimals;
} SaTableColumn;

/**
 * SaTableFormat:
 * @SA_TABLE_CSV: comma-separated values, in UTF-8
 * @SA_TABLE_XLSX: a workbook for Excel, LibreOffice and others
 * @SA_TABLE_JSON_LINES: a JSON object a line
 * @SA_TABLE_JSON: one JSON array of objects
 */
typedef enum
{
  SA_TABLE_CSV,
  SA_TABLE_XLSX,
  SA_TABLE_JSON_LINES,
  SA_TABLE_JSON,
} SaTableFormat;

/**
 * SaTableWriterOptions:
 * @delimiter: of CSV, ',' if 0
 * @decimal: mark of numbers in CSV, '.' if 0
 * @mark: whether CSV begins with a byte order mark, which Excel needs to see that it is UTF-8
 * @guard_formulas: whether values in CSV that a spreadsheet would run as formulas are made harmless
 * @sheet: (nullable): name of the sheet of a workbook
 */
typedef struct
{
  char delimiter;
  char decimal;
  gboolean mark;
  gboolean guard_formulas;
  const char *sheet;
} SaTableWriterOptions;

#define SA_TYPE_TABLE_WRITER (sa_table_writer_get_type ())
G_DECLARE_DERIVABLE_TYPE (SaTableWriter, sa_table_writer, SA, TABLE_WRITER, GObject)

/**
 * SaTableWriterClass:
 * @start: called once, when file and columns are known
 * @row: writes one row
 * @finish: writes what comes behind the last row
 */
struct _SaTableWriterClass
{
  GObjectClass parent_class;

  gboolean (*start) (SaTableWriter *self, const SaTableWriterOptions *options, GError **error);
  gboolean (*row) (SaTableWriter *self, const char *const *cells, GError **error);
  gboolean (*finish) (SaTableWriter *self, GError **error);
};

gboolean sa_table_writer_row (SaTableWriter *self, const char *const *cells, GError **error);
gboolean sa_table_writer_close (SaTableWriter *self, GError **error);
guint64 sa_table_writer_get_n_rows (SaTableWriter *self);

/* For the writers of the single formats */
gboolean sa_table_writer_start (SaTableWriter *self, GFile *file, const SaTableColumn *columns,
                                guint n_columns, const SaTableWriterOptions *options,
                                GError **error);
SaExchangeFile *sa_table_writer_get_file (SaTableWriter *self);
const SaTableColumn *sa_table_writer_get_columns (SaTableWriter *self, guint *n_columns);

G_END_DECLS
