/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address labels on bought sheets. */

#pragma once

#include "sa-pages.h"
#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

SaPages *sa_labels_new (SaStore *store, const SaQuery *query, const SaLabelSheet *sheet,
                        guint first, GError **error);
guint sa_labels_get_count (SaPages *labels);

G_END_DECLS
