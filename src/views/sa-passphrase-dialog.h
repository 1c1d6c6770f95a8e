/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets, changes or removes the passphrase of the window's database. One that is there already is
 * asked for, so that nobody takes it away in passing. */

#pragma once

#include "sa-window.h"

G_BEGIN_DECLS

#define SA_TYPE_PASSPHRASE_DIALOG (sa_passphrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaPassphraseDialog, sa_passphrase_dialog, SA, PASSPHRASE_DIALOG, AdwDialog)

void sa_passphrase_dialog_present (SaWindow *window);

G_END_DECLS
