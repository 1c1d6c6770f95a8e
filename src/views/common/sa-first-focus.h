/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the focus is when a dialog comes up. A narrow window brings it up from below, and GTK moves
 * the focus on, or to the first button of the header, meanwhile: what is typed would go astray. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Gives the focus to a row or widget in its own way: nothing in an entry is selected. */
void sa_focus (GtkWidget *widget);

/* Presents @dialog with the focus in @first, where it stays while the dialog comes up, or until a
 * key or a pointer is pressed. */
void sa_dialog_present_at (AdwDialog *dialog, GtkWidget *from, GtkWidget *first);

G_END_DECLS
