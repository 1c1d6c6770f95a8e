/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The conditions of a filter in words. */

#pragma once

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* What an operator is called for a field of some kind: a date is "before", a number "less than". */
const char *sa_condition_op_text (const SaField *field, SaOp op);

/* Which operators make sense for a field (NULL: the state), ended by -1. */
const int *sa_condition_ops (const SaField *field);

/* "City: Łódź": condition @index of the query. */
char *sa_condition_text (const SaQuery *query, guint index, SaStore *store);

/* All of them and the words searched for; "" for a query of everything. */
char *sa_condition_text_of_all (const SaQuery *query, SaStore *store);

G_END_DECLS
