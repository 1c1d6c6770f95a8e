/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A slice is a short list of marks, texts, rules and boxes, that is replayed wherever the slice
 * comes to stand. Measuring happens once, drawing as often as somebody looks. */

#include "sa-slice.h"

typedef enum
{
  MARK_TEXT,
  MARK_LINE,
  MARK_RULE,
  MARK_BOX,
} MarkKind;

typedef struct
{
  MarkKind kind;
  SaColour colour;
  double x;
  double y;
  double width;
  double height;
  PangoLayout *layout;
  int line;
} Mark;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_clear_object (&mark->layout);
  g_free (mark);
}

static void
slice_clear (gpointer data)
{
  SaSlice *slice = data;

  g_ptr_array_unref (slice->marks);
  g_clear_pointer (&slice->header, sa_slice_unref);
}

/* @before: space above that is dropped at the top of a page */
SaSlice *
sa_slice_new (double before)
{
  SaSlice *slice = g_rc_box_new0 (SaSlice);

  slice->before = slice->height = before;
  slice->marks = g_ptr_array_new_with_free_func (mark_free);
  return slice;
}

SaSlice *
sa_slice_ref (SaSlice *slice)
{
  return g_rc_box_acquire (slice);
}

void
sa_slice_unref (SaSlice *slice)
{
  g_rc_box_release_full (slice, slice_clear);
}

void
sa_slice_grow (SaSlice *slice, double height)
{
  slice->height += height;
}

static Mark *
add (SaSlice *slice, MarkKind kind, double x, double y, SaColour colour)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->kind = kind;
  mark->x = x;
  mark->y = y;
  mark->colour = colour;
  g_ptr_array_add (slice->marks, mark);
  return mark;
}

/* @layout: (transfer full). Here and below x counts from the left edge of the text, y from the top
 * of the slice. */
void
sa_slice_text (SaSlice *slice, PangoLayout *layout, double x, double y, SaColour colour)
{
  add (slice, MARK_TEXT, x, y, colour)->layout = layout;
}

/* One line of a paragraph. @layout: (transfer none); @y: of its baseline */
void
sa_slice_text_line (SaSlice *slice, PangoLayout *layout, int line, double x, double y,
                    SaColour colour)
{
  Mark *mark = add (slice, MARK_LINE, x, y, colour);

  mark->layout = g_object_ref (layout);
  mark->line = line;
}

void
sa_slice_rule (SaSlice *slice, double x, double y, double width, double weight, SaColour colour)
{
  Mark *mark = add (slice, MARK_RULE, x, y, colour);

  mark->width = width;
  mark->height = weight;
}

void
sa_slice_box (SaSlice *slice, double x, double y, double width, double height, SaColour colour)
{
  Mark *mark = add (slice, MARK_BOX, x, y, colour);

  mark->width = width;
  mark->height = height;
}

static void
draw_mark (const Mark *mark, cairo_t *cr, double x, double y)
{
  switch (mark->kind)
    {
    case MARK_TEXT:
      sa_ink_show (cr, mark->layout, x + mark->x, y + mark->y, mark->colour);
      break;
    case MARK_LINE:
      sa_ink_use (cr, mark->colour);
      cairo_move_to (cr, x + mark->x, y + mark->y);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (mark->layout, mark->line));
      break;
    case MARK_RULE:
      sa_ink_rule (cr, x + mark->x, y + mark->y, mark->width, mark->height, mark->colour);
      break;
    case MARK_BOX:
      sa_ink_use (cr, mark->colour);
      cairo_rectangle (cr, x + mark->x, y + mark->y, mark->width, mark->height);
      cairo_fill (cr);
      break;
    }
}

void
sa_slice_draw (const SaSlice *slice, cairo_t *cr, double x, double y)
{
  for (guint i = 0; i < slice->marks->len; i++)
    draw_mark (slice->marks->pdata[i], cr, x, y);
}
