/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times one thing a person does until its result is painted: from the act to the end of the first
 * frame in which a given text is on show. Measured inside the program, frame by frame, because
 * asking from outside would add the time of asking.
 */
#include "timing.h"

#include "act.h"
#include "frames.h"

#include <string.h>

#define PATIENCE_SECONDS 30

typedef struct
{
  GDBusMethodInvocation *invocation;
  char *text;
  gint64 begin, elapsed;
  guint n_frames_before;
  guint give_up_id;
} Timing;

static Timing *running;

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget))
    {
      const char *own = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
      return own != NULL && strstr (own, text) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
any_window_shows (const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  for (guint i = 0; !found && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      found = shows (window, text);
    }
  return found;
}

static void
finish (const char *failure)
{
  Timing *timing = g_steal_pointer (&running);
  const SaFrames *frames = sa_frames_get ();

  g_clear_handle_id (&timing->give_up_id, g_source_remove);
  if (failure != NULL)
    g_dbus_method_invocation_return_error_literal (timing->invocation, G_IO_ERROR,
                                                   G_IO_ERROR_FAILED, failure);
  else
    g_dbus_method_invocation_return_value (
        timing->invocation, g_variant_new ("(xxu)", timing->elapsed, frames->longest_hold,
                                           frames->n_frames - timing->n_frames_before));
  g_free (timing->text);
  g_free (timing);
}

static gboolean
on_given_up (gpointer data)
{
  running->give_up_id = 0;
  finish ("The text did not come on show");
  return G_SOURCE_REMOVE;
}

/* A turn of the main loop later, so that the hold of the frame itself is counted. */
static gboolean
on_done (gpointer data)
{
  if (running != NULL)
    finish (NULL);
  return G_SOURCE_REMOVE;
}

void
sa_timing_on_frame (gpointer frames, gpointer data)
{
  gint64 now = g_get_monotonic_time ();

  if (running == NULL || running->elapsed > 0)
    return;
  if (any_window_shows (running->text))
    {
      running->elapsed = now - running->begin;
      g_timeout_add_full (G_PRIORITY_HIGH, 1, on_done, NULL, NULL);
    }
  sa_frames_excuse (g_get_monotonic_time () - now);
}

/* Does @verb to @widget and answers, once @text has been painted, with the microseconds that took,
 * the longest hold of the main loop in them and the number of frames. */
void
sa_timing_begin (GDBusMethodInvocation *invocation, const char *verb, GtkWidget *widget,
                 const char *argument, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;

  if (running != NULL)
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_BUSY,
                                                     "Something is being timed already");
      return;
    }
  running = g_new0 (Timing, 1);
  running->invocation = invocation;
  running->text = g_strdup (text);
  running->n_frames_before = sa_frames_get ()->n_frames;
  running->give_up_id = g_timeout_add_seconds (PATIENCE_SECONDS, on_given_up, NULL);
  sa_frames_reset_hold ();
  running->begin = g_get_monotonic_time ();
  answer = sa_act (verb, widget, argument, &error);
  if (answer == NULL)
    finish (error->message);
}
