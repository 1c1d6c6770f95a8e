/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that happened with a record, newest first, read a page at a time: interactions and
 * changes, woven together by time. */

#pragma once

#include "sa-log.h"

G_BEGIN_DECLS

/* One thing that happened: an interaction, or a change of the record itself. */
typedef struct
{
  gint64 when;           /* seconds since 1970, to sort by */
  SaRecord *interaction; /* or NULL */
  SaHistoryEntry *entry; /* or NULL; belongs to the timeline */
} SaTimelineItem;

typedef struct _SaTimeline SaTimeline;

#define SA_TIMELINE_CHANGES "changes"

/* @kind: a kind of interaction, SA_TIMELINE_CHANGES, or NULL for everything. */
SaTimeline *sa_timeline_new (SaStore *store, SaRecord *record, const char *kind);
void sa_timeline_free (SaTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaTimeline, sa_timeline_free)

/* The next item, valid until the timeline is freed; NULL at the end. */
const SaTimelineItem *sa_timeline_next (SaTimeline *timeline);
gboolean sa_timeline_is_at_end (SaTimeline *timeline);

/* The day of an item in the reader's own zone, "YYYY-MM-DD"; and its time of day. */
char *sa_timeline_item_day (const SaTimelineItem *item);
char *sa_timeline_item_time (const SaTimelineItem *item);

G_END_DECLS
