/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long work: a function on a worker thread with its own connection to the store, a fraction done, a
 * line of text, and cancellation. Its signals reach the main thread only. */

#pragma once

#include <gio/gio.h>
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_JOB (sa_job_get_type ())
G_DECLARE_FINAL_TYPE (SaJob, sa_job, SA, JOB, GObject)

/**
 * SaJobFunc:
 * @store: the worker's own connection
 *
 * Runs on the worker thread. Reports by sa_job_progress(), stops soon after
 * sa_job_get_cancellable() is cancelled. Returns a result for sa_job_finish, or %NULL with @error
 * set.
 */
typedef gpointer (*SaJobFunc) (SaJob *job, SaStore *store, gpointer data, GError **error);

/**
 * SaJob:
 *
 * Properties: "title" (char *), "fraction" (double 0…1, or -1 when unknown), "text" (char *),
 * "running" (gboolean). Signal "done" when it ended, either way.
 */
SaJob *sa_job_new (const char *title, SaJobFunc func, gpointer data, GDestroyNotify free_data,
                   GDestroyNotify free_result);
void sa_job_start (SaJob *job, SaStore *store, GAsyncReadyCallback callback, gpointer user_data);

/* Returns: (transfer full): what the function returned. */
gpointer sa_job_finish (SaJob *job, GAsyncResult *result, GError **error);
void sa_job_cancel (SaJob *job);

/* From the worker: */
void sa_job_progress (SaJob *job, double fraction, const char *text);
GCancellable *sa_job_get_cancellable (SaJob *job);

/* For SaProgressFunc parameters: data is the SaJob. */
void sa_job_progress_func (double fraction, gpointer job);

const char *sa_job_get_title (SaJob *job);
double sa_job_get_fraction (SaJob *job);
const char *sa_job_get_text (SaJob *job);
gboolean sa_job_is_running (SaJob *job);

G_END_DECLS
