/* SPDX-License-Identifier: GPL-3.0-or-later */

/* As many columns as there is room for: of those the person wants, the last ones make way when the
 * view gets narrow, and come back with the room. So none is ever cut, and their order says which
 * matter most. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns of @view are shown and hidden by their widths from now on. */
void sa_column_fit_watch (GtkColumnView *view);

/* Whether a column is wanted; a new one is not. */
gboolean sa_column_is_wanted (GtkColumnViewColumn *column);
void sa_column_set_wanted (GtkColumnViewColumn *column, gboolean wanted);

/* Wants a column now: it comes where there is room for it, before those that matter less. */
void sa_column_bring (GtkColumnViewColumn *column);

G_END_DECLS
