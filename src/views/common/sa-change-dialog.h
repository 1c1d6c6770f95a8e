/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives one field, or the state, of many records the same value. */

#pragma once

#include <gtk/gtk.h>
#include "sa-store.h"

G_BEGIN_DECLS

/* @rows: (transfer full) (element-type gint64): all of @type */
void sa_change_dialog_present (GtkWidget *from, SaType *type, GArray *rows);

G_END_DECLS
