/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other records of any type that a record belongs together with: the links tab of a client page, or
 * a group of a form. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_LINKS (sa_client_links_get_type ())
G_DECLARE_FINAL_TYPE (SaClientLinks, sa_client_links, SA, CLIENT_LINKS, AdwBin)

/* Among others: without a page that says that there are none. */
void sa_client_links_set_brief (SaClientLinks *self);

void sa_client_links_show (SaClientLinks *self, SaOffice *office, SaRecord *record);

G_END_DECLS
