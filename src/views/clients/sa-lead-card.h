/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lead on the board: what it is about, who, how much, by when. Can be dragged to another column.
 */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_LEAD_CARD (sa_lead_card_get_type ())
G_DECLARE_FINAL_TYPE (SaLeadCard, sa_lead_card, SA, LEAD_CARD, AdwBin)

GtkWidget *sa_lead_card_new (SaOffice *office);
void sa_lead_card_set_record (SaLeadCard *self, SaRecord *record);
SaRecord *sa_lead_card_get_record (SaLeadCard *self);

G_END_DECLS
