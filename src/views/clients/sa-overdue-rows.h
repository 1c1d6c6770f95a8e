/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients we should have been in touch with, each with a button that logs the call. */

#pragma once

#include "sa-office.h"
#include "sa-row-group.h"

G_BEGIN_DECLS

/* Adds @count rows from @offset on; returns how many there are altogether. */
guint sa_overdue_rows_add (SaRowGroup *group, SaOffice *office, gint64 rep, guint offset,
                           guint count);

G_END_DECLS
