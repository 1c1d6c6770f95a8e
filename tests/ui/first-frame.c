/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Preloaded into any GTK program: writes to the file descriptor in SA_TEST_FRAME_FD how many
 * microseconds after SA_TEST_START its first frame was painted. Used by firstframe.py; never
 * shipped.
 */
#include "frames.h"

#include <stdio.h>
#include <stdlib.h>

static void
on_frame (gpointer data, gpointer file_descriptor)
{
  const SaFrames *frames = data;

  if (frames->n_frames != 1)
    return;
  dprintf (GPOINTER_TO_INT (file_descriptor), "%" G_GINT64_FORMAT "\n",
           frames->first_frame - frames->start);
}

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *file_descriptor = g_getenv ("SA_TEST_FRAME_FD");

  g_unsetenv ("LD_PRELOAD");
  if (file_descriptor != NULL)
    sa_frames_watch (on_frame, GINT_TO_POINTER (atoi (file_descriptor)));
}
