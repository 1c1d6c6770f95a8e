/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a list to a file: which format, which columns. */

#pragma once

#include <gtk/gtk.h>
#include "sa-query.h"

G_BEGIN_DECLS

/**
 * sa_export_dialog_present:
 * @query: (transfer full): what to export
 * @fields: (transfer full) (element-type int): the columns of the list, in their order
 * @rows: (transfer full) (nullable) (element-type gint64): only these records
 */
void sa_export_dialog_present (GtkWidget *from, SaQuery *query, GArray *fields, GArray *rows);

G_END_DECLS
