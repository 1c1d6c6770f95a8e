/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that offers one of some: the choices of a field, countries, languages, or states. */

#pragma once

#include <adwaita.h>
#include "sa-record.h"

G_BEGIN_DECLS

/* For a field of kind CHOICE, COUNTRY or LANGUAGE. What @record holds is offered in any case.
 * "notify::selected" tells of a change. */
GtkWidget *sa_choice_row_new (SaRecord *record, guint field);

/* Of the states of @type. @prompt: (nullable): what stands first while nothing is chosen; without
 * it the first state is. */
GtkWidget *sa_choice_row_new_of_states (SaType *type, const char *title, const char *prompt);

/* Of the state @record is in and those that may follow it. */
GtkWidget *sa_choice_row_new_of_next_states (SaRecord *record);

/* Lets somebody type what they look for in a row that offers very many. */
void sa_choice_row_enable_search (AdwComboRow *row);

/* Returns: the code, "" for nothing. */
const char *sa_choice_row_get (GtkWidget *row);

/* @code: (nullable) */
void sa_choice_row_set (GtkWidget *row, const char *code);

G_END_DECLS
