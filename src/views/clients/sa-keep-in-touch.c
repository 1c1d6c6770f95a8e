/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hundreds may wait, so a group shows a few, the latest first, and more when asked; the next group
 * is never far below. Who was never spoken to has no last contact to be late after. */

#include "sa-keep-in-touch.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-date.h"
#include "sa-find.h"
#include "sa-health.h"
#include "sa-overdue-rows.h"

#define FIRST_SHOWN 5
#define MORE_SHOWN 25
#define ANY_TIME 0

/* By days late: at least and at most. */
typedef struct
{
  const char *title;
  int least;
  int most;
} Span;

static const Span spans[] = {
  { N_ ("Never Spoken To"), ANY_TIME, ANY_TIME },
  { N_ ("Over a Month Late"), 31, ANY_TIME },
  { N_ ("Up to a Month Late"), 8, 30 },
  { N_ ("Up to a Week Late"), 1, 7 },
};

typedef struct
{
  SaKeepInTouch *of;
  const Span *span;
  SaRowGroup *rows;
} Group;

struct _SaKeepInTouch
{
  GtkBox parent_instance;

  GtkLabel *count;
  Group groups[G_N_ELEMENTS (spans)];

  SaOffice *office;
  gint64 rep;
  char *today;
};

G_DEFINE_FINAL_TYPE (SaKeepInTouch, sa_keep_in_touch, GTK_TYPE_BOX)

static SaQuery *
make_query (Group *group)
{
  const Span *span = group->span;
  const char *today = group->of->today;
  SaModel *model = sa_store_get_model (sa_office_get_store (group->of->office));
  SaQuery *query = sa_clients_overdue_query (model, group->of->rep, today);
  gboolean never = span->least == ANY_TIME;

  sa_query_where (query, SA_ORGANISATION_LAST_CONTACT, never ? SA_OP_EMPTY : SA_OP_NOT_EMPTY, NULL);
  if (!never)
    {
      g_autofree char *least = sa_date_add_days (today, -span->least);

      sa_query_where (query, SA_ORGANISATION_NEXT_CONTACT, SA_OP_LESS_OR_SAME, least);
    }
  if (span->most != ANY_TIME)
    {
      g_autofree char *most = sa_date_add_days (today, -span->most);

      sa_query_where (query, SA_ORGANISATION_NEXT_CONTACT, SA_OP_MORE_OR_SAME, most);
    }
  return query;
}

static guint
fill (SaRowGroup *rows, guint most, gpointer data)
{
  Group *group = data;
  SaKeepInTouch *self = group->of;
  SaStore *store = sa_office_get_store (self->office);
  g_autoptr (SaQuery) query = make_query (group);

  sa_overdue_rows_add (rows, store, query, most, self->today, self->rep == 0);
  return (guint) MAX (sa_store_count (store, query, NULL), 0);
}

static void
show_total (SaKeepInTouch *self)
{
  guint total = sa_keep_in_touch_get_total (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u client", "%u clients", total), total);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self), total > 0);
}

static GtkLabel *
make_count (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  return GTK_LABEL (label);
}

static void
add_heading (SaKeepInTouch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", _ ("Keep in Touch"), "xalign", 0.0, "hexpand", TRUE,
                                     NULL);

  gtk_widget_add_css_class (heading, "title-4");
  self->count = make_count ();
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (self), box);
}

static void
sa_keep_in_touch_dispose (GObject *object)
{
  SaKeepInTouch *self = SA_KEEP_IN_TOUCH (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->today, g_free);
  G_OBJECT_CLASS (sa_keep_in_touch_parent_class)->dispose (object);
}

static void
sa_keep_in_touch_class_init (SaKeepInTouchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_keep_in_touch_dispose;
}

static void
sa_keep_in_touch_init (SaKeepInTouch *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  add_heading (self);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      Group *group = &self->groups[i];

      group->of = self;
      group->span = &spans[i];
      group->rows = g_object_new (SA_TYPE_ROW_GROUP, "title",
                                  g_dgettext (GETTEXT_PACKAGE, spans[i].title), NULL);
      sa_row_group_set_fill (group->rows, fill, group, FIRST_SHOWN, MORE_SHOWN);
      sa_row_group_show_total (group->rows);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (group->rows));
    }
}

void
sa_keep_in_touch_show (SaKeepInTouch *self, SaOffice *office, gint64 rep, const char *today)
{
  gboolean other = self->office == NULL || rep != self->rep;

  g_set_object (&self->office, office);
  g_set_str (&self->today, today);
  self->rep = rep;
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      if (other)
        sa_row_group_restart (self->groups[i].rows);
      sa_row_group_refill (self->groups[i].rows);
    }
  show_total (self);
}

guint
sa_keep_in_touch_get_total (SaKeepInTouch *self)
{
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    total += sa_row_group_get_total (self->groups[i].rows);
  return total;
}
