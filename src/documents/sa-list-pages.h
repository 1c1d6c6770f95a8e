/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list on paper as it is on the screen: the same records in the same order, in the same columns.
 */

#pragma once

#include "sa-pages.h"
#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

SaPages *sa_list_pages_new (SaStore *store, const SaQuery *query, const int *fields, guint n_fields,
                            const SaPaper *paper, GError **error);

G_END_DECLS
