/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Converting a lead: what is known of it fills an organisation and a person, what was said and
 * planned moves over to them, and the lead stays behind as converted, with references to what it
 * became. All of it is one change. */

#include "sa-lead-conversion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-date.h"
#include "sa-error.h"
#include "sa-find.h"
#include "sa-merge-values.h"
#include "sa-repoint.h"
#include "sa-states.h"
#include "sa-transact.h"

typedef struct
{
  SaRecord *lead;
  const SaConversion *wish;
  SaRecord *organisation;
  SaRecord *person; /* NULL when there is none */
} Conversion;

/* Which field of the lead fills which of the organisation or the person. */
typedef struct
{
  guint from;
  guint to;
} Copy;

static const Copy organisation_copies[] = {
  { SA_LEAD_WEBSITES, SA_ORGANISATION_WEBSITES }, { SA_LEAD_STREET, SA_ORGANISATION_STREET },
  { SA_LEAD_POSTCODE, SA_ORGANISATION_POSTCODE }, { SA_LEAD_CITY, SA_ORGANISATION_CITY },
  { SA_LEAD_REGION, SA_ORGANISATION_REGION },     { SA_LEAD_COUNTRY, SA_ORGANISATION_COUNTRY },
  { SA_LEAD_CURRENCY, SA_ORGANISATION_CURRENCY }, { SA_LEAD_REP, SA_ORGANISATION_REP },
  { SA_LEAD_PHONES, SA_ORGANISATION_PHONES },     { SA_LEAD_NOTES, SA_ORGANISATION_NOTES },
};

static const Copy person_copies[] = {
  { SA_LEAD_JOB, SA_PERSON_JOB },
  { SA_LEAD_PHONES, SA_PERSON_PHONES },
  { SA_LEAD_EMAILS, SA_PERSON_EMAILS },
};

/* The phone reaches the firm as well as the person; an e-mail is mostly somebody's own, and the
 * organisation's only where there is nobody. */
static const Copy emails_copy = { SA_LEAD_EMAILS, SA_ORGANISATION_EMAILS };

static void
add_value (SaRecord *to, SaRecord *said, guint field)
{
  if (sa_record_is_empty (to, field))
    sa_merge_value_take (to, said, field);
  else if (sa_merge_value_may_both (sa_type_get_field (sa_record_get_record_type (to), field)))
    sa_merge_value_join (to, said, field);
}

/* What is known of a client is better than what a lead said; where there may be several, both stay.
 */
static void
copy_fields (SaRecord *from, SaRecord *to, const Copy *copies, guint n_copies)
{
  SaType *type = sa_record_get_record_type (to);
  g_autoptr (SaRecord) said = sa_record_new (type);

  for (guint i = 0; i < n_copies; i++)
    {
      const SaField *field = sa_type_get_field (type, copies[i].to);

      if (sa_record_is_empty (from, copies[i].from))
        continue;
      if (sa_field_is_number (field))
        sa_record_set_number (said, copies[i].to, sa_record_number (from, copies[i].from));
      else
        sa_record_set_text (said, copies[i].to, sa_record_text (from, copies[i].from));
      add_value (to, said, copies[i].to);
    }
}

/* The record to be filled: the one chosen, or a new one. */
static SaRecord *
get_or_make (SaStore *store, const char *type, gint64 row, GError **error)
{
  if (row != 0)
    return sa_need_record (store, row, error);
  return sa_record_new (sa_store_get_type_named (store, type));
}

static gboolean
check_organisation (SaRecord *organisation, GError **error)
{
  const char *state = sa_record_meta (organisation)->state;
  g_autofree char *title = NULL;

  if (g_strcmp0 (state, "blocked") != 0 && g_strcmp0 (state, "archived") != 0)
    return TRUE;
  title = sa_record_title (organisation);
  g_set_error (
      error, SA_ERROR, SA_ERROR_REFUSED,
      _ ("“%s” is in the state “%s”. Make it active first, or choose another organisation."), title,
      sa_record_state_label (organisation));
  return FALSE;
}

static gboolean
has_person (const Conversion *conversion)
{
  if (conversion->wish->no_person)
    return FALSE;
  return conversion->wish->person != 0
         || !sa_record_is_empty (conversion->lead, SA_LEAD_PERSON_NAME);
}

static void
add_roles (SaRecord *organisation, const char *roles)
{
  g_autoptr (SaRecord) said = sa_record_new (sa_record_get_record_type (organisation));

  sa_record_set_text (said, SA_ORGANISATION_ROLES, roles != NULL ? roles : "client");
  add_value (organisation, said, SA_ORGANISATION_ROLES);
}

static gboolean
save_organisation (Conversion *conversion, SaStore *store, GError **error)
{
  SaRecord *lead = conversion->lead;
  SaRecord *organisation = get_or_make (store, "organisation", conversion->wish->organisation,
                                        error);

  conversion->organisation = organisation;
  if (organisation == NULL || !check_organisation (organisation, error))
    return FALSE;
  if (conversion->wish->organisation == 0)
    {
      const char *name = sa_record_text (lead, SA_LEAD_ORGANISATION_NAME);
      const char *person = sa_record_text (lead, SA_LEAD_PERSON_NAME);

      if (name == NULL)
        name = person != NULL ? person : sa_record_text (lead, SA_LEAD_NAME);
      sa_record_set_text (organisation, SA_ORGANISATION_NAME, name);
    }
  add_roles (organisation, conversion->wish->roles);
  copy_fields (lead, organisation, organisation_copies, G_N_ELEMENTS (organisation_copies));
  if (!has_person (conversion))
    copy_fields (lead, organisation, &emails_copy, 1);
  return sa_store_save (store, organisation, error);
}

/* "Anna Maria Nowak": the last word is the family name, the first the given one. */
static void
split_name (SaRecord *person, const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t", -1);
  guint n_words = g_strv_length (words);

  sa_record_set_text (person, SA_PERSON_NAME, name);
  if (n_words < 2)
    return;
  sa_record_set_text (person, SA_PERSON_GIVEN_NAME, words[0]);
  sa_record_set_text (person, SA_PERSON_FAMILY_NAME, words[n_words - 1]);
  if (n_words > 2)
    {
      g_autofree char *middle = NULL;

      g_clear_pointer (&words[n_words - 1], g_free);
      middle = g_strjoinv (" ", words + 1);
      sa_record_set_text (person, SA_PERSON_MIDDLE_NAME, g_strstrip (middle));
    }
}

static gboolean
save_person (Conversion *conversion, SaStore *store, GError **error)
{
  SaRecord *lead = conversion->lead;
  SaRecord *person;

  if (!has_person (conversion))
    return TRUE;
  person = get_or_make (store, "person", conversion->wish->person, error);
  conversion->person = person;
  if (person == NULL)
    return FALSE;
  if (conversion->wish->person == 0)
    split_name (person, sa_record_text (lead, SA_LEAD_PERSON_NAME));
  if (sa_record_is_empty (person, SA_PERSON_ORGANISATION))
    sa_record_set_number (person, SA_PERSON_ORGANISATION,
                          sa_record_get_row (conversion->organisation));
  copy_fields (lead, person, person_copies, G_N_ELEMENTS (person_copies));
  return sa_store_save (store, person, error);
}

/* What was said to the lead was said to them; the reference to the lead stays. */
static gboolean
move_interactions (Conversion *conversion, SaStore *store, GError **error)
{
  g_autoptr (GPtrArray) interactions = sa_store_find_referring (
      store, "interaction", SA_INTERACTION_LEAD, sa_record_get_row (conversion->lead), 0, error);

  if (interactions == NULL)
    return FALSE;
  for (guint i = 0; i < interactions->len; i++)
    {
      SaRecord *interaction = interactions->pdata[i];

      if (sa_record_is_empty (interaction, SA_INTERACTION_ORGANISATION))
        sa_record_set_number (interaction, SA_INTERACTION_ORGANISATION,
                              sa_record_get_row (conversion->organisation));
      if (conversion->person != NULL && sa_record_is_empty (interaction, SA_INTERACTION_PERSON))
        sa_record_set_number (interaction, SA_INTERACTION_PERSON,
                              sa_record_get_row (conversion->person));
      if (!sa_store_save (store, interaction, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_next_step (Conversion *conversion, SaStore *store, GError **error)
{
  const SaConversion *wish = conversion->wish;
  gint64 rep = sa_record_number (conversion->lead, SA_LEAD_REP);
  g_autoptr (SaRecord) task = NULL;

  if (wish->next_step == NULL || *wish->next_step == '\0')
    return TRUE;
  task = sa_record_new (sa_store_get_type_named (store, "task"));
  sa_record_set_text (task, SA_TASK_SUBJECT, wish->next_step);
  sa_record_set_text (task, SA_TASK_DUE, wish->next_date);
  sa_record_set_number (task, SA_TASK_ABOUT, sa_record_get_row (conversion->organisation));
  if (conversion->person != NULL)
    sa_record_set_number (task, SA_TASK_PERSON, sa_record_get_row (conversion->person));
  if (rep != 0)
    sa_record_set_number (task, SA_TASK_ASSIGNEE, rep);
  return sa_store_save (store, task, error);
}

/* A lead nobody worked on is in process from the moment it is converted. */
static gboolean
save_lead (Conversion *conversion, SaStore *store, GError **error)
{
  SaRecord *lead = conversion->lead;

  if (!sa_type_may_follow (sa_record_get_record_type (lead), sa_record_meta (lead)->state,
                           "converted")
      && !sa_states_change (store, lead, "in-process", error))
    return FALSE;
  sa_record_set_number (lead, SA_LEAD_ORGANISATION, sa_record_get_row (conversion->organisation));
  if (conversion->person != NULL)
    sa_record_set_number (lead, SA_LEAD_PERSON, sa_record_get_row (conversion->person));
  return sa_states_change (store, lead, "converted", error);
}

static gboolean
convert (SaStore *store, gpointer data, GError **error)
{
  Conversion *conversion = data;
  gint64 lead = sa_record_get_row (conversion->lead);

  return save_organisation (conversion, store, error) && save_person (conversion, store, error)
         && move_interactions (conversion, store, error)
         && sa_repoint (store, lead, sa_record_get_row (conversion->organisation), error)
         && save_next_step (conversion, store, error) && save_lead (conversion, store, error);
}

static gboolean
check_lead (SaRecord *lead, const SaConversion *wish, GError **error)
{
  g_autofree char *title = sa_record_title (lead);

  if (g_strcmp0 (sa_record_meta (lead)->state, "converted") == 0)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_REFUSED,
                   _ ("The lead “%s” was converted already. Open the organisation it became."),
                   title);
      return FALSE;
    }
  if (wish->next_date != NULL && *wish->next_date != '\0' && !sa_date_is_valid (wish->next_date))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” is not the day of a next step. Write it as 2026-12-31."),
                   wish->next_date);
      return FALSE;
    }
  return TRUE;
}

/**
 * sa_clients_convert_lead:
 * @lead: a saved lead; when done it is converted and refers to what it became
 * @conversion: what to make of it
 *
 * Makes a lead an organisation (new, or one chosen), a person where the lead names one, and a next
 * step. Interactions get both; tasks, links, files and addresses move to the organisation.
 * Errors: SA_ERROR_REFUSED when the lead is converted already or dead, or the organisation chosen
 * is blocked or archived.
 */
gboolean
sa_clients_convert_lead (SaStore *store, SaRecord *lead, const SaConversion *conversion,
                         GError **error)
{
  Conversion work = { .wish = conversion };
  g_autoptr (SaRecord) copy = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  gboolean done;

  g_return_val_if_fail (sa_record_is (lead, "lead") && sa_record_get_row (lead) != 0, FALSE);

  if (!check_lead (lead, conversion, error))
    return FALSE;
  copy = sa_record_copy (lead);
  work.lead = copy;
  title = sa_record_title (lead);
  /* Translators: what was done to a lead */
  label = g_strdup_printf (_ ("Lead “%s” converted"), title);
  done = sa_transact (store, label, convert, &work, error);
  if (done)
    {
      sa_record_set_number (lead, SA_LEAD_ORGANISATION, sa_record_get_row (work.organisation));
      if (work.person != NULL)
        sa_record_set_number (lead, SA_LEAD_PERSON, sa_record_get_row (work.person));
      sa_record_set_state (lead, "converted");
      sa_record_mark_saved (lead);
    }
  g_clear_object (&work.organisation);
  g_clear_object (&work.person);
  return done;
}
