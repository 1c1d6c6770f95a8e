/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo of what was done last, with a toast that names it. */

#pragma once

#include <gtk/gtk.h>
#include "sa-office.h"

G_BEGIN_DECLS

void sa_undo_run (GtkWidget *from, SaOffice *office);
void sa_redo_run (GtkWidget *from, SaOffice *office);

/* A job that takes back one named change, or redoes it; 0 is the latest. Its toast says what it
 * was. */
void sa_undo_change_run (GtkWidget *from, SaOffice *office, gint64 change);

G_END_DECLS
