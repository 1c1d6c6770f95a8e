/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One change done by one function: begun before it, committed after it, taken back when it fails.
 */

#pragma once

#include "sa-log.h"
#include "sa-store.h"

G_BEGIN_DECLS

typedef gboolean (*SaTransactFunc) (SaStore *store, gpointer data, GError **error);

gboolean sa_transact (SaStore *store, const char *label, SaTransactFunc func, gpointer data,
                      GError **error);

/* Saves a record, as one change. */
gboolean sa_transact_save (SaStore *store, const char *label, SaRecord *record, GError **error);

/* Deletes a record, as a change that says so in words. */
gboolean sa_transact_delete (SaStore *store, SaRecord *record, GError **error);

SaRecord *sa_need_record (SaStore *store, gint64 row, GError **error);

G_END_DECLS
