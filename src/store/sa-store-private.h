/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of SaStore, for the files of this folder alone. */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>
#include "sa-follow.h"
#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* What all connections of this program to one file share. */
typedef struct _SaShared SaShared;

/* A record whose entry in the search index is out of date. */
typedef struct
{
  gint64 row;
  gboolean known; /* there may be an entry of it */
} SaDue;

struct _SaStore
{
  GObject parent_instance;
  sqlite3 *db;
  char *path;
  char *passphrase;
  char *actor;
  gboolean temporary; /* remove the file when the last connection closes */
  SaModel *model;
  SaShared *shared;

  GHashTable *statements;       /* SQL → sqlite3_stmt: prepared once */
  GHashTable *older_statements; /* not asked for in a while */
  GHashTable *saved;            /* SaRecord → SaSaved: by the open change */
  GArray *due;                  /* element-type SaDue */
  GHashTable *changes;          /* number → SaChangeInfo: who and when, for records read */
  SaType *insert_type;          /* whose insert statement is at hand */
  sqlite3_stmt *insert_statement;
  SaType *undo_type; /* whose undo statements are at hand */
  char *undo_keep_sql;
  char *undo_delete_sql;
  gint64 *next_rows; /* by type number; 0 when unknown */
  gint64 *n_made;    /* by type number: records made by the open long change */
  guint n_next_rows;

  int depth;     /* of nested changes */
  gint64 change; /* the open change; 0 while undoing: nothing is logged then */
  gboolean long_change;
  gboolean may_pause; /* what follows from undoing or redoing a big change is worked out */
  gboolean failed;    /* an inner change was aborted: the outer one cannot commit */
  gint64 touched_row; /* the one record touched by the open change, -1 when several */
  int data_version;
  int lock_fd;        /* of long work; -1 */
  gboolean writing;   /* holds the turn to write */
  gboolean beginning; /* waits for it */
  int wait_fd;        /* tells other programs so; -1 */
  gint64 busy_since;
};

/* --- sa-locks.c --- */
/* Before the first connection of the program is opened. */
void sa_locks_keep (void);

/* --- sa-connection.c --- */
gboolean sa_connection_open (SaStore *store, GError **error);
void sa_connection_close (SaStore *store);
/* Settings for changes of very many records, and back again. */
void sa_connection_expect_much (SaStore *store, gboolean much);
/* Sets @error from what SQLite says, in words; always returns FALSE. */
gboolean sa_fail_file (const char *path, sqlite3 *db, int code, GError **error);
gboolean sa_store_fail (SaStore *store, int code, GError **error);

/* What SQLCipher has to say about a wrong passphrase is said by us; after sqlite3_key(). */
void sa_hush_cipher (sqlite3 *db);

/* Runs statements without results. */
gboolean sa_store_exec (SaStore *store, const char *sql, GError **error);

/* A cached statement, reset and unbound; NULL with error. Not to be finalized. */
sqlite3_stmt *sa_store_prepare (SaStore *store, const char *sql, GError **error);

/* Steps a statement that gives no rows, and resets it. */
gboolean sa_store_step (SaStore *store, sqlite3_stmt *statement, GError **error);

/* Steps a statement once, and resets it: whether it gives a row. An error counts as none. */
gboolean sa_store_has_row (sqlite3_stmt *statement);

/* The first column of the first row, @fallback when there is none or on error. */
gint64 sa_store_scalar (SaStore *store, const char *sql, gint64 fallback);
void sa_store_forget_statements (SaStore *store);

/* --- sa-custom-fields.c --- */
/* Before anything else of the model is used. */
gboolean sa_custom_fields_load (SaStore *store, GError **error);

/* --- sa-schema.c --- */
#define SA_SCHEMA_VERSION 1
gboolean sa_schema_is_ours (SaStore *store, GError **error);
gboolean sa_schema_prepare (SaStore *store, GError **error);

/* The value of a setting in @value, NULL when it is not there. */
gboolean sa_store_get_setting (SaStore *store, const char *name, char **value, GError **error);

/* An SQL expression that gives a row as a JSON object. */
char *sa_schema_row_json (SaType *type);

/* --- sa-functions.c --- */
/* Returns SQLite's code. @store may be NULL for a connection that only looks. */
int sa_functions_register (sqlite3 *db, SaStore *store);

/* Passes each word of @text, folded, to @func, as the index has them: numbers in pieces. Of what is
 * to be indexed (@document) a number has one more piece than of what is looked for. @func may not
 * tokenize itself. */
typedef int (*SaWordFunc) (const char *word, int length, gpointer data);
int sa_tokenize (const char *text, int length, gboolean document, SaWordFunc func, gpointer data);

/* The same with whole numbers. */
void sa_split_words (const char *text, SaWordFunc func, gpointer data);

/* --- sa-words.c --- */
/* The FTS5 expression for what a person typed; NULL when there is no word in it. */
char *sa_match_expression (const char *typed);

/* What was typed into a search, told apart into rare and common words. */
typedef struct _SaWords SaWords;
SaWords *sa_words_new (SaStore *store, const char *typed);
void sa_words_free (SaWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaWords, sa_words_free)
gboolean sa_words_have_rare (SaWords *words);
gboolean sa_words_have_common (SaWords *words);
char *sa_words_match_rare (SaWords *words);
char *sa_words_match_all (SaWords *words, gboolean whole);
char *sa_words_match_terms (SaStore *store, SaWords *words);
char *sa_words_list_common (SaWords *words);
gboolean sa_has_words (const char *text, int length, const char *words);

/* --- sa-index.c --- */
gboolean sa_index_covers (SaType *type);
/* Whether its records are parts of others, which are found by their words too: addresses. */
gboolean sa_index_is_of_owner (SaType *type);

/* The words by which a record of the type is found, its own and those of its parts, as an SQL
 * expression about a row of its table; empty when it has none. */
char *sa_index_words (SaType *type);

/* From the triggers: the index has to look at this record. @known: it may have an entry of it. */
void sa_index_due (SaStore *store, gint64 row, gboolean known);
void sa_index_forget_due (SaStore *store);

/* To be called before each COMMIT of a transaction that wrote records. */
gboolean sa_index_update (SaStore *store, GError **error);

/* By which words records are found: where it is another, the index has to be made anew. */
char *sa_index_digest (SaModel *model);

/* Makes it anew from the records; inside a transaction. */
gboolean sa_index_rebuild (SaStore *store, GError **error);

/* --- sa-query.c --- */
typedef struct
{
  gboolean is_number;
  gint64 number;
  char *text;
} SaBind;

/* Appends "… FROM … WHERE …" to @sql and the values to @binds (element-type SaBind). */
GArray *sa_binds_new (void);
void sa_query_compile (SaStore *store, const SaQuery *query, GString *sql, GArray *binds);
void sa_query_compile_order (const SaQuery *query, GString *sql);
/* Whether it asks for all records that are not deleted, but for those it searches for. */
gboolean sa_query_is_of_all (const SaQuery *query);
gboolean sa_query_is_order_indexed (SaStore *store, const SaQuery *query);
/* Whether an index gives the order, so that the first rows cost nothing. */
gboolean sa_query_is_quick (SaStore *store, const SaQuery *query);
void sa_binds_apply (GArray *binds, sqlite3_stmt *statement);

/* --- sa-find.c --- */
/* Steps to the end, resets, and returns the first columns (element-type gint64), or NULL. */
GArray *sa_store_step_rows (SaStore *store, sqlite3_stmt *statement, GError **error);

/* --- sa-glance.c --- */
/* The first rows of a query that takes long, sooner than all of them; NULL where that is not to be
 * had. When they are fewer than @limit, they are all. */
GArray *sa_store_find_first_rows (SaStore *store, const SaQuery *query, guint limit);

/* --- sa-store.c --- */
/* How many columns every table has before its fields, as sa_store_select_list() names them. */
#define SA_FIXED_COLUMNS 6

char *sa_quote (const char *name);
void sa_store_load_values (SaStore *store, sqlite3_stmt *statement, SaRecord *record,
                           gboolean bulk);
char *sa_store_select_list (SaType *type);
void sa_store_touch (SaStore *store, gint64 row);
void sa_store_emit_changed (SaStore *store, gint64 row);

/* What saving did to records in memory is taken back when the change is given up. */
GHashTable *sa_store_saved_new (void);
void sa_store_forget_saved (SaStore *store);
void sa_store_put_back_saved (SaStore *store);

/* --- sa-turns.c --- */
void sa_turns_join (SaStore *store);
/* Returns: TRUE when this was the last connection of this program to the file. */
gboolean sa_turns_part (SaStore *store);
void sa_turns_watch (SaStore *store);

/* Whether this is the only connection of this program to the file. */
gboolean sa_store_is_alone (SaStore *store);

/* The turn to write and a transaction, or neither and SA_ERROR_BUSY after 5 s. */
gboolean sa_store_begin (SaStore *store, GError **error);
/* Ends the transaction, if SQLite has not done so itself, and the turn. */
void sa_store_rollback (SaStore *store);
void sa_store_leave_writer (SaStore *store);

/* Between two transactions of long work: lets those through who wait to write. */
void sa_store_give_way (SaStore *store);

/* Held while a change is longer than a transaction, so that others can tell it from one left behind
 * by a program that died. SA_ERROR_BUSY when somebody holds it. */
gboolean sa_store_lock (SaStore *store, GError **error);
void sa_store_unlock (SaStore *store);

/* --- sa-sorting.c --- */
/* An index that lists of a type are sorted by, and how it is made. */
typedef struct
{
  char *name; /* quoted where it has to be */
  char *sql;
} SaSortIndex;

/* Those that are always there. Returns: (transfer full) (element-type SaSortIndex) */
GPtrArray *sa_sorting_indexes (SaType *type);

/* What records of the type are sorted by, SQL expressions one after the other; the row comes last.
 * @sort as for sa_query_sort(). */
GStrv sa_sorting_terms (SaType *type, int sort);

/* Whether it is the order of the records of another type that are referred to. */
gboolean sa_sorting_is_by_others (SaType *type, int sort);

/* Whether there is an index now that helps with this order, and whether it gives it. */
gboolean sa_sorting_is_ready (SaStore *store, SaType *type, int sort);
gboolean sa_sorting_is_indexed (SaStore *store, SaType *type, int sort);

/**
 * sa_sorting_prepare:
 * @cancellable: from another thread
 *
 * Makes the indexes that are missing for the order of @query and for the columns usually shown of
 * its type, in transactions of their own, which are given up when somebody else waits to write.
 * Takes seconds when there are very many records; does nothing while a long change is running.
 * Returns: whether all are there now
 */
gboolean sa_sorting_prepare (SaStore *store, const SaQuery *query, GCancellable *cancellable);

/* From saving: one more record of the type was made by long work. */
void sa_sorting_count (SaStore *store, SaType *type);
/* Between two transactions of long work, inside of one: puts aside what became not worth keeping up
 * to date record by record. */
gboolean sa_sorting_consider (SaStore *store, GError **error);
/* The same for the types of all records, for a change of most of them. */
gboolean sa_sorting_suspend_all (SaStore *store, GError **error);
gboolean sa_sorting_is_suspended (SaStore *store);
/* Makes anew what was put aside and is always there, in transactions of its own; the caller holds
 * the lock. */
void sa_sorting_resume (SaStore *store);

/* --- sa-edits.c --- */
typedef struct
{
  gint64 number;
  gint64 first;
  gint64 last;
  gint64 cursor;
  char state[16];
} SaLoggedChange;

typedef struct
{
  gint64 number;
  gint64 row;
  gboolean insert;
  char *fields; /* JSON, may be NULL */
} SaEdit;

/* At most @limit edits of @change (element-type SaEdit): the last before its cursor, backwards, or
 * those from it on. */
GArray *sa_edits_read (SaStore *store, const SaLoggedChange *change, gboolean undo, int limit,
                       GError **error);
/* With @keep the edit can be made again after it was undone. */
gboolean sa_edit_apply (SaStore *store, const SaEdit *edit, gboolean undo, gboolean keep,
                        GError **error);

/* --- sa-undo.c --- */
/* Puts right what programs that died left behind; the caller holds the lock. */
gboolean sa_undo_recover_locked (SaStore *store, GError **error);
gboolean sa_undo_recover (SaStore *store, GError **error);
/* Whether a long change is running, or was left behind by a program that died. */
gboolean sa_undo_is_under_way (SaStore *store);
gboolean sa_undo_take_back (SaStore *store, gint64 change, GError **error);

/* --- sa-conflict.c --- */
/* Whether a change can be taken back or made again as things are now. */
gboolean sa_conflict_check (SaStore *store, const SaLoggedChange *change, gboolean undo,
                            GError **error);

G_END_DECLS
