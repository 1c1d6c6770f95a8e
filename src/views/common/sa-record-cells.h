/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a record table. A view has many more rows than it shows; what stands in those out of
 * sight is put there when there is time. */

#pragma once

#include <gtk/gtk.h>

#include "sa-titles.h"

G_BEGIN_DECLS

#define SA_TYPE_RECORD_CELLS (sa_record_cells_get_type ())
G_DECLARE_FINAL_TYPE (SaRecordCells, sa_record_cells, SA, RECORD_CELLS, GObject)

SaRecordCells *sa_record_cells_new (GtkColumnView *view, SaType *type, SaTitles *titles);

/* What makes the cells of a column. @field may be one of SA_QUERY_TITLE and the like. */
GtkListItemFactory *sa_record_cells_factory_new (SaRecordCells *self, int field);

/* Whether the values of a field stand at the end of its cells. */
gboolean sa_record_cells_stand_right (SaType *type, int field);

G_END_DECLS
