/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The filters somebody saved for the lists of a type. They are records like any other. */

#pragma once

#include <gtk/gtk.h>

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

/**
 * sa_saved_filters_find:
 *
 * Returns: (transfer full) (element-type SaRecord): those for lists of @type, by name
 */
GPtrArray *sa_saved_filters_find (SaStore *store, SaType *type);

/* The conditions of one; NULL with a sentence when the type has no such fields any more. */
SaQuery *sa_saved_filter_read (SaRecord *filter, SaType *type, GError **error);

/* Gives @button a menu of them, kept up to date, and hides it while there are none. Each entry
 * activates @action with its row number ("x"). */
void sa_saved_filters_offer (GtkMenuButton *button, SaStore *store, SaType *type,
                             const char *action);

G_END_DECLS
