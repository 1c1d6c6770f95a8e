/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long work beside the main thread: it ends, reports, is cancelled without a trace, and lists that
 * are changed or dropped while they load do no harm. */

#include "clients.h"
#include "office.h"
#include "sa-backup.h"
#include "sa-find.h"
#include "sa-job.h"
#include "sa-log.h"
#include "sa-record-list.h"

#define MANY 12000

static gpointer
import (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));
  int n = GPOINTER_TO_INT (data);

  if (sa_change_begin_long (store, "Imported", error) == 0)
    return NULL;
  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Firm %d", i);

      sa_record_reset (record);
      sa_record_set_text (record, SA_ORGANISATION_NAME, name);
      if (g_cancellable_is_cancelled (sa_job_get_cancellable (job))
          || !sa_store_save (store, record, error)
          || (i % 500 == 499 && !sa_change_checkpoint (store, error)))
        {
          sa_change_abort (store);
          if (error != NULL && *error == NULL)
            g_set_error_literal (error, SA_ERROR, SA_ERROR_CANCELLED, "Cancelled.");
          return NULL;
        }
      sa_job_progress (job, (double) i / n, "Importing");
    }
  return sa_change_commit (store, error) ? g_strdup ("done") : NULL;
}

typedef struct
{
  gboolean ended;
  GError *error;
  char *result;
} Outcome;

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->result = sa_job_finish (SA_JOB (source), result, &outcome->error);
  outcome->ended = TRUE;
}

static void
wait_for (Outcome *outcome)
{
  while (!outcome->ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
fill (SaStore *store, int n)
{
  g_autoptr (SaJob) job = sa_job_new ("Import", import, GINT_TO_POINTER (n), NULL, g_free);
  Outcome outcome = { 0 };

  sa_job_start (job, store, on_ended, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.result, ==, "done");
  g_free (outcome.result);
}

static void
on_changed (SaStore *store, gint64 row, int *times)
{
  ++*times;
}

static void
test_job (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;
  int times = 0;

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &times);
  fill (store, MANY);
  g_assert_cmpint (times, ==, 1);
  g_assert_cmpint (office_count (store), ==, MANY);
  /* What is done here is announced once, not again as the work of others. */
  office_add (store, "Here");
  g_assert_cmpint (times, ==, 2);
  g_assert_false (sa_store_poll (store));
  /* The job has left the file. */
  g_assert_true (sa_store_set_passphrase (store, "secret", &error));
  g_assert_no_error (error);
  g_assert_false (sa_store_poll (store));
}

static void
on_progress_cancel (SaJob *job, GParamSpec *pspec, gpointer data)
{
  if (sa_job_get_fraction (job) > 0.3)
    sa_job_cancel (job);
}

static void
test_cancelled_import (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (SaJob) job = sa_job_new ("Import", import, GINT_TO_POINTER (20 * MANY), NULL, g_free);
  Outcome outcome = { 0 };

  g_signal_connect (job, "notify::fraction", G_CALLBACK (on_progress_cancel), NULL);
  sa_job_start (job, store, on_ended, &outcome);
  /* Cancelled by hand in case it is too quick for its reports. */
  g_usleep (300000);
  sa_job_cancel (job);
  wait_for (&outcome);
  g_assert_error (outcome.error, SA_ERROR, SA_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  g_assert_cmpint (office_count (store), ==, 0);
  g_assert_null (sa_store_get_undo_label (store));
  g_clear_object (&store);
  g_assert_cmpint (office_check (path), ==, 0);
}

static void
cancel_half_way (double fraction, gpointer cancellable)
{
  if (fraction > 0.3)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled_undo (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (store, MANY);
  g_assert_cmpint (sa_store_undo_change (store, 0, cancel_half_way, first, first, &error), ==, 0);
  g_assert_error (error, SA_ERROR, SA_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (office_count (store), ==, MANY);
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_cmpint (office_count (store), ==, 0);
  g_assert_cmpint (sa_store_redo_change (store, 0, cancel_half_way, second, second, &error), ==, 0);
  g_assert_error (error, SA_ERROR, SA_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (office_count (store), ==, 0);
  g_assert_cmpint (sa_store_redo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_clear_object (&store);
  g_assert_cmpint (office_check (path), ==, MANY);
}

static SaQuery *
query_for (SaStore *store, int i)
{
  SaQuery *query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autofree char *words = g_strdup_printf ("firm %d", i % 50);

  sa_query_search (query, words);
  sa_query_sort (query, i % 2 ? SA_QUERY_CHANGED : SA_QUERY_TITLE, i % 3 == 0);
  return query;
}

static void
finish_loading (SaRecordList *list)
{
  while (sa_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_list_changed_while_loading (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (SaQuery) query = query_for (store, 1);
  g_autoptr (SaQuery) all = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (SaRecordList) list = NULL;

  fill (store, MANY);
  list = sa_record_list_new (store, query);
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (SaQuery) next = query_for (store, i);
      g_autoptr (GObject) item = NULL;

      sa_record_list_set_query (list, next);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
      if (i % 20 == 0)
        office_add (store, "Meanwhile");
      item = g_list_model_get_item (G_LIST_MODEL (list), i);
    }
  sa_record_list_set_query (list, all);
  finish_loading (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY + 10);
}

static void
test_list_dropped_while_loading (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (SaStore) store = office_open (path);

  fill (store, MANY);
  for (int i = 0; i < 30; i++)
    {
      g_autoptr (SaQuery) query = query_for (store, i);
      g_autoptr (SaRecordList) list = sa_record_list_new (store, query);

      if (i % 2)
        g_main_context_iteration (NULL, FALSE);
      if (i % 5 == 0)
        g_object_run_dispose (G_OBJECT (list));
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jobs/job", test_job);
  g_test_add_func ("/jobs/cancelled-import", test_cancelled_import);
  g_test_add_func ("/jobs/cancelled-undo", test_cancelled_undo);
  g_test_add_func ("/jobs/list-changed-while-loading", test_list_changed_while_loading);
  g_test_add_func ("/jobs/list-dropped-while-loading", test_list_dropped_while_loading);
  status = g_test_run ();
  office_clean ();
  return status;
}
