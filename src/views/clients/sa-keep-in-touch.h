/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The clients who wait for us, in groups by how late we are: the first few of each, and how many
 * there are. */

#pragma once

#include <gtk/gtk.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_KEEP_IN_TOUCH (sa_keep_in_touch_get_type ())
G_DECLARE_FINAL_TYPE (SaKeepInTouch, sa_keep_in_touch, SA, KEEP_IN_TOUCH, GtkBox)

/* @rep: whose clients, or 0; for another than before each group begins with its first few again */
void sa_keep_in_touch_show (SaKeepInTouch *self, SaOffice *office, gint64 rep, const char *today);

/* How many wait altogether. */
guint sa_keep_in_touch_get_total (SaKeepInTouch *self);

G_END_DECLS
