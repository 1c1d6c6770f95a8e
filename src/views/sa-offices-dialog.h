/* SPDX-License-Identifier: GPL-3.0-or-later */

/* To go to another office, or to make a new one. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @current: the file of the office one is in */
void sa_offices_dialog_present (GtkWidget *from, const char *current);

/* Lets a database from elsewhere be listed the next time. */
void sa_offices_dialog_remember (const char *path);

G_END_DECLS
