/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sa-vcard.h"

G_BEGIN_DECLS

typedef struct _SaVcardLines SaVcardLines;

typedef enum
{
  SA_VCARD_LINE_SOUND,
  SA_VCARD_LINE_TOO_LONG,
  SA_VCARD_LINE_HAS_NUL,
} SaVcardLineState;

SaVcardLines *sa_vcard_lines_new (GFile *file, GError **error);
void sa_vcard_lines_free (SaVcardLines *self);
const char *sa_vcard_lines_next (SaVcardLines *self, SaVcardVersion version, gsize *length,
                                 guint64 *number, SaVcardLineState *state, GError **error);
double sa_vcard_lines_fraction (SaVcardLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaVcardLines, sa_vcard_lines_free)

G_END_DECLS
