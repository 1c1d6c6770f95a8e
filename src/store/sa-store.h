/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open database. One SaStore is one connection and belongs to one thread; a worker thread makes
 * its own with sa_store_clone(). Everything that changes data happens in a change (sa-log.h), which
 * is what undo, history and sync know about. */

#pragma once

#include "sa-error.h"
#include "sa-record.h"

G_BEGIN_DECLS

#define SA_TYPE_STORE (sa_store_get_type ())
G_DECLARE_FINAL_TYPE (SaStore, sa_store, SA, STORE, GObject)

/**
 * sa_store_open:
 * @path: the file; made when it is not there
 * @passphrase: (nullable): for an encrypted file
 *
 * Opens the database, brings it to this program's version (after a backup beside it) and puts right
 * what a killed program left half done. Pass ":memory:" for a database that is gone when it is
 * closed.
 *
 * Errors: SA_ERROR_PASSPHRASE when the file is encrypted and the passphrase missing or wrong,
 * SA_ERROR_CORRUPT, SA_ERROR_NEWER, SA_ERROR_READ_ONLY, SA_ERROR_FULL, SA_ERROR_BUSY.
 */
SaStore *sa_store_open (const char *path, const char *passphrase, GError **error);

/* Whether this or another program has the database open. */
gboolean sa_store_is_in_use (const char *path);

/* Whether a file looks like a database with a passphrase. */
gboolean sa_store_looks_encrypted (const char *path);

/* Another connection to the same file, for another thread. */
SaStore *sa_store_clone (SaStore *store, GError **error);

const char *sa_store_get_path (SaStore *store);
SaModel *sa_store_get_model (SaStore *store);
SaType *sa_store_get_type_named (SaStore *store, const char *name);
gboolean sa_store_is_encrypted (SaStore *store);

/* Who is doing what is done, for history; the login name until users are known. */
void sa_store_set_actor (SaStore *store, const char *actor);
const char *sa_store_get_actor (SaStore *store);

/**
 * sa_store_get:
 * Returns: (transfer full) (nullable): the record, deleted or not; %NULL without an error when
 * there is none
 */
SaRecord *sa_store_get (SaStore *store, gint64 row, GError **error);
SaRecord *sa_store_get_by_id (SaStore *store, const char *id, GError **error);

/* Reads the records of @rows (one type) in the order given; a row that is gone leaves %NULL. */
GPtrArray *sa_store_get_many (SaStore *store, const gint64 *rows, guint n_rows, GError **error);

/* The title of a record, or NULL when there is none: what a reference shows. */
char *sa_store_get_title (SaStore *store, gint64 row);

/* What tells a record from others of its title: sa_record_subtitle(), and what it belongs to. */
char *sa_store_subtitle (SaStore *store, SaRecord *record);

/* A field for people, as sa_record_in_words() has it, and a reference by its title. */
char *sa_store_in_words (SaStore *store, SaRecord *record, guint field);

/**
 * sa_store_save:
 *
 * Checks the record and inserts it, or writes the fields that were changed. Must be inside a
 * change. Errors: SA_ERROR_INVALID from the record's rules, SA_ERROR_CONFLICT when it was purged
 * meanwhile.
 */
gboolean sa_store_save (SaStore *store, SaRecord *record, GError **error);

/* Marks as deleted, or takes the mark away. Inside a change. Parts of it (addresses) go with it. */
gboolean sa_store_delete (SaStore *store, gint64 row, GError **error);
gboolean sa_store_undelete (SaStore *store, gint64 row, GError **error);

/**
 * sa_store_note:
 *
 * The open change stands in the history of a record, be there a field of it that changes or not.
 */
gboolean sa_store_note (SaStore *store, gint64 row, GError **error);

/**
 * sa_store_purge:
 * @before: RFC 3339 time in UTC, or %NULL for all
 *
 * Removes for good what was deleted before a time, its history, and file contents nobody uses any
 * more. Cannot be undone. Returns the number of records removed, or -1.
 */
gint64 sa_store_purge (SaStore *store, const char *before, GError **error);

/**
 * SaStore::changed:
 * @row: the one record that changed, or 0 when it may be any
 *
 * Emitted on the thread of the store after a change was committed here, or was seen to have been
 * committed by another connection or program.
 */

/* Looks whether others have changed the file and emits "changed" if so. Cheap. */
gboolean sa_store_poll (SaStore *store);

/* Whether another connection of this program, or another program, waits to write. Cheap. */
gboolean sa_store_is_awaited (SaStore *store);

G_END_DECLS
