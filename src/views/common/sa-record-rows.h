/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two-line rows that lists of records have where there is little room. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* While @table's "selecting" is TRUE each row has a box that is ticked when the row is selected. */
GtkListItemFactory *sa_record_rows_factory_new (GtkWidget *table);

G_END_DECLS
