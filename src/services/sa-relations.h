/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How two records can belong together: a person works at an organisation or looks after it, a task
 * is about a lead; and any two can be linked. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/**
 * SaRelationKind:
 * @SA_RELATION_FIELD: a field of the one refers to the other
 * @SA_RELATION_ROLE: a person gets a further role at an organisation
 * @SA_RELATION_LINK: a link, which may say of what kind it is
 */
typedef enum
{
  SA_RELATION_FIELD,
  SA_RELATION_ROLE,
  SA_RELATION_LINK,
} SaRelationKind;

/**
 * SaRelation:
 * @sentence: in the person's language, as it is said before and after: "“Anna” works at “Acme”"
 */
typedef struct
{
  SaRelationKind kind;
  gint64 of;
  gint64 to;
  guint field;
  char *sentence;
} SaRelation;

/* What @row and @other can become to one another, the likeliest first; never what they are already.
 * (element-type SaRelation) (transfer full) */
GPtrArray *sa_relations_find (SaStore *store, gint64 row, gint64 other);

/* The kinds of links this office uses most, at most @most: (array zero-terminated) */
GStrv sa_relations_known_kinds (SaStore *store, guint most);

/**
 * sa_relation_make:
 * @word: (nullable): the kind of a link, the job of a role
 *
 * Makes it so, as one change whose label is the sentence.
 */
gboolean sa_relation_make (SaStore *store, const SaRelation *relation, const char *word,
                           GError **error);

G_END_DECLS
