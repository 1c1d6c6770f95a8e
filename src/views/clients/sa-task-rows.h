/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of open tasks with a box to tick when they are done. */

#pragma once

#include "sa-office.h"
#include "sa-row-group.h"

G_BEGIN_DECLS

/* The open tasks about a record, the most urgent first. */
void sa_task_rows_add (SaRowGroup *group, SaOffice *office, gint64 about);

/* One of them; @subtitle, when given, says what it is about. Ticking it activates
 * "client.finish-task". */
GtkWidget *sa_task_rows_make (SaRecord *task, const char *subtitle);

G_END_DECLS
