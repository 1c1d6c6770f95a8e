/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading by question: rows, counts and cursors over a query, the search over all types, and the
 * short reads that record pages are made of. */

#pragma once

#include "sa-query.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* (element-type gint64): row numbers in the query's order; @limit 0 for all. */
GArray *sa_store_find_rows (SaStore *store, const SaQuery *query, guint offset, guint limit,
                            GError **error);

/* (element-type SaRecord): for the few: timelines, parts, choices. @limit 0 for all. */
GPtrArray *sa_store_find (SaStore *store, const SaQuery *query, guint limit, GError **error);
gint64 sa_store_count (SaStore *store, const SaQuery *query, GError **error);

/* (element-type SaRecord): those last worked on; of very many those made last, where the others
 * cannot be had at once. */
GPtrArray *sa_store_find_latest (SaStore *store, SaType *type, guint limit, GError **error);

/* How many records per value of a field (SA_QUERY_STATE for states): keys are the values as stored,
 * "" for none. (element-type utf8 gint64*). */
GHashTable *sa_store_count_by (SaStore *store, const SaQuery *query, int field, GError **error);

/* Records of @type whose field refers to @row. (element-type SaRecord), newest first by row. */
GPtrArray *sa_store_find_referring (SaStore *store, const char *type, guint field, gint64 row,
                                    guint limit, GError **error);

/* Goes through all records of a query with one cursor; made for exports of millions. The record
 * handed to the callback is reused for the next row: keep a copy. Return FALSE to stop (with error
 * set or not). */
typedef gboolean (*SaRecordFunc) (SaRecord *record, gpointer data, GError **error);
gboolean sa_store_foreach (SaStore *store, const SaQuery *query, SaRecordFunc func, gpointer data,
                           GError **error);

/* Instead of a field: */
#define SA_VALUE_STATE -2 /* as SA_QUERY_STATE */
#define SA_VALUE_ID -6    /* 16 bytes, not text */

/**
 * SaValuesFunc:
 * @values: as many as fields were asked for: text as stored, numbers in decimal, %NULL for nothing
 *
 * One record of sa_store_foreach_values(). The values are the database's and gone when it returns.
 */
typedef gboolean (*SaValuesFunc) (const char *const *values, gpointer data, GError **error);

/* As sa_store_foreach(), for a few fields of very many records: nothing is copied. */
gboolean sa_store_foreach_values (SaStore *store, const SaQuery *query, const int *fields,
                                  guint n_fields, SaValuesFunc func, gpointer data, GError **error);

/* One hit of the search over all types. */
typedef struct
{
  gint64 row;
  SaType *type;
  SaRecord *record;
  char *title;
  char *subtitle;
} SaHit;

/**
 * sa_store_search:
 * @words: what was typed: folded, each word the beginning of a word, all must be found; part of a
 *   phone or document number is enough
 * @type: (nullable): one type only
 * @limit: per type
 *
 * Returns: (element-type SaHit): by type in the order of the model, best first: titles beginning
 * with the words, then the newest
 */
GPtrArray *sa_store_search (SaStore *store, const char *words, SaType *type, guint limit,
                            GError **error);

/* The same with no regard to time: where sa_store_search(), at a letter or two that very many words
 * begin with, gives fewer than there are, this gives all, or @limit. */
GPtrArray *sa_store_search_all (SaStore *store, const char *words, SaType *type, guint limit,
                                GError **error);

G_END_DECLS
