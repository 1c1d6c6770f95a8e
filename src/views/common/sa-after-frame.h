/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work that a window need not wait for: it is done once the window has painted, so that a page is
 * on the screen before its rows are made. */

#pragma once

#include <gtk/gtk.h>

typedef void (*SaAfterFrameFunc) (GtkWidget *widget);

/* Calls @func when the next frame of @widget's window is painted, and not at all when @widget went
 * away from it before. @widget must be realized. */
void sa_after_frame (GtkWidget *widget, SaAfterFrameFunc func);
