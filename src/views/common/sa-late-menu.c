/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-late-menu.h"

/* Called whenever the menu is about to be opened. */
static void
make_popover (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) != menu)
    gtk_menu_button_set_menu_model (button, menu);
}

void
sa_late_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (button, NULL);
  gtk_menu_button_set_create_popup_func (button, make_popover, g_object_ref (menu), g_object_unref);
}
