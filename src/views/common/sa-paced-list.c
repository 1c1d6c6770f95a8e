/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown is always the beginning of the source, and all of it as soon as a view has as many
 * rows as it ever makes: from then on it uses those again for others, which is quick. */

#include "sa-paced-list.h"

/* More rows than a view makes widgets for. */
#define ENOUGH 240
#define FIRST 24   /* about a screenful */
#define A_FRAME 12 /* more with each frame */

struct _SaPacedList
{
  GObject parent_instance;

  GListModel *source;
  GtkWidget *pace; /* weak */
  guint tick;
  guint shown; /* how many of the source */
  gboolean others;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SaPacedList, sa_paced_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (SA_PACED_LIST (model)->source);
}

static guint
get_n_items (GListModel *model)
{
  return SA_PACED_LIST (model)->shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SaPacedList *self = SA_PACED_LIST (model);

  return position < self->shown ? g_list_model_get_item (self->source, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* How many can be shown of @n when the view has the widgets of @present rows. */
static guint
next (guint present, guint n)
{
  return present + A_FRAME >= ENOUGH ? n : MIN (n, present + A_FRAME);
}

static gboolean
on_tick (GtkWidget *pace, GdkFrameClock *clock, gpointer data)
{
  SaPacedList *self = data;
  guint n = g_list_model_get_n_items (self->source);
  guint shown = self->shown;

  self->shown = next (shown, n);
  if (self->shown > shown)
    g_list_model_items_changed (G_LIST_MODEL (self), shown, 0, self->shown - shown);
  if (self->shown < n)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
go_on (SaPacedList *self)
{
  if (self->tick == 0 && self->shown < g_list_model_get_n_items (self->source))
    self->tick = gtk_widget_add_tick_callback (self->pace, on_tick, self, NULL);
}

static void
on_source_changed (GListModel *source, guint position, guint removed, guint added,
                   SaPacedList *self)
{
  guint n = g_list_model_get_n_items (source);
  guint before = self->shown;
  gboolean whole = before == n - added + removed;
  gboolean others = self->others && added > 0;

  if (added > 0)
    self->others = FALSE;
  if (whole || position < before)
    {
      guint same;

      self->shown = others ? MIN (n, FIRST) : next (MIN (before, ENOUGH), n);
      same = MIN (position, MIN (before, self->shown));
      if (whole && self->shown == n)
        g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
      else
        g_list_model_items_changed (G_LIST_MODEL (self), same, before - same, self->shown - same);
    }
  go_on (self);
}

static void
sa_paced_list_dispose (GObject *object)
{
  SaPacedList *self = SA_PACED_LIST (object);

  if (self->tick != 0 && self->pace != NULL)
    gtk_widget_remove_tick_callback (self->pace, self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->pace);
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  G_OBJECT_CLASS (sa_paced_list_parent_class)->dispose (object);
}

static void
sa_paced_list_finalize (GObject *object)
{
  g_object_unref (SA_PACED_LIST (object)->source);
  G_OBJECT_CLASS (sa_paced_list_parent_class)->finalize (object);
}

static void
sa_paced_list_class_init (SaPacedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_paced_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sa_paced_list_finalize;
}

static void
sa_paced_list_init (SaPacedList *self)
{
}

SaPacedList *
sa_paced_list_new (GListModel *source, GtkWidget *pace)
{
  SaPacedList *self = g_object_new (SA_TYPE_PACED_LIST, NULL);

  self->source = g_object_ref (source);
  g_set_weak_pointer (&self->pace, pace);
  self->shown = next (0, g_list_model_get_n_items (source));
  g_signal_connect (source, "items-changed", G_CALLBACK (on_source_changed), self);
  go_on (self);
  return self;
}

void
sa_paced_list_restart (SaPacedList *self)
{
  guint before = self->shown;

  self->shown = next (0, g_list_model_get_n_items (self->source));
  if (self->shown < before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->shown, before - self->shown, 0);
  go_on (self);
}

void
sa_paced_list_show_all (SaPacedList *self)
{
  guint before = self->shown;

  self->shown = g_list_model_get_n_items (self->source);
  if (self->shown > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->shown - before);
}

void
sa_paced_list_expect_others (SaPacedList *self)
{
  self->others = TRUE;
}
