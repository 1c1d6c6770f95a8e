/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The right widget to edit one field of a record with, whatever its kind. */

#pragma once

#include <adwaita.h>
#include "sa-record.h"
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_FIELD_EDITOR (sa_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (SaFieldEditor, sa_field_editor, SA, FIELD_EDITOR, GObject)

/* @list: where its rows are put, at the end. "changed" is emitted at every change by the person. */
SaFieldEditor *sa_field_editor_new (SaStore *store, SaRecord *record, guint field,
                                    GtkListBox *list);
guint sa_field_editor_get_field (SaFieldEditor *self);

/* Takes what was typed over into the record; FALSE when it cannot be, which is then said below the
 * row. */
gboolean sa_field_editor_commit (SaFieldEditor *self);

/* The same as far as it can be, and without a word. */
void sa_field_editor_peek (SaFieldEditor *self);

/* Shows what the record holds now. */
void sa_field_editor_load (SaFieldEditor *self);

/* Whether nothing was typed since, and nothing is about to be. */
gboolean sa_field_editor_is_idle (SaFieldEditor *self);

void sa_field_editor_set_error (SaFieldEditor *self, const char *message);
void sa_field_editor_set_visible (SaFieldEditor *self, gboolean visible);
gboolean sa_field_editor_is_visible (SaFieldEditor *self);
void sa_field_editor_focus (SaFieldEditor *self);

/* The first, which gets the focus. */
GtkWidget *sa_field_editor_get_row (SaFieldEditor *self);

G_END_DECLS
