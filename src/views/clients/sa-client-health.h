/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line that says whether we keep in touch as agreed, with the facts behind it one press away.
 */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_HEALTH (sa_client_health_get_type ())
G_DECLARE_FINAL_TYPE (SaClientHealth, sa_client_health, SA, CLIENT_HEALTH, AdwBin)

/* Shows an organisation; hides itself for other records. */
void sa_client_health_show (SaClientHealth *self, SaOffice *office, SaRecord *record);

G_END_DECLS
