/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The office lists its jobs while they run and notices what others do to its file. */

#include <glib/gstdio.h>

#include "desk.h"
#include "sa-office.h"

static gpointer
work (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  sa_job_progress (job, 0.5, "Half way");
  return g_strdup ("done");
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer data)
{
  char **outcome = data;

  *outcome = sa_job_finish (SA_JOB (source), result, NULL);
}

static void
on_changed (SaStore *store, gint64 row, gboolean *seen)
{
  *seen = TRUE;
}

static void
test_job (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sa-office-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = sa_store_open (path, NULL, &error);
  g_autoptr (SaOffice) office = sa_office_new (store);
  g_autoptr (SaJob) job = sa_job_new ("Work", work, NULL, NULL, g_free);
  GListModel *jobs = sa_office_get_jobs (office);
  g_autofree char *outcome = NULL;

  g_assert_no_error (error);
  g_assert_true (sa_office_get_store (office) == store);
  sa_office_run (office, job, on_finished, &outcome);
  g_assert_cmpuint (g_list_model_get_n_items (jobs), ==, 1);
  while (outcome == NULL || g_list_model_get_n_items (jobs) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (outcome, ==, "done");
}

static void
test_watch (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sa-office-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = sa_store_open (path, NULL, &error);
  g_autoptr (SaStore) stranger = sa_store_open (path, NULL, &error);
  g_autoptr (SaOffice) office = sa_office_new (store);
  gboolean seen = FALSE;

  g_assert_no_error (error);
  sa_office_watch (office);
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &seen);
  desk_organisation (stranger, "Acme", "Łódź");
  while (!seen)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (desk_count (store, "organisation", ""), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/job", test_job);
  g_test_add_func ("/office/watch", test_watch);
  return g_test_run ();
}
