/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of one record: who changed what, from what to what, when; each change can be undone.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_HISTORY_DIALOG (sa_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaHistoryDialog, sa_history_dialog, SA, HISTORY_DIALOG, AdwDialog)

void sa_history_dialog_present (GtkWidget *from, gint64 row);

G_END_DECLS
