/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one of several values is for: a phone at work, an e-mail at home. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down of the usual labels, and of @label (nullable) if it is another, which may have come
 * with an import. "notify::selected" tells of a change. */
GtkWidget *sa_value_label_new (const char *label);

/* Returns: the code of the label as vCard has it, or such another; "" for none */
const char *sa_value_label_get (GtkWidget *drop_down);

G_END_DECLS
