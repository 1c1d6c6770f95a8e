/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo office: a made-up soft-drink distributor in Łódź, the same every time. */

#pragma once

#include <gio/gio.h>
#include "sa-log.h"
#include "sa-store.h"

G_BEGIN_DECLS

gboolean sa_demo_fill (SaStore *store, const char *today, SaProgressFunc progress, gpointer data,
                       GCancellable *cancellable, GError **error);

G_END_DECLS
