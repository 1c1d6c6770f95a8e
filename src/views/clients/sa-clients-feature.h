/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What this feature gives the window: its places, pages and commands. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To be called once, at start. */
void sa_clients_feature_register (void);

G_END_DECLS
