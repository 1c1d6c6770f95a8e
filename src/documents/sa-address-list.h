/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Organisations or people with address, phone and e-mail, a few hundred pages if need be. */

#pragma once

#include "sa-pages.h"
#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

SaPages *sa_address_list_new (SaStore *store, const SaQuery *query, const SaPaper *paper,
                              GError **error);

G_END_DECLS
