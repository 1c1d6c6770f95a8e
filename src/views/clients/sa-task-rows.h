/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of open tasks with a box to tick when they are done, and of planned talks. */

#pragma once

#include "sa-office.h"
#include "sa-row-group.h"

G_BEGIN_DECLS

/* The open tasks about a record, the most urgent first. */
void sa_task_rows_add (SaRowGroup *group, SaOffice *office, gint64 about);

/* Of an open task or a planned talk: its day, or the moment it is planned for; may be NULL. */
const char *sa_task_rows_due (SaRecord *record);

/* A row for one; @subtitle, when given, says what it is about. Ticking a task activates
 * "client.finish-task". */
GtkWidget *sa_task_rows_make (SaRecord *task, const char *subtitle);

G_END_DECLS
