/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scratch databases for the tests of the store, and other processes that work on them. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/* The path of a file not there yet, in a folder of its own. */
char *office_path (void);

/* Removes all those folders. */
void office_clean (void);

/* ":memory:" for one that is gone when it is closed. */
SaStore *office_open (const char *path);
void office_add (SaStore *store, const char *name);

/* @city may be NULL. Returns: the row of the organisation */
gint64 office_add_in (SaStore *store, const char *name, const char *city);
gboolean office_try_add (SaStore *store, const char *name, GError **error);
gint64 office_count (SaStore *store);

/* Fails the test unless the file opens and nothing is wrong with it. Returns how many organisations
 * there are. */
gint64 office_check (const char *path);

/* Asserts an error of this kind whose sentence names the file. */
void office_assert_says (GError *error, int code, const char *path);

/* Runs a function in another process, which must not share an open database. It may tell numbers
 * to whoever asked for @from; failed assertions end it. */
typedef void (*OfficeWork) (const char *path, int out);
int office_start (OfficeWork work, const char *path, int *from);
void office_wait (int process);
void office_tell (int out, gint64 number);

/* Until whoever asked closes @from. */
void office_wait_unheard (int out);
gboolean office_hear (int from, gint64 *number);

G_END_DECLS
