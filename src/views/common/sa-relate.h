/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting two records together: one is looked for or dropped on the other, and where they can
 * belong together in several ways it is asked which. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Looks for the record to put together with @row. @from: a widget inside the window */
void sa_relate_pick (GtkWidget *from, gint64 row);

/* @dragged was dropped on what shows @onto, at @x, @y of @from. */
void sa_relate_dropped (GtkWidget *from, gint64 dragged, gint64 onto, double x, double y);

G_END_DECLS
