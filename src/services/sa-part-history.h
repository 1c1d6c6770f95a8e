/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of a record as a person thinks of it: with that of its consents, roles, addresses,
 * links, files, tasks and talks, which are records of their own only to the program. */

#pragma once

#include "sa-log.h"

G_BEGIN_DECLS

/* As sa_store_get_history(), newest first; what one change did to several of them is one entry. */
GPtrArray *sa_part_history_find (SaStore *store, gint64 row, guint limit, GError **error);

G_END_DECLS
