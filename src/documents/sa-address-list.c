/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An address list: name and work at the left, the address in the middle, phone and e-mail at the
 * right. All entries are of one height, so the number of pages is a division and only the records
 * of the page being drawn are ever read. Above each page stands from whom to whom it goes, as in a
 * telephone directory. */

#include "sa-address-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-error.h"
#include "sa-find.h"
#include "sa-ink.h"
#include "sa-page-frame.h"
#include "sa-postal.h"

#define ENTRY_HEIGHT 44.0
#define ENTRY_PAD 5.0
#define MASTHEAD_HEIGHT 62.0
#define RUNNING_HEAD_HEIGHT 24.0
#define GUTTER 16.0

struct _SaAddressList
{
  SaPages parent_instance;

  SaStore *store;
  SaInk *ink;
  char *heading;
  char *subtitle;
  GArray *rows; /* gint64, in the order of the query */
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
  columns.x[0] = paper->margin;
  columns.x[1] = columns.x[0] + columns.width[0] + GUTTER;
  columns.x[2] = columns.x[1] + columns.width[1] + GUTTER;
  return columns;
}

static guint
per_page (SaAddressList *self, int page)
{
  double room = sa_page_frame_height (sa_pages_get_paper (SA_PAGES (self)));

  return (guint) ((room - (page == 0 ? MASTHEAD_HEIGHT : RUNNING_HEAD_HEIGHT)) / ENTRY_HEIGHT);
}

/* Number of the first entry of a page. */
static guint
first_of (SaAddressList *self, int page)
{
  return page == 0 ? 0 : per_page (self, 0) + (guint) (page - 1) * per_page (self, 1);
}

static int
sa_address_list_count (SaPages *pages)
{
  SaAddressList *self = SA_ADDRESS_LIST (pages);
  guint on_first = per_page (self, 0);
  guint on_others = per_page (self, 1);

  if (self->rows->len <= on_first)
    return 1;
  return 1 + (int) ((self->rows->len - on_first + on_others - 1) / on_others);
}

/* Puts a line down and returns where the next one goes. */
static double
put_line (SaAddressList *self, cairo_t *cr, SaStyle style, const char *text, double x, double y,
          double width)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return y;
  layout = sa_ink_line (self->ink, style, text, width);
  sa_ink_show (cr, layout, x, y, sa_ink_colour (style));
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

static void
draw_entry (SaAddressList *self, cairo_t *cr, SaRecord *record, double top)
{
  const SaPaper *paper = sa_pages_get_paper (SA_PAGES (self));
  Columns columns = measure (paper);
  g_auto (SaPostal) postal = { NULL };
  g_autofree char *second = second_line (self, record);
  g_autofree char *phone = first_value (record, "phones");
  g_autofree char *email = first_value (record, "emails");
  g_auto (GStrv) lines = NULL;
  double y = top + ENTRY_PAD;

  if (!sa_postal_find (&postal, self->store, record, NULL))
    return;
  y = put_line (self, cr, SA_STYLE_STRONG, postal.name, columns.x[0], y, columns.width[0]);
  put_line (self, cr, SA_STYLE_SMALL, second, columns.x[0], y, columns.width[0]);

  lines = g_strsplit (postal.address != NULL ? postal.address : "", "\n", 3);
  y = top + ENTRY_PAD;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strdelimit (lines[i], "\n", ' ');
      y = put_line (self, cr, SA_STYLE_BODY, lines[i], columns.x[1], y, columns.width[1]);
    }

  y = put_line (self, cr, SA_STYLE_BODY, phone, columns.x[2], top + ENTRY_PAD, columns.width[2]);
  put_line (self, cr, SA_STYLE_BODY, email, columns.x[2], y, columns.width[2]);
  sa_ink_rule (cr, paper->margin, top + ENTRY_HEIGHT, sa_page_frame_width (paper), 0.5,
               SA_COLOUR_LINE);
}

static void
draw_masthead (SaAddressList *self, cairo_t *cr)
{
  const SaPaper *paper = sa_pages_get_paper (SA_PAGES (self));
  double width = sa_page_frame_width (paper);
  double y = paper->margin;

  y = put_line (self, cr, SA_STYLE_TITLE, self->heading, paper->margin, y, width);
  put_line (self, cr, SA_STYLE_SUBTITLE, self->subtitle, paper->margin, y + 1, width);
  sa_ink_rule (cr, paper->margin, paper->margin + MASTHEAD_HEIGHT - 1, width, 1, SA_COLOUR_TEXT);
}

static void
draw_running_head (SaAddressList *self, cairo_t *cr, GPtrArray *records)
{
  const SaPaper *paper = sa_pages_get_paper (SA_PAGES (self));
  double width = sa_page_frame_width (paper);
  SaRecord *first = records->pdata[0];
  SaRecord *last = records->pdata[records->len - 1];
  g_autofree char *from = first != NULL ? sa_record_title (first) : NULL;
  g_autofree char *to = last != NULL ? sa_record_title (last) : NULL;
  g_autoptr (PangoLayout) right = NULL;

  put_line (self, cr, SA_STYLE_SMALL, from, paper->margin, paper->margin, width * 0.48);
  if (to != NULL)
    {
      right = sa_ink_line (self->ink, SA_STYLE_SMALL, to, width * 0.48);
      sa_ink_show (cr, right, paper->margin + width - sa_ink_width (right), paper->margin,
                   SA_COLOUR_QUIET);
    }
  sa_ink_rule (cr, paper->margin, paper->margin + RUNNING_HEAD_HEIGHT - 6, width, 0.8,
               SA_COLOUR_QUIET);
}

static void
sa_address_list_draw (SaPages *pages, int page, cairo_t *cr)
{
  SaAddressList *self = SA_ADDRESS_LIST (pages);
  const SaPaper *paper = sa_pages_get_paper (pages);
  guint first = first_of (self, page);
  guint n = MIN (per_page (self, page), self->rows->len - first);
  double y = paper->margin + (page == 0 ? MASTHEAD_HEIGHT : RUNNING_HEAD_HEIGHT - 6);
  g_autoptr (GPtrArray) records = NULL;

  if (page == 0)
    draw_masthead (self, cr);
  if (n > 0)
    records = sa_store_get_many (self->store, &g_array_index (self->rows, gint64, first), n, NULL);
  if (records != NULL && page > 0)
    draw_running_head (self, cr, records);
  for (guint i = 0; records != NULL && i < records->len; i++, y += ENTRY_HEIGHT)
    {
      if (records->pdata[i] != NULL)
        draw_entry (self, cr, records->pdata[i], y);
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
  g_free (self->heading);
  g_free (self->subtitle);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (sa_address_list_parent_class)->finalize (object);
}

static void
sa_address_list_class_init (SaAddressListClass *klass)
{
  SaPagesClass *pages_class = SA_PAGES_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_address_list_finalize;
  pages_class->count = sa_address_list_count;
  pages_class->draw = sa_address_list_draw;
}

static void
sa_address_list_init (SaAddressList *self)
{
  self->ink = sa_ink_new ();
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
  self->heading = g_strdup (sa_type_get_title_plural (type));
  self->subtitle = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d entry", "%d entries", rows->len), (int) rows->len);
  return SA_PAGES (self);
}
