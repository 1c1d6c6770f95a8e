/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages to a printer or a PDF file, through the desktop's own print dialog. */

#pragma once

#include <gtk/gtk.h>
#include "sa-pages.h"

G_BEGIN_DECLS

/* Asks where to print to, and prints. Errors are shown. */
void sa_print_run (GtkWidget *from, SaPages *pages);

G_END_DECLS
