/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A preferences group whose rows come and go with the record shown. It hides itself when it has
 * none, so that a page shows only what there is to say. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_ROW_GROUP (sa_row_group_get_type ())
G_DECLARE_FINAL_TYPE (SaRowGroup, sa_row_group, SA, ROW_GROUP, AdwPreferencesGroup)

void sa_row_group_clear (SaRowGroup *self);
void sa_row_group_add (SaRowGroup *self, GtkWidget *row);
/* A row that says that there is nothing to list. */
void sa_row_group_add_nothing (SaRowGroup *self, const char *text);
/* The row that asks for more rows when it is activated. */
GtkWidget *sa_row_group_add_more (SaRowGroup *self);
guint sa_row_group_get_n_rows (SaRowGroup *self);

/* Whether it stays when it is empty, because its header offers to add something. */
void sa_row_group_set_lasting (SaRowGroup *self, gboolean lasting);

G_END_DECLS
