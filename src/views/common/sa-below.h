/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking for a part of a widget that has no name of its own outside of the library it is from. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer none) (nullable): the first widget of @type below @widget */
GtkWidget *sa_find_below (GtkWidget *widget, GType type);

G_END_DECLS
