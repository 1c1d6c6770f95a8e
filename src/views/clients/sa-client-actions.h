/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to records from any page of this feature, as "client." actions of the page's
 * class: open, copy, follow a link, edit, delete, finish a task. And how a page does something:
 * one change, a toast that offers to undo it, errors shown. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

void sa_client_actions_install (GtkWidgetClass *klass);

/* One change made from a page. */
typedef gboolean (*SaClientFunc) (SaStore *store, gpointer data, GError **error);

/**
 * sa_client_do:
 * @label: what is done, past tense, for the toast and for undo
 *
 * Does something as one change and says so. Returns: %FALSE when it failed; that was shown then.
 */
gboolean sa_client_do (GtkWidget *from, const char *label, SaClientFunc func, gpointer data);

/* What sa_client_do's @func may be: saves a record. */
gboolean sa_client_save (SaStore *store, gpointer record, GError **error);

/* Deletes a record, and says so. Returns: %FALSE when it failed; that was shown then. */
gboolean sa_client_delete (GtkWidget *from, SaRecord *record);

/* Brings a record to a state, and says so; a refusal is shown in words. */
gboolean sa_client_change_state (GtkWidget *from, SaRecord *record, const char *to);

/* Reads a record; NULL when it is gone, with an error shown when it could not be read. */
SaRecord *sa_client_get (GtkWidget *from, gint64 row);

G_END_DECLS
