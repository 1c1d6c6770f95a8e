/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed into a form and not saved, kept in a file so that it survives a crash. */

#pragma once

#include <gio/gio.h>
#include "sa-store.h"

G_BEGIN_DECLS

/**
 * sa_draft_save:
 * @about: (nullable): for a new record: what it is about, where there may be one draft for each
 *
 * A record has one draft, a new one too: the next new one of its type, in the same database, about
 * the same, is offered it, and set apart from it if it is not taken.
 */
void sa_draft_save (SaStore *store, SaRecord *record, SaRecord *about);
gboolean sa_draft_exists (SaStore *store, SaRecord *record, SaRecord *about);

/* A new record whose draft is there already, of another one, is to have one of its own. */
void sa_draft_set_apart (SaStore *store, SaRecord *record);

/* The draft of @like is that of @record too. */
void sa_draft_share (SaRecord *record, SaRecord *like);

/* Puts the draft's values into the record. Returns: FALSE when there is none */
gboolean sa_draft_load (SaStore *store, SaRecord *record, SaRecord *about);
void sa_draft_remove (SaStore *store, SaRecord *record, SaRecord *about);

/**
 * SaDraft:
 * @record: with the draft's values; a new one, or one from the store
 * @about: (nullable): what a new one is about
 * @next: (nullable): what a call led to, typed with it
 * @day: when it was typed last, "2026-11-23"
 */
typedef struct
{
  SaRecord *record;
  SaRecord *about;
  SaRecord *next;
  char *day;
} SaDraft;

void sa_draft_free (SaDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaDraft, sa_draft_free)

/* Takes a draft away, and puts it back. */
void sa_draft_discard (SaStore *store, SaDraft *draft);
void sa_draft_put_back (SaStore *store, SaDraft *draft);

/* All drafts of this database that can be gone on with, those typed last first. (element-type
 * SaDraft) (transfer full) */
GPtrArray *sa_drafts_find (SaStore *store);

/* The database in the file @from is now in the file @to; what was typed in it goes along. */
void sa_drafts_move (const char *from, const char *to);
/* The database is in the trash; so is what was typed in it. */
void sa_drafts_trash (const char *path);

/* "changed" is emitted when there are others. (transfer full) */
GFileMonitor *sa_drafts_watch (SaStore *store);

G_END_DECLS
