/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The addresses of a client: the main one is part of the record itself, further ones are records of
 * their own. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a further address of @owner, not yet saved, of the kind that is missing
 * first and in the owner's country. */
SaRecord *sa_addresses_new (SaStore *store, SaRecord *owner);

/* Returns: (transfer full): what a further address is called: its kind, and the label it was given:
 * "Delivery (Warehouse)". */
char *sa_addresses_name (SaRecord *address);

/* Puts a further address in the place of the main one, and the main one in its; one change. */
gboolean sa_addresses_make_main (SaStore *store, gint64 address, GError **error);

G_END_DECLS
