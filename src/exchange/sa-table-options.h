/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-date.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define SA_TYPE_TABLE_OPTIONS (sa_table_options_get_type ())

typedef struct _SaTableOptions SaTableOptions;

/**
 * SaTableOptions:
 * @delimiter: what separates values (',', ';', '\t' or '|'), 0 to detect
 * @quote: what encloses values ('"' or '\''), 0 to detect
 * @encoding: name of the character encoding as iconv knows it, %NULL to detect
 * @decimal: decimal mark of numbers (',' or '.'), 0 to detect
 * @date_order: order of day, month and year, %SA_DATE_ORDER_AUTO to detect
 * @header: whether the first row names the columns; -1 to detect
 * @sheet: which sheet of a workbook, from 0; -1 for the first one that is not empty
 *
 * How a table file is written. What a reader detected is returned in the same structure, so it can
 * be shown, changed and given back.
 */
struct _SaTableOptions
{
  char delimiter;
  char quote;
  char *encoding;
  char decimal;
  SaDateOrder date_order;
  int header;
  int sheet;
};

GType sa_table_options_get_type (void) G_GNUC_CONST;
SaTableOptions *sa_table_options_new (void);
SaTableOptions *sa_table_options_copy (const SaTableOptions *options);
void sa_table_options_free (SaTableOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaTableOptions, sa_table_options_free)

G_END_DECLS
