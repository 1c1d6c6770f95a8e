/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody is to do: open tasks and planned calls and visits, by when they are due; those
 * without a day come last. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_TO_DO (sa_to_do_get_type ())
G_DECLARE_FINAL_TYPE (SaToDo, sa_to_do, SA, TO_DO, GtkBox)

/* @rep: whose, or 0 for everybody */
void sa_to_do_show (SaToDo *self, SaOffice *office, gint64 rep, const char *today);
guint sa_to_do_get_total (SaToDo *self);

G_END_DECLS
