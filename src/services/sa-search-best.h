/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store gives titles that begin with what was typed, then the newest. Here the best of more
 * than are shown are put first. */

#pragma once

#include "sa-find.h"

G_BEGIN_DECLS

/**
 * sa_search_best:
 * @words: what was typed
 * @only: (nullable): one type only
 * @limit: per type
 * @all: with no regard to time, as sa_store_search_all()
 * @cut: (nullable) (element-type SaType): gets the types of which there are more
 *
 * Returns: (element-type SaHit): by type in the order of the model; whole words before beginnings
 * of words, and of either those in the title before those in the line below it; or %NULL with an
 * error of the store.
 */
GPtrArray *sa_search_best (SaStore *store, const char *words, SaType *only, guint limit,
                           gboolean all, GPtrArray *cut, GError **error);

G_END_DECLS
