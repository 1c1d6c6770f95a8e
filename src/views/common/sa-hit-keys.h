/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How one gets from where one types to what was found below it, and back, by keys alone: Down to
 * the first, Up from it, and a letter goes on typing. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @hits: whose rows are made by @entry's "search-changed"; that is emitted before they are gone to,
 * and again later, when nothing may be made anew. */
void sa_hit_keys_add (GtkSearchEntry *entry, GtkListBox *hits);

G_END_DECLS
