/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys: given to the actions and listed in a dialog from one table, so that the two never
 * differ. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void sa_shortcuts_install (GtkApplication *application);
void sa_shortcuts_present (GtkWidget *from);

G_END_DECLS
