/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Logging a call, an e-mail, a letter, a visit or a note in ten seconds. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_LOG_DIALOG (sa_log_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaLogDialog, sa_log_dialog, SA, LOG_DIALOG, AdwDialog)

/**
 * sa_log_dialog_present:
 * @subject: an organisation, a person or a lead
 * @kind: (nullable): a kind of interaction; a call when %NULL
 */
void sa_log_dialog_present (GtkWidget *from, SaRecord *subject, const char *kind);

/* Goes on with what was typed about @subject and not saved. */
void sa_log_dialog_continue (GtkWidget *from, SaRecord *subject);

G_END_DECLS
