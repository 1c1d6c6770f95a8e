/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-entry-pages.h"

#include <glib/gi18n-lib.h>

#include "sa-blocks.h"
#include "sa-condition-text.h"
#include "sa-error.h"
#include "sa-find.h"
#include "sa-page-frame.h"

#define BATCH 200

typedef struct
{
  SaStore *store;
  SaInk *ink;
  SaSlice *masthead; /* of the first page */
  GArray *rows;      /* gint64, in the order of the query */
  GArray *starts;    /* guint: the first entry of each page */
  guint n_measured;
  double used; /* of the last page begun */
} SaEntryPagesPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SaEntryPages, sa_entry_pages, SA_TYPE_PAGES)

static SaEntryPagesPrivate *
get_private (SaEntryPages *self)
{
  return sa_entry_pages_get_instance_private (self);
}

/* Returns: (transfer full): an empty slice for a record that is gone */
static SaSlice *
set_entry (SaEntryPages *self, SaRecord *record)
{
  return record != NULL ? SA_ENTRY_PAGES_GET_CLASS (self)->set_entry (self, record)
                        : sa_slice_new (0);
}

static gboolean
has_head (SaEntryPages *self, guint page)
{
  return page > 0 || SA_ENTRY_PAGES_GET_CLASS (self)->heads_first;
}

static double
head_height (SaEntryPages *self, guint page)
{
  g_autoptr (SaSlice)
      head = has_head (self, page) ? SA_ENTRY_PAGES_GET_CLASS (self)->set_head (self, NULL) : NULL;

  return (page == 0 ? get_private (self)->masthead->height : 0) + (head != NULL ? head->height : 0);
}

/* Puts the next entry on the last page, or on a new one when that is full. */
static void
place_entry (SaEntryPages *self, SaRecord *record)
{
  SaEntryPagesPrivate *private = get_private (self);
  double room = sa_page_frame_height (sa_pages_get_paper (SA_PAGES (self)));
  g_autoptr (SaSlice) entry = set_entry (self, record);
  guint number = private->n_measured++;

  if (private->starts->len == 0 || private->used + entry->height > room)
    {
      private->used = head_height (self, private->starts->len);
      g_array_append_val (private->starts, number);
    }
  private->used += entry->height;
}

static GPtrArray *
read_entries (SaEntryPagesPrivate *private, guint first, guint n)
{
  return sa_store_get_many (private->store, &g_array_index (private->rows, gint64, first), n, NULL);
}

static gboolean
sa_entry_pages_measure (SaPages *pages)
{
  SaEntryPages *self = SA_ENTRY_PAGES (pages);
  SaEntryPagesPrivate *private = get_private (self);
  guint n = MIN (BATCH, private->rows->len - private->n_measured);
  g_autoptr (GPtrArray) records = n > 0 ? read_entries (private, private->n_measured, n) : NULL;

  for (guint i = 0; i < n; i++)
    place_entry (self, records != NULL ? records->pdata[i] : NULL);
  return private->n_measured == private->rows->len;
}

static int
sa_entry_pages_count (SaPages *pages)
{
  return (int) get_private (SA_ENTRY_PAGES (pages))->starts->len;
}

/* Draws a slice and returns where the next one goes. */
static double
draw_below (const SaSlice *slice, cairo_t *cr, double x, double y)
{
  sa_slice_draw (slice, cr, x, y);
  return y + slice->height;
}

static void
sa_entry_pages_draw (SaPages *pages, int page, cairo_t *cr)
{
  SaEntryPages *self = SA_ENTRY_PAGES (pages);
  SaEntryPagesPrivate *private = get_private (self);
  const SaPaper *paper = sa_pages_get_paper (pages);
  guint first = g_array_index (private->starts, guint, page);
  guint end = page + 1 < (int) private->starts->len
                  ? g_array_index (private->starts, guint, page + 1)
                  : private->rows->len;
  g_autoptr (GPtrArray) records = read_entries (private, first, end - first);
  double x = paper->margin;
  double y = paper->margin;

  if (page == 0)
    y = draw_below (private->masthead, cr, x, y);
  if (records != NULL && has_head (self, (guint) page))
    {
      g_autoptr (SaSlice) head = SA_ENTRY_PAGES_GET_CLASS (self)->set_head (self, records);

      y = draw_below (head, cr, x, y);
    }
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autoptr (SaSlice) entry = set_entry (self, records->pdata[i]);

      y = draw_below (entry, cr, x, y);
    }
  sa_page_frame_draw (private->ink, cr, paper, sa_pages_get_title (pages), page,
                      sa_pages_count (pages));
}

static void
sa_entry_pages_finalize (GObject *object)
{
  SaEntryPagesPrivate *private = get_private (SA_ENTRY_PAGES (object));

  g_clear_object (&private->store);
  sa_ink_free (private->ink);
  g_clear_pointer (&private->masthead, sa_slice_unref);
  g_clear_pointer (&private->rows, g_array_unref);
  g_array_unref (private->starts);

  G_OBJECT_CLASS (sa_entry_pages_parent_class)->finalize (object);
}

static void
sa_entry_pages_class_init (SaEntryPagesClass *klass)
{
  SaPagesClass *pages_class = SA_PAGES_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_entry_pages_finalize;
  pages_class->measure = sa_entry_pages_measure;
  pages_class->count = sa_entry_pages_count;
  pages_class->draw = sa_entry_pages_draw;
}

static void
sa_entry_pages_init (SaEntryPages *self)
{
  SaEntryPagesPrivate *private = get_private (self);

  private->ink = sa_ink_new ();
  private->starts = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * sa_entry_pages_find:
 *
 * Returns: (transfer full) (element-type gint64): whose entries there will be
 * Errors: SA_ERROR_NOT_FOUND when there are none
 */
GArray *
sa_entry_pages_find (SaStore *store, const SaQuery *query, GError **error)
{
  g_autoptr (GArray) rows = sa_store_find_rows (store, query, 0, 0, error);

  if (rows == NULL || rows->len > 0)
    return g_steal_pointer (&rows);
  g_set_error_literal (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                       _ ("There is nothing to print: no record meets the conditions."));
  return NULL;
}

/* What is in the list, what it was filtered by, and how many there are. */
static SaSlice *
set_masthead (SaEntryPages *self, const SaQuery *query, const char *kicker)
{
  SaEntryPagesPrivate *private = get_private (self);
  g_autoptr (SaBlocks) blocks = sa_blocks_new (
      private->ink, sa_page_frame_width (sa_pages_get_paper (SA_PAGES (self))));
  g_autoptr (GPtrArray) slices = NULL;
  g_autofree char *filter = sa_condition_text_of_all (query, private->store);
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d entry", "%d entries", private->rows->len),
      (int) private->rows->len);
  g_autofree char *subtitle = *filter != '\0' ? g_strconcat (filter, " · ", count, NULL)
                                              : g_strdup (count);

  sa_blocks_masthead (blocks, kicker, sa_type_get_title_plural (sa_query_get_type (query)),
                      subtitle);
  slices = sa_blocks_get_slices (blocks);
  return sa_slice_ref (slices->pdata[0]);
}

/**
 * sa_entry_pages_start:
 * @rows: (transfer full): from sa_entry_pages_find()
 * @kicker: what kind of list it is, above its title
 *
 * To be called by whoever makes them, before anything is measured.
 */
void
sa_entry_pages_start (SaEntryPages *self, SaStore *store, const SaQuery *query, GArray *rows,
                      const char *kicker)
{
  SaEntryPagesPrivate *private = get_private (self);

  private->store = g_object_ref (store);
  private->rows = rows;
  private->masthead = set_masthead (self, query, kicker);
}

SaStore *
sa_entry_pages_get_store (SaEntryPages *self)
{
  return get_private (self)->store;
}

SaInk *
sa_entry_pages_get_ink (SaEntryPages *self)
{
  return get_private (self)->ink;
}
