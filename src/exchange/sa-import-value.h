/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-date.h"
#include "sa-record.h"

G_BEGIN_DECLS

/**
 * SaImportForm:
 * @label: (nullable): what kind of value it is, in a field of several
 * @joint: (nullable): what goes before it in a line of text that has something in it; ", " if %NULL
 * @decimal: '.', ',' or 0 when it has to be told from the text
 *
 * How the values of a column are written.
 */
typedef struct
{
  char *label;
  const char *joint;
  SaDateOrder order;
  char decimal;
} SaImportForm;

gboolean sa_import_value_set (SaRecord *record, guint field, const char *text, gsize length,
                              const SaImportForm *form, GError **error);
char *sa_import_value_plain (SaRecord *record, guint field, const char *text,
                             const SaImportForm *form);
gboolean sa_import_value_add (SaRecord *record, guint field, const char *text, const char *label,
                              GError **error);
const char *sa_import_value_known_label (const char *label);
gboolean sa_import_value_is_nothing (const char *text);

G_END_DECLS
