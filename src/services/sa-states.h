/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a record gets from one state to another: through here only, where the transition and the rule
 * behind it are checked, and a refusal is said in words. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

gboolean sa_states_may_change (SaStore *store, SaRecord *record, const char *to, GError **error);
gboolean sa_states_change (SaStore *store, SaRecord *record, const char *to, GError **error);
char **sa_states_next (SaRecord *record);

/* The field that has to be filled in before a record may go to a state; -1 when there is none. */
int sa_states_wants (SaType *type, const char *to);

G_END_DECLS
