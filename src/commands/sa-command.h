/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all commands share: the options before and behind their name, the database, telling errors
 * and progress. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "sa-store.h"

G_BEGIN_DECLS

#define SA_EXIT_DONE 0
#define SA_EXIT_REFUSED 1
#define SA_EXIT_USAGE 2

typedef struct _SaCommand SaCommand;

typedef int (*SaCommandFunc) (SaCommand *command, int argc, char **argv);

SaCommand *sa_command_new (const char *name);
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

/* Takes the error, tells it on standard error. Returns: SA_EXIT_REFUSED. */
int sa_command_fail (SaCommand *command, GError *error);

/* Tells what is wrong with the arguments. Returns: SA_EXIT_USAGE. */
int sa_command_misused (SaCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* An SaProgressFunc: @command is the SaCommand. Shows a percentage where standard error is a
 * terminal. */
void sa_command_progress (double fraction, gpointer command);

/* Cancelled by Ctrl+C. */
GCancellable *sa_command_get_cancellable (SaCommand *command);

/* A type by name in the singular or plural; %NULL with an error that names those there are. */
SaType *sa_command_find_type (SaStore *store, const char *name, GError **error);

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
