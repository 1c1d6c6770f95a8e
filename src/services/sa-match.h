/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding the same organisation or person again: keys made of what identifies it, and a table of
 * the keys of a whole type that an import of a million rows asks once a row. */

#pragma once

#include <gio/gio.h>
#include "sa-log.h"
#include "sa-match-key.h"
#include "sa-store.h"

G_BEGIN_DECLS

typedef struct _SaMatchIndex SaMatchIndex;

SaMatchIndex *sa_match_index_new (SaType *type);
void sa_match_index_free (SaMatchIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaMatchIndex, sa_match_index_free)

gboolean sa_match_index_load (SaMatchIndex *index, SaStore *store, SaProgressFunc progress,
                              gpointer data, GCancellable *cancellable, GError **error);
void sa_match_index_add (SaMatchIndex *index, SaRecord *record, gint64 row);
gint64 sa_match_index_find (SaMatchIndex *index, SaRecord *record, const SaField **why);
gint64 sa_match_index_find_or_add (SaMatchIndex *index, SaRecord *record, gint64 row,
                                   const SaField **why);
gsize sa_match_index_get_n_keys (SaMatchIndex *index);
gsize sa_match_index_get_bytes (SaMatchIndex *index);

G_END_DECLS
