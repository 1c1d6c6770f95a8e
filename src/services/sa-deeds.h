/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person did, in the words that undo, history and toasts say it in: each names the thing, so
 * that two lines of a list of changes are never the same by chance. To be asked before it is done,
 * for a sentence may tell what was from what is to be. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/* "“Acme” added"; "“Acme” changed: City, Street"; "Address of “Acme” changed". */
char *sa_deed_saved (SaStore *store, SaRecord *record);

/* The same for one field of one record, by its label. */
char *sa_deed_changed (SaStore *store, gint64 row, const char *what);

/* "“Send the offer” is now done", for a record that has its new state. */
char *sa_deed_state (SaRecord *record);

/* "“Acme” deleted"; "“offer.pdf” removed from “Acme”". */
char *sa_deed_deleted (SaStore *store, SaRecord *record);

/* "Call with “Acme” logged", for an interaction of any kind. @ahead: it is yet to come */
char *sa_deed_logged (SaStore *store, SaRecord *interaction, gboolean ahead);

/* "“offer.pdf” attached to “Acme”", or how many were. @names: (element-type utf8) */
char *sa_deed_attached (SaStore *store, GPtrArray *names, gint64 to);

G_END_DECLS
