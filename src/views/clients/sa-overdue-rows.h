/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients we should have been in touch with, each with a button that logs the call. */

#pragma once

#include "sa-query.h"
#include "sa-row-group.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* Adds rows for the first @count that @query finds. @today: the day they are late at; @with_rep:
 * whose clients they are is said too */
void sa_overdue_rows_add (SaRowGroup *group, SaStore *store, SaQuery *query, guint count,
                          const char *today, gboolean with_rep);

G_END_DECLS
