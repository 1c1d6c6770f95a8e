/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person allows on one channel: entered with the day and the proof that it was so. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_CONSENT_DIALOG (sa_consent_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaConsentDialog, sa_consent_dialog, SA, CONSENT_DIALOG, AdwDialog)

void sa_consent_dialog_present (GtkWidget *from, gint64 person, const char *channel);

G_END_DECLS
