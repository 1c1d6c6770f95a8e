/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a record gets from one state to another: through here only, where the transition and the rule
 * behind it are checked, and a refusal is said in words. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

gboolean sa_states_may_change (SaStore *store, SaRecord *record, const char *to, GError **error);
gboolean sa_states_change (SaStore *store, SaRecord *record, const char *to, GError **error);
char **sa_states_next (SaRecord *record);

G_END_DECLS
