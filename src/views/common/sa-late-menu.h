/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @button a menu whose widgets are made when it is first opened: GTK takes a millisecond and
 * more for each entry, and most menus of a page are never opened. */
void sa_late_menu_set (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
