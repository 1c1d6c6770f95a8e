/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who works here, and what keeps the data safe. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sa_preferences_dialog_present (GtkWidget *from);

G_END_DECLS
