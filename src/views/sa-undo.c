/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A group of a few edits is undone at once. A big one (an import) is undone by a job, so that the
 * window goes on and progress is seen; nobody has to know the difference. */

#include "sa-undo.h"

#include <glib/gi18n-lib.h>

#include "sa-log.h"
#include "sa-navigator.h"

/* Edits that are undone well within a frame or two. */
#define AT_ONCE 500

/* How far back the log is looked at to learn how big the group is. */
#define LOOK_BACK 100

typedef struct
{
  GtkWidget *from; /* weak */
  SaOffice *office;
  gint64 change;
  gboolean redo;
} Undo;

static void
undo_free (Undo *undo)
{
  g_clear_weak_pointer (&undo->from);
  g_clear_object (&undo->office);
  g_free (undo);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Undo, undo_free)

static void
tell (Undo *undo, gint64 change)
{
  SaStore *store = sa_office_get_store (undo->office);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (undo->from == NULL)
    return;
  if (change == 0)
    {
      sa_navigator_toast (undo->from, undo->redo ? _ ("There is nothing to redo")
                                                 : _ ("There is nothing to undo"));
      return;
    }
  label = sa_store_get_change_label (store, change);
  /* Translators: %s is what the person did: “Call with “Bar Wrzos” logged” */
  text = g_strdup_printf (undo->redo ? _ ("Redone: %s") : _ ("Undone: %s"),
                          label != NULL ? label : "");
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, undo->redo ? _ ("_Undo") : _ ("_Redo"));
  adw_toast_set_action_name (toast, undo->redo ? "win.undo" : "win.redo");
  sa_navigator_add_toast (undo->from, toast);
}

static gint64
undo_or_redo (SaStore *store, Undo *undo, SaProgressFunc progress, gpointer data,
              GCancellable *cancellable, GError **error)
{
  return undo->redo
             ? sa_store_redo_change (store, undo->change, progress, data, cancellable, error)
             : sa_store_undo_change (store, undo->change, progress, data, cancellable, error);
}

static gpointer
work (SaJob *job, SaStore *store, gpointer data, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  gint64 change = undo_or_redo (store, data, sa_job_progress_func, job,
                                sa_job_get_cancellable (job), &own_error);

  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return NULL;
    }
  return g_memdup2 (&change, sizeof change);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Undo) undo = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *change = sa_job_finish (SA_JOB (source), result, &error);

  if (error != NULL && undo->from != NULL)
    sa_navigator_report_error (undo->from, error);
  else if (change != NULL)
    tell (undo, *change);
}

/* The number of the change that would be undone or redone next, as far as the latest changes tell.
 */
static gint64
find_next (SaStore *store, gboolean redo)
{
  g_autoptr (GPtrArray) changes = sa_store_list_changes (store, LOOK_BACK, NULL);
  gint64 found = 0;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const SaHistoryEntry *entry = changes->pdata[i];

      if (!redo && !entry->undone)
        return entry->change;
      if (redo && !entry->undone)
        return found;
      if (redo)
        found = entry->change;
    }
  return redo ? found : 0;
}

static void
run (GtkWidget *from, SaOffice *office, gint64 change, gboolean redo)
{
  SaStore *store = sa_office_get_store (office);
  Undo *undo = g_new0 (Undo, 1);
  gint64 next = change != 0 ? change : find_next (store, redo);

  g_set_weak_pointer (&undo->from, from);
  undo->office = g_object_ref (office);
  undo->change = change;
  undo->redo = redo;
  if (next != 0 && sa_store_count_change (store, next) <= AT_ONCE)
    {
      g_autoptr (Undo) small = undo;
      g_autoptr (GError) error = NULL;
      gint64 done = undo_or_redo (store, small, NULL, NULL, NULL, &error);

      if (error != NULL)
        sa_navigator_report_error (from, error);
      else
        tell (small, done);
    }
  else
    {
      g_autoptr (SaJob)
          job = sa_job_new (redo ? _ ("Redoing") : _ ("Undoing"), work, undo, NULL, g_free);

      sa_office_run (office, job, on_done, undo);
    }
}

void
sa_undo_run (GtkWidget *from, SaOffice *office)
{
  run (from, office, 0, FALSE);
}

void
sa_redo_run (GtkWidget *from, SaOffice *office)
{
  run (from, office, 0, TRUE);
}

/* Takes back one change, which need not be the latest. */
void
sa_undo_change_run (GtkWidget *from, SaOffice *office, gint64 change)
{
  run (from, office, change, FALSE);
}
