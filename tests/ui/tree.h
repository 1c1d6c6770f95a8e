/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

char *sa_tree_dump (GtkWidget *root, gboolean hidden_too);
char *sa_tree_unnamed (void);
char *sa_tree_name (GtkWidget *widget);
GtkWidget *sa_tree_lookup (guint id);
