/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline tab of a client page: what happened, grouped by day, newest first. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_TIMELINE (sa_client_timeline_get_type ())
G_DECLARE_FINAL_TYPE (SaClientTimeline, sa_client_timeline, SA, CLIENT_TIMELINE, AdwBin)

void sa_client_timeline_show (SaClientTimeline *self, SaOffice *office, SaRecord *record);

/* Shows the next page; called when the reader comes near the end. */
void sa_client_timeline_load_more (SaClientTimeline *self);

G_END_DECLS
