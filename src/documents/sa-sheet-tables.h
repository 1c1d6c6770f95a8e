/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a client sheet. Each has its heading, and is left out when there is nothing in it.
 */

#pragma once

#include "sa-blocks.h"
#include "sa-store.h"

G_BEGIN_DECLS

gboolean sa_sheet_people (SaBlocks *blocks, SaStore *store, gint64 row, GError **error);
gboolean sa_sheet_positions (SaBlocks *blocks, SaStore *store, gint64 row, GError **error);
/* @home: (nullable): as for sa_postal_address() */
gboolean sa_sheet_addresses (SaBlocks *blocks, SaStore *store, gint64 row, const char *home,
                             GError **error);
gboolean sa_sheet_tasks (SaBlocks *blocks, SaStore *store, guint field, gint64 row, GError **error);
gboolean sa_sheet_interactions (SaBlocks *blocks, SaStore *store, guint field, gint64 row,
                                GError **error);
gboolean sa_sheet_links (SaBlocks *blocks, SaStore *store, gint64 row, GError **error);
gboolean sa_sheet_files (SaBlocks *blocks, SaStore *store, gint64 row, GError **error);

G_END_DECLS
