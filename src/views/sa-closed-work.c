/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One task a piece of work; the window shows that it is busy meanwhile. */

#include "sa-closed-work.h"

#include <glib/gi18n-lib.h>

#include "sa-error.h"
#include "sa-navigator.h"
#include "sa-window-private.h"

#define TRIES 100
#define TRY_AGAIN_MICROSECONDS 100000

typedef struct
{
  const SaClosedWork *work;
  gpointer data;
  char *database;
  char *passphrase;
} Running;

static void
running_free (gpointer data)
{
  Running *running = data;

  running->work->free (running->data);
  g_free (running->database);
  g_free (running->passphrase);
  g_free (running);
}

static gboolean
try_often (const Running *running, GError **error)
{
  for (int i = 0; i < TRIES; i++)
    {
      g_autoptr (GError) own_error = NULL;

      if (running->work->work (running->database, running->passphrase, running->data, &own_error))
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
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (try_often (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  SaWindow *window = SA_WINDOW (source);
  const Running *running = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const char *passphrase = running->passphrase;

  if (g_task_propagate_boolean (G_TASK (result), &error) && running->work->passphrase != NULL)
    passphrase = running->work->passphrase (passphrase, running->data);
  sa_window_open_database (window, passphrase);
  running->work->done (window, running->data, error);
}

void
sa_closed_work_start (SaWindow *window, const SaClosedWork *work, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, on_done, NULL);
  Running *running = g_new0 (Running, 1);

  running->work = work;
  running->data = data;
  running->database = g_strdup (window->path);
  running->passphrase = g_strdup (window->passphrase);
  g_task_set_task_data (task, running, running_free);
  sa_window_close_database (window);
  gtk_stack_set_visible_child_name (window->stack, "busy");
  g_task_run_in_thread (task, run);
}

/* Too much depends on it to be told by a toast that may be missed. */
void
sa_closed_work_say_failed (SaWindow *window, const char *heading, const GError *error)
{
  gboolean busy = g_error_matches (error, SA_ERROR, SA_ERROR_BUSY);

  sa_navigator_alert (
      GTK_WIDGET (window), heading,
      busy ? _ ("The office is open in another window or program. Close it there, and try again.")
           : error->message);
}
