/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The nearer the pointer is to the edge, the quicker it goes. Frames count the time, so that a slow
 * computer scrolls as far as a quick one. */

#include "sa-drag-scroll.h"

#define EDGE 48.0          /* pixels at which it begins */
#define MOST_A_SECOND 1000 /* pixels */

typedef struct
{
  GtkScrolledWindow *scrolled;
  double x, y;  /* of the pointer */
  guint tick;   /* 0 while there is nothing to do */
  gint64 frame; /* the last one; 0 before the first */
} DragScroll;

/* From -1 at the beginning of a length to 1 at its end; 0 away from both. */
static double
nearness (double place, int length)
{
  double edge = MIN (EDGE, length / 3.0);

  if (place < edge)
    return (place - edge) / edge;
  return place > length - edge ? (place - length + edge) / edge : 0;
}

/* Returns: whether it moved */
static gboolean
scroll (GtkAdjustment *adjustment, double by)
{
  double before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, before + by);
  return gtk_adjustment_get_value (adjustment) != before;
}

static double
across (DragScroll *self)
{
  return nearness (self->x, gtk_widget_get_width (GTK_WIDGET (self->scrolled)));
}

static double
down (DragScroll *self)
{
  return nearness (self->y, gtk_widget_get_height (GTK_WIDGET (self->scrolled)));
}

static void
stop (DragScroll *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scrolled), self->tick);
  self->tick = 0;
  self->frame = 0;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DragScroll *self = data;
  gint64 frame = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->frame != 0 ? (double) (frame - self->frame) / G_USEC_PER_SEC : 0;
  double step = MIN (seconds, 0.1) * MOST_A_SECOND;
  gboolean moved = self->frame == 0;

  self->frame = frame;
  moved |= scroll (gtk_scrolled_window_get_hadjustment (self->scrolled), across (self) * step);
  moved |= scroll (gtk_scrolled_window_get_vadjustment (self->scrolled), down (self) * step);
  if (moved)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  self->frame = 0;
  return G_SOURCE_REMOVE;
}

static void
on_motion (DragScroll *self, double x, double y)
{
  self->x = x;
  self->y = y;
  if (across (self) == 0 && down (self) == 0)
    stop (self);
  else if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->scrolled), on_tick, self, NULL);
}

/* What is dropped does not leave: nobody tells the other controller of it. */
static gboolean
on_event (DragScroll *self, GdkEvent *event)
{
  if (gdk_event_get_event_type (event) == GDK_DROP_START)
    stop (self);
  return GDK_EVENT_PROPAGATE;
}

/* A list of GTK's scrolls within its last 15 pixels, and goes on when something was dropped there.
 */
static void
silence (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = NULL;

  if (!GTK_IS_LIST_BASE (widget))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        silence (child);
      return;
    }
  controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_CONTROLLER_MOTION (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
drag_scroll_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
sa_drag_scroll_add (GtkWidget *inside)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (inside, GTK_TYPE_SCROLLED_WINDOW);
  GtkEventController *motion = gtk_drop_controller_motion_new ();
  GtkEventController *drops = gtk_event_controller_legacy_new ();
  DragScroll *self = g_new0 (DragScroll, 1);

  self->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  /* a drop target below keeps what it takes to itself */
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_data (motion, "leave", G_CALLBACK (stop), self, drag_scroll_free,
                         G_CONNECT_SWAPPED);
  gtk_widget_add_controller (scrolled, motion);
  gtk_event_controller_set_propagation_phase (drops, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drops, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (scrolled, drops);
  silence (inside);
}
