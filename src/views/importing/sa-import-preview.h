/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first rows of a table as they are read. */

#pragma once

#include <gtk/gtk.h>
#include "sa-table-reader.h"

G_BEGIN_DECLS

/* A grid in a scrolled window; the reader is put back to its beginning. */
GtkWidget *sa_import_preview_new (SaTableReader *reader);

G_END_DECLS
