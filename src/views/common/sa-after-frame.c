/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The work is not done in the handler of the frame itself, which is still the frame's time: the
 * main loop comes round first, and what was painted goes out. */

#include "sa-after-frame.h"

typedef struct
{
  GtkWidget *widget; /* weak */
  SaAfterFrameFunc func;
  gulong handler;
} After;

static void
after_free (gpointer data)
{
  After *after = data;

  g_clear_weak_pointer (&after->widget);
  g_free (after);
}

static gboolean
on_idle (gpointer data)
{
  After *after = data;

  if (after->widget != NULL && gtk_widget_get_root (after->widget) != NULL)
    after->func (after->widget);
  return G_SOURCE_REMOVE;
}

static void
on_painted (GdkFrameClock *clock, After *after)
{
  g_signal_handler_disconnect (clock, after->handler);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle, after, after_free);
}

void
sa_after_frame (GtkWidget *widget, SaAfterFrameFunc func)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  After *after;

  g_return_if_fail (clock != NULL);
  after = g_new0 (After, 1);
  g_set_weak_pointer (&after->widget, widget);
  after->func = func;
  after->handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), after);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}
