/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields of the office's own, beside those the type tables declare. All that follows from a field
 * follows from them too, when the database is opened the next time. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/* A name for a new field of that label, in the form the column and files have it: "Rabat %" is
 * "rabat". One that was removed and held the same kind has its own again, with what is in it. */
char *sa_custom_field_name (SaStore *store, const char *type, const char *label, SaKind kind);

/**
 * sa_custom_field_put:
 * @field: what of it counts is the name, kind, label, flags and choices, whose labels are their
 *   codes
 *
 * Adds a field to a record type, or gives one of the office's own another label, other flags or
 * choices; what it holds stays, so its kind cannot become another. Errors: SA_ERROR_INVALID when
 * the name is none or is taken
 */
gboolean sa_custom_field_put (SaStore *store, const char *type, const SaField *field,
                              GError **error);

/* What was written into it stays in the file, and is there again when it is put back. */
gboolean sa_custom_field_remove (SaStore *store, const char *type, const char *name,
                                 GError **error);

G_END_DECLS
