/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-table-reader.h"

G_BEGIN_DECLS

typedef struct _SaSheetRows SaSheetRows;

SaSheetRows *sa_sheet_rows_new (void);
void sa_sheet_rows_free (SaSheetRows *self);
void sa_sheet_rows_clear (SaSheetRows *self);
void sa_sheet_rows_begin (SaSheetRows *self, guint64 line);
gboolean sa_sheet_rows_put (SaSheetRows *self, const char *name, guint column, const char *text,
                            gsize length, guint repeat, GError **error);
void sa_sheet_rows_take_problem (SaSheetRows *self, char *problem);
void sa_sheet_rows_end (SaSheetRows *self, guint64 repeat);
gboolean sa_sheet_rows_next (SaSheetRows *self, SaTableRow *row);

char *sa_sheet_number (double number);
char *sa_sheet_moment (double serial, gboolean date, gboolean time, gboolean from_1904);

G_END_DECLS
