/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Widgets that look another way when there is little room for them. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* As gtk_widget_dispose_template(), for a template with an AdwBreakpointBin. */
void sa_narrow_dispose_template (GtkWidget *widget, GType type);

G_END_DECLS
