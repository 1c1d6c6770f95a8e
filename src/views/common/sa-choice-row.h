/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that offers one of some: the choices of a field, countries, or languages. */

#pragma once

#include <adwaita.h>
#include "sa-record.h"

G_BEGIN_DECLS

/* For a field of kind CHOICE, COUNTRY or LANGUAGE. What @record holds is offered in any case.
 * "notify::selected" tells of a change. */
GtkWidget *sa_choice_row_new (SaRecord *record, guint field);

/* Returns: the code, "" for nothing. */
const char *sa_choice_row_get (GtkWidget *row);

/* @code: (nullable) */
void sa_choice_row_set (GtkWidget *row, const char *code);

G_END_DECLS
