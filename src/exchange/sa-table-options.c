/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a table file is written: separators, encoding, forms of numbers and dates. A boxed type,
 * because it is passed between the reader that detects, the assistant that shows and the person who
 * overrides. */

#include "sa-table-options.h"

G_DEFINE_BOXED_TYPE (SaTableOptions, sa_table_options, sa_table_options_copy, sa_table_options_free)

/**
 * sa_table_options_new:
 *
 * Returns: (transfer full): options in which everything is to be detected
 */
SaTableOptions *
sa_table_options_new (void)
{
  SaTableOptions *options = g_new0 (SaTableOptions, 1);

  options->date_order = SA_DATE_ORDER_AUTO;
  options->header = -1;
  options->sheet = -1;

  return options;
}

SaTableOptions *
sa_table_options_copy (const SaTableOptions *options)
{
  SaTableOptions *copy;

  g_return_val_if_fail (options != NULL, NULL);

  copy = g_memdup2 (options, sizeof *options);
  copy->encoding = g_strdup (options->encoding);

  return copy;
}

void
sa_table_options_free (SaTableOptions *options)
{
  if (options == NULL)
    return;

  g_free (options->encoding);
  g_free (options);
}
