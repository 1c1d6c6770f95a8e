/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many records are changed in chunks, so that another window or a command can write in between;
 * until the last chunk is written the whole of it is taken back if the program dies. */

#include "sa-bulk.h"

#include <glib/gi18n-lib.h>

#include "sa-deeds.h"
#include "sa-log.h"
#include "sa-navigator.h"

/* So many are done within a frame or two. */
#define AT_ONCE 40
#define CHUNK 500

typedef struct
{
  GtkWidget *from; /* weak */
  char *label;
  GArray *rows;
  SaBulkFunc func;
  gpointer data;
  GDestroyNotify free_data;
} Bulk;

static void
bulk_free (Bulk *bulk)
{
  g_clear_weak_pointer (&bulk->from);
  g_free (bulk->label);
  g_array_unref (bulk->rows);
  if (bulk->free_data != NULL)
    bulk->free_data (bulk->data);
  g_free (bulk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bulk, bulk_free)

static gboolean
do_all (Bulk *bulk, SaStore *store, SaJob *job, GError **error)
{
  for (guint i = 0; i < bulk->rows->len; i++)
    {
      if (!bulk->func (store, g_array_index (bulk->rows, gint64, i), bulk->data, error))
        return FALSE;
      if (job == NULL || (i + 1) % CHUNK != 0)
        continue;
      sa_job_progress (job, (double) i / bulk->rows->len, NULL);
      if (g_cancellable_set_error_if_cancelled (sa_job_get_cancellable (job), error)
          || !sa_change_checkpoint (store, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (Bulk *bulk, SaStore *store, SaJob *job, GError **error)
{
  gboolean begun = bulk->rows->len > CHUNK ? sa_change_begin_long (store, bulk->label, error) != 0
                                           : sa_change_begin (store, bulk->label, error) != 0;

  if (!begun)
    return FALSE;
  if (do_all (bulk, store, job, error))
    return sa_change_commit (store, error);
  sa_change_abort (store);
  return FALSE;
}

static gpointer
work (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  return run (data, store, job, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
tell (Bulk *bulk, const GError *error)
{
  if (bulk->from == NULL)
    return;
  if (error != NULL)
    sa_navigator_report_error (bulk->from, error);
  else
    sa_navigator_toast_undo (bulk->from, bulk->label);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Bulk) bulk = data;
  g_autoptr (GError) error = NULL;

  sa_job_finish (SA_JOB (source), result, &error);
  tell (bulk, error);
}

void
sa_bulk_run (GtkWidget *from, const char *doing, const char *label, GArray *rows, SaBulkFunc func,
             gpointer data, GDestroyNotify free_data)
{
  SaOffice *office = sa_navigator_get_office (from);
  g_autoptr (Bulk) bulk = g_new0 (Bulk, 1);
  g_autoptr (GError) error = NULL;

  g_set_weak_pointer (&bulk->from, from);
  bulk->label = g_strdup (label);
  bulk->rows = rows;
  bulk->func = func;
  bulk->data = data;
  bulk->free_data = free_data;
  if (rows->len > AT_ONCE)
    {
      g_autoptr (SaJob) job = sa_job_new (doing, work, bulk, NULL, NULL);

      sa_office_run (office, job, on_done, g_steal_pointer (&bulk));
      return;
    }
  run (bulk, sa_office_get_store (office), NULL, &error);
  tell (bulk, error);
}

static gboolean
delete_one (SaStore *store, gint64 row, gpointer data, GError **error)
{
  return sa_store_delete (store, row, error);
}

/* @rows: (transfer full) (element-type gint64): all of @type */
void
sa_bulk_delete (GtkWidget *from, SaType *type, GArray *rows)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (SaRecord)
      one = rows->len == 1 ? sa_store_get (store, g_array_index (rows, gint64, 0), NULL) : NULL;
  g_autofree char *label = one != NULL ? sa_deed_deleted (store, one)
                                       : g_strdup_printf (
                                             g_dngettext (GETTEXT_PACKAGE, "%'u record deleted",
                                                          "%'u records deleted", rows->len),
                                             rows->len);

  sa_bulk_run (from, _ ("Deleting"), label, rows, delete_one, NULL, NULL);
}
