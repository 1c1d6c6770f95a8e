/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging two records. A plan lists every field with both values and a sensible choice already
 * made; carrying it out fills the kept record, makes all that pointed to the other point to it, and
 * marks the other as deleted. One change, so that a wrong guess costs one undo. */

#include "sa-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-error.h"
#include "sa-merge-values.h"
#include "sa-repoint.h"
#include "sa-transact.h"

struct _SaMergePlan
{
  SaRecord *keep;
  SaRecord *other;
  GPtrArray *fields; /* SaMergeField */
};

static void
merge_field_free (gpointer data)
{
  SaMergeField *field = data;

  g_free (field->keep);
  g_free (field->other);
  g_free (field);
}

/* Nothing is lost where it can be helped: an empty field takes the other's value, one that holds
 * several takes all. Otherwise what is kept stays. */
static SaMergeSide
choose (SaMergePlan *plan, guint field, gboolean may_both)
{
  if (sa_record_is_empty (plan->keep, field))
    return SA_MERGE_OTHER;
  if (may_both && !sa_record_is_empty (plan->other, field))
    return SA_MERGE_BOTH;
  if (sa_merge_value_is_later (plan->keep, plan->other, field))
    return SA_MERGE_OTHER;
  return SA_MERGE_KEEP;
}

static SaMergeField *
plan_field (SaMergePlan *plan, SaStore *store, guint number)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (plan->keep), number);
  SaMergeField *planned;

  /* What follows from records follows anew when those have moved. */
  if ((field->flags & SA_FIELD_FOLLOWS) != 0
      || (sa_record_is_empty (plan->keep, number) && sa_record_is_empty (plan->other, number)))
    return NULL;
  planned = g_new0 (SaMergeField, 1);
  planned->field = number;
  planned->keep = sa_store_in_words (store, plan->keep, number);
  planned->other = sa_store_in_words (store, plan->other, number);
  planned->differs = !sa_merge_value_is_same (plan->keep, plan->other, number);
  planned->may_both = planned->differs && sa_merge_value_may_both (field);
  planned->side = planned->differs ? choose (plan, number, planned->may_both) : SA_MERGE_KEEP;
  return planned;
}

static gboolean
check_pair (SaRecord *keep, SaRecord *other, GError **error)
{
  if (sa_record_get_record_type (keep) == sa_record_get_record_type (other)
      && sa_record_get_row (keep) != sa_record_get_row (other))
    return TRUE;
  g_set_error_literal (error, SA_ERROR, SA_ERROR_REFUSED,
                       _ ("Only two different records of the same kind can be merged."));
  return FALSE;
}

/**
 * sa_merge_plan_new:
 * @keep: the record that stays
 * @other: the one that goes into it
 *
 * Returns: (transfer full): a plan with a choice made for every field, to be looked at and changed
 * Errors: SA_ERROR_REFUSED when they are not two records of one type, SA_ERROR_NOT_FOUND
 */
SaMergePlan *
sa_merge_plan_new (SaStore *store, gint64 keep, gint64 other, GError **error)
{
  g_autoptr (SaMergePlan) plan = g_new0 (SaMergePlan, 1);
  SaType *type;

  plan->fields = g_ptr_array_new_with_free_func (merge_field_free);
  plan->keep = sa_need_record (store, keep, error);
  if (plan->keep == NULL)
    return NULL;
  plan->other = sa_need_record (store, other, error);
  if (plan->other == NULL || !check_pair (plan->keep, plan->other, error))
    return NULL;
  type = sa_record_get_record_type (plan->keep);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      SaMergeField *field = plan_field (plan, store, i);

      if (field != NULL)
        g_ptr_array_add (plan->fields, field);
    }
  return g_steal_pointer (&plan);
}

void
sa_merge_plan_free (SaMergePlan *plan)
{
  if (plan == NULL)
    return;
  g_clear_object (&plan->keep);
  g_clear_object (&plan->other);
  g_ptr_array_unref (plan->fields);
  g_free (plan);
}

/* Returns: (transfer none) */
SaRecord *
sa_merge_plan_get_keep (SaMergePlan *plan)
{
  return plan->keep;
}

/* Returns: (transfer none) */
SaRecord *
sa_merge_plan_get_other (SaMergePlan *plan)
{
  return plan->other;
}

/**
 * sa_merge_plan_get_fields:
 *
 * Returns: (transfer none) (element-type SaMergeField): the fields that one of both has, in the
 * order of the form. Hidden fields are among them, because they are merged too
 */
GPtrArray *
sa_merge_plan_get_fields (SaMergePlan *plan)
{
  return plan->fields;
}

gboolean
sa_merge_plan_tax_ids_differ (SaMergePlan *plan)
{
  for (guint i = 0; sa_record_is (plan->keep, "organisation") && i < plan->fields->len; i++)
    {
      const SaMergeField *field = plan->fields->pdata[i];

      if (field->field == SA_ORGANISATION_TAX_ID)
        return field->differs && field->keep != NULL && field->other != NULL;
    }
  return FALSE;
}

/* The number the office gave it; NULL when it has none. */
static const char *
get_code (SaRecord *record)
{
  int code = sa_type_find_field (sa_record_get_record_type (record), "code");

  return code >= 0 ? sa_record_text (record, (guint) code) : NULL;
}

char *
sa_merge_describe (SaRecord *record)
{
  const char *code = get_code (record);
  g_autofree char *subtitle = sa_record_subtitle (record);

  if (code == NULL || subtitle == NULL || *subtitle == '\0')
    return g_strdup (code != NULL ? code : subtitle != NULL ? subtitle : "");
  return g_strconcat (code, " · ", subtitle, NULL);
}

/* How the one that goes is called in what was done: by its number too, where both have one name. */
static char *
name_other (SaMergePlan *plan, const char *keep)
{
  g_autofree char *title = sa_record_title (plan->other);
  const char *code = get_code (plan->other);

  if (code == NULL || g_strcmp0 (title, keep) != 0)
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s, %s", title, code);
}

/**
 * sa_merge_plan_choose:
 *
 * Chooses whose value a field gets.
 * Returns: %FALSE when the field cannot have both, or is not in the plan
 */
gboolean
sa_merge_plan_choose (SaMergePlan *plan, guint field, SaMergeSide side)
{
  for (guint i = 0; i < plan->fields->len; i++)
    {
      SaMergeField *planned = plan->fields->pdata[i];

      if (planned->field != field)
        continue;
      if (side == SA_MERGE_BOTH && !planned->may_both)
        return FALSE;
      planned->side = side;
      return TRUE;
    }
  return FALSE;
}

/* The present job somebody loses by the merge stays known as an earlier role. */
static gboolean
keep_lost_job (SaMergePlan *plan, SaStore *store, SaRecord *lost_from, GError **error)
{
  g_autoptr (SaRecord) position = NULL;
  gint64 organisation = sa_record_number (lost_from, SA_PERSON_ORGANISATION);

  if (organisation == 0)
    return TRUE;
  position = sa_record_new (sa_store_get_type_named (store, "position"));
  sa_record_set_number (position, SA_POSITION_PERSON, sa_record_get_row (plan->keep));
  sa_record_set_number (position, SA_POSITION_ORGANISATION, organisation);
  sa_record_set_text (position, SA_POSITION_JOB, sa_record_text (lost_from, SA_PERSON_JOB));
  sa_record_set_text (position, SA_POSITION_DEPARTMENT,
                      sa_record_text (lost_from, SA_PERSON_DEPARTMENT));
  return sa_store_save (store, position, error);
}

static gboolean
fill_keep (SaMergePlan *plan, SaStore *store, GError **error)
{
  for (guint i = 0; i < plan->fields->len; i++)
    {
      SaMergeField *field = plan->fields->pdata[i];
      gboolean lost = field->differs && field->keep != NULL && field->other != NULL
                      && sa_record_is (plan->keep, "person")
                      && field->field == SA_PERSON_ORGANISATION;

      if (lost
          && !keep_lost_job (plan, store, field->side == SA_MERGE_KEEP ? plan->other : plan->keep,
                             error))
        return FALSE;
      if (field->side == SA_MERGE_OTHER)
        sa_merge_value_take (plan->keep, plan->other, field->field);
      else if (field->side == SA_MERGE_BOTH)
        sa_merge_value_join (plan->keep, plan->other, field->field);
    }
  return TRUE;
}

static gboolean
apply (SaStore *store, gpointer data, GError **error)
{
  SaMergePlan *plan = data;
  gint64 keep = sa_record_get_row (plan->keep);
  gint64 other = sa_record_get_row (plan->other);

  if (!sa_repoint (store, other, keep, error))
    return FALSE;
  /* What pointed from one to the other was cleared in the store; the plan's record must not bring
   * it back. */
  sa_merge_clear_references (plan->keep, other);
  sa_merge_clear_references (plan->other, keep);
  return fill_keep (plan, store, error) && sa_store_save (store, plan->keep, error)
         && sa_store_delete (store, other, error) && sa_store_note (store, keep, error);
}

/**
 * sa_merge_apply:
 * @plan: can be used once
 *
 * Carries a plan out, in one change labelled with both names.
 */
gboolean
sa_merge_apply (SaStore *store, SaMergePlan *plan, GError **error)
{
  g_autofree char *keep = sa_record_title (plan->keep);
  g_autofree char *other = name_other (plan, keep);
  /* Translators: what was done: the second record was merged into the first */
  g_autofree char *label = g_strdup_printf (_ ("“%s” merged with “%s”"), keep, other);

  return sa_transact (store, label, apply, plan, error);
}
