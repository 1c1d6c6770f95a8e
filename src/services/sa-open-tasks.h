/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* (transfer full): the tasks that are still to be done, in no order. */
SaQuery *sa_open_tasks (SaStore *store);

G_END_DECLS
