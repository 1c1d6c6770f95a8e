/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

char *sa_act (const char *verb, GtkWidget *widget, const char *argument, GError **error);
