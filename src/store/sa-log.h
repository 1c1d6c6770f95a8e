/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one log: who changed which fields of which record, from what to what, grouped by what the
 * person did. A change is such a group. History, undo and redo read it; triggers made from the type
 * tables write it, so that nothing can be changed past it. */

#pragma once

#include <gio/gio.h>
#include "sa-store.h"

G_BEGIN_DECLS

/**
 * sa_change_begin:
 * @label: what the person did, in their language, past tense: "Call with Acme logged"; shown by
 * undo Returns: the number of the change, or 0
 *
 * Begins a transaction whose edits are one group. Changes nest: an inner one joins the outer, whose
 * label counts; only the outermost commit writes. Waits up to 5 s for another writer.
 */
gint64 sa_change_begin (SaStore *store, const char *label, GError **error);
gboolean sa_change_commit (SaStore *store, GError **error);
void sa_change_abort (SaStore *store);

/**
 * sa_change_begin_long:
 *
 * Begins a change too big for one transaction: sa_change_checkpoint() commits what was done so far
 * and goes on. Until sa_change_commit() the group counts as running; when the program dies
 * meanwhile, the next one to open the file takes all of it back. sa_change_abort() takes it back
 * too.
 */
gint64 sa_change_begin_long (SaStore *store, const char *label, GError **error);
gboolean sa_change_checkpoint (SaStore *store, GError **error);

/* Called with a fraction 0…1; the same form everywhere long work reports. */
typedef void (*SaProgressFunc) (double fraction, gpointer data);

/**
 * sa_store_undo_change:
 * @change: a group; 0 for the latest that can be undone
 *
 * Takes a group back, field by field; a group not the last is taken back too unless something later
 * changed the same fields.
 * Returns: the group, 0 without an error when there is nothing to undo.
 * Errors: SA_ERROR_CONFLICT naming the record changed since.
 */
gint64 sa_store_undo_change (SaStore *store, gint64 change, SaProgressFunc progress, gpointer data,
                             GCancellable *cancellable, GError **error);
gint64 sa_store_redo_change (SaStore *store, gint64 change, SaProgressFunc progress, gpointer data,
                             GCancellable *cancellable, GError **error);

/* The label of what would be undone or redone next, or NULL. */
char *sa_store_get_undo_label (SaStore *store);
char *sa_store_get_redo_label (SaStore *store);
char *sa_store_get_change_label (SaStore *store, gint64 change);

/* How many records a group touched: small ones are undone at once, big ones in a job. */
gint64 sa_store_count_change (SaStore *store, gint64 change);

/* One line of a record's history. */
typedef struct
{
  gint64 change;
  gint64 row; /* the record it happened to; 0 in a list of changes */
  char *label;
  char *at; /* RFC 3339 UTC */
  char *actor;
  char op; /* 'i' inserted, 'u' updated, 'd' deleted, 'r' restored */
  gboolean undone;
  gboolean derived;  /* it followed from other records (sa-follow.h) */
  GPtrArray *fields; /* element-type SaFieldChange, may be empty */
} SaHistoryEntry;

typedef struct
{
  const SaField *field; /* NULL for the state */
  char *from;           /* as stored, NULL when it was empty */
  char *to;
} SaFieldChange;

void sa_history_entry_free (SaHistoryEntry *entry);

/* The latest changes of the whole office, newest first, without their fields. (element-type
 * SaHistoryEntry), free with g_ptr_array_unref. */
GPtrArray *sa_store_list_changes (SaStore *store, guint limit, GError **error);

/* What happened to one record, newest first; the steps of one change are one entry. (element-type
 * SaHistoryEntry), free with g_ptr_array_unref. */
GPtrArray *sa_store_get_history (SaStore *store, gint64 row, guint limit, GError **error);

G_END_DECLS
