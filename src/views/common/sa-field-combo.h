/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row to choose one field of a type, or its state, from. */

#pragma once

#include <adwaita.h>
#include "sa-query.h"

G_BEGIN_DECLS

/* "notify::selected" says when another was chosen. @prompt: (nullable): what stands first while
 * nothing is chosen; without it the first field is. @without: flags of fields that are no choice.
 */
GtkWidget *sa_field_combo_new (SaType *type, const char *title, const char *prompt, guint without);
/* SA_QUERY_NO_FIELD while nothing is. */
int sa_field_combo_get (GtkWidget *combo);
void sa_field_combo_set (GtkWidget *combo, int field);

G_END_DECLS
