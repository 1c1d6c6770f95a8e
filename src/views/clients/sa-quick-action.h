/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An icon over a short caption: the inside of a quick action's button. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SA_TYPE_QUICK_ACTION (sa_quick_action_get_type ())
G_DECLARE_FINAL_TYPE (SaQuickAction, sa_quick_action, SA, QUICK_ACTION, GtkBox)

G_END_DECLS
