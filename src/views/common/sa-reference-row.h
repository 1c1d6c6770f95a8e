/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that refers to another record: shows its title, finds another by typing. */

#pragma once

#include <adwaita.h>
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_REFERENCE_ROW (sa_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (SaReferenceRow, sa_reference_row, SA, REFERENCE_ROW, AdwActionRow)

/* @target: name of the only type to offer, or %NULL. "changed" is emitted when the person picked
 * one. */
GtkWidget *sa_reference_row_new (SaStore *store, const char *title, const char *target);

/* One of our office is meant: they are offered first, and told from others. @only: others are not
 * found, as long as anybody works in the office */
void sa_reference_row_want_staff (SaReferenceRow *self, gboolean only);

gint64 sa_reference_row_get (SaReferenceRow *self);
void sa_reference_row_set (SaReferenceRow *self, gint64 row);

G_END_DECLS
