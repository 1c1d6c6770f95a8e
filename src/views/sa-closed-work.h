/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work that needs the database to be closed: the window lets go of it, a thread works, and the
 * window opens it again whatever came of it. */

#pragma once

#include "sa-window.h"

G_BEGIN_DECLS

/**
 * SaClosedWork:
 * @work: on a thread. What it refuses with SA_ERROR_BUSY is tried again for a while: pages that
 *   were just closed may still have a reader at work
 * @passphrase: (nullable): that of the database when the work is done; that of before, which it is
 *   handed, without it
 * @done: the database is open again. @error is %NULL when the work was done
 */
typedef struct
{
  gboolean (*work) (const char *database, const char *passphrase, gpointer data, GError **error);
  const char *(*passphrase) (const char *before, gpointer data);
  void (*done) (SaWindow *window, gpointer data, const GError *error);
  GDestroyNotify free;
} SaClosedWork;

/* @work: constant. @data: (transfer full) */
void sa_closed_work_start (SaWindow *window, const SaClosedWork *work, gpointer data);

/* Tells why it was not done. @heading: what was not */
void sa_closed_work_say_failed (SaWindow *window, const char *heading, const GError *error);

G_END_DECLS
