/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Is it perhaps this one?", asked while somebody types a new record. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/* A record that may be the same thing, and the field that says so. @is_namesake: only the name
 * does: the place is another one. */
typedef struct
{
  gint64 row;
  char *title;
  char *subtitle;
  const SaField *why;
  gboolean is_namesake;
} SaDuplicate;

GPtrArray *sa_duplicates_find (SaStore *store, SaRecord *record, guint limit, GError **error);
GPtrArray *sa_duplicates_find_with_namesakes (SaStore *store, SaRecord *record, guint limit,
                                              GError **error);
char *sa_duplicate_sentence (const SaDuplicate *duplicate);

G_END_DECLS
