/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gtk/gtk.h>

void sa_timing_begin (GDBusMethodInvocation *invocation, const char *verb, GtkWidget *widget,
                      const char *argument, const char *text);
void sa_timing_on_frame (gpointer frames, gpointer data);
