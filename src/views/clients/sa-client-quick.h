/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The row of things done most often with a client: log a call, an e-mail or a note, add a task; and
 * of a lead, convert it. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_QUICK (sa_client_quick_get_type ())
G_DECLARE_FINAL_TYPE (SaClientQuick, sa_client_quick, SA, CLIENT_QUICK, AdwBin)

/* Whether "Convert" is offered. */
void sa_client_quick_set_convertible (SaClientQuick *self, gboolean convertible);

G_END_DECLS
