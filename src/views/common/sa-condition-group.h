/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One condition of a filter, to be edited: which field, how it compares, with what. */

#pragma once

#include <adwaita.h>
#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_CONDITION_GROUP (sa_condition_group_get_type ())
G_DECLARE_FINAL_TYPE (SaConditionGroup, sa_condition_group, SA, CONDITION_GROUP,
                      AdwPreferencesGroup)

/* "remove" is emitted when the person wants it gone. @value: (nullable): as stored */
GtkWidget *sa_condition_group_new (SaStore *store, SaType *type, int field, SaOp op,
                                   const char *value);

/* The row that is to have the focus. */
GtkWidget *sa_condition_group_get_first (SaConditionGroup *self);

/* Adds the condition to a query; one whose value is empty is no condition. FALSE when the value is
 * wrong, which stands at it then. */
gboolean sa_condition_group_apply (SaConditionGroup *self, SaQuery *query);

G_END_DECLS
