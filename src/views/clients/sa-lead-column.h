/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One column of the board: the leads in one state, how many, and what they are worth. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_LEAD_COLUMN (sa_lead_column_get_type ())
G_DECLARE_FINAL_TYPE (SaLeadColumn, sa_lead_column, SA, LEAD_COLUMN, AdwBin)

GtkWidget *sa_lead_column_new (SaOffice *office, const SaState *state);
const char *sa_lead_column_get_state (SaLeadColumn *self);

/* The lead that has the cursor, or NULL. (transfer full) */
/* The lead whose card has the focus, or NULL. */
SaRecord *sa_lead_column_dup_focused (SaLeadColumn *self);
void sa_lead_column_focus (SaLeadColumn *self);

/* Counts and adds up again. */
void sa_lead_column_refresh (SaLeadColumn *self);

G_END_DECLS
