/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving a lead to another state, from its page or from the board: asks for what the state needs.
 */

#pragma once

#include <gtk/gtk.h>
#include "sa-record.h"

G_BEGIN_DECLS

/* To "converted" by the convert dialog, to "assigned" with a representative, else at once. */
void sa_lead_move (GtkWidget *from, SaRecord *lead, const char *to);

G_END_DECLS
