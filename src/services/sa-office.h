/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is handed to every page and service instead of a global: the open database and the jobs that
 * run on it. */

#pragma once

#include <gio/gio.h>
#include "sa-job.h"
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_OFFICE (sa_office_get_type ())
G_DECLARE_FINAL_TYPE (SaOffice, sa_office, SA, OFFICE, GObject)

SaOffice *sa_office_new (SaStore *store);
SaStore *sa_office_get_store (SaOffice *office);

/* Jobs in the order they were started, elements SaJob; one leaves when it is done. */
GListModel *sa_office_get_jobs (SaOffice *office);

/* Starts a job on the office's database and lists it. */
void sa_office_run (SaOffice *office, SaJob *job, GAsyncReadyCallback callback, gpointer user_data);

/* Follows changes made by other programs as long as the office lives (watches the file). */
void sa_office_watch (SaOffice *office);

G_END_DECLS
