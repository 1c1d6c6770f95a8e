/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a search finds when it has the time: at a letter or two the index gives within a frame only
 * the newest of what very many records have. */

#pragma once

#include "sa-job.h"

G_BEGIN_DECLS

/**
 * SaFound:
 * @hits: (element-type SaHit): the best of each type
 * @counts: SaType → gint64: how many of a type there are, where these are more than were asked for
 */
typedef struct
{
  GPtrArray *hits;
  GHashTable *counts;
} SaFound;

void sa_found_free (SaFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaFound, sa_found_free)

/* Gives an SaFound. @limit: hits of each type */
SaJob *sa_search_all_job (const char *words, guint limit);

G_END_DECLS
