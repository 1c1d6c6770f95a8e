/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first tab of a client page: how to reach them, where they are, who works there, what is to be
 * done, what was noted last, on what terms. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_OVERVIEW (sa_client_overview_get_type ())
G_DECLARE_FINAL_TYPE (SaClientOverview, sa_client_overview, SA, CLIENT_OVERVIEW, AdwBin)

void sa_client_overview_show (SaClientOverview *self, SaOffice *office, SaRecord *record);

G_END_DECLS
