/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The office itself: who works in it, and where it is. */

#pragma once

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* People who work in the office. (transfer full) */
SaQuery *sa_home_staff (SaStore *store);
gboolean sa_home_has_staff (SaStore *store);

/* People to choose one of the office from. @words: what was typed; "" for nothing yet. @only:
 * nobody else is found, as long as anybody works in the office. (transfer full) (element-type
 * SaRecord): those who work in it, then others, who come before anything is typed only where nobody
 * does */
GPtrArray *sa_home_find_people (SaStore *store, const char *words, gboolean only);

char *sa_home_country (SaStore *store);

G_END_DECLS
