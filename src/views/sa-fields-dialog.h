/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields an office added of its own, in one list. */

#pragma once

#include "sa-window.h"

G_BEGIN_DECLS

void sa_fields_dialog_present (SaWindow *window);

G_END_DECLS
