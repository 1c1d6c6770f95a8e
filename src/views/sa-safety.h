/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does with its database as a whole: a backup, going back to one, the passphrase.
 */

#pragma once

#include "sa-window.h"

G_BEGIN_DECLS

void sa_safety_backup (SaWindow *window);

/* @backup: path of a copy to put in the database's place. @passphrase: (nullable): of the copy,
 * where it is another than the present one */
void sa_safety_restore_from (SaWindow *window, const char *backup, const char *passphrase);

/* @passphrase: (nullable): %NULL to store without encryption */
void sa_safety_encrypt (SaWindow *window, const char *passphrase);

G_END_DECLS
