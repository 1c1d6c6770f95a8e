/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The row that edits a field which holds one value, whatever its kind. */

#pragma once

#include <adwaita.h>
#include "sa-plain-rows.h"
#include "sa-record.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* @object: what @changed is called with, a GObject that may go before the row does */
GtkWidget *sa_field_row_new (SaStore *store, SaRecord *record, guint field,
                             SaRowChangedFunc changed, gpointer object);

/* What is typed, of whatever kind: for one of several values too. */
GtkWidget *sa_field_row_new_entry (const SaField *field, SaRowChangedFunc changed, gpointer object);

/* Shows what the record holds. */
void sa_field_row_load (GtkWidget *row, SaRecord *record, guint field);

/* Takes what the row shows over into the record. FALSE when it cannot be. */
gboolean sa_field_row_commit (GtkWidget *row, SaRecord *record, guint field, GError **error);

G_END_DECLS
