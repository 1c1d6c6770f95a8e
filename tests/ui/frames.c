/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Watches a GTK program from inside: when its windows have painted, and for how long its main loop
 * was held. Both are read off GTK and GLib themselves (after-paint of the frame clock, the poll
 * function of the main context), so the program needs no change.
 */
#include "frames.h"

#include <gtk/gtk.h>

static SaFrames frames;
static GPollFunc real_poll;
static gint64 woken, excused;
static GFunc frame_func;
static gpointer frame_data;

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  int n;

  if (woken > 0)
    {
      gint64 held = g_get_monotonic_time () - woken - excused;
      frames.longest_hold = MAX (frames.longest_hold, held);
    }
  excused = 0;
  n = real_poll (fds, n_fds, timeout);
  woken = g_get_monotonic_time ();
  return n;
}

static void
on_after_paint (GdkFrameClock *clock, GtkWidget *window)
{
  if (!gtk_widget_get_mapped (window))
    return;
  frames.last_frame = g_get_monotonic_time ();
  frames.n_frames++;
  if (frames.n_frames == 1)
    frames.first_frame = frames.last_frame;
  if (frame_func != NULL)
    frame_func (&frames, frame_data);
}

static void
watch_clock (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_after_paint), window, 0);
}

static void
watch_windows (GListModel *windows, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_realized (window))
        watch_clock (window);
      g_signal_connect_after (window, "realize", G_CALLBACK (watch_clock), NULL);
    }
}

static gboolean
begin_when_gtk_is_up (gpointer data)
{
  GListModel *windows;

  if (!gtk_is_initialized ())
    return G_SOURCE_CONTINUE;
  windows = gtk_window_get_toplevels ();
  g_signal_connect (windows, "items-changed", G_CALLBACK (watch_windows), NULL);
  watch_windows (windows, 0, 0, g_list_model_get_n_items (windows));
  return G_SOURCE_REMOVE;
}

/* Starts measuring, and calls @on_frame with the SaFrames after each frame; meant for a library's
 * constructor, long before GTK is initialised. SA_TEST_START holds the monotonic time at which the
 * program was started. */
void
sa_frames_watch (GFunc on_frame, gpointer data)
{
  const char *start = g_getenv ("SA_TEST_START");

  frames.start = start != NULL ? g_ascii_strtoll (start, NULL, 10) : g_get_monotonic_time ();
  frame_func = on_frame;
  frame_data = data;
  real_poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_and_measure);
  g_timeout_add_full (G_PRIORITY_HIGH, 1, begin_when_gtk_is_up, NULL, NULL);
}

const SaFrames *
sa_frames_get (void)
{
  return &frames;
}

void
sa_frames_reset_hold (void)
{
  frames.longest_hold = 0;
}

/* Takes time the test itself spent in the main loop out of the hold being measured. */
void
sa_frames_excuse (gint64 duration)
{
  excused += duration;
}
