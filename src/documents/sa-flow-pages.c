/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts slices on pages from top to bottom. A page ends where the next slice does not fit, but never
 * between a heading and what it heads; the head of a table is drawn again on each of its pages. */

#include "sa-flow-pages.h"

#include "sa-page-frame.h"
#include "sa-slice.h"

struct _SaFlowPages
{
  SaPages parent_instance;

  SaInk *ink;
  GPtrArray *slices;
  GArray *starts; /* guint: index of the first slice of each page */
};

G_DEFINE_FINAL_TYPE (SaFlowPages, sa_flow_pages, SA_TYPE_PAGES)

/* The height a slice takes where it stands. */
static double
height_at (const SaSlice *slice, gboolean first)
{
  if (!first)
    return slice->height;
  return slice->height - slice->before + (slice->header != NULL ? slice->header->height : 0);
}

/* How many slices from @first on must stay together. */
static guint
count_together (SaFlowPages *self, guint first)
{
  guint i = first;

  while (i + 1 < self->slices->len && ((SaSlice *) self->slices->pdata[i])->keep_with_next)
    i++;
  return i - first + 1;
}

static double
height_of_group (SaFlowPages *self, guint first, guint n, gboolean at_top)
{
  double height = 0;

  for (guint i = 0; i < n; i++)
    height += height_at (self->slices->pdata[first + i], at_top && i == 0);
  return height;
}

static void
break_pages (SaFlowPages *self)
{
  double room = sa_page_frame_height (sa_pages_get_paper (SA_PAGES (self)));
  double used = 0;
  guint i = 0;

  g_array_set_size (self->starts, 0);
  g_array_append_val (self->starts, i);
  while (i < self->slices->len)
    {
      gboolean at_top = i == g_array_index (self->starts, guint, self->starts->len - 1);
      guint n = count_together (self, i);
      double height = height_of_group (self, i, n, at_top);

      if (at_top && height > room)
        {
          /* Too much that wants to stay together: as much as fits, and at least one. */
          n = 1;
          height = height_of_group (self, i, 1, TRUE);
        }
      if (!at_top && used + height > room)
        {
          g_array_append_val (self->starts, i);
          used = 0;
          continue;
        }
      used += height;
      i += n;
    }
}

static int
sa_flow_pages_count (SaPages *pages)
{
  SaFlowPages *self = SA_FLOW_PAGES (pages);

  break_pages (self);
  return (int) self->starts->len;
}

static void
sa_flow_pages_draw (SaPages *pages, int page, cairo_t *cr)
{
  SaFlowPages *self = SA_FLOW_PAGES (pages);
  const SaPaper *paper = sa_pages_get_paper (pages);
  guint first = g_array_index (self->starts, guint, page);
  guint end = page + 1 < (int) self->starts->len ? g_array_index (self->starts, guint, page + 1)
                                                 : self->slices->len;
  double y = paper->margin;

  for (guint i = first; i < end; i++)
    {
      const SaSlice *slice = self->slices->pdata[i];

      if (i == first && slice->header != NULL)
        {
          sa_slice_draw (slice->header, cr, paper->margin, y);
          y += slice->header->height;
        }
      if (i == first)
        y -= slice->before;
      sa_slice_draw (slice, cr, paper->margin, y);
      y += slice->height;
    }
  sa_page_frame_draw (self->ink, cr, paper, sa_pages_get_title (pages), page,
                      sa_pages_count (pages));
}

static void
sa_flow_pages_finalize (GObject *object)
{
  SaFlowPages *self = SA_FLOW_PAGES (object);

  g_ptr_array_unref (self->slices);
  g_array_unref (self->starts);
  sa_ink_free (self->ink);

  G_OBJECT_CLASS (sa_flow_pages_parent_class)->finalize (object);
}

static void
sa_flow_pages_class_init (SaFlowPagesClass *klass)
{
  SaPagesClass *pages_class = SA_PAGES_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_flow_pages_finalize;
  pages_class->count = sa_flow_pages_count;
  pages_class->draw = sa_flow_pages_draw;
}

static void
sa_flow_pages_init (SaFlowPages *self)
{
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * sa_flow_pages_new:
 * @ink: (transfer full): what the slices were set with
 * @slices: (transfer full) (element-type SaSlice): set for the paper's width without its margins
 *
 * Returns: (transfer full): pages
 */
SaPages *
sa_flow_pages_new (const char *title, const SaPaper *paper, SaInk *ink, GPtrArray *slices)
{
  SaFlowPages *self = g_object_new (SA_TYPE_FLOW_PAGES, "title", title, "paper", paper, NULL);

  self->ink = ink;
  self->slices = slices;
  return SA_PAGES (self);
}
