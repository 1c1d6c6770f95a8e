/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules behind the states of organisations, people, leads, interactions and tasks. Each returns
 * whether the record may go to the state it is named after, or an SA_ERROR_REFUSED that says why.
 */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

gboolean sa_rule_organisation_archived (SaStore *store, SaRecord *record, GError **error);
gboolean sa_rule_person_leaves (SaStore *store, SaRecord *record, GError **error);
gboolean sa_rule_lead_assigned (SaStore *store, SaRecord *record, GError **error);
gboolean sa_rule_lead_converted (SaStore *store, SaRecord *record, GError **error);
gboolean sa_rule_interaction_done (SaStore *store, SaRecord *record, GError **error);
gboolean sa_rule_interaction_missed (SaStore *store, SaRecord *record, GError **error);
gboolean sa_rule_task_waiting (SaStore *store, SaRecord *record, GError **error);

G_END_DECLS
