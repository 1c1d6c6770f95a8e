/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A GListModel of SaRecord over a query, for any number of records. It holds the row numbers in
 * order (8 bytes a record), fetched by a worker thread; the first screenful comes at once. Records
 * are read a page at a time as they come into view and kept in a bounded cache. Follows changes of
 * the store. */

#pragma once

#include <gio/gio.h>
#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

#define SA_TYPE_RECORD_LIST (sa_record_list_get_type ())
G_DECLARE_FINAL_TYPE (SaRecordList, sa_record_list, SA, RECORD_LIST, GObject)

/**
 * SaRecordList:
 *
 * Properties: "loading" (gboolean, read), "n-items" (guint, read), "error" (char *, read): a
 * sentence when the query failed, else %NULL.
 */
SaRecordList *sa_record_list_new (SaStore *store, const SaQuery *query);
void sa_record_list_set_query (SaRecordList *list, const SaQuery *query);
const SaQuery *sa_record_list_get_query (SaRecordList *list);
gboolean sa_record_list_is_loading (SaRecordList *list);
gint64 sa_record_list_get_row (SaRecordList *list, guint position);

/* The position of a record in the list, or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint sa_record_list_find (SaRecordList *list, gint64 row);

G_END_DECLS
