/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Restoring and encrypting replace the file, so the window lets go of it first, waits for a thread,
 * and opens it again whatever came of it. */

#include "sa-safety.h"

#include <glib/gi18n-lib.h>

#include "sa-backup.h"
#include "sa-navigator.h"
#include "sa-window-private.h"

#define KEEP_BACKUPS 10
#define TRIES 30
#define TRY_AGAIN_MICROSECONDS 100000

/* --- A backup --- */

static gpointer
back_up (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  return sa_backup_rotate (store, KEEP_BACKUPS, error);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sa_job_finish (SA_JOB (source), result, &error);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    {
      sa_navigator_report_error (GTK_WIDGET (window), error);
      return;
    }
  text = g_strdup_printf (_ ("Backed up as “%s”, and checked"), name);
  sa_navigator_toast (GTK_WIDGET (window), text);
}

void
sa_safety_backup (SaWindow *window)
{
  g_autoptr (SaJob) job = NULL;

  if (window->office == NULL)
    return;
  job = sa_job_new (_ ("Backing up"), back_up, NULL, NULL, g_free);
  sa_office_run (window->office, job, on_backed_up, g_object_ref (window));
}

/* --- Work on the closed file --- */

typedef struct
{
  char *database;
  char *backup; /* to restore, or NULL to encrypt */
  char *backup_passphrase;
  char *old_passphrase;
  char *new_passphrase;
  char *left; /* what is to be said though it was done */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->database);
  g_free (work->backup);
  g_free (work->backup_passphrase);
  g_free (work->old_passphrase);
  g_free (work->new_passphrase);
  g_free (work->left);
  g_free (work);
}

static gboolean
try_work (const Work *work, GError **error)
{
  g_autoptr (SaStore) store = NULL;

  if (work->backup != NULL)
    return sa_backup_restore (work->database, work->backup, work->old_passphrase,
                              work->backup_passphrase, error);
  store = sa_store_open (work->database, work->old_passphrase, error);
  return store != NULL && sa_store_set_passphrase (store, work->new_passphrase, error);
}

/* Pages that were just closed may still have a reader at work, which ends in a moment. */
static gboolean
do_work (const Work *work, GError **error)
{
  for (int i = 0; i < TRIES; i++)
    {
      g_autoptr (GError) own_error = NULL;

      if (try_work (work, &own_error))
        return TRUE;
      if (i + 1 == TRIES || !g_error_matches (own_error, SA_ERROR, SA_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&own_error));
          return FALSE;
        }
      g_usleep (TRY_AGAIN_MICROSECONDS);
    }
  return FALSE;
}

static void
encrypt_copies (Work *work)
{
  g_autoptr (GError) error = NULL;

  if (work->backup == NULL && work->new_passphrase != NULL
      && !sa_backup_encrypt_copies (work->database, work->new_passphrase, &error))
    work->left = g_strdup (error->message);
}

static void
run_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (!do_work (data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  encrypt_copies (data);
  g_task_return_boolean (task, TRUE);
}

/* Too much depends on it to be told by a toast that may be missed. */
static void
say_failed (SaWindow *window, const Work *work, const GError *error)
{
  gboolean busy = g_error_matches (error, SA_ERROR, SA_ERROR_BUSY);

  sa_navigator_alert (
      GTK_WIDGET (window),
      work->backup != NULL           ? _ ("The Backup Was Not Restored")
      : work->new_passphrase != NULL ? _ ("The Passphrase Was Not Set")
                                     : _ ("The Passphrase Was Not Removed"),
      busy ? _ ("The office is open in another window or program. Close it there, and try again.")
           : error->message);
}

static const char *
passphrase_after (const Work *work, gboolean done)
{
  if (!done)
    return work->old_passphrase;
  if (work->backup == NULL)
    return work->new_passphrase;
  return work->backup_passphrase != NULL ? work->backup_passphrase : work->old_passphrase;
}

static void
on_work_done (GObject *source, GAsyncResult *result, gpointer data)
{
  SaWindow *window = SA_WINDOW (source);
  const Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  sa_window_open_database (window, passphrase_after (work, done));
  if (!done)
    say_failed (window, work, error);
  else if (work->left != NULL)
    sa_navigator_alert (GTK_WIDGET (window), _ ("Earlier Copies Are Not Encrypted"), work->left);
  else if (work->backup != NULL)
    sa_navigator_toast (GTK_WIDGET (window),
                        _ ("The backup was restored. What was there before is kept beside it."));
  else
    sa_navigator_toast (GTK_WIDGET (window),
                        work->new_passphrase == NULL ? _ ("The database is no longer encrypted")
                        : work->old_passphrase == NULL
                            ? _ ("The database is encrypted with the passphrase")
                            : _ ("The passphrase was changed"));
}

static void
start (SaWindow *window, Work *work)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, on_work_done, NULL);

  g_task_set_task_data (task, work, work_free);
  sa_window_close_database (window);
  gtk_stack_set_visible_child_name (window->stack, "busy");
  g_task_run_in_thread (task, run_work);
}

static Work *
work_new (SaWindow *window)
{
  Work *work = g_new0 (Work, 1);

  work->database = g_strdup (window->path);
  work->old_passphrase = g_strdup (window->passphrase);
  return work;
}

void
sa_safety_restore_from (SaWindow *window, const char *backup, const char *passphrase)
{
  Work *work = work_new (window);

  work->backup = g_strdup (backup);
  work->backup_passphrase = g_strdup (passphrase);
  start (window, work);
}

void
sa_safety_encrypt (SaWindow *window, const char *passphrase)
{
  Work *work = work_new (window);

  work->new_passphrase = g_strdup (passphrase);
  start (window, work);
}
