/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for the sheet of labels that is in the printer, and where on it the first free one is. */

#pragma once

#include <gtk/gtk.h>
#include "sa-query.h"

G_BEGIN_DECLS

/* @query: (transfer full): whose addresses */
void sa_label_dialog_present (GtkWidget *from, SaQuery *query);

G_END_DECLS
