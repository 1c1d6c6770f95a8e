/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows for the kinds of values GTK has no row for: long text, several of a few choices, a date. */

#pragma once

#include <adwaita.h>
#include "sa-type.h"

G_BEGIN_DECLS

/* Called when the person changed the value. */
typedef void (*SaRowChangedFunc) (gpointer data);

GtkWidget *sa_text_area_row_new (const char *title, SaRowChangedFunc changed, gpointer data);
char *sa_text_area_row_get (GtkWidget *row);
void sa_text_area_row_set (GtkWidget *row, const char *text);

/* Values are codes joined by commas. */
GtkWidget *sa_choices_row_new (const char *title, const SaChoice *choices, SaRowChangedFunc changed,
                               gpointer data);
char *sa_choices_row_get (GtkWidget *row);
void sa_choices_row_set (GtkWidget *row, const char *codes);

/* Adds a calendar to an entry row that holds a date. */
void sa_date_row_add_calendar (AdwEntryRow *row);

G_END_DECLS
