/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* All times are microseconds of the monotonic clock. */
typedef struct
{
  gint64 start;        /* when the program was started, as its starter says */
  gint64 first_frame;  /* end of the first painted frame; 0 before there is one */
  gint64 last_frame;   /* end of the latest one */
  gint64 longest_hold; /* the longest time between two polls of the main loop */
  guint n_frames;
} SaFrames;

void sa_frames_watch (GFunc on_frame, gpointer data);
const SaFrames *sa_frames_get (void);
void sa_frames_reset_hold (void);
void sa_frames_excuse (gint64 duration);
