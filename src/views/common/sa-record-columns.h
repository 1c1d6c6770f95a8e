/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a record table: made from the fields of the type, remembered by name, moved and
 * hidden from the menu of each header. */

#pragma once

#include <gtk/gtk.h>
#include "sa-query.h"
#include "sa-titles.h"

G_BEGIN_DECLS

#define SA_TYPE_RECORD_COLUMNS (sa_record_columns_get_type ())
G_DECLARE_FINAL_TYPE (SaRecordColumns, sa_record_columns, SA, RECORD_COLUMNS, GObject)

/**
 * sa_record_columns_new:
 * @name: under which they are remembered
 *
 * Gives a column view its columns and its order. "sort-changed" (int field, gboolean descending) is
 * emitted when the person asks for another order.
 */
SaRecordColumns *sa_record_columns_new (GtkColumnView *view, SaType *type, SaTitles *titles,
                                        const char *name);

/* Puts the remembered order into a query; FALSE when there is none. */
gboolean sa_record_columns_get_sort (SaRecordColumns *self, int *field, gboolean *descending);

/* The fields on show in their order, SA_QUERY_STATE and SA_QUERY_TITLE among them, for exports and
 * paper: (element-type int). In a narrow list they are those of the wide one. */
GArray *sa_record_columns_get_fields (SaRecordColumns *self);

/* A menu to show and hide columns; its actions are "columns." ones of the view. */
GMenuModel *sa_record_columns_get_menu (SaRecordColumns *self);
GActionGroup *sa_record_columns_get_actions (SaRecordColumns *self);

/* The view goes: what becomes of its columns from now on is nobody's wish. */
void sa_record_columns_stop (SaRecordColumns *self);

G_END_DECLS
