/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages to a printer, through the desktop's own print dialog, or to a PDF file. */

#pragma once

#include <gtk/gtk.h>
#include "sa-pages.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* Asks where to print to, and prints. Errors are shown. */
void sa_print_run (GtkWidget *from, SaPages *pages);

/**
 * SaPagesFunc:
 * @store: the connection of the thread it is called on
 *
 * Returns: (transfer full): the pages, or %NULL with @error set
 */
typedef SaPages *(*SaPagesFunc) (SaStore *store, gpointer data, GError **error);

/**
 * sa_print_save:
 * @title: what the file is called unless the person says otherwise, without “.pdf”
 * @make: called on a worker
 *
 * Asks for a file and writes the pages to it as PDF, as a job. What came of it is shown.
 */
void sa_print_save (GtkWidget *from, const char *title, SaPagesFunc make, gpointer data,
                    GDestroyNotify free_data);

G_END_DECLS
