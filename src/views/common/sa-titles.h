/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles of records that others refer to, remembered, so that a list full of references asks the
 * store once for each of them. */

#pragma once

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_TITLES (sa_titles_get_type ())
G_DECLARE_FINAL_TYPE (SaTitles, sa_titles, SA, TITLES, GObject)

SaTitles *sa_titles_new (SaStore *store);
const char *sa_titles_get (SaTitles *self, gint64 row);

/* What a field shows: the titles of references, what sa_record_display() says of the rest. @field
 * may be SA_QUERY_STATE or SA_QUERY_TITLE. NULL when it is empty. */
char *sa_titles_display (SaTitles *self, SaRecord *record, int field);

/* "53 records". */
char *sa_count_in_words (SaStore *store, const SaQuery *query);

G_END_DECLS
