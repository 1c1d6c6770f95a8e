/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a document is made of: a masthead, facts in columns, headings, paragraphs, tables. Each is
 * set in type at once and becomes slices, which sa-flow-pages.h puts on pages. */

#pragma once

#include "sa-slice.h"

G_BEGIN_DECLS

/* A label and what stands under it. */
typedef struct
{
  char *label;
  char *value;
} SaFact;

/**
 * SaColumn:
 * @title: over the column
 * @share: of the width, against the other columns
 * @right: numbers stand at the right
 * @strong: what the eye looks for first
 */
typedef struct
{
  const char *title;
  double share;
  gboolean right;
  gboolean strong;
} SaColumn;

/* Of a table, and between its columns. */
#define SA_BLOCKS_MOST_COLUMNS 16
#define SA_BLOCKS_GUTTER 14.0

typedef struct _SaBlocks SaBlocks;

SaBlocks *sa_blocks_new (SaInk *ink, double width);
void sa_blocks_free (SaBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaBlocks, sa_blocks_free)

void sa_blocks_masthead (SaBlocks *blocks, const char *kicker, const char *title,
                         const char *subtitle);
void sa_blocks_heading (SaBlocks *blocks, const char *text);
void sa_blocks_paragraph (SaBlocks *blocks, const char *text);
void sa_blocks_note (SaBlocks *blocks, const char *text);
void sa_blocks_callout (SaBlocks *blocks, SaColour colour, const char *title,
                        const char *const *lines);
void sa_blocks_facts (SaBlocks *blocks, GPtrArray *const *columns, guint n_columns);
void sa_blocks_table (SaBlocks *blocks, const SaColumn *columns, guint n_columns, GPtrArray *rows);
SaSlice *sa_blocks_row (SaBlocks *blocks, const SaColumn *columns, guint n_columns,
                        const char *const *cells, gboolean head);
GPtrArray *sa_blocks_get_slices (SaBlocks *blocks);

GPtrArray *sa_facts_new (void);
void sa_facts_add (GPtrArray *facts, const char *label, const char *value);

G_END_DECLS
