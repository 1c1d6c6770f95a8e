/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An address list: name and work at the left, the address in the middle, phone and e-mail at the
 * right, all in as many lines as they need. Above each page stands from whom to whom it goes, as in
 * a telephone directory. */

#include "sa-address-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-entry-pages.h"
#include "sa-home.h"
#include "sa-page-frame.h"
#include "sa-postal.h"

#define ENTRY_PAD 5.0
#define RUNNING_HEAD_HEIGHT 18.0
#define GUTTER 16.0
#define MOST_LINES 8 /* of an address; what is more is run on */

struct _SaAddressList
{
  SaEntryPages parent_instance;

  char *home; /* the country whose name is left out */
};

#define SA_TYPE_ADDRESS_LIST (sa_address_list_get_type ())
G_DECLARE_FINAL_TYPE (SaAddressList, sa_address_list, SA, ADDRESS_LIST, SaEntryPages)
G_DEFINE_FINAL_TYPE (SaAddressList, sa_address_list, SA_TYPE_ENTRY_PAGES)

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
  layout = sa_ink_text (sa_entry_pages_get_ink (SA_ENTRY_PAGES (self)), style, text, width);
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
    organisation = sa_store_get_title (sa_entry_pages_get_store (SA_ENTRY_PAGES (self)),
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

static SaSlice *
sa_address_list_set_entry (SaEntryPages *pages, SaRecord *record)
{
  SaAddressList *self = SA_ADDRESS_LIST (pages);
  const SaPaper *paper = sa_pages_get_paper (SA_PAGES (self));
  SaSlice *slice = sa_slice_new (0);
  Columns columns = measure (paper);
  g_auto (SaPostal) postal = { NULL };
  g_autofree char *second = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *email = NULL;
  g_autofree char *address = NULL;
  double lowest, y;

  if (!sa_postal_find (&postal, sa_entry_pages_get_store (pages), record, self->home, NULL))
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

static SaSlice *
sa_address_list_set_head (SaEntryPages *pages, GPtrArray *records)
{
  double width = sa_page_frame_width (sa_pages_get_paper (SA_PAGES (pages)));
  SaSlice *slice = sa_slice_new (0);

  for (guint i = 0; records != NULL && i < 2; i++)
    {
      SaRecord *record = records->pdata[i == 0 ? 0 : records->len - 1];
      g_autofree char *title = record != NULL ? sa_record_title (record) : NULL;
      PangoLayout *line = sa_ink_line (sa_entry_pages_get_ink (pages), SA_STYLE_SMALL,
                                       title != NULL ? title : "", width * 0.48);

      sa_slice_text (slice, line, i == 0 ? 0 : width - sa_ink_width (line), 0,
                     sa_ink_colour (SA_STYLE_SMALL));
    }
  sa_slice_rule (slice, 0, RUNNING_HEAD_HEIGHT, width, 0.8, SA_COLOUR_QUIET);
  sa_slice_grow (slice, RUNNING_HEAD_HEIGHT);
  return slice;
}

static void
sa_address_list_finalize (GObject *object)
{
  g_free (SA_ADDRESS_LIST (object)->home);

  G_OBJECT_CLASS (sa_address_list_parent_class)->finalize (object);
}

static void
sa_address_list_class_init (SaAddressListClass *klass)
{
  SaEntryPagesClass *pages_class = SA_ENTRY_PAGES_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_address_list_finalize;
  pages_class->set_entry = sa_address_list_set_entry;
  pages_class->set_head = sa_address_list_set_head;
}

static void
sa_address_list_init (SaAddressList *self)
{
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
  GArray *rows = sa_entry_pages_find (store, query, error);
  SaAddressList *self;

  if (rows == NULL)
    return NULL;
  self = g_object_new (SA_TYPE_ADDRESS_LIST, "title", title, "paper", paper, NULL);
  self->home = sa_home_country (store);
  sa_entry_pages_start (SA_ENTRY_PAGES (self), store, query, rows, _ ("Address List"));
  return SA_PAGES (self);
}
