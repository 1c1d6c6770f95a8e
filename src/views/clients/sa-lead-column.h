/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One column of the board: the leads in one state, how many, and what they are worth. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"
#include "sa-query.h"

G_BEGIN_DECLS

#define SA_TYPE_LEAD_COLUMN (sa_lead_column_get_type ())
G_DECLARE_FINAL_TYPE (SaLeadColumn, sa_lead_column, SA, LEAD_COLUMN, AdwBin)

/* @query: leads of which those in @state are shown */
GtkWidget *sa_lead_column_new (SaOffice *office, const SaState *state, const SaQuery *query);
void sa_lead_column_set_query (SaLeadColumn *self, const SaQuery *query);
const char *sa_lead_column_get_state (SaLeadColumn *self);

/* (transfer none) (element-type SaRecord) */
GListModel *sa_lead_column_get_leads (SaLeadColumn *self);

/* The lead whose card has the focus, or 0. */
gint64 sa_lead_column_get_focused (SaLeadColumn *self);

gboolean sa_lead_column_has (SaLeadColumn *self, gint64 lead);

/* Gives the focus to the card of a lead. Returns: whether it is in this column */
gboolean sa_lead_column_focus_lead (SaLeadColumn *self, gint64 lead);

/* Gives the focus to the card level with a widget of another column; to the list when there is
 * none. */
void sa_lead_column_focus_beside (SaLeadColumn *self, GtkWidget *widget);

G_END_DECLS
