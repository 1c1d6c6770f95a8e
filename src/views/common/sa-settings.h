/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program remembers for the person at this desk: the size of the window, the columns of a
 * list, which sales rep sits here, and what was opened last. */

#pragma once

#include <gio/gio.h>
#include "sa-store.h"

G_BEGIN_DECLS

GSettings *sa_settings_get (void);

/* The row of the rep who works here, or 0 when nobody was chosen or the person is gone. */
gint64 sa_settings_get_rep (SaStore *store);
void sa_settings_set_rep (SaStore *store, gint64 row);

/* Notes that a record was opened here. */
void sa_settings_note_opened (SaRecord *record);

/* Returns: (transfer full) (element-type SaRecord): those opened here last that are still there,
 * the latest first. */
GPtrArray *sa_settings_get_opened (SaStore *store, guint limit);

G_END_DECLS
