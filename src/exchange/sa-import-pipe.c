/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A few batches of rows go round between the reading thread and the writing one. That they are few
 * keeps the memory small and lets the reader wait for the writer. */

#include "sa-import-pipe.h"

#define N_BATCHES 4
#define BATCH_ROWS 200

typedef struct
{
  SaImportRow *rows[BATCH_ROWS];
  guint n_rows;
  gboolean last;
  GError *error; /* why there are no more */
} Batch;

struct _SaImportPipe
{
  SaImportSource *source;
  SaMatchKeyMaker *maker;       /* NULL where records have no duplicates */
  SaMatchKeyMaker *other_maker; /* of the source's other type */
  GAsyncQueue *empty;
  GAsyncQueue *full;
  GThread *thread;
  gint stop; /* atomic */
  Batch batches[N_BATCHES];
  Batch *current;
  guint next;
};

static SaMatchKeyMaker *
make_maker (SaType *type)
{
  return type != NULL && sa_match_may (type) ? sa_match_key_maker_new (type) : NULL;
}

static void
make_keys (SaImportPipe *pipe, SaImportRow *row)
{
  SaMatchKeyMaker *maker = row->swapped ? pipe->other_maker : pipe->maker;

  row->n_keys = 0;
  if (maker != NULL && row->reason->len == 0)
    sa_import_row_make_keys (row, maker);
}

static void
fill (SaImportPipe *pipe, Batch *batch)
{
  batch->n_rows = 0;
  while (batch->n_rows < BATCH_ROWS)
    {
      if (batch->rows[batch->n_rows] == NULL)
        batch->rows[batch->n_rows] = sa_import_row_new (pipe->source->type, pipe->source->other,
                                                        pipe->source->linked);
      if (g_atomic_int_get (&pipe->stop)
          || !pipe->source->next (pipe->source, batch->rows[batch->n_rows], &batch->error))
        {
          batch->last = TRUE;
          return;
        }
      make_keys (pipe, batch->rows[batch->n_rows]);
      batch->n_rows++;
    }
}

static gpointer
run (gpointer data)
{
  SaImportPipe *pipe = data;
  gboolean last = FALSE;

  while (!last)
    {
      Batch *batch = g_async_queue_pop (pipe->empty);

      fill (pipe, batch);
      last = batch->last;
      g_async_queue_push (pipe->full, batch);
    }
  return NULL;
}

/* Begins to read at once. @source must not be touched until the pipe is freed. */
SaImportPipe *
sa_import_pipe_new (SaImportSource *source)
{
  SaImportPipe *pipe = g_new0 (SaImportPipe, 1);

  pipe->source = source;
  pipe->maker = make_maker (source->type);
  pipe->other_maker = make_maker (source->other);
  pipe->empty = g_async_queue_new ();
  pipe->full = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (pipe->empty, &pipe->batches[i]);
  pipe->thread = g_thread_new ("sa-import", run, pipe);
  return pipe;
}

void
sa_import_pipe_free (SaImportPipe *pipe)
{
  g_atomic_int_set (&pipe->stop, TRUE);
  if (pipe->current != NULL && !pipe->current->last)
    g_async_queue_push (pipe->empty, pipe->current);
  g_thread_join (pipe->thread);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      for (guint j = 0; j < BATCH_ROWS && pipe->batches[i].rows[j] != NULL; j++)
        sa_import_row_free (pipe->batches[i].rows[j]);
      g_clear_error (&pipe->batches[i].error);
    }
  g_clear_pointer (&pipe->maker, sa_match_key_maker_free);
  g_clear_pointer (&pipe->other_maker, sa_match_key_maker_free);
  g_async_queue_unref (pipe->empty);
  g_async_queue_unref (pipe->full);
  g_free (pipe);
}

/**
 * sa_import_pipe_next:
 *
 * Returns: (nullable): the next row, lent until the next call; %NULL at the end, or with an error
 */
SaImportRow *
sa_import_pipe_next (SaImportPipe *pipe, GError **error)
{
  while (pipe->current == NULL || pipe->next == pipe->current->n_rows)
    {
      if (pipe->current != NULL && pipe->current->last)
        {
          if (pipe->current->error != NULL)
            g_propagate_error (error, g_steal_pointer (&pipe->current->error));
          return NULL;
        }
      if (pipe->current != NULL)
        g_async_queue_push (pipe->empty, pipe->current);
      pipe->current = g_async_queue_pop (pipe->full);
      pipe->next = 0;
    }
  return pipe->current->rows[pipe->next++];
}

/* Returns: (nullable): the row after the one at hand, when it has been read already. */
const SaImportRow *
sa_import_pipe_peek (SaImportPipe *pipe)
{
  if (pipe->current == NULL || pipe->next >= pipe->current->n_rows)
    return NULL;
  return pipe->current->rows[pipe->next];
}
