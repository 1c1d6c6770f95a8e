/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging two records that are the same thing, field by field. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_MERGE_DIALOG (sa_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaMergeDialog, sa_merge_dialog, SA, MERGE_DIALOG, AdwDialog)

/* @keep stays and gets what @other has; both are of one type. */
void sa_merge_dialog_present (GtkWidget *from, gint64 keep, gint64 other);

G_END_DECLS
