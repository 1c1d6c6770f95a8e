/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks what comes next when a task is finished. */

#pragma once

#include <adwaita.h>
#include "sa-record.h"

G_BEGIN_DECLS

#define SA_TYPE_NEXT_STEP_DIALOG (sa_next_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaNextStepDialog, sa_next_step_dialog, SA, NEXT_STEP_DIALOG, AdwAlertDialog)

/* Finishes @task, with or without a next step, unless the person cancels. */
void sa_next_step_dialog_present (GtkWidget *from, SaRecord *task);

G_END_DECLS
