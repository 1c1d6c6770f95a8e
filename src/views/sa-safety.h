/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does with its database as a whole: a backup, going back to one, the passphrase.
 */

#pragma once

#include "sa-window.h"

G_BEGIN_DECLS

void sa_safety_backup (SaWindow *window);
void sa_safety_restore (SaWindow *window);
void sa_safety_passphrase (SaWindow *window);

G_END_DECLS
