/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the name of a file, or of its first column, says about its rows. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SaMappingHint:
 * @word: what is looked for, folded
 * @type: what the rows are
 * @field: (nullable): what every row gets …
 * @value: … this value in
 */
typedef struct
{
  const char *word;
  const char *type;
  const char *field;
  const char *value;
} SaMappingHint;

const SaMappingHint *sa_mapping_hint_of_header (const char *header);
const SaMappingHint *sa_mapping_hint_of_file (const char *name);

G_END_DECLS
