/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long work on a thread of its own. What it reports is handed to the main thread at most 20 times a
 * second, so that a fast loop may report every step. */

#include "sa-job.h"

#define REPORT_MICROSECONDS 50000

struct _SaJob
{
  GObject parent_instance;
  char *title;
  SaJobFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GCancellable *cancellable;
  gboolean running;

  /* Shown, on the main thread. */
  double fraction;
  char *text;

  /* Reported, on any thread. */
  GMutex lock;
  double reported_fraction;
  char *reported_text;
  guint report_source;
  gint64 reported_at;
};

enum
{
  PROP_TITLE = 1,
  PROP_FRACTION,
  PROP_TEXT,
  PROP_RUNNING,
  N_PROPERTIES,
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaJob, sa_job, G_TYPE_OBJECT)

static void
sa_job_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  SaJob *self = SA_JOB (object);

  switch (property)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
sa_job_finalize (GObject *object)
{
  SaJob *self = SA_JOB (object);

  g_free (self->title);
  g_free (self->text);
  g_free (self->reported_text);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  if (self->free_data != NULL && self->data != NULL)
    self->free_data (self->data);

  G_OBJECT_CLASS (sa_job_parent_class)->finalize (object);
}

static void
sa_job_class_init (SaJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sa_job_get_property;
  object_class->finalize = sa_job_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_DONE] = g_signal_new ("done", SA_TYPE_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
sa_job_init (SaJob *self)
{
  g_mutex_init (&self->lock);
  self->cancellable = g_cancellable_new ();
  self->fraction = self->reported_fraction = -1;
}

SaJob *
sa_job_new (const char *title, SaJobFunc func, gpointer data, GDestroyNotify free_data,
            GDestroyNotify free_result)
{
  SaJob *self = g_object_new (SA_TYPE_JOB, NULL);

  self->title = g_strdup (title);
  self->func = func;
  self->data = data;
  self->free_data = free_data;
  self->free_result = free_result;
  return self;
}

static gboolean
show_report (gpointer data)
{
  SaJob *self = data;
  g_autofree char *text = NULL;

  g_mutex_lock (&self->lock);
  self->fraction = self->reported_fraction;
  text = g_strdup (self->reported_text);
  self->report_source = 0;
  g_mutex_unlock (&self->lock);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  if (g_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  return G_SOURCE_REMOVE;
}

void
sa_job_progress (SaJob *job, double fraction, const char *text)
{
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&job->lock);
  job->reported_fraction = fraction;
  if (text != NULL)
    g_set_str (&job->reported_text, text);
  if (job->report_source == 0 && now - job->reported_at > REPORT_MICROSECONDS)
    {
      job->reported_at = now;
      job->report_source = g_idle_add_full (G_PRIORITY_DEFAULT, show_report, g_object_ref (job),
                                            g_object_unref);
    }
  g_mutex_unlock (&job->lock);
}

void
sa_job_progress_func (double fraction, gpointer job)
{
  sa_job_progress (job, fraction, NULL);
}

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SaJob *self = SA_JOB (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = sa_store_clone (SA_STORE (task_data), &error);
  gpointer result = store != NULL ? self->func (self, store, self->data, &error) : NULL;

  /* Whoever waits for the job may want to be the only one at the file. */
  g_clear_object (&store);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, self->free_result);
}

typedef struct
{
  SaJob *job;
  SaStore *store;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Ending;

static void
on_worked (GObject *source, GAsyncResult *result, gpointer data)
{
  Ending *ending = data;
  SaJob *self = ending->job;

  self->running = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  sa_store_poll (ending->store);
  if (ending->callback != NULL)
    ending->callback (source, result, ending->user_data);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  g_object_unref (ending->store);
  g_object_unref (ending->job);
  g_free (ending);
}

void
sa_job_start (SaJob *job, SaStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  Ending *ending = g_new0 (Ending, 1);
  g_autoptr (GTask) task = NULL;

  ending->job = g_object_ref (job);
  ending->store = g_object_ref (store);
  ending->callback = callback;
  ending->user_data = user_data;
  job->running = TRUE;
  g_object_notify_by_pspec (G_OBJECT (job), properties[PROP_RUNNING]);
  task = g_task_new (job, job->cancellable, on_worked, ending);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, work);
}

gpointer
sa_job_finish (SaJob *job, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sa_job_cancel (SaJob *job)
{
  g_cancellable_cancel (job->cancellable);
}

GCancellable *
sa_job_get_cancellable (SaJob *job)
{
  return job->cancellable;
}

const char *
sa_job_get_title (SaJob *job)
{
  return job->title;
}

double
sa_job_get_fraction (SaJob *job)
{
  return job->fraction;
}

const char *
sa_job_get_text (SaJob *job)
{
  return job->text;
}

gboolean
sa_job_is_running (SaJob *job)
{
  return job->running;
}
