/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same done to many records, as one change. */

#pragma once

#include <gtk/gtk.h>
#include "sa-office.h"

G_BEGIN_DECLS

/* Does it to one record, inside the change. May run on a worker thread. */
typedef gboolean (*SaBulkFunc) (SaStore *store, gint64 row, gpointer data, GError **error);

/**
 * sa_bulk_run:
 * @doing: what progress is shown as: "Deleting"
 * @label: what was done, past tense, for undo and the toast
 * @rows: (transfer full) (element-type gint64)
 *
 * Few are done at once, many by a job; all or none. Ends with a toast that offers to undo it.
 */
void sa_bulk_run (GtkWidget *from, const char *doing, const char *label, GArray *rows,
                  SaBulkFunc func, gpointer data, GDestroyNotify free_data);

void sa_bulk_delete (GtkWidget *from, SaType *type, GArray *rows);

G_END_DECLS
