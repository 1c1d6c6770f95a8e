/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of lists are dragged onto one another, and onto pages of records. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rows of a list or column view, marked by sa_row_mark(), can be dragged and take others. @from
 * is around @view; what may have to be asked is shown there. */
void sa_record_drag_add (GtkWidget *view, GtkWidget *from);

G_END_DECLS
