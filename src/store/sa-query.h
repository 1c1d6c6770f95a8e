/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question to the store: records of one type, that meet conditions, in an order. It has a text
 * form, the same for saved filters and the command line:
 *
 *   city=Łódź roles~client country!=PL last_contact<2026-01-01 rep? notes! word "two words"
 *
 * = is, != is not, ~ contains (folded) or has among several, < <= > >= compare, a name followed by
 * ? is empty and by ! is not empty; words without a field are searched for, and may be put in
 * quotation marks where they would be taken for a condition. All must hold. A field is named as in
 * files or as people read it, in any case ("Last contact"<2026-01-01); `state` is a field too;
 * `organisation.city` is a field of the record a reference points to; `deleted!` asks for deleted
 * records instead of living ones.
 */

#pragma once

#include "sa-record.h"

G_BEGIN_DECLS

typedef struct _SaQuery SaQuery;

typedef enum
{
  SA_OP_IS,
  SA_OP_IS_NOT,
  SA_OP_CONTAINS,
  SA_OP_LESS,
  SA_OP_LESS_OR_SAME,
  SA_OP_MORE,
  SA_OP_MORE_OR_SAME,
  SA_OP_EMPTY,
  SA_OP_NOT_EMPTY,
} SaOp;

SaQuery *sa_query_new (SaType *type);
SaQuery *sa_query_copy (const SaQuery *query);
void sa_query_free (SaQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaQuery, sa_query_free)

SaType *sa_query_get_type (const SaQuery *query);

#define SA_QUERY_STATE -2
#define SA_QUERY_TITLE -3   /* sort only: the sort key */
#define SA_QUERY_CHANGED -4 /* sort only: when last changed */
#define SA_QUERY_CREATED -5

/* A field, or SA_QUERY_STATE, of the record that a REFERENCE field with a target points to. For
 * conditions only; they hold for no record whose reference is empty. */
#define SA_QUERY_THROUGH(reference, field) (((reference) + 1) << 16 | ((field) - SA_QUERY_STATE))
gboolean sa_query_split_through (int field, int *reference, int *there);

/* @field: a field of the type, SA_QUERY_STATE or SA_QUERY_THROUGH(). @value: as stored. A condition
 * on REFERENCE fields takes the row number as decimal text. */
void sa_query_where (SaQuery *query, int field, SaOp op, const char *value);
void sa_query_where_row (SaQuery *query, int field, gint64 row);

/* What the conditions are, to show them for editing. @value belongs to the query. */
guint sa_query_get_n_conditions (const SaQuery *query);
void sa_query_get_condition (const SaQuery *query, guint index, int *field, SaOp *op,
                             const char **value);

void sa_query_remove_condition (SaQuery *query, guint index);

/* Asks for what @other, of the same type, asks for as well; in its order, and for its words if it
 * has some. */
void sa_query_add (SaQuery *query, const SaQuery *other);

/* Words all of which must be found, each as the beginning of a word. NULL takes the condition away.
 */
void sa_query_search (SaQuery *query, const char *words);
const char *sa_query_get_search (const SaQuery *query);

/* @field as above or one of SA_QUERY_TITLE (the default), _CHANGED, _CREATED, _STATE. */
void sa_query_sort (SaQuery *query, int field, gboolean descending);
void sa_query_get_sort (const SaQuery *query, int *field, gboolean *descending);

/* (element-type gint64): only records of these rows, as far as they meet the conditions. Not in the
 * text form: it is for what somebody selected, not for what can be asked again. */
void sa_query_only (SaQuery *query, GArray *rows);

/* Ask for deleted records instead. */
void sa_query_deleted (SaQuery *query, gboolean deleted);
gboolean sa_query_is_deleted (const SaQuery *query);

/* A field as somebody names it: by its name, or by its label in English or the user's language, in
 * any case. Returns: the field as for sa_query_where(), or SA_QUERY_NO_FIELD. */
#define SA_QUERY_NO_FIELD -1
int sa_query_find_field (SaType *type, const char *name);

/* The names that may be given, separated by commas. */
char *sa_query_list_fields (SaType *type);

/* The text form. Parsing fails with SA_ERROR_INVALID naming the word and the remedy. */
SaQuery *sa_query_parse (SaType *type, const char *text, GError **error);
char *sa_query_to_text (const SaQuery *query);

G_END_DECLS
