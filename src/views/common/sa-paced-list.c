/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown is the beginning of the source, and all of it as soon as a view has as many rows as
 * it ever makes: from then on it uses those again for others, which is quick.
 *
 * A view destroys the rows of items that are removed, and makes those of items that are added; only
 * rows that are pushed out of its reach are used again. So when others come they are put in front
 * of what was there, a few with each frame, and nothing is removed before it is out of reach. */

#include "sa-paced-list.h"

/* More rows than a view makes widgets for. */
#define ENOUGH 240
#define A_SCREEN 24
#define IN_SIGHT 8      /* more with each frame, which draws them */
#define OUT_OF_SIGHT 16 /* and of those that are not drawn */

struct _SaPacedList
{
  GObject parent_instance;

  SaRecordList *source;
  GtkWidget *pace; /* weak */
  guint tick;
  guint shown; /* how many of the source */
  gboolean others;
  gboolean fresh;   /* something was done since the last frame, which is enough for the next */
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
follow (SaRecord *original, guint field, SaRecord *copy)
{
  sa_record_assign (copy, original);
}

/* Takes the original, which stays what the store's changes are made in. */
static gpointer
copy_of (SaRecord *original)
{
  SaRecord *copy = sa_record_copy (original);

  g_signal_connect_object (original, "changed", G_CALLBACK (follow), copy, 0);
  g_object_set_data_full (G_OBJECT (copy), "sa-original", original, g_object_unref);
  return copy;
}

/* No item may be there twice; one that is among the old still is shown as a copy. */
static gpointer
remember (SaPacedList *self, guint position, gpointer item)
{
  if (g_ptr_array_find (self->old, item, NULL))
    item = copy_of (item);
  if (position >= self->given->len)
    g_ptr_array_set_size (self->given, (int) position + 1);
  self->given->pdata[position] = g_object_ref (item);
  return item;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SaPacedList *self = SA_PACED_LIST (model);
  gpointer item;

  if (position >= get_n_items (model))
    return NULL;
  if (position >= self->shown)
    return g_object_ref (g_ptr_array_index (self->old, position - self->shown));
  if (position < self->given->len && self->given->pdata[position] != NULL)
    return g_object_ref (self->given->pdata[position]);
  item = g_list_model_get_item (G_LIST_MODEL (self->source), position);
  return item != NULL && position < ENOUGH ? remember (self, position, item) : item;
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
  guint more = present < A_SCREEN ? IN_SIGHT : OUT_OF_SIGHT;

  return present + more >= ENOUGH ? n : MIN (n, present + more);
}

/* How many old ones are to go, from the end: all when they are out of reach or in sight, else not
 * too many at once. */
static guint
count_gone (SaPacedList *self, guint wanted, guint n)
{
  if (wanted < n)
    return 0;
  return n < A_SCREEN || n >= ENOUGH ? self->old->len : MIN (self->old->len, A_SCREEN);
}

static gboolean
on_tick (GtkWidget *pace, GdkFrameClock *clock, gpointer data)
{
  SaPacedList *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->source));
  guint shown = self->shown;
  guint wanted = next (shown, n);
  guint gone = count_gone (self, wanted, n);

  if (self->fresh)
    {
      self->fresh = FALSE;
      return G_SOURCE_CONTINUE;
    }
  if (gone > 0)
    {
      g_ptr_array_set_size (self->old, (int) (self->old->len - gone));
      g_list_model_items_changed (G_LIST_MODEL (self), shown + self->old->len, gone, 0);
    }
  self->shown = wanted;
  if (wanted > shown)
    g_list_model_items_changed (G_LIST_MODEL (self), shown, 0, wanted - shown);
  if (self->shown < n || self->old->len > 0)
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

/* The items at the beginning that the view has asked for, which are those that have rows. */
static GPtrArray *
list_present (SaPacedList *self)
{
  GPtrArray *present = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = MIN (get_n_items (G_LIST_MODEL (self)), ENOUGH);

  for (guint i = 0; i < n; i++)
    {
      gpointer item = i >= self->shown       ? self->old->pdata[i - self->shown]
                      : i < self->given->len ? self->given->pdata[i]
                                             : NULL;

      if (item == NULL)
        break;
      g_ptr_array_add (present, g_object_ref (item));
    }
  return present;
}

/* Of the others the first rows are put in front of what is there, as far as it has rows. */
static void
show_others (SaPacedList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->source));
  guint before = get_n_items (G_LIST_MODEL (self));
  GPtrArray *present = list_present (self);

  g_ptr_array_unref (self->old);
  self->old = present;
  self->shown = 0;
  g_ptr_array_set_size (self->given, 0);
  if (before > present->len)
    g_list_model_items_changed (G_LIST_MODEL (self), present->len, before - present->len, 0);
  self->shown = next (0, n);
  self->fresh = TRUE;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->shown);
}

/* Something among what is shown has changed, or all of it. */
static void
show_change (SaPacedList *self, guint position, guint removed, guint added)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->source));
  guint shown = self->shown;
  guint n_old = self->old->len;
  gboolean whole = n_old == 0 && shown == n - added + removed;

  if (!whole && position >= shown)
    return;
  g_ptr_array_set_size (self->old, 0);
  if (n_old > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), shown, n_old, 0);
  self->shown = next (MIN (shown, ENOUGH), n);
  g_ptr_array_set_size (self->given, (int) MIN (self->given->len, position));
  if (whole && self->shown == n)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else
    {
      guint same = MIN (position, MIN (shown, self->shown));

      g_list_model_items_changed (G_LIST_MODEL (self), same, shown - same, self->shown - same);
    }
}

static void
on_source_changed (GListModel *source, guint position, guint removed, guint added,
                   SaPacedList *self)
{
  if (self->others && added > 0)
    {
      self->others = FALSE;
      show_others (self);
    }
  else
    show_change (self, position, removed, added);
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
  self->fresh = TRUE;
  g_set_weak_pointer (&self->pace, pace);
  g_signal_connect (source, "items-changed", G_CALLBACK (on_source_changed), self);
  go_on (self);
  return self;
}

gint64
sa_paced_list_get_row (SaPacedList *self, guint position)
{
  g_return_val_if_fail (position < get_n_items (G_LIST_MODEL (self)), 0);
  if (position < self->shown)
    return sa_record_list_get_row (self->source, position);
  return sa_record_get_row (self->old->pdata[position - self->shown]);
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
