/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program remembers for the person at this desk: the size of the window, the columns of a
 * list, and which sales rep sits here. */

#pragma once

#include <gio/gio.h>
#include "sa-store.h"

G_BEGIN_DECLS

GSettings *sa_settings_get (void);

/* The row of the rep who works here, or 0 when nobody was chosen or the person is gone. */
gint64 sa_settings_get_rep (SaStore *store);
void sa_settings_set_rep (SaStore *store, gint64 row);

G_END_DECLS
