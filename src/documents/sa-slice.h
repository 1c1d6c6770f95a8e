/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A strip of a page that is never cut: a line of a table, a heading, a line of a paragraph. */

#pragma once

#include "sa-ink.h"

G_BEGIN_DECLS

typedef struct _SaSlice SaSlice;

/**
 * SaSlice:
 * @height: in points, with the space before and after
 * @before: the part of @height that is dropped at the top of a page
 * @keep_with_next: not to stand last on a page
 * @header: (nullable): drawn again above this slice when it begins a page: the head of its table
 */
struct _SaSlice
{
  double height;
  double before;
  gboolean keep_with_next;
  SaSlice *header;
  GPtrArray *marks;
};

SaSlice *sa_slice_new (double before);
SaSlice *sa_slice_ref (SaSlice *slice);
void sa_slice_unref (SaSlice *slice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaSlice, sa_slice_unref)

void sa_slice_grow (SaSlice *slice, double height);
void sa_slice_text (SaSlice *slice, PangoLayout *layout, double x, double y, SaColour colour);
void sa_slice_text_line (SaSlice *slice, PangoLayout *layout, int line, double x, double y,
                         SaColour colour);
void sa_slice_rule (SaSlice *slice, double x, double y, double width, double weight,
                    SaColour colour);
void sa_slice_box (SaSlice *slice, double x, double y, double width, double height,
                   SaColour colour);
void sa_slice_draw (const SaSlice *slice, cairo_t *cr, double x, double y);

G_END_DECLS
