/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody wants done to a field of the office's own. It outlives the database's being open,
 * for the field is put in place while it is not. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/**
 * SaFieldWish:
 * @type: the record type it belongs to
 * @name: as sa_custom_field_name() makes it
 * @choices: (nullable): what can be chosen
 * @remove: it is to go
 */
typedef struct
{
  char *type;
  char *name;
  char *label;
  SaKind kind;
  guint flags;
  char **choices;
  gboolean remove;
} SaFieldWish;

/* That the field be as it is. */
SaFieldWish *sa_field_wish_new (SaType *type, const SaField *field);
SaFieldWish *sa_field_wish_copy (const SaFieldWish *wish);
void sa_field_wish_free (SaFieldWish *wish);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaFieldWish, sa_field_wish_free)

gboolean sa_field_wish_fulfil (const SaFieldWish *wish, SaStore *store, GError **error);

G_END_DECLS
