/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeping in touch: what was said is logged, what was finished asks what comes next, and the dates
 * of the last and the next contact follow from it. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

gboolean sa_clients_log (SaStore *store, SaRecord *interaction, const char *next_step,
                         const char *next_date, GError **error);
gboolean sa_clients_finish_task (SaStore *store, SaRecord *task, const char *next_step,
                                 const char *next_date, GError **error);

G_END_DECLS
