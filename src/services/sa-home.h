/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The office itself: who works in it, and where it is. */

#pragma once

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* People who work in the office. (transfer full) */
SaQuery *sa_home_staff (SaStore *store);

char *sa_home_country (SaStore *store);

G_END_DECLS
