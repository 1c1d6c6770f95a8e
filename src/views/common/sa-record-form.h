/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of any record, made from its type: the fields under their headings, empty ones of lesser
 * importance kept out of the way until asked for. */

#pragma once

#include <adwaita.h>
#include "sa-edit.h"
#include "sa-record.h"
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_RECORD_FORM (sa_record_form_get_type ())
G_DECLARE_FINAL_TYPE (SaRecordForm, sa_record_form, SA, RECORD_FORM, AdwBin)

/* What a part of a record (an address, a role) belongs to stands first in it, and is known and not
 * asked for. Returns: its row; 0 for a record of its own. */
gint64 sa_record_form_owner (SaRecord *record);

/* "changed" is emitted at every change by the person. */
SaRecordForm *sa_record_form_new (SaStore *store, SaRecord *record);

/* Takes everything typed over into the record. FALSE when something is wrong: each fault stands at
 * its field then, of which the first has the focus; one of no one field is put in @error. */
gboolean sa_record_form_commit (SaRecordForm *self, GError **error);

/* Takes over what can be taken, saying nothing of the rest: for drafts and for duplicates. */
void sa_record_form_peek (SaRecordForm *self);

/* Shows what the record holds now. */
void sa_record_form_load (SaRecordForm *self);

/* Shows what others made of the fields in which nothing was typed here. @edit: of the record */
void sa_record_form_follow (SaRecordForm *self, SaEdit *edit);

/* Shows a field if it was not; -1 is the first. Returns: (nullable): the row that can get the focus
 */
GtkWidget *sa_record_form_show_field (SaRecordForm *self, int field);
void sa_record_form_focus_field (SaRecordForm *self, int field);

G_END_DECLS
