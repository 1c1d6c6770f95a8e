/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list is filtered by: conditions, and filters saved under a name. */

#pragma once

#include <gtk/gtk.h>
#include "sa-query.h"

G_BEGIN_DECLS

/* @filter: (transfer full): its words and order are nothing */
typedef void (*SaFilterFunc) (GtkWidget *from, SaQuery *filter, gpointer data);

void sa_filter_dialog_present (GtkWidget *from, const SaQuery *filter, SaFilterFunc chosen,
                               gpointer data);

G_END_DECLS
