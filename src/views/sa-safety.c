/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A backup is made beside other work; restoring and encrypting replace the file, which is closed
 * meanwhile. */

#include "sa-safety.h"

#include <glib/gi18n-lib.h>

#include "sa-backup.h"
#include "sa-closed-work.h"
#include "sa-navigator.h"
#include "sa-window-private.h"

#define KEEP_BACKUPS 10

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

/* --- Going back to one --- */

typedef struct
{
  char *backup;
  char *passphrase; /* of the backup, NULL where it is that of the database */
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->backup);
  g_free (restoring->passphrase);
  g_free (restoring);
}

static gboolean
restore (const char *database, const char *passphrase, gpointer data, GError **error)
{
  const Restoring *restoring = data;

  return sa_backup_restore (database, restoring->backup, passphrase, restoring->passphrase, error);
}

static const char *
passphrase_of_backup (const char *before, gpointer data)
{
  const Restoring *restoring = data;

  return restoring->passphrase != NULL ? restoring->passphrase : before;
}

static void
on_restored (SaWindow *window, gpointer data, const GError *error)
{
  if (error != NULL)
    sa_closed_work_say_failed (window, _ ("The Backup Was Not Restored"), error);
  else
    sa_navigator_toast (GTK_WIDGET (window),
                        _ ("The backup was restored. What was there before is kept beside it."));
}

static const SaClosedWork restoring_work = { restore, passphrase_of_backup, on_restored,
                                             restoring_free };

void
sa_safety_restore_from (SaWindow *window, const char *backup, const char *passphrase)
{
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->backup = g_strdup (backup);
  restoring->passphrase = g_strdup (passphrase);
  sa_closed_work_start (window, &restoring_work, restoring);
}

/* --- The passphrase --- */

typedef struct
{
  char *passphrase; /* NULL for none */
  gboolean had_one;
  char *left; /* what is to be said though it was done */
} Encrypting;

static void
encrypting_free (gpointer data)
{
  Encrypting *encrypting = data;

  g_free (encrypting->passphrase);
  g_free (encrypting->left);
  g_free (encrypting);
}

static gboolean
encrypt (const char *database, const char *passphrase, gpointer data, GError **error)
{
  Encrypting *encrypting = data;
  g_autoptr (SaStore) store = sa_store_open (database, passphrase, error);
  g_autoptr (GError) left = NULL;

  encrypting->had_one = passphrase != NULL;
  if (store == NULL || !sa_store_set_passphrase (store, encrypting->passphrase, error))
    return FALSE;
  if (encrypting->passphrase != NULL
      && !sa_backup_encrypt_copies (database, encrypting->passphrase, &left))
    encrypting->left = g_strdup (left->message);
  return TRUE;
}

static const char *
new_passphrase (const char *before, gpointer data)
{
  return ((const Encrypting *) data)->passphrase;
}

static void
on_encrypted (SaWindow *window, gpointer data, const GError *error)
{
  const Encrypting *encrypting = data;

  if (error != NULL)
    sa_closed_work_say_failed (window,
                               encrypting->passphrase != NULL
                                   ? _ ("The Passphrase Was Not Set")
                                   : _ ("The Passphrase Was Not Removed"),
                               error);
  else if (encrypting->left != NULL)
    sa_navigator_alert (GTK_WIDGET (window), _ ("Earlier Copies Are Not Encrypted"),
                        encrypting->left);
  else
    sa_navigator_toast (GTK_WIDGET (window),
                        encrypting->passphrase == NULL ? _ ("The database is no longer encrypted")
                        : !encrypting->had_one ? _ ("The database is encrypted with the passphrase")
                                               : _ ("The passphrase was changed"));
}

static const SaClosedWork encrypting_work = { encrypt, new_passphrase, on_encrypted,
                                              encrypting_free };

void
sa_safety_encrypt (SaWindow *window, const char *passphrase)
{
  Encrypting *encrypting = g_new0 (Encrypting, 1);

  encrypting->passphrase = g_strdup (passphrase);
  sa_closed_work_start (window, &encrypting_work, encrypting);
}
