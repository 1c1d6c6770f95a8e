/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to the further addresses of a client from its page: "client.add-address" and
 * "client.make-main-address". */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

/* Asks for a further address of @owner and adds it. */
void sa_client_address_add (GtkWidget *from, SaRecord *owner);

void sa_client_address_make_main (GtkWidget *from, gint64 address);

G_END_DECLS
