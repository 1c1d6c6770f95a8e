/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all commands share: the options before and behind their name, the database, telling errors
 * and progress. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_EXIT_DONE 0
#define SA_EXIT_REFUSED 1
#define SA_EXIT_USAGE 2

typedef struct _SaCommand SaCommand;

typedef int (*SaCommandFunc) (SaCommand *command, int argc, char **argv);

/* @example: a command line that shows what it is good for, for --help. */
SaCommand *sa_command_new (const char *name, const char *example);
void sa_command_free (SaCommand *command);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaCommand, sa_command_free)

/**
 * sa_command_parse:
 * @arguments: (nullable): what stands behind the options in the line of usage
 * @summary: what the command does, for --help
 *
 * Takes the options out of @argv, those of the command and those all have.
 * Returns: %FALSE when the command is over: sa_command_get_status() says how
 */
gboolean sa_command_parse (SaCommand *command, const GOptionEntry *entries, const char *arguments,
                           const char *summary, int *argc, char ***argv);
int sa_command_get_status (SaCommand *command);

const char *sa_command_get_database (SaCommand *command);

/* Returns: (transfer full) (nullable): the passphrase given by file or environment. */
char *sa_command_read_passphrase (SaCommand *command, GError **error);

/* Opens the database; asks for the passphrase when there is somebody to ask. One that was named and
 * is not there is an error: its name is misspelt. Commands that bring something in make it. */
SaStore *sa_command_open (SaCommand *command, GError **error);
SaStore *sa_command_open_or_make (SaCommand *command, GError **error);

/* To be called where an error comes from what was asked for, whatever the database holds: the
 * status is then that of wrong usage. Returns: FALSE */
gboolean sa_command_set_misused (SaCommand *command);

/* Takes the error, tells it on standard error. Returns: SA_EXIT_REFUSED or SA_EXIT_USAGE. */
int sa_command_fail (SaCommand *command, GError *error);

/* Tells what is wrong with the arguments. Returns: SA_EXIT_USAGE. */
int sa_command_misused (SaCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* An SaProgressFunc: @command is the SaCommand. Shows a percentage where standard error is a
 * terminal. */
void sa_command_progress (double fraction, gpointer command);

/* Cancelled by Ctrl+C. */
GCancellable *sa_command_get_cancellable (SaCommand *command);

/* A type by name in the singular or plural, in English or the user's language; %NULL with an error
 * that names those there are. */
SaType *sa_command_find_type (SaStore *store, const char *name, GError **error);

/* The names of all types, as options take them, for a sentence. */
char *sa_command_list_types (SaStore *store);

/* The records of a type that meet what --filter says. Both arguments may be wrong: a failure is one
 * of usage. @type_name: singular or plural; @filter: (nullable) */
SaQuery *sa_command_make_query (SaCommand *command, SaStore *store, const char *type_name,
                                const char *filter, GError **error);

/**
 * sa_command_find_record:
 * @name: an id, a code, a name or a part of it
 * @only: (nullable): names of the types that are looked through; an id finds any
 *
 * Returns: (transfer full): the one record that is called so; %NULL with an error that lists the
 * ids where there are several
 */
SaRecord *sa_command_find_record (SaStore *store, const char *name, const char *const *only,
                                  GError **error);

/* The text of a file that holds a passphrase. */
char *sa_command_read_secret (const char *path, GError **error);

/* What is wrong with options that could not be parsed; %NULL when that cannot be told. @groups:
 * ended by %NULL */
char *sa_command_find_fault (const GOptionEntry *const *groups, int argc, char **argv);

/* A member of a JSON object; null for NULL. */
void sa_command_add_member (JsonBuilder *builder, const char *name, const char *text);

/* Prints a JSON value and a line break. */
void sa_command_print_json (JsonBuilder *builder);

/* Asks on the terminal without showing what is typed. (nullable) */
char *sa_command_ask_secret (const char *question);

/* The commands, one a file or a few that belong together. */
int sa_command_import (SaCommand *command, int argc, char **argv);
int sa_command_export (SaCommand *command, int argc, char **argv);
int sa_command_search (SaCommand *command, int argc, char **argv);
int sa_command_show (SaCommand *command, int argc, char **argv);
int sa_command_undo (SaCommand *command, int argc, char **argv);
int sa_command_redo (SaCommand *command, int argc, char **argv);
int sa_command_check (SaCommand *command, int argc, char **argv);
int sa_command_backup (SaCommand *command, int argc, char **argv);
int sa_command_restore (SaCommand *command, int argc, char **argv);
int sa_command_demo (SaCommand *command, int argc, char **argv);
int sa_command_print (SaCommand *command, int argc, char **argv);
int sa_command_passphrase (SaCommand *command, int argc, char **argv);
int sa_command_dump (SaCommand *command, int argc, char **argv);
int sa_command_purge (SaCommand *command, int argc, char **argv);

G_END_DECLS
