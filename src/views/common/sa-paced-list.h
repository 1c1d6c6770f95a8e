/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list that lets a view come by its first rows a few a frame. GTK makes the widgets of about two
 * hundred rows at once, seen or not, and would hold the main loop meanwhile. */

#pragma once

#include <gtk/gtk.h>

#include "sa-record-list.h"

G_BEGIN_DECLS

#define SA_TYPE_PACED_LIST (sa_paced_list_get_type ())
G_DECLARE_FINAL_TYPE (SaPacedList, sa_paced_list, SA, PACED_LIST, GObject)

/* The records of @source, which is kept; @pace is the widget whose frames count. It must outlive
 * the list or be destroyed with it. */
SaPacedList *sa_paced_list_new (SaRecordList *source, GtkWidget *pace);

/* The row number of the record that is shown at a position, which may be one of those before. */
gint64 sa_paced_list_get_row (SaPacedList *self, guint position);

/* For another view, which has no rows yet: begins with the first few again. */
void sa_paced_list_restart (SaPacedList *self);

/* At once, for what concerns every item. */
void sa_paced_list_show_all (SaPacedList *self);

/* The next items are other ones altogether: a view comes by them a few a frame too. */
void sa_paced_list_expect_others (SaPacedList *self);

G_END_DECLS
