/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list view over a lazy list, so a column of ten thousand leads costs what is on show. What is
 * dropped on it moves to its state. */

#include "sa-lead-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clients.h"
#include "sa-drag-scroll.h"
#include "sa-find.h"
#include "sa-lead-card.h"
#include "sa-lead-moves.h"
#include "sa-money-sums.h"
#include "sa-navigator.h"
#include "sa-record-list.h"

struct _SaLeadColumn
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *sum;
  GtkListView *list;
  GtkWidget *nothing;

  SaOffice *office;
  const SaState *state;
  SaRecordList *records;
  GtkNoSelection *cards;
};

G_DEFINE_FINAL_TYPE (SaLeadColumn, sa_lead_column, ADW_TYPE_BIN)

/* Adding up more than this would hold the window; such a column shows its count alone. */
#define MOST_ADDED_UP 5000
#define MOST_CURRENCIES 2 /* the tooltip says the rest */

static SaQuery *
make_query (SaLeadColumn *self, const SaQuery *of)
{
  SaQuery *query = sa_query_copy (of);

  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, self->state->code);
  sa_query_sort (query, SA_LEAD_RESPOND_BY, FALSE);
  return query;
}

/* Whenever the list was looked through anew: a lead may be worth more where it stands. */
static void
show_sum (SaLeadColumn *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autoptr (GPtrArray) sums = NULL;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  if (sa_record_list_is_loading (self->records))
    return;
  if (count <= MOST_ADDED_UP)
    sums = sa_money_sums (sa_office_get_store (self->office),
                          sa_record_list_get_query (self->records), SA_LEAD_VALUE, NULL);
  if (sums != NULL)
    text = sa_money_sums_format (sums, MOST_CURRENCIES);
  if (sums != NULL && sums->len > MOST_CURRENCIES)
    all = sa_money_sums_format (sums, sums->len);
  gtk_label_set_label (self->sum, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sum), all);
}

static void
show_count (SaLeadColumn *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autofree char *number = g_strdup_printf ("%'u", count);

  gtk_label_set_label (self->count, number);
  gtk_widget_set_visible (self->nothing, count == 0);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, SaLeadColumn *self)
{
  gtk_list_item_set_child (item, sa_lead_card_new (self->office));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, SaLeadColumn *self)
{
  SaRecord *record = gtk_list_item_get_item (item);
  g_autofree char *title = sa_record_title (record);

  sa_lead_card_set_record (SA_LEAD_CARD (gtk_list_item_get_child (item)), record);
  gtk_list_item_set_accessible_label (item, title);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, SaLeadColumn *self)
{
  sa_lead_card_set_record (SA_LEAD_CARD (gtk_list_item_get_child (item)), NULL);
}

static void
on_activated (SaLeadColumn *self, guint position)
{
  gint64 row = sa_record_list_get_row (self->records, position);

  if (row != 0)
    sa_navigator_open_record (GTK_WIDGET (self), row);
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, SaLeadColumn *self)
{
  SaRecord *lead = g_value_get_object (value);

  if (!sa_record_is (lead, "lead")
      || g_strcmp0 (sa_record_meta (lead)->state, self->state->code) == 0)
    return FALSE;
  sa_lead_move (GTK_WIDGET (self), lead, self->state->code);
  return TRUE;
}

static void
sa_lead_column_dispose (GObject *object)
{
  SaLeadColumn *self = SA_LEAD_COLUMN (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->cards);
  g_clear_object (&self->records);
  g_clear_object (&self->office);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_LEAD_COLUMN);
  G_OBJECT_CLASS (sa_lead_column_parent_class)->dispose (object);
}

static void
sa_lead_column_class_init (SaLeadColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_lead_column_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-lead-column.ui");
  gtk_widget_class_bind_template_child (widget_class, SaLeadColumn, title);
  gtk_widget_class_bind_template_child (widget_class, SaLeadColumn, count);
  gtk_widget_class_bind_template_child (widget_class, SaLeadColumn, sum);
  gtk_widget_class_bind_template_child (widget_class, SaLeadColumn, list);
  gtk_widget_class_bind_template_child (widget_class, SaLeadColumn, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
sa_lead_column_init (SaLeadColumn *self)
{
  GtkDropTarget *target = gtk_drop_target_new (SA_TYPE_RECORD, GDK_ACTION_MOVE | GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  sa_drag_scroll_add (GTK_WIDGET (self->list));
}

GtkWidget *
sa_lead_column_new (SaOffice *office, const SaState *state, const SaQuery *query)
{
  SaLeadColumn *self = g_object_new (SA_TYPE_LEAD_COLUMN, NULL);
  const char *title = g_dgettext (GETTEXT_PACKAGE, state->label);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (SaQuery) own = NULL;

  self->office = g_object_ref (office);
  self->state = state;
  own = make_query (self, query);
  self->records = sa_record_list_new (sa_office_get_store (office), own);
  /* An arrow goes to the next card, and does not select the one that has the focus first. */
  self->cards = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->records)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->cards));
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (show_sum), self,
                           G_CONNECT_SWAPPED);
  show_count (self);
  return GTK_WIDGET (self);
}

void
sa_lead_column_set_query (SaLeadColumn *self, const SaQuery *query)
{
  g_autoptr (SaQuery) own = make_query (self, query);

  sa_record_list_set_query (self->records, own);
}

const char *
sa_lead_column_get_state (SaLeadColumn *self)
{
  return self->state->code;
}

GListModel *
sa_lead_column_get_leads (SaLeadColumn *self)
{
  return G_LIST_MODEL (self->records);
}

/* Of a row of the list; 0 when there is none. */
static gint64
get_lead (GtkWidget *item)
{
  GtkWidget *card = item != NULL ? gtk_widget_get_first_child (item) : NULL;
  SaRecord *record = SA_IS_LEAD_CARD (card) ? sa_lead_card_get_record (SA_LEAD_CARD (card)) : NULL;

  return record != NULL ? sa_record_get_row (record) : 0;
}

gint64
sa_lead_column_get_focused (SaLeadColumn *self)
{
  return get_lead (gtk_widget_get_focus_child (GTK_WIDGET (self->list)));
}

gboolean
sa_lead_column_has (SaLeadColumn *self, gint64 lead)
{
  return sa_record_list_find (self->records, lead) != GTK_INVALID_LIST_POSITION;
}

gboolean
sa_lead_column_focus_lead (SaLeadColumn *self, gint64 lead)
{
  guint position = sa_record_list_find (self->records, lead);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* How far the middle of one widget is above or below that of another. */
static float
level_between (GtkWidget *one, GtkWidget *other)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (one, other, &bounds))
    return G_MAXFLOAT;
  return fabsf (bounds.origin.y + (bounds.size.height - (float) gtk_widget_get_height (other)) / 2);
}

void
sa_lead_column_focus_beside (SaLeadColumn *self, GtkWidget *widget)
{
  GtkWidget *nearest = NULL;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (gtk_widget_get_mapped (item)
        && (nearest == NULL || level_between (item, widget) < level_between (nearest, widget)))
      nearest = item;
  if (!sa_lead_column_focus_lead (self, get_lead (nearest)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
