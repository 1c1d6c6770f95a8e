/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include "sa-sheet-rows.h"

G_BEGIN_DECLS

typedef struct _SaSheetZip SaSheetZip;

/**
 * SaSheetHandlers:
 * @start: an element begins; @attributes are names and values in turn
 * @end: an element ends
 * @text: text between, not ended by NUL, perhaps in pieces
 *
 * Names of elements and attributes are given with their prefix; sa_sheet_local_name() takes it off.
 */
typedef struct
{
  void (*start) (void *data, const char *name, const char **attributes);
  void (*end) (void *data, const char *name);
  void (*text) (void *data, const char *text, int length);
} SaSheetHandlers;

SaSheetZip *sa_sheet_zip_open (const char *path, GError **error);
void sa_sheet_zip_free (SaSheetZip *self);
gboolean sa_sheet_zip_start (SaSheetZip *self, const char *part, const SaSheetHandlers *handlers,
                             void *data);
gboolean sa_sheet_zip_step (SaSheetZip *self, GError **error);

/**
 * sa_sheet_zip_next_row:
 * @rows: where the handlers of the started part put what they find
 * @row: (out): as sa_sheet_rows_next() lends it
 *
 * Reads on as far as it takes to have a row. Returns: %FALSE at the end, or with @error set
 */
gboolean sa_sheet_zip_next_row (SaSheetZip *self, SaSheetRows *rows, SaTableRow *row,
                                GError **error);
gboolean sa_sheet_zip_parse (SaSheetZip *self, const char *part, const SaSheetHandlers *handlers,
                             void *data, GError **error);
void sa_sheet_zip_fail (SaSheetZip *self, GError *error);
double sa_sheet_zip_fraction (SaSheetZip *self);
const char *sa_sheet_local_name (const char *name);
const char *sa_sheet_attribute (const char **attributes, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaSheetZip, sa_sheet_zip_free)

G_END_DECLS
