/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who lives where, in the lines that go on an envelope. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/**
 * SaPostal:
 * @name: the organisation, or the person
 * @organisation: where the person works when the address is the organisation's, or %NULL
 * @address: lines, the country among them only when it is not ours
 */
typedef struct
{
  char *name;
  char *organisation;
  char *address;
} SaPostal;

/* Whether records of the type live somewhere at all. */
gboolean sa_postal_covers (SaType *type);
gboolean sa_postal_find (SaPostal *postal, SaStore *store, SaRecord *record, const char *home,
                         GError **error);
void sa_postal_clear (SaPostal *postal);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SaPostal, sa_postal_clear)

char *sa_postal_address (SaRecord *record, const char *home);
char *sa_postal_lines (const SaPostal *postal);

G_END_DECLS
