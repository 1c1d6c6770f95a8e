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
guint sa_row_group_get_n_rows (SaRowGroup *self);

/* Adds the first @most rows of those that belong into @group. Returns: how many there are */
typedef guint (*SaRowGroupFunc) (SaRowGroup *group, guint most, gpointer data);

/* For a group of very many: it shows the @first, and @step more each time it is asked to. */
void sa_row_group_set_fill (SaRowGroup *self, SaRowGroupFunc fill, gpointer data, guint first,
                            guint step);

void sa_row_group_refill (SaRowGroup *self);

/* The next time it is filled with the first ones only, whatever was asked for before. */
void sa_row_group_restart (SaRowGroup *self);

/* How many there are, shown or not; in the header too, if that is wanted. */
guint sa_row_group_get_total (SaRowGroup *self);
void sa_row_group_show_total (SaRowGroup *self);

/* Whether it stays when it is empty, because its header offers to add something. */
void sa_row_group_set_lasting (SaRowGroup *self, gboolean lasting);

G_END_DECLS
