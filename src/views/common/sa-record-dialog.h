/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a record in a dialog, for a new one and for one that is there. Possible duplicates of
 * a new one are named while it is typed; what was not saved survives a crash. */

#pragma once

#include <adwaita.h>
#include "sa-record.h"

G_BEGIN_DECLS

/* Called when the record was saved and committed. @from is the widget the dialog was presented
 * from. */
typedef void (*SaRecordSavedFunc) (GtkWidget *from, SaRecord *record, gpointer data);

/**
 * sa_record_dialog_present:
 * @from: a widget inside the window
 * @record: a new one (row 0), with what is known already set; or one from the store
 * @saved: (nullable): called after a save; without it a new record's page is opened
 *
 * The save is one change and is followed by a toast that offers to undo it.
 */
void sa_record_dialog_present (GtkWidget *from, SaRecord *record, SaRecordSavedFunc saved,
                               gpointer data, GDestroyNotify free_data);

/* The same, ready to change one field of a record that is there. */
void sa_record_dialog_present_field (GtkWidget *from, SaRecord *record, guint field);

/* Goes on with a draft: the same, with what was typed restored. */
void sa_record_dialog_continue (GtkWidget *from, SaRecord *record, SaRecordSavedFunc saved,
                                gpointer data, GDestroyNotify free_data);

G_END_DECLS
