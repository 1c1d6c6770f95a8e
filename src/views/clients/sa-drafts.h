/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed and not saved, told of and gone on with. */

#pragma once

#include <gtk/gtk.h>
#include "sa-draft.h"

G_BEGIN_DECLS

/* "New Organisation: Gospoda", "Changes to Gospoda", "Call: Gospoda" */
char *sa_drafts_name (const SaDraft *draft);

/* Opens the form of the only draft, or the list of them. */
void sa_drafts_continue (GtkWidget *from);

G_END_DECLS
