/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row to choose one field of a type, or the state, from. */

#pragma once

#include <adwaita.h>
#include "sa-query.h"

G_BEGIN_DECLS

/* "notify::selected" says when another was chosen. */
GtkWidget *sa_field_combo_new (SaType *type, const char *title);
int sa_field_combo_get (GtkWidget *combo);
void sa_field_combo_set (GtkWidget *combo, int field);

/* A row to choose a state from. */
GtkWidget *sa_state_combo_new (SaType *type, const char *title);
const char *sa_state_combo_get (GtkWidget *combo);
void sa_state_combo_set (GtkWidget *combo, const char *code);

G_END_DECLS
