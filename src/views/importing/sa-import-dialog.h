/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The import assistant: choose a file, see how it is read and where its columns go, try it out,
 * import, and take it back if it was wrong. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * sa_import_dialog_present:
 * @file: (nullable): %NULL asks for one
 * @type: (nullable): the name of the type the rows are, when it is known
 *
 * Returns: (transfer none): the assistant, which says "closed" when it is done with
 */
AdwDialog *sa_import_dialog_present (GtkWidget *from, GFile *file, const char *type);

G_END_DECLS
