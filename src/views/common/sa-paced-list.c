/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown is the beginning of the source, and all of it as soon as a view has as many rows as
 * it ever makes: from then on it uses those again for others, which is quick. When others come,
 * those below the first screenful stay behind it until it is their turn, so that their rows need
 * not be made anew either. */

#include "sa-paced-list.h"

/* More rows than a view makes widgets for. */
#define ENOUGH 240
#define FIRST 24   /* about a screenful */
#define A_FRAME 12 /* more with each frame */

struct _SaPacedList
{
  GObject parent_instance;

  SaRecordList *source;
  GtkWidget *pace; /* weak */
  guint tick;
  guint shown; /* how many of the source */
  gboolean others;
  GPtrArray *given; /* the first items, as far as the view has asked for them; NULL between */
  GPtrArray *old;   /* what stands behind those shown until others take its place */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SaPacedList, sa_paced_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
clear_item (gpointer item)
{
  g_clear_object (&item);
}

static GType
get_item_type (GListModel *model)
{
  return SA_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return SA_PACED_LIST (model)->shown + SA_PACED_LIST (model)->old->len;
}

static void
remember (SaPacedList *self, guint position, gpointer item)
{
  if (position >= self->given->len)
    g_ptr_array_set_size (self->given, (int) position + 1);
  if (self->given->pdata[position] != item)
    {
      g_clear_object (&self->given->pdata[position]);
      self->given->pdata[position] = g_object_ref (item);
    }
}

static gpointer
get_item (GListModel *model, guint position)
{
  SaPacedList *self = SA_PACED_LIST (model);
  gpointer item;

  if (position >= self->shown)
    return position < get_n_items (model)
               ? g_object_ref (g_ptr_array_index (self->old, position - self->shown))
               : NULL;
  item = g_list_model_get_item (G_LIST_MODEL (self->source), position);
  if (item != NULL && position < ENOUGH)
    remember (self, position, item);
  return item;
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

/* Some more rows are shown, in place of as many old ones. */
static gboolean
on_tick (GtkWidget *pace, GdkFrameClock *clock, gpointer data)
{
  SaPacedList *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->source));
  guint shown = self->shown;
  guint gone;

  self->shown = next (shown, n);
  gone = MIN (self->shown - shown, self->old->len);
  if (self->shown == n)
    gone = self->old->len;
  if (gone > 0)
    g_ptr_array_remove_range (self->old, 0, gone);
  if (self->shown > shown || gone > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), shown, gone, self->shown - shown);
  if (self->shown < n)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
go_on (SaPacedList *self)
{
  if (self->tick == 0
      && (self->shown < g_list_model_get_n_items (G_LIST_MODEL (self->source))
          || self->old->len > 0))
    self->tick = gtk_widget_add_tick_callback (self->pace, on_tick, self, NULL);
}

/* The rows of those that are shown first, or soon will be. */
static GHashTable *
list_coming (SaPacedList *self, guint n)
{
  GHashTable *rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < MIN (n, ENOUGH); i++)
    {
      gint64 row = sa_record_list_get_row (self->source, i);

      g_hash_table_add (rows, g_memdup2 (&row, sizeof row));
    }
  return rows;
}

/* Of @n others the first screenful is shown, and behind it what was there before. Nothing may be
 * there twice. */
static void
show_others (SaPacedList *self, guint n)
{
  g_autoptr (GHashTable) coming = list_coming (self, n);

  self->shown = MIN (n, FIRST);
  for (guint i = self->shown; i < MIN (n, self->given->len) && self->given->pdata[i] != NULL; i++)
    {
      gint64 row = sa_record_get_row (self->given->pdata[i]);

      if (!g_hash_table_contains (coming, &row))
        g_ptr_array_add (self->old, g_steal_pointer (&self->given->pdata[i]));
    }
}

static void
on_source_changed (GListModel *source, guint position, guint removed, guint added,
                   SaPacedList *self)
{
  guint n = g_list_model_get_n_items (source);
  guint shown = self->shown;
  guint before = get_n_items (G_LIST_MODEL (self));
  gboolean whole = before == n - added + removed && self->old->len == 0;
  gboolean others = self->others && added > 0;

  if (added > 0)
    self->others = FALSE;
  if (whole || position < shown || (position < ENOUGH && self->old->len > 0))
    {
      g_ptr_array_set_size (self->old, 0);
      if (others)
        show_others (self, n);
      else
        self->shown = next (MIN (shown, ENOUGH), n);
      g_ptr_array_set_size (self->given, (int) MIN (self->given->len, position));
      if (whole && self->shown == n)
        g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
      else
        {
          guint after = get_n_items (G_LIST_MODEL (self));
          guint same = MIN (position, MIN (shown, self->shown));

          g_list_model_items_changed (G_LIST_MODEL (self), same, before - same, after - same);
        }
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
  SaPacedList *self = SA_PACED_LIST (object);

  g_object_unref (self->source);
  g_ptr_array_unref (self->given);
  g_ptr_array_unref (self->old);
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
  self->given = g_ptr_array_new_with_free_func (clear_item);
  self->old = g_ptr_array_new_with_free_func (g_object_unref);
}

SaPacedList *
sa_paced_list_new (SaRecordList *source, GtkWidget *pace)
{
  SaPacedList *self = g_object_new (SA_TYPE_PACED_LIST, NULL);

  self->source = g_object_ref (source);
  g_set_weak_pointer (&self->pace, pace);
  self->shown = next (0, g_list_model_get_n_items (G_LIST_MODEL (source)));
  g_signal_connect (source, "items-changed", G_CALLBACK (on_source_changed), self);
  go_on (self);
  return self;
}

/* Shows the first @shown of the source, and nothing old. */
static void
show (SaPacedList *self, guint shown)
{
  guint before = get_n_items (G_LIST_MODEL (self));
  guint same = MIN (self->shown, shown);

  g_ptr_array_set_size (self->old, 0);
  self->shown = shown;
  if (same < before || same < shown)
    g_list_model_items_changed (G_LIST_MODEL (self), same, before - same, shown - same);
}

void
sa_paced_list_restart (SaPacedList *self)
{
  show (self, MIN (self->shown, next (0, g_list_model_get_n_items (G_LIST_MODEL (self->source)))));
  go_on (self);
}

void
sa_paced_list_show_all (SaPacedList *self)
{
  show (self, g_list_model_get_n_items (G_LIST_MODEL (self->source)));
}

void
sa_paced_list_expect_others (SaPacedList *self)
{
  self->others = TRUE;
}
