/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-sheet-zip.h"

G_BEGIN_DECLS

typedef enum
{
  SA_XLSX_PLAIN = 0,
  SA_XLSX_DATE = 1 << 0,
  SA_XLSX_TIME = 1 << 1,
} SaXlsxStyle;

typedef struct _SaXlsxBook SaXlsxBook;

SaXlsxBook *sa_xlsx_book_new (SaSheetZip *zip, const char *name, GError **error);
void sa_xlsx_book_free (SaXlsxBook *self);
guint sa_xlsx_book_get_n_sheets (SaXlsxBook *self);
const char *sa_xlsx_book_get_sheet_name (SaXlsxBook *self, guint index);
const char *sa_xlsx_book_get_sheet_part (SaXlsxBook *self, guint index);
gboolean sa_xlsx_book_is_sheet_hidden (SaXlsxBook *self, guint index);
const char *sa_xlsx_book_get_string (SaXlsxBook *self, guint64 index, gsize *length);
SaXlsxStyle sa_xlsx_book_get_style (SaXlsxBook *self, guint64 index);
gboolean sa_xlsx_book_is_from_1904 (SaXlsxBook *self);
void sa_xlsx_unescape (GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaXlsxBook, sa_xlsx_book_free)

G_END_DECLS
