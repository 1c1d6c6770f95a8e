/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line of a record's history says, in words. */

#pragma once

#include "sa-log.h"

G_BEGIN_DECLS

/* What was done, in the words it was logged under. */
char *sa_history_title (const SaHistoryEntry *entry);

/* "City: Łódź → Warszawa", one line a field. NULL when there is nothing to tell. */
char *sa_history_changes (SaStore *store, SaType *type, const SaHistoryEntry *entry);

G_END_DECLS
