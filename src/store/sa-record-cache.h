/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records a list has read last. As long as one is here, or held by somebody, it is the same
 * object, so that a row on the screen follows its record. */

#pragma once

#include "sa-record.h"
#include "sa-store.h"

G_BEGIN_DECLS

typedef struct _SaRecordCache SaRecordCache;

SaRecordCache *sa_record_cache_new (SaStore *store);
void sa_record_cache_free (SaRecordCache *cache);

/* Returns: (transfer none) (nullable) */
SaRecord *sa_record_cache_find (SaRecordCache *cache, gint64 row);

/* Reads those of @rows (one type) that are not at hand, and forgets the oldest. */
void sa_record_cache_read (SaRecordCache *cache, const gint64 *rows, guint n_rows);

/* One record was changed: brings it up to date if it is at hand. */
void sa_record_cache_refresh (SaRecordCache *cache, gint64 row);

/* Any may have been changed: those that somebody holds are brought up to date, the others are
 * forgotten. */
void sa_record_cache_refresh_all (SaRecordCache *cache);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaRecordCache, sa_record_cache_free)

G_END_DECLS
