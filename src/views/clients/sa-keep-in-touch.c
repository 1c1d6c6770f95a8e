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
static const struct
{
  const char *title;
  int least;
  int most;
} spans[] = {
  { N_ ("Never Spoken To"), ANY_TIME, ANY_TIME },
  { N_ ("Over a Month Late"), 31, ANY_TIME },
  { N_ ("Up to a Month Late"), 8, 30 },
  { N_ ("Up to a Week Late"), 1, 7 },
};

typedef struct
{
  SaRowGroup *rows;
  GtkLabel *count;
  guint shown;
  guint total;
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
make_query (SaKeepInTouch *self, guint i)
{
  SaModel *model = sa_store_get_model (sa_office_get_store (self->office));
  SaQuery *query = sa_clients_overdue_query (model, self->rep, self->today);
  gboolean never = spans[i].least == ANY_TIME;

  sa_query_where (query, SA_ORGANISATION_LAST_CONTACT, never ? SA_OP_EMPTY : SA_OP_NOT_EMPTY, NULL);
  if (!never)
    {
      g_autofree char *least = sa_date_add_days (self->today, -spans[i].least);

      sa_query_where (query, SA_ORGANISATION_NEXT_CONTACT, SA_OP_LESS_OR_SAME, least);
    }
  if (spans[i].most != ANY_TIME)
    {
      g_autofree char *most = sa_date_add_days (self->today, -spans[i].most);

      sa_query_where (query, SA_ORGANISATION_NEXT_CONTACT, SA_OP_MORE_OR_SAME, most);
    }
  return query;
}

static void show_group (SaKeepInTouch *self, guint i);

static void
on_more (SaKeepInTouch *self, GtkWidget *row)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "group"));

  self->groups[i].shown += MORE_SHOWN;
  show_group (self, i);
}

static void
add_more (SaKeepInTouch *self, guint i)
{
  GtkWidget *more = sa_row_group_add_more (self->groups[i].rows);

  g_object_set_data (G_OBJECT (more), "group", GUINT_TO_POINTER (i));
  g_signal_connect_object (more, "activated", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
}

static void
show_group (SaKeepInTouch *self, guint i)
{
  SaStore *store = sa_office_get_store (self->office);
  Group *group = &self->groups[i];
  g_autoptr (SaQuery) query = make_query (self, i);
  g_autofree char *text = NULL;

  sa_row_group_clear (group->rows);
  sa_overdue_rows_add (group->rows, store, query, group->shown, self->today, self->rep == 0);
  group->total = (guint) MAX (sa_store_count (store, query, NULL), 0);
  text = g_strdup_printf ("%'u", group->total);
  gtk_label_set_label (group->count, text);
  if (group->total > sa_row_group_get_n_rows (group->rows))
    add_more (self, i);
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

      group->rows = g_object_new (SA_TYPE_ROW_GROUP, "title",
                                  g_dgettext (GETTEXT_PACKAGE, spans[i].title), NULL);
      group->count = make_count ();
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group->rows),
                                               GTK_WIDGET (group->count));
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
        self->groups[i].shown = FIRST_SHOWN;
      show_group (self, i);
    }
  show_total (self);
}

guint
sa_keep_in_touch_get_total (SaKeepInTouch *self)
{
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    total += self->groups[i].total;
  return total;
}
