/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The byte a source gives for what its encoding does not allow. It cannot occur in UTF-8, so the
 * check every row goes through anyway finds it. */
#define SA_TEXT_BAD_BYTE '\xff'

typedef struct _SaTextSource SaTextSource;

SaTextSource *sa_text_source_new (GFile *file, const char *encoding, GError **error);
void sa_text_source_free (SaTextSource *self);
gssize sa_text_source_read (SaTextSource *self, const char **data, GError **error);
gboolean sa_text_source_rewind (SaTextSource *self, GError **error);
double sa_text_source_fraction (SaTextSource *self);
char *sa_text_source_convert (const char *text, gsize length, const char *encoding,
                              gsize *out_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaTextSource, sa_text_source_free)

G_END_DECLS
