/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open office. Its jobs are a list that a progress bar can be bound to; its watch looks at the
 * file only when the system says that somebody wrote to it, and then no oftener than four times a
 * second, because an import of another program writes thousands of times. */

#include "sa-office.h"

#include <string.h>

#include "sa-contact-dates.h"

#define POLL_AGAIN_MS 250

struct _SaOffice
{
  GObject parent_instance;

  SaStore *store;
  GListStore *jobs;
  GPtrArray *monitors;
  guint poll_source;
};

enum
{
  PROP_STORE = 1,
  PROP_JOBS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SaOffice, sa_office, G_TYPE_OBJECT)

static gboolean
on_poll (gpointer data)
{
  SaOffice *self = data;

  self->poll_source = 0;
  sa_store_poll (self->store);
  return G_SOURCE_REMOVE;
}

static void
on_file_changed (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
                 SaOffice *self)
{
  if (self->poll_source == 0)
    self->poll_source = g_timeout_add (POLL_AGAIN_MS, on_poll, self);
}

static void
watch_file (SaOffice *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileMonitor) monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  /* A file system that tells nothing: other programs' changes are seen when something is read. */
  if (monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (monitor, POLL_AGAIN_MS);
  g_signal_connect_object (monitor, "changed", G_CALLBACK (on_file_changed), self, 0);
  g_ptr_array_add (self->monitors, g_steal_pointer (&monitor));
}

static void
on_job_done (SaJob *job, SaOffice *self)
{
  guint position;

  if (g_list_store_find (self->jobs, job, &position))
    g_list_store_remove (self->jobs, position);
}

static void
sa_office_dispose (GObject *object)
{
  SaOffice *self = SA_OFFICE (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  for (guint i = 0; i < self->monitors->len; i++)
    g_file_monitor_cancel (self->monitors->pdata[i]);
  g_ptr_array_set_size (self->monitors, 0);
  g_list_store_remove_all (self->jobs);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sa_office_parent_class)->dispose (object);
}

static void
sa_office_finalize (GObject *object)
{
  SaOffice *self = SA_OFFICE (object);

  g_ptr_array_unref (self->monitors);
  g_object_unref (self->jobs);

  G_OBJECT_CLASS (sa_office_parent_class)->finalize (object);
}

static void
sa_office_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SaOffice *self = SA_OFFICE (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_JOBS:
      g_value_set_object (value, self->jobs);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sa_office_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SaOffice *self = SA_OFFICE (object);

  if (id == PROP_STORE)
    self->store = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sa_office_class_init (SaOfficeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sa_office_dispose;
  object_class->finalize = sa_office_finalize;
  object_class->get_property = sa_office_get_property;
  object_class->set_property = sa_office_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, SA_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_JOBS] = g_param_spec_object ("jobs", NULL, NULL, G_TYPE_LIST_MODEL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sa_office_init (SaOffice *self)
{
  self->jobs = g_list_store_new (SA_TYPE_JOB);
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Returns: (transfer full): an office on an open store. */
SaOffice *
sa_office_new (SaStore *store)
{
  return g_object_new (SA_TYPE_OFFICE, "store", store, NULL);
}

SaStore *
sa_office_get_store (SaOffice *office)
{
  g_return_val_if_fail (SA_IS_OFFICE (office), NULL);

  return office->store;
}

GListModel *
sa_office_get_jobs (SaOffice *office)
{
  g_return_val_if_fail (SA_IS_OFFICE (office), NULL);

  return G_LIST_MODEL (office->jobs);
}

void
sa_office_run (SaOffice *office, SaJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SA_IS_OFFICE (office));
  g_return_if_fail (SA_IS_JOB (job));

  g_list_store_append (office->jobs, job);
  g_signal_connect_object (job, "done", G_CALLBACK (on_job_done), office, 0);
  sa_job_start (job, office->store, callback, user_data);
}

void
sa_office_watch (SaOffice *office)
{
  const char *path;
  g_autofree char *journal = NULL;

  g_return_if_fail (SA_IS_OFFICE (office));

  path = sa_store_get_path (office->store);
  if (office->monitors->len > 0 || strcmp (path, ":memory:") == 0)
    return;
  journal = g_strconcat (path, "-wal", NULL);
  watch_file (office, path);
  watch_file (office, journal);
}
