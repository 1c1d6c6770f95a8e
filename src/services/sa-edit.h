/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One record while a form is open on it, and others may change it too. What only one side changed
 * is merged without a word; what both changed, and differently, is for the person to decide. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

typedef struct _SaEdit SaEdit;

/* @record: what the form writes into, as the form found it; new, or from the store */
SaEdit *sa_edit_new (SaStore *store, SaRecord *record);
void sa_edit_free (SaEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaEdit, sa_edit_free)

typedef enum
{
  SA_EDIT_FAILED,
  SA_EDIT_CLASHED, /* nothing was written: sa_edit_get_clashes() are to be settled first */
  SA_EDIT_SAME,    /* there was nothing to write */
  SA_EDIT_SAVED,
} SaEditOutcome;

/**
 * sa_edit_save:
 * @label: what the person did, as sa_change_begin() takes it
 *
 * Saves the record as one change; its state too, when that was changed and may be. Unless it was
 * saved, the record is what it was before.
 */
SaEditOutcome sa_edit_save (SaEdit *self, const char *label, GError **error);

/* The fields (guint) that were changed here and, to something else, meanwhile in the store; and the
 * record as the store had it then. */
GArray *sa_edit_get_clashes (SaEdit *self);
SaRecord *sa_edit_get_theirs (SaEdit *self);

/* Says which is to be kept of the clashing fields: what was written here, or what is in the store,
 * which then is in the record too. */
void sa_edit_settle (SaEdit *self, gboolean keep_mine);

/* Whether nothing is being done to a field in the form. */
typedef gboolean (*SaEditIdleFunc) (guint field, gpointer data);

/* Brings those fields of the record up to date with the store that were not changed here and are
 * @idle. Returns whether one became another. */
gboolean sa_edit_follow (SaEdit *self, SaEditIdleFunc idle, gpointer data);

G_END_DECLS
