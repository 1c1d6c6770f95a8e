/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks set in type. Spacing follows one rhythm: a section begins 20 points below the one before
 * it, a hairline parts lines of a table, and nothing is boxed that space alone can hold together.
 */

#include "sa-blocks.h"

#define SECTION_SPACE 20.0
#define FACT_SPACE 8.0
#define ROW_PAD 4.0
#define HAIRLINE 0.5
#define CALLOUT_PAD 10.0
#define CALLOUT_BAR 3.0

struct _SaBlocks
{
  SaInk *ink;
  double width;
  GPtrArray *slices;
};

SaBlocks *
sa_blocks_new (SaInk *ink, double width)
{
  SaBlocks *blocks = g_new0 (SaBlocks, 1);

  blocks->ink = ink;
  blocks->width = width;
  blocks->slices = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_slice_unref);
  return blocks;
}

void
sa_blocks_free (SaBlocks *blocks)
{
  if (blocks == NULL)
    return;
  g_ptr_array_unref (blocks->slices);
  g_free (blocks);
}

static SaSlice *
begin (SaBlocks *blocks, double before)
{
  SaSlice *slice = sa_slice_new (before);

  g_ptr_array_add (blocks->slices, slice);
  return slice;
}

/* Puts a text at the end of a slice and makes room for it. */
static void
append (SaBlocks *blocks, SaSlice *slice, SaStyle style, const char *text, double x, double width)
{
  PangoLayout *layout = sa_ink_text (blocks->ink, style, text, width);
  double height = sa_ink_height (layout);

  sa_slice_text (slice, layout, x, slice->height, sa_ink_colour (style));
  sa_slice_grow (slice, height);
}

/* What the page is about. @kicker, @subtitle: (nullable) */
void
sa_blocks_masthead (SaBlocks *blocks, const char *kicker, const char *title, const char *subtitle)
{
  SaSlice *slice = begin (blocks, 0);

  if (kicker != NULL)
    {
      g_autofree char *upper = g_utf8_strup (kicker, -1);

      append (blocks, slice, SA_STYLE_KICKER, upper, 0, blocks->width);
      sa_slice_grow (slice, 3);
    }
  append (blocks, slice, SA_STYLE_TITLE, title, 0, blocks->width);
  if (subtitle != NULL && *subtitle != '\0')
    {
      sa_slice_grow (slice, 2);
      append (blocks, slice, SA_STYLE_SUBTITLE, subtitle, 0, blocks->width);
    }
  sa_slice_grow (slice, 10);
  sa_slice_rule (slice, 0, slice->height, blocks->width, 1, SA_COLOUR_TEXT);
  sa_slice_grow (slice, 1);
  slice->keep_with_next = TRUE;
}

void
sa_blocks_heading (SaBlocks *blocks, const char *text)
{
  SaSlice *slice = begin (blocks, SECTION_SPACE);

  append (blocks, slice, SA_STYLE_HEADING, text, 0, blocks->width);
  sa_slice_grow (slice, 4);
  slice->keep_with_next = TRUE;
}

/* A paragraph is cut between any two of its lines, but two stay together at either end. */
void
sa_blocks_paragraph (SaBlocks *blocks, const char *text)
{
  g_autoptr (PangoLayout)
      layout = sa_ink_text (blocks->ink, SA_STYLE_BODY, text, blocks->width * 0.86);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n_lines = pango_layout_get_line_count (layout);
  double top = 0;

  for (int line = 0; line < n_lines; line++)
    {
      SaSlice *slice = begin (blocks, line == 0 ? 2 : 0);
      PangoRectangle logical;
      int bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      bottom = logical.y + logical.height;
      sa_slice_text_line (slice, layout, line, (double) logical.x / PANGO_SCALE,
                          slice->height
                              + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE - top,
                          SA_COLOUR_TEXT);
      sa_slice_grow (slice, (double) bottom / PANGO_SCALE - top);
      slice->keep_with_next = n_lines > 1 && (line == 0 || line == n_lines - 2);
      top = (double) bottom / PANGO_SCALE;
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
}

/* A quiet line: what was left out, and where it is. */
void
sa_blocks_note (SaBlocks *blocks, const char *text)
{
  append (blocks, begin (blocks, 5), SA_STYLE_SMALL, text, 0, blocks->width);
}

/**
 * sa_blocks_callout:
 * @colour: of the bar and the title; what it means is said by the title too
 * @lines: (array zero-terminated=1): sentences under it
 *
 * What the reader should not miss.
 */
void
sa_blocks_callout (SaBlocks *blocks, SaColour colour, const char *title, const char *const *lines)
{
  double x = CALLOUT_BAR + CALLOUT_PAD;
  double width = blocks->width - x - CALLOUT_PAD;
  SaSlice *slice = begin (blocks, 16);
  double top = slice->height;
  g_autofree char *joined = g_strjoinv (" ", (char **) lines);
  PangoLayout *head = sa_ink_text (blocks->ink, SA_STYLE_STRONG, title, width);
  PangoLayout *body = sa_ink_text (blocks->ink, SA_STYLE_BODY, joined, width);
  double head_height = sa_ink_height (head);
  double body_height = *joined != '\0' ? sa_ink_height (body) + 2 : 0;
  double height = head_height + body_height + 2 * CALLOUT_PAD - 2;

  sa_slice_box (slice, 0, top, blocks->width, height, SA_COLOUR_TINT);
  sa_slice_box (slice, 0, top, CALLOUT_BAR, height, colour);
  sa_slice_text (slice, head, x, top + CALLOUT_PAD - 1, colour);
  sa_slice_text (slice, body, x, top + CALLOUT_PAD + 1 + head_height, SA_COLOUR_TEXT);
  sa_slice_grow (slice, height);
}

/**
 * sa_blocks_facts:
 * @columns: arrays of SaFact, one a column
 *
 * Labelled values side by side, as on a business card.
 */
void
sa_blocks_facts (SaBlocks *blocks, GPtrArray *const *columns, guint n_columns)
{
  SaSlice *slice = begin (blocks, 14);
  double width = (blocks->width - SA_BLOCKS_GUTTER * (n_columns - 1)) / n_columns;
  double top = slice->height;
  double lowest = top;

  for (guint i = 0; i < n_columns; i++)
    {
      double x = i * (width + SA_BLOCKS_GUTTER);
      double y = top;

      for (guint j = 0; j < columns[i]->len; j++)
        {
          const SaFact *fact = columns[i]->pdata[j];
          PangoLayout *label = sa_ink_line (blocks->ink, SA_STYLE_LABEL, fact->label, width);
          PangoLayout *value = sa_ink_text (blocks->ink, SA_STYLE_BODY, fact->value, width);

          sa_slice_text (slice, label, x, y, SA_COLOUR_QUIET);
          y += sa_ink_height (label) + 1;
          sa_slice_text (slice, value, x, y, SA_COLOUR_TEXT);
          y += sa_ink_height (value) + FACT_SPACE;
        }
      lowest = MAX (lowest, y - FACT_SPACE);
    }
  sa_slice_grow (slice, lowest - top);
}

/* Where each column begins and how wide it is. */
static void
measure_columns (SaBlocks *blocks, const SaColumn *columns, guint n_columns, double *xs,
                 double *widths)
{
  double room = blocks->width - SA_BLOCKS_GUTTER * (n_columns - 1);
  double shares = 0;
  double x = 0;

  for (guint i = 0; i < n_columns; i++)
    shares += columns[i].share;
  for (guint i = 0; i < n_columns; i++)
    {
      xs[i] = x;
      widths[i] = room * columns[i].share / shares;
      x += widths[i] + SA_BLOCKS_GUTTER;
    }
}

/* One line of a table, or its @head; cells may run to several lines. */
SaSlice *
sa_blocks_row (SaBlocks *blocks, const SaColumn *columns, guint n_columns, const char *const *cells,
               gboolean head)
{
  double xs[SA_BLOCKS_MOST_COLUMNS], widths[SA_BLOCKS_MOST_COLUMNS];
  SaSlice *slice = sa_slice_new (0);
  double lowest = 0;

  measure_columns (blocks, columns, n_columns, xs, widths);
  for (guint i = 0; i < n_columns; i++)
    {
      SaStyle style = head ? SA_STYLE_LABEL : columns[i].strong ? SA_STYLE_STRONG : SA_STYLE_BODY;
      PangoLayout *layout = sa_ink_text (blocks->ink, style, cells[i], widths[i]);

      if (columns[i].right)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      sa_slice_text (slice, layout, xs[i], head ? 0 : ROW_PAD, sa_ink_colour (style));
      lowest = MAX (lowest, sa_ink_height (layout));
    }
  sa_slice_grow (slice, lowest + (head ? 3 : 2 * ROW_PAD));
  sa_slice_rule (slice, 0, slice->height, blocks->width, head ? 0.8 : HAIRLINE,
                 head ? SA_COLOUR_QUIET : SA_COLOUR_LINE);
  return slice;
}

/**
 * sa_blocks_table:
 * @rows: (element-type GStrv): as many cells in each as there are columns
 *
 * A table; its head is repeated on every page it reaches.
 */
void
sa_blocks_table (SaBlocks *blocks, const SaColumn *columns, guint n_columns, GPtrArray *rows)
{
  const char *titles[SA_BLOCKS_MOST_COLUMNS];
  SaSlice *head;

  g_return_if_fail (n_columns <= SA_BLOCKS_MOST_COLUMNS);

  for (guint i = 0; i < n_columns; i++)
    titles[i] = columns[i].title;
  head = sa_blocks_row (blocks, columns, n_columns, titles, TRUE);
  head->keep_with_next = TRUE;
  g_ptr_array_add (blocks->slices, head);
  for (guint i = 0; i < rows->len; i++)
    {
      SaSlice *row = sa_blocks_row (blocks, columns, n_columns,
                                    (const char *const *) rows->pdata[i], FALSE);

      if (i > 0)
        row->header = sa_slice_ref (head);
      g_ptr_array_add (blocks->slices, row);
    }
}

/* Returns: (transfer full) (element-type SaSlice): what was set so far, in order. */
GPtrArray *
sa_blocks_get_slices (SaBlocks *blocks)
{
  return g_ptr_array_ref (blocks->slices);
}

static void
fact_free (gpointer data)
{
  SaFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
  g_free (fact);
}

/* Returns: (transfer full): an empty column of facts. */
GPtrArray *
sa_facts_new (void)
{
  return g_ptr_array_new_with_free_func (fact_free);
}

/* Adds a fact unless there is nothing to say. @value: (nullable) */
void
sa_facts_add (GPtrArray *facts, const char *label, const char *value)
{
  SaFact *fact;

  if (value == NULL || *value == '\0')
    return;
  fact = g_new0 (SaFact, 1);
  fact->label = g_strdup (label);
  fact->value = g_strdup (value);
  g_ptr_array_add (facts, fact);
}
