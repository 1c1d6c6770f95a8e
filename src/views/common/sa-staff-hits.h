/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How people are told apart where one of our office is to be chosen: those who work there under a
 * heading that says so, others under another, and where nobody works there how somebody comes to.
 */

#pragma once

#include <gtk/gtk.h>
#include "sa-record.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* Of a list whose rows sa_staff_hits_mark() marks, once they are in it. */
void sa_staff_hits_show_headings (GtkListBox *list);
void sa_staff_hits_mark (GtkWidget *row, SaRecord *person);

/* (nullable): a sentence for where nobody works in the office */
const char *sa_staff_hits_note (SaStore *store);

G_END_DECLS
