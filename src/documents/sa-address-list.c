/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An address list: name and work at the left, the address in the middle, phone and e-mail at the
 * right, all in as many lines as they need. Where pages end is found out a batch of records at a
 * time; only the records of the page being drawn are read again. Above each page stands from whom
 * to whom it goes, as in a telephone directory. */

#include "sa-address-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-blocks.h"
#include "sa-condition-text.h"
#include "sa-error.h"
#include "sa-find.h"
#include "sa-home.h"
#include "sa-ink.h"
#include "sa-page-frame.h"
#include "sa-postal.h"

#define ENTRY_PAD 5.0
#define RUNNING_HEAD_HEIGHT 18.0
#define GUTTER 16.0
#define BATCH 200
#define MOST_LINES 8 /* of an address; what is more is run on */

struct _SaAddressList
{
  SaPages parent_instance;

  SaStore *store;
  SaInk *ink;
  char *home;        /* the country whose name is left out */
  SaSlice *masthead; /* of the first page */
  GArray *rows;      /* gint64, in the order of the query */
  GArray *starts;    /* guint: the first entry of each page */
  guint n_measured;
  double used; /* of the last page begun */
};

#define SA_TYPE_ADDRESS_LIST (sa_address_list_get_type ())
G_DECLARE_FINAL_TYPE (SaAddressList, sa_address_list, SA, ADDRESS_LIST, SaPages)
G_DEFINE_FINAL_TYPE (SaAddressList, sa_address_list, SA_TYPE_PAGES)

/* Who, where, and how to reach them: e-mail addresses are the longest. */
typedef struct
{
  double x[3];
  double width[3];
} Columns;

static Columns
measure (const SaPaper *paper)
{
  double room = sa_page_frame_width (paper) - 2 * GUTTER;
  Columns columns;

  columns.width[0] = room * 0.33;
  columns.width[1] = room * 0.27;
  columns.width[2] = room * 0.40;
  columns.x[0] = 0;
  columns.x[1] = columns.x[0] + columns.width[0] + GUTTER;
  columns.x[2] = columns.x[1] + columns.width[1] + GUTTER;
  return columns;
}

/* Puts a paragraph down and returns where the next one goes. */
static double
put (SaAddressList *self, SaSlice *slice, SaStyle style, const char *text, double x, double y,
     double width)
{
  PangoLayout *layout;

  if (text == NULL || *text == '\0')
    return y;
  layout = sa_ink_text (self->ink, style, text, width);
  sa_slice_text (slice, layout, x, y, sa_ink_colour (style));
  return y + sa_ink_height (layout);
}

/* What a person does and where, or an organisation's roles. */
static char *
second_line (SaAddressList *self, SaRecord *record)
{
  g_autofree char *organisation = NULL;
  const char *job;

  if (sa_record_is (record, "organisation"))
    return sa_record_display (record, SA_ORGANISATION_ROLES);
  if (!sa_record_is (record, "person"))
    return sa_record_subtitle (record);
  job = sa_record_text (record, SA_PERSON_JOB);
  if (!sa_record_is_empty (record, SA_PERSON_ORGANISATION))
    organisation = sa_store_get_title (self->store,
                                       sa_record_number (record, SA_PERSON_ORGANISATION));
  if (organisation == NULL)
    return g_strdup (job);
  return job != NULL ? g_strdup_printf ("%s, %s", job, organisation)
                     : g_steal_pointer (&organisation);
}

static char *
first_value (SaRecord *record, const char *name)
{
  int field = sa_type_find_field (sa_record_get_record_type (record), name);

  return field >= 0 ? sa_record_first (record, (guint) field) : NULL;
}

static char *
address_lines (const SaPostal *postal)
{
  g_auto (GStrv)
      lines = g_strsplit (postal->address != NULL ? postal->address : "", "\n", MOST_LINES);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strdelimit (lines[i], "\n", ' ');
  return g_strjoinv ("\n", lines);
}

/* Returns: (transfer full): an entry; an empty one for a record that is gone */
static SaSlice *
set_entry (SaAddressList *self, SaRecord *record)
{
  const SaPaper *paper = sa_pages_get_paper (SA_PAGES (self));
  SaSlice *slice = sa_slice_new (0);
  Columns columns = measure (paper);
  g_auto (SaPostal) postal = { NULL };
  g_autofree char *second = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *email = NULL;
  g_autofree char *address = NULL;
  double lowest, y;

  if (record == NULL || !sa_postal_find (&postal, self->store, record, self->home, NULL))
    return slice;
  second = second_line (self, record);
  phone = first_value (record, "phones");
  email = first_value (record, "emails");
  address = address_lines (&postal);
  y = put (self, slice, SA_STYLE_STRONG, postal.name, columns.x[0], ENTRY_PAD, columns.width[0]);
  lowest = put (self, slice, SA_STYLE_SMALL, second, columns.x[0], y, columns.width[0]);
  y = put (self, slice, SA_STYLE_BODY, address, columns.x[1], ENTRY_PAD, columns.width[1]);
  lowest = MAX (lowest, y);
  y = put (self, slice, SA_STYLE_BODY, phone, columns.x[2], ENTRY_PAD, columns.width[2]);
  y = put (self, slice, SA_STYLE_BODY, email, columns.x[2], y, columns.width[2]);
  sa_slice_grow (slice, MAX (lowest, y) + ENTRY_PAD);
  sa_slice_rule (slice, 0, slice->height, sa_page_frame_width (paper), 0.5, SA_COLOUR_LINE);
  return slice;
}

static double
head_height (SaAddressList *self, guint page)
{
  return page == 0 ? self->masthead->height : RUNNING_HEAD_HEIGHT;
}

/* Puts the next entry on the last page, or on a new one when that is full. */
static void
place_entry (SaAddressList *self, SaRecord *record)
{
  double room = sa_page_frame_height (sa_pages_get_paper (SA_PAGES (self)));
  g_autoptr (SaSlice) entry = set_entry (self, record);
  guint number = self->n_measured++;

  if (self->starts->len == 0 || self->used + entry->height > room)
    {
      self->used = head_height (self, self->starts->len);
      g_array_append_val (self->starts, number);
    }
  self->used += entry->height;
}

static GPtrArray *
read_entries (SaAddressList *self, guint first, guint n)
{
  return sa_store_get_many (self->store, &g_array_index (self->rows, gint64, first), n, NULL);
}

static gboolean
sa_address_list_measure (SaPages *pages)
{
  SaAddressList *self = SA_ADDRESS_LIST (pages);
  guint n = MIN (BATCH, self->rows->len - self->n_measured);
  g_autoptr (GPtrArray) records = n > 0 ? read_entries (self, self->n_measured, n) : NULL;

  for (guint i = 0; i < n; i++)
    place_entry (self, records != NULL ? records->pdata[i] : NULL);
  return self->n_measured == self->rows->len;
}

static int
sa_address_list_count (SaPages *pages)
{
  return (int) SA_ADDRESS_LIST (pages)->starts->len;
}

static void
draw_running_head (SaAddressList *self, cairo_t *cr, GPtrArray *records)
{
  const SaPaper *paper = sa_pages_get_paper (SA_PAGES (self));
  double width = sa_page_frame_width (paper);
  SaRecord *ends[] = { records->pdata[0], records->pdata[records->len - 1] };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *title = ends[i] != NULL ? sa_record_title (ends[i]) : NULL;
      g_autoptr (PangoLayout)
          line = sa_ink_line (self->ink, SA_STYLE_SMALL, title != NULL ? title : "", width * 0.48);
      double x = paper->margin + (i == 0 ? 0 : width - sa_ink_width (line));

      sa_ink_show (cr, line, x, paper->margin, sa_ink_colour (SA_STYLE_SMALL));
    }
  sa_ink_rule (cr, paper->margin, paper->margin + RUNNING_HEAD_HEIGHT, width, 0.8, SA_COLOUR_QUIET);
}

static void
sa_address_list_draw (SaPages *pages, int page, cairo_t *cr)
{
  SaAddressList *self = SA_ADDRESS_LIST (pages);
  const SaPaper *paper = sa_pages_get_paper (pages);
  guint first = g_array_index (self->starts, guint, page);
  guint end = page + 1 < (int) self->starts->len ? g_array_index (self->starts, guint, page + 1)
                                                 : self->rows->len;
  g_autoptr (GPtrArray) records = read_entries (self, first, end - first);
  double y = paper->margin + head_height (self, (guint) page);

  if (page == 0)
    sa_slice_draw (self->masthead, cr, paper->margin, paper->margin);
  else if (records != NULL)
    draw_running_head (self, cr, records);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autoptr (SaSlice) entry = set_entry (self, records->pdata[i]);

      sa_slice_draw (entry, cr, paper->margin, y);
      y += entry->height;
    }
  sa_page_frame_draw (self->ink, cr, paper, sa_pages_get_title (pages), page,
                      sa_pages_count (pages));
}

static void
sa_address_list_finalize (GObject *object)
{
  SaAddressList *self = SA_ADDRESS_LIST (object);

  g_clear_object (&self->store);
  sa_ink_free (self->ink);
  g_free (self->home);
  g_clear_pointer (&self->masthead, sa_slice_unref);
  g_array_unref (self->rows);
  g_array_unref (self->starts);

  G_OBJECT_CLASS (sa_address_list_parent_class)->finalize (object);
}

static void
sa_address_list_class_init (SaAddressListClass *klass)
{
  SaPagesClass *pages_class = SA_PAGES_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_address_list_finalize;
  pages_class->measure = sa_address_list_measure;
  pages_class->count = sa_address_list_count;
  pages_class->draw = sa_address_list_draw;
}

static void
sa_address_list_init (SaAddressList *self)
{
  self->ink = sa_ink_new ();
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* What is in the list, what it was filtered by, and how many there are. */
static SaSlice *
set_masthead (SaAddressList *self, const SaQuery *query)
{
  g_autoptr (SaBlocks) blocks = sa_blocks_new (
      self->ink, sa_page_frame_width (sa_pages_get_paper (SA_PAGES (self))));
  g_autoptr (GPtrArray) slices = NULL;
  g_autofree char *filter = sa_condition_text_of_all (query, self->store);
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d entry", "%d entries", self->rows->len),
      (int) self->rows->len);
  g_autofree char *subtitle = *filter != '\0' ? g_strconcat (filter, " · ", count, NULL)
                                              : g_strdup (count);

  sa_blocks_masthead (blocks, _ ("Address List"),
                      sa_type_get_title_plural (sa_query_get_type (query)), subtitle);
  slices = sa_blocks_get_slices (blocks);
  return sa_slice_ref (slices->pdata[0]);
}

/**
 * sa_address_list_new:
 * @query: organisations or people, in the order they are to stand
 *
 * Returns: (transfer full): a list of them
 * Errors: SA_ERROR_NOT_FOUND when there are none
 */
SaPages *
sa_address_list_new (SaStore *store, const SaQuery *query, const SaPaper *paper, GError **error)
{
  SaType *type = sa_query_get_type (query);
  /* Translators: a document; whose addresses: Organisations, People */
  g_autofree char *title = g_strdup_printf (_ ("Address List: %s"),
                                            sa_type_get_title_plural (type));
  GArray *rows = sa_store_find_rows (store, query, 0, 0, error);
  SaAddressList *self;

  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      g_array_unref (rows);
      g_set_error_literal (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                           _ ("There is nothing to print: no record meets the conditions."));
      return NULL;
    }
  self = g_object_new (SA_TYPE_ADDRESS_LIST, "title", title, "paper", paper, NULL);
  self->store = g_object_ref (store);
  self->rows = rows;
  self->home = sa_home_country (store);
  self->masthead = set_masthead (self, query);
  return SA_PAGES (self);
}
