/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A client may be called "Total", but not in the last row with nothing but sums beside it. So a row
 * that looks like a sum is kept until it is known whether others follow. */

#include "sa-table-sums.h"

#include "sa-table-guess.h"

/* A row of the reader's, copied. */
typedef struct
{
  char **cells;
  guint32 *lengths;
  guint n_cells;
  guint64 line;
  char *problem;
} Kept;

struct _SaTableSums
{
  SaTableReader *reader;
  gboolean *adds;
  guint n_columns;
  GQueue kept;  /* element-type Kept: read and not yet given */
  Kept *given;  /* the last one of them that was */
  guint n_rest; /* rows kept that are not known to be sums at the end */
};

static void
kept_free (Kept *kept)
{
  g_strfreev (kept->cells);
  g_free (kept->lengths);
  g_free (kept->problem);
  g_free (kept);
}

static void
keep (SaTableSums *sums, const SaTableRow *row)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    kept->cells[i] = g_strndup (row->cells[i], row->lengths[i]);
  kept->lengths = g_memdup2 (row->lengths, row->n_cells * sizeof *row->lengths);
  kept->n_cells = row->n_cells;
  kept->line = row->line;
  kept->problem = g_strdup (row->problem);
  g_queue_push_tail (&sums->kept, kept);
}

static void
give (SaTableSums *sums, SaTableRow *row)
{
  g_clear_pointer (&sums->given, kept_free);
  sums->given = g_queue_pop_head (&sums->kept);
  *row = (SaTableRow) { .cells = (const char *const *) sums->given->cells,
                        .lengths = sums->given->lengths,
                        .n_cells = sums->given->n_cells,
                        .line = sums->given->line,
                        .problem = sums->given->problem };
}

/* Keeps rows up to the first that is no sum, or the end. */
static gboolean
look_ahead (SaTableSums *sums, const SaTableRow *sum, GError **error)
{
  GError *local = NULL;
  SaTableRow row;

  keep (sums, sum);
  while (sa_table_reader_next (sums->reader, &row, &local))
    {
      keep (sums, &row);
      if (sa_table_is_sum (&row, sums->adds, sums->n_columns) != NULL)
        continue;
      sums->n_rest = g_queue_get_length (&sums->kept);
      break;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * sa_table_sums_next:
 * @row: (out caller-allocates): the next row, lent until the next call
 * @word: (out): what it is called when it is a sum at the end, else %NULL
 *
 * As sa_table_reader_next().
 */
gboolean
sa_table_sums_next (SaTableSums *sums, SaTableRow *row, const char **word, GError **error)
{
  *word = NULL;
  if (g_queue_is_empty (&sums->kept))
    {
      if (!sa_table_reader_next (sums->reader, row, error))
        return FALSE;
      if (sa_table_is_sum (row, sums->adds, sums->n_columns) == NULL)
        return TRUE;
      if (!look_ahead (sums, row, error))
        return FALSE;
    }
  give (sums, row);
  if (sums->n_rest > 0)
    sums->n_rest--;
  else
    *word = sa_table_is_sum (row, sums->adds, sums->n_columns);
  return TRUE;
}

/* When the reader went back to the first row. */
void
sa_table_sums_forget (SaTableSums *sums)
{
  g_queue_clear_full (&sums->kept, (GDestroyNotify) kept_free);
  g_clear_pointer (&sums->given, kept_free);
  sums->n_rest = 0;
}

/**
 * sa_table_sums_new:
 * @adds: (array length=n_columns): whether a number in the column may be a sum, rather than a code
 *   or a phone
 */
SaTableSums *
sa_table_sums_new (SaTableReader *reader, const gboolean *adds, guint n_columns)
{
  SaTableSums *sums = g_new0 (SaTableSums, 1);

  sums->reader = g_object_ref (reader);
  sums->adds = g_memdup2 (adds, n_columns * sizeof *adds);
  sums->n_columns = n_columns;
  g_queue_init (&sums->kept);
  return sums;
}

void
sa_table_sums_free (SaTableSums *sums)
{
  sa_table_sums_forget (sums);
  g_object_unref (sums->reader);
  g_free (sums->adds);
  g_free (sums);
}
