/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of records, one entry after the other, a few hundred pages if need be. Where pages end is
 * found out a batch of records at a time; only the records of the page being drawn are read again.
 */

#pragma once

#include "sa-pages.h"
#include "sa-query.h"
#include "sa-slice.h"
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_ENTRY_PAGES (sa_entry_pages_get_type ())
G_DECLARE_DERIVABLE_TYPE (SaEntryPages, sa_entry_pages, SA, ENTRY_PAGES, SaPages)

/**
 * SaEntryPagesClass:
 * @set_entry: (transfer full): what stands there for a record
 * @set_head: (transfer full): what stands above the entries of a page; @records of the page, %NULL
 *   where only its height is asked for
 * @heads_first: whether the first page has it too, below the masthead
 */
struct _SaEntryPagesClass
{
  SaPagesClass parent_class;

  SaSlice *(*set_entry) (SaEntryPages *pages, SaRecord *record);
  SaSlice *(*set_head) (SaEntryPages *pages, GPtrArray *records);
  gboolean heads_first;
};

GArray *sa_entry_pages_find (SaStore *store, const SaQuery *query, GError **error);
void sa_entry_pages_start (SaEntryPages *self, SaStore *store, const SaQuery *query, GArray *rows,
                           const char *kicker);
SaStore *sa_entry_pages_get_store (SaEntryPages *self);
SaInk *sa_entry_pages_get_ink (SaEntryPages *self);

G_END_DECLS
