/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who they are at a glance: picture or initials, name, state, roles, who looks after them, and the
 * terms in one line. For organisations, people and leads alike. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_HEADER (sa_client_header_get_type ())
G_DECLARE_FINAL_TYPE (SaClientHeader, sa_client_header, SA, CLIENT_HEADER, AdwBin)

void sa_client_header_show (SaClientHeader *self, SaOffice *office, SaRecord *record);

G_END_DECLS
