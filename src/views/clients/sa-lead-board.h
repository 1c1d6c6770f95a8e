/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leads as a board: a column a state. Cards are dragged, or moved by menu and Ctrl+Shift+arrows. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"
#include "sa-query.h"

G_BEGIN_DECLS

#define SA_TYPE_LEAD_BOARD (sa_lead_board_get_type ())
G_DECLARE_FINAL_TYPE (SaLeadBoard, sa_lead_board, SA, LEAD_BOARD, AdwBin)

/* @query: (transfer full): which leads are shown; their order is the board's own */
GtkWidget *sa_lead_board_new (SaOffice *office, SaQuery *query);
void sa_lead_board_set_query (SaLeadBoard *self, SaQuery *query);

G_END_DECLS
