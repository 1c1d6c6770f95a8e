/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The links tab of a client page: other records it belongs together with, of any type. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_LINKS (sa_client_links_get_type ())
G_DECLARE_FINAL_TYPE (SaClientLinks, sa_client_links, SA, CLIENT_LINKS, AdwBin)

void sa_client_links_show (SaClientLinks *self, SaOffice *office, SaRecord *record);

G_END_DECLS
