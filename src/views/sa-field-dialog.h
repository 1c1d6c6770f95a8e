/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of one field of the office's own: what it belongs to, its name, what goes into it. */

#pragma once

#include <adwaita.h>
#include "sa-field-wish.h"

G_BEGIN_DECLS

/* The record types that can be given fields; NULL at the end. */
extern const char *const sa_field_types[];

/* What goes into such a field: "Date", "One of: a, b". */
char *sa_field_describe (const SaField *field);

/* @wish: (transfer full) */
typedef void (*SaFieldWishFunc) (GtkWidget *from, SaFieldWish *wish);

/**
 * sa_field_dialog_present:
 * @type: (nullable): that of @field
 * @field: (nullable): one to be changed or removed; a new one without it
 * @func: called with what is wished; the dialog has closed then
 */
void sa_field_dialog_present (GtkWidget *from, SaStore *store, SaType *type, const SaField *field,
                              SaFieldWishFunc func);

G_END_DECLS
