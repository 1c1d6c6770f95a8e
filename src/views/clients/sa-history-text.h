/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line of a record's history says, in words. */

#pragma once

#include "sa-log.h"

G_BEGIN_DECLS

/* What was done, in the words it was logged under. */
char *sa_history_title (const SaHistoryEntry *entry);

/* "City: Łódź → Warszawa", one line a field. NULL when there is nothing to tell. */
char *sa_history_changes (SaStore *store, const SaHistoryEntry *entry);

/**
 * sa_history_who:
 * @actor: (nullable): a login name, as it was logged
 * @rep: the person chosen as who sits at this desk, or 0
 *
 * The name of a person, for people to read: of the one who sits here, else as the system knows it;
 * a login the system knows no name for stays as it is.
 */
char *sa_history_who (SaStore *store, const char *actor, gint64 rep);

G_END_DECLS
