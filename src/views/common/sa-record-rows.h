/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two-line rows that lists of records have where there is little room. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *sa_record_rows_factory_new (void);

G_END_DECLS
