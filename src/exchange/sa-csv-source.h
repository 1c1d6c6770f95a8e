/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The byte a source gives for what its encoding does not allow. It cannot occur in UTF-8, so the
 * check every row goes through anyway finds it. */
#define SA_CSV_BAD_BYTE '\xff'

typedef struct _SaCsvSource SaCsvSource;

SaCsvSource *sa_csv_source_new (GFile *file, const char *encoding, GError **error);
void sa_csv_source_free (SaCsvSource *self);
gssize sa_csv_source_read (SaCsvSource *self, const char **data, GError **error);
gboolean sa_csv_source_rewind (SaCsvSource *self, GError **error);
double sa_csv_source_fraction (SaCsvSource *self);
char *sa_csv_source_convert (const char *text, gsize length, const char *encoding,
                             gsize *out_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaCsvSource, sa_csv_source_free)

G_END_DECLS
