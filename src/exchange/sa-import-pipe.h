/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows read on a thread of their own, so that parsing and checking them costs no time of the one
 * who writes. */

#pragma once

#include "sa-import-row.h"

G_BEGIN_DECLS

typedef struct _SaImportPipe SaImportPipe;

SaImportPipe *sa_import_pipe_new (SaImportSource *source);
void sa_import_pipe_free (SaImportPipe *pipe);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaImportPipe, sa_import_pipe_free)

SaImportRow *sa_import_pipe_next (SaImportPipe *pipe, GError **error);
const SaImportRow *sa_import_pipe_peek (SaImportPipe *pipe);

G_END_DECLS
