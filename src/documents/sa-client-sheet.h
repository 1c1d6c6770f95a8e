/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One client on paper: who they are, how to reach them, what was said lately and what comes next.
 */

#pragma once

#include "sa-pages.h"
#include "sa-store.h"

G_BEGIN_DECLS

SaPages *sa_client_sheet_new (SaStore *store, gint64 row, const SaPaper *paper, GError **error);

G_END_DECLS
