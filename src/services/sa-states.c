/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes of state. The table of the type says which states may follow which; the rules here, one
 * function each, say what else must hold. Every refusal names the record and the way out. */

#include "sa-states.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-client-rules.h"
#include "sa-deeds.h"
#include "sa-error.h"
#include "sa-transact.h"

typedef struct
{
  const char *type;
  const char *to;
  int wants; /* the field that has to be filled in, or -1 */
  gboolean (*may) (SaStore *store, SaRecord *record, GError **error);
} Rule;

static const Rule rules[] = {
  { "organisation", "archived", -1, sa_rule_organisation_archived },
  { "person", "left", -1, sa_rule_person_leaves },
  { "person", "archived", -1, sa_rule_person_leaves },
  { "lead", "assigned", SA_LEAD_REP, sa_rule_lead_assigned },
  { "lead", "converted", -1, sa_rule_lead_converted },
  { "interaction", "done", -1, sa_rule_interaction_done },
  { "interaction", "missed", -1, sa_rule_interaction_missed },
  { "task", "waiting", SA_TASK_WAITING_FOR, sa_rule_task_waiting },
};

static const Rule *
find_rule (SaType *type, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].type, sa_type_get_name (type)) == 0 && strcmp (rules[i].to, to) == 0)
      return &rules[i];
  return NULL;
}

static gboolean
check_transition (SaRecord *record, const char *to, GError **error)
{
  SaType *type = sa_record_get_record_type (record);
  const char *from = sa_record_meta (record)->state;
  const SaState *state = sa_type_find_state (type, to);
  g_autofree char *title = sa_record_title (record);

  if (state == NULL)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” cannot be in a state called “%s”."),
                   title, to);
      return FALSE;
    }
  if (from == NULL || !sa_type_may_follow (type, from, to))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_REFUSED,
                   /* Translators: a record, its state, and the state it was to get */
                   _ ("“%s” is in the state “%s”, which “%s” cannot follow."), title,
                   sa_record_state_label (record), _ (state->label));
      return FALSE;
    }
  return TRUE;
}

/**
 * sa_states_may_change:
 * @to: the code of a state
 *
 * Whether a record may go to a state now: by the transitions of its type, and by the rule behind
 * them. A record that is there already may stay.
 * Errors: SA_ERROR_REFUSED in words, SA_ERROR_INVALID when the type has no such state.
 */
gboolean
sa_states_may_change (SaStore *store, SaRecord *record, const char *to, GError **error)
{
  const Rule *rule = find_rule (sa_record_get_record_type (record), to);

  g_return_val_if_fail (to != NULL, FALSE);

  if (g_strcmp0 (sa_record_meta (record)->state, to) == 0)
    return TRUE;
  if (!check_transition (record, to, error))
    return FALSE;
  return rule == NULL || rule->may (store, record, error);
}

/**
 * sa_states_change:
 * @record: saved before, or set together with its state now
 * @to: the code of a state
 *
 * Brings a record to a state and saves it, as one change. When it is refused or cannot be saved the
 * record is as it was.
 */
gboolean
sa_states_change (SaStore *store, SaRecord *record, const char *to, GError **error)
{
  g_autofree char *from = g_strdup (sa_record_meta (record)->state);
  g_autofree char *label = NULL;

  if (!sa_states_may_change (store, record, to, error))
    return FALSE;
  if (g_strcmp0 (from, to) == 0)
    return TRUE;
  sa_record_set_state (record, to);
  label = sa_deed_state (record);
  if (sa_transact_save (store, label, record, error))
    return TRUE;
  sa_record_set_state (record, from);
  return FALSE;
}

/**
 * sa_states_next:
 *
 * The states that may follow the present one, to be offered in a menu. A rule may still refuse one
 * of them; then it says why, which teaches more than a missing item.
 * Returns: (transfer full) (array zero-terminated=1): their codes
 */
char **
sa_states_next (SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  const SaState *state = sa_type_find_state (type, sa_record_meta (record)->state);

  if (state == NULL || *state->next == '\0')
    return g_new0 (char *, 1);
  return g_strsplit (state->next, " ", -1);
}

int
sa_states_wants (SaType *type, const char *to)
{
  const Rule *rule = find_rule (type, to);

  return rule != NULL ? rule->wants : -1;
}
