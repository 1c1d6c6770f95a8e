/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two records that are the same thing become one, field by field. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/* Whose value a field gets: the kept record's, the other's, or, where a field holds several, all.
 */
typedef enum
{
  SA_MERGE_KEEP,
  SA_MERGE_OTHER,
  SA_MERGE_BOTH,
} SaMergeSide;

/**
 * SaMergeField:
 * @field: its number in the type
 * @keep: the kept record's value for people; %NULL when empty. References are shown by title
 * @other: the other's
 * @side: what is chosen
 * @may_both: whether %SA_MERGE_BOTH can be chosen
 * @differs: whether there is anything to choose
 */
typedef struct
{
  guint field;
  char *keep;
  char *other;
  SaMergeSide side;
  gboolean may_both;
  gboolean differs;
} SaMergeField;

typedef struct _SaMergePlan SaMergePlan;

SaMergePlan *sa_merge_plan_new (SaStore *store, gint64 keep, gint64 other, GError **error);
void sa_merge_plan_free (SaMergePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaMergePlan, sa_merge_plan_free)

SaRecord *sa_merge_plan_get_keep (SaMergePlan *plan);
SaRecord *sa_merge_plan_get_other (SaMergePlan *plan);
GPtrArray *sa_merge_plan_get_fields (SaMergePlan *plan);

/* Whether both have a tax id and not the same one: then they are hardly one firm. */
gboolean sa_merge_plan_tax_ids_differ (SaMergePlan *plan);

/* What tells a record from another of its name: "PL-0193 · Łódź, Poland · Client". Empty when
 * nothing does. */
char *sa_merge_describe (SaRecord *record);

gboolean sa_merge_plan_choose (SaMergePlan *plan, guint field, SaMergeSide side);
gboolean sa_merge_apply (SaStore *store, SaMergePlan *plan, GError **error);

G_END_DECLS
