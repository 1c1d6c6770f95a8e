/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list behind every table. Row numbers come from a worker; records are read by pages when asked
 * for. When the data changes the row numbers are fetched anew and only the difference is
 * announced. */

#include "sa-record-list.h"

#include <malloc.h>
#include <string.h>

#include "sa-find.h"
#include "sa-record-cache.h"
#include "sa-store-private.h"

#define PAGE 64
#define FIRST_ROWS 240 /* more than a view has widgets for */
#define MANY_ROWS 100000
#define RELOAD_MILLISECONDS 120
/* From how many rows on sorting is worth an index, and how long nothing must have happened before
 * it is made. */
#define ROWS_WORTH_SORTING 50000
#define IDLE_MILLISECONDS 1000

struct _SaRecordList
{
  GObject parent_instance;
  SaStore *store;
  SaStore *worker; /* used by one task at a time, never here */
  SaQuery *query;
  GArray *rows;
  SaRecordCache *cache;
  gboolean loading;
  gboolean task_running;
  GCancellable *cancellable; /* of the running task */
  gboolean again;            /* another fetch is due when the running one ends */
  gboolean fresh;            /* the query is new: what is shown is of another */
  guint n_queries;
  guint reload_source;
  guint prepare_source;
  gulong changed_handler;
  char *error;
};

enum
{
  PROP_LOADING = 1,
  PROP_N_ITEMS,
  PROP_ERROR,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void fetch (SaRecordList *self);

/* --- GListModel --- */

static GType
get_item_type (GListModel *model)
{
  return SA_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return SA_RECORD_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SaRecordList *self = SA_RECORD_LIST (model);
  guint first = position - position % PAGE;
  SaRecord *record;
  gint64 row;

  if (position >= self->rows->len)
    return NULL;
  row = g_array_index (self->rows, gint64, position);
  record = sa_record_cache_find (self->cache, row);
  if (record == NULL)
    {
      sa_record_cache_read (self->cache, &g_array_index (self->rows, gint64, first),
                            MIN (PAGE, self->rows->len - first));
      record = sa_record_cache_find (self->cache, row);
    }
  if (record != NULL)
    return g_object_ref (record);
  /* Removed by another program this moment; the next fetch will leave it out. */
  record = sa_record_new (sa_query_get_type (self->query));
  sa_record_meta (record)->row = row;
  return record;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SaRecordList, sa_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- Replacing the rows --- */

static void
free_rows (GTask *task, gpointer source, gpointer rows, GCancellable *cancellable)
{
  g_array_unref (rows);
  g_task_return_boolean (task, TRUE);
}

/* The system takes some milliseconds to get the memory of very many back. */
static void
let_go_of (GArray *rows)
{
  g_autoptr (GTask) task = NULL;

  if (rows->len < MANY_ROWS)
    {
      g_array_unref (rows);
      return;
    }
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, rows, NULL);
  g_task_run_in_thread (task, free_rows);
}

/* Announces only what lies between the common beginning and the common end. */
static void
replace_rows (SaRecordList *self, GArray *rows)
{
  GArray *old = g_steal_pointer (&self->rows);
  gboolean as_many = old->len == rows->len;
  const gint64 *a = (const gint64 *) old->data;
  const gint64 *b = (const gint64 *) rows->data;
  guint shorter = MIN (old->len, rows->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && a[head] == b[head])
    head++;
  while (tail < shorter - head && a[old->len - 1 - tail] == b[rows->len - 1 - tail])
    tail++;
  self->rows = g_array_ref (rows);
  if (head < old->len || head < rows->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                rows->len - head - tail);
  let_go_of (old);
  if (!as_many)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
set_loading (SaRecordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_error (SaRecordList *self, const char *error)
{
  if (g_set_str (&self->error, error))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* --- The worker --- */

typedef struct
{
  SaStore *worker;
  SaQuery *query;
  gboolean fresh;
  guint number;
} Fetch;

/* The beginning of what is being fetched. */
typedef struct
{
  SaRecordList *list;
  GArray *rows;
  guint number;
} Beginning;

static void
beginning_free (gpointer data)
{
  Beginning *beginning = data;

  g_object_unref (beginning->list);
  g_array_unref (beginning->rows);
  g_free (beginning);
}

static gboolean
on_beginning (gpointer data)
{
  Beginning *beginning = data;
  SaRecordList *self = beginning->list;

  if (self->store != NULL && self->fresh && beginning->number == self->n_queries)
    {
      self->fresh = FALSE;
      replace_rows (self, beginning->rows);
    }
  return G_SOURCE_REMOVE;
}

static void
announce_beginning (GTask *task, Fetch *fetch, GArray *rows)
{
  Beginning *beginning = g_new0 (Beginning, 1);

  beginning->list = g_object_ref (g_task_get_source_object (task));
  beginning->rows = g_array_ref (rows);
  beginning->number = fetch->number;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, on_beginning,
                              beginning, beginning_free);
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->worker);
  sa_query_free (fetch->query);
  g_free (fetch);
}

static void
run_on_worker (SaRecordList *self, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = NULL;
  Fetch *work = g_new0 (Fetch, 1);

  work->worker = g_object_ref (self->worker);
  work->query = sa_query_copy (self->query);
  work->fresh = self->fresh;
  work->number = self->n_queries;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, callback, NULL);
  g_task_set_task_data (task, work, fetch_free);
  self->task_running = TRUE;
  g_task_run_in_thread (task, func);
}

/* Sorting very many rows takes as much memory as the window itself, which this thread may not need
 * again for hours. */
static void
give_back_memory (GArray *rows)
{
#ifdef __GLIBC__
  if (rows != NULL && rows->len >= MANY_ROWS)
    malloc_trim (0);
#endif
}

static void
fetch_rows (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fetch *fetch = data;
  GError *error = NULL;
  g_autoptr (GArray) first = NULL;
  GArray *rows;

  if (fetch->fresh)
    first = sa_store_find_first_rows (fetch->worker, fetch->query, FIRST_ROWS);
  if (first != NULL && first->len < FIRST_ROWS)
    {
      g_task_return_pointer (task, g_steal_pointer (&first), (GDestroyNotify) g_array_unref);
      return;
    }
  if (first != NULL)
    announce_beginning (task, fetch, first);
  if (g_task_return_error_if_cancelled (task))
    return;
  rows = sa_store_find_rows (fetch->worker, fetch->query, 0, 0, &error);
  give_back_memory (rows);
  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/* --- Sorting ahead of time --- */

static void
prepare_sorting (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fetch *fetch = data;

  g_task_return_boolean (task, sa_sorting_prepare (fetch->worker, fetch->query, cancellable));
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer data)
{
  SaRecordList *self = SA_RECORD_LIST (source);

  self->task_running = FALSE;
  if (self->store != NULL && self->again)
    fetch (self);
}

static gboolean
on_idle (gpointer data)
{
  SaRecordList *self = data;

  self->prepare_source = 0;
  run_on_worker (self, prepare_sorting, on_prepared);
  return G_SOURCE_REMOVE;
}

/* What the columns are sorted by is made ready while the user looks at the rows. */
static void
prepare_when_idle (SaRecordList *self)
{
  g_clear_handle_id (&self->prepare_source, g_source_remove);
  if (self->rows->len >= ROWS_WORTH_SORTING)
    self->prepare_source = g_timeout_add (IDLE_MILLISECONDS, on_idle, self);
}

/* --- Fetching --- */

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  SaRecordList *self = SA_RECORD_LIST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = g_task_propagate_pointer (G_TASK (result), &error);

  self->task_running = FALSE;
  if (self->store == NULL)
    return;
  if (self->again)
    {
      fetch (self);
      return;
    }
  set_error (self, error != NULL ? error->message : NULL);
  self->fresh = FALSE;
  if (rows != NULL)
    replace_rows (self, rows);
  set_loading (self, FALSE);
  prepare_when_idle (self);
}

static void
fetch (SaRecordList *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->prepare_source, g_source_remove);
  self->again = self->task_running;
  set_loading (self, TRUE);
  if (self->task_running)
    {
      g_cancellable_cancel (self->cancellable);
      sqlite3_interrupt (self->worker->db);
      return;
    }
  if (self->worker == NULL)
    self->worker = sa_store_clone (self->store, &error);
  if (self->worker == NULL)
    {
      set_error (self, error->message);
      set_loading (self, FALSE);
      return;
    }
  run_on_worker (self, fetch_rows, on_fetched);
}

/* --- Following the store --- */

static gboolean
on_reload (gpointer data)
{
  SaRecordList *self = data;

  self->reload_source = 0;
  fetch (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (SaStore *store, gint64 row, SaRecordList *self)
{
  if (row != 0 && SA_ROW_TYPE (row) != sa_type_get_number (sa_query_get_type (self->query)))
    return;
  if (row == 0)
    sa_record_cache_refresh_all (self->cache);
  else
    sa_record_cache_refresh (self->cache, row);
  if (self->reload_source == 0)
    self->reload_source = g_timeout_add (RELOAD_MILLISECONDS, on_reload, self);
}

/* --- Object --- */

static void
sa_record_list_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  SaRecordList *self = SA_RECORD_LIST (object);

  switch (property)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->rows->len);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
sa_record_list_dispose (GObject *object)
{
  SaRecordList *self = SA_RECORD_LIST (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_handle_id (&self->prepare_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->cache, sa_record_cache_free);
  g_clear_object (&self->store);
  g_clear_object (&self->worker);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (sa_record_list_parent_class)->dispose (object);
}

static void
sa_record_list_finalize (GObject *object)
{
  SaRecordList *self = SA_RECORD_LIST (object);

  g_array_unref (self->rows);
  sa_query_free (self->query);
  g_free (self->error);

  G_OBJECT_CLASS (sa_record_list_parent_class)->finalize (object);
}

static void
sa_record_list_class_init (SaRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sa_record_list_get_property;
  object_class->dispose = sa_record_list_dispose;
  object_class->finalize = sa_record_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
sa_record_list_init (SaRecordList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
}

SaRecordList *
sa_record_list_new (SaStore *store, const SaQuery *query)
{
  SaRecordList *self = g_object_new (SA_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  self->cache = sa_record_cache_new (store);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  sa_record_list_set_query (self, query);
  return self;
}

void
sa_record_list_set_query (SaRecordList *list, const SaQuery *query)
{
  SaQuery *copy = sa_query_copy (query);
  gboolean quick;

  sa_query_free (list->query);
  list->query = copy;
  list->n_queries++;
  quick = sa_query_is_quick (list->store, copy);
  list->fresh = !quick;
  /* Where an index gives the order, the first screenful is there before the worker has begun. */
  if (quick)
    {
      g_autoptr (GArray) rows = sa_store_find_rows (list->store, copy, 0, FIRST_ROWS, NULL);

      if (rows != NULL)
        replace_rows (list, rows);
    }
  fetch (list);
}

const SaQuery *
sa_record_list_get_query (SaRecordList *list)
{
  return list->query;
}

gboolean
sa_record_list_is_loading (SaRecordList *list)
{
  return list->loading;
}

gint64
sa_record_list_get_row (SaRecordList *list, guint position)
{
  g_return_val_if_fail (position < list->rows->len, 0);
  return g_array_index (list->rows, gint64, position);
}

guint
sa_record_list_find (SaRecordList *list, gint64 row)
{
  for (guint i = 0; i < list->rows->len; i++)
    if (g_array_index (list->rows, gint64, i) == row)
      return i;
  return G_MAXUINT;
}
