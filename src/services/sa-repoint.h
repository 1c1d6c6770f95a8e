/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that refers to one record made to refer to another. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

gboolean sa_repoint (SaStore *store, gint64 from, gint64 to, GError **error);

G_END_DECLS
