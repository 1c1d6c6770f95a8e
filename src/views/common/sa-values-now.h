/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What many records have in one field, in a sentence. */

#pragma once

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

char *sa_values_now (SaStore *store, SaType *type, GArray *rows, int field);

G_END_DECLS
