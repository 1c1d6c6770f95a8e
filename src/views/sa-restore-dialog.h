/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The backups beside the window's database, to go back to one of them. */

#pragma once

#include "sa-window.h"

G_BEGIN_DECLS

void sa_restore_dialog_present (SaWindow *window);

G_END_DECLS
