/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search over everything: records by what they say, commands after “>”. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sa_search_dialog_present (GtkWidget *from);

G_END_DECLS
