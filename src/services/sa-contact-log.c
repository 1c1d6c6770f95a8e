/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Logging what was said, and what is to be done next. Each operation is one change: the interaction
 * or task, the next step, and the dates of contact that follow from them (sa-contact-dates.c) are
 * undone together. */

#include "sa-contact-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-contact-dates.h"
#include "sa-date.h"
#include "sa-datetime.h"
#include "sa-deeds.h"
#include "sa-error.h"
#include "sa-states.h"
#include "sa-transact.h"

/* What a next step is for, taken from the task or interaction it follows. */
typedef struct
{
  gint64 about;
  gint64 person;
  gint64 rep;
  const char *step;
  const char *date;
} NextStep;

typedef struct
{
  SaRecord *record;
  const char *step;
  const char *date;
} Work;

static gboolean
check_date (const char *date, GError **error)
{
  if (date == NULL || sa_date_is_valid (date))
    return TRUE;
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
               _ ("“%s” is not the day of a next step. Write it as 2026-12-31."), date);
  return FALSE;
}

static const char *
none_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/* A day without words is a contact to be made. */
static char *
name_step (SaStore *store, const NextStep *next)
{
  g_autofree char *title = NULL;

  if (next->step != NULL)
    return g_strdup (next->step);
  title = sa_store_get_title (store, next->about != 0 ? next->about : next->person);
  if (title == NULL)
    return g_strdup (_ ("Get in touch"));
  /* Translators: the subject of a task; an organisation, a lead or a person */
  return g_strdup_printf (_ ("Contact %s"), title);
}

static gboolean
save_next_step (SaStore *store, const NextStep *next, GError **error)
{
  g_autoptr (SaRecord) task = NULL;
  g_autofree char *subject = NULL;

  if (next->step == NULL && next->date == NULL)
    return TRUE;
  task = sa_record_new (sa_store_get_type_named (store, "task"));
  subject = name_step (store, next);
  sa_record_set_text (task, SA_TASK_SUBJECT, subject);
  sa_record_set_text (task, SA_TASK_DUE, next->date);
  if (next->about != 0)
    sa_record_set_number (task, SA_TASK_ABOUT, next->about);
  if (next->person != 0)
    sa_record_set_number (task, SA_TASK_PERSON, next->person);
  if (next->rep != 0)
    sa_record_set_number (task, SA_TASK_ASSIGNEE, next->rep);
  return sa_store_save (store, task, error);
}

static gint64
number_of (SaStore *store, gint64 row, guint field)
{
  g_autoptr (SaRecord) record = row != 0 ? sa_store_get (store, row, NULL) : NULL;

  return record != NULL ? sa_record_number (record, field) : 0;
}

/* The organisation a person works for and the rep who cares for it are known; nobody types them. */
static void
fill_in (SaStore *store, SaRecord *interaction)
{
  gint64 organisation = sa_record_number (interaction, SA_INTERACTION_ORGANISATION);
  gint64 person = sa_record_number (interaction, SA_INTERACTION_PERSON);
  gint64 lead = sa_record_number (interaction, SA_INTERACTION_LEAD);
  gint64 rep = 0;

  if (organisation == 0 && person != 0)
    {
      organisation = number_of (store, person, SA_PERSON_ORGANISATION);
      if (organisation != 0)
        sa_record_set_number (interaction, SA_INTERACTION_ORGANISATION, organisation);
    }
  if (sa_record_is_empty (interaction, SA_INTERACTION_AT))
    {
      g_autofree char *now = sa_datetime_now ();

      sa_record_set_text (interaction, SA_INTERACTION_AT, now);
    }
  if (!sa_record_is_empty (interaction, SA_INTERACTION_REP))
    return;
  rep = organisation != 0 ? number_of (store, organisation, SA_ORGANISATION_REP)
                          : number_of (store, lead, SA_LEAD_REP);
  if (rep != 0)
    sa_record_set_number (interaction, SA_INTERACTION_REP, rep);
}

static gboolean
log_interaction (SaStore *store, gpointer data, GError **error)
{
  Work *work = data;
  SaRecord *interaction = work->record;
  gint64 organisation = sa_record_number (interaction, SA_INTERACTION_ORGANISATION);
  gint64 person = sa_record_number (interaction, SA_INTERACTION_PERSON);
  gint64 lead = sa_record_number (interaction, SA_INTERACTION_LEAD);
  NextStep next = { organisation != 0 ? organisation : lead, person,
                    sa_record_number (interaction, SA_INTERACTION_REP), work->step, work->date };

  return sa_store_save (store, interaction, error) && save_next_step (store, &next, error);
}

static gboolean
is_with_somebody (SaRecord *interaction, GError **error)
{
  if (sa_record_number (interaction, SA_INTERACTION_ORGANISATION) != 0
      || sa_record_number (interaction, SA_INTERACTION_PERSON) != 0
      || sa_record_number (interaction, SA_INTERACTION_LEAD) != 0)
    return TRUE;
  g_set_error_literal (error, SA_ERROR, SA_ERROR_INVALID,
                       _ ("It was with nobody; choose an organisation, a person or a lead."));
  return FALSE;
}

/**
 * sa_clients_log:
 * @interaction: new, or one that was planned. Without a time it was now; without an organisation it
 *   is the person's; without a representative the organisation's or the lead's. One that does not
 *   lie ahead becomes done
 * @next_step: (nullable): what is to be done next; becomes a task of the representative
 * @next_date: (nullable): by when, "YYYY-MM-DD"; alone it makes a task to get in touch
 *
 * Logs a call, an e-mail, a letter, a visit or a note in one change, and brings the last and the
 * next contact of the organisation and the person up to it.
 */
gboolean
sa_clients_log (SaStore *store, SaRecord *interaction, const char *next_step, const char *next_date,
                GError **error)
{
  Work work = { interaction, none_if_empty (next_step), none_if_empty (next_date) };
  g_autofree char *from = g_strdup (sa_record_meta (interaction)->state);
  g_autofree char *label = NULL;
  gint64 row = sa_record_get_row (interaction);
  gboolean ahead;

  g_return_val_if_fail (sa_record_is (interaction, "interaction"), FALSE);

  if (!check_date (work.date, error))
    return FALSE;
  fill_in (store, interaction);
  if (!is_with_somebody (interaction, error))
    return FALSE;
  ahead = sa_contact_is_ahead (interaction);
  sa_contact_settle (interaction);
  label = sa_deed_logged (store, interaction, ahead);
  if (sa_transact (store, label, log_interaction, &work, error))
    return TRUE;
  /* What was taken back is as new, so that it can be tried again. */
  sa_record_meta (interaction)->row = row;
  sa_record_set_state (interaction, from);
  return FALSE;
}

static gboolean
finish_task (SaStore *store, gpointer data, GError **error)
{
  Work *work = data;
  SaRecord *task = work->record;
  gint64 about = sa_record_number (task, SA_TASK_ABOUT);
  gint64 person = sa_record_number (task, SA_TASK_PERSON);
  NextStep next = { about, person, sa_record_number (task, SA_TASK_ASSIGNEE), work->step,
                    work->date };

  return sa_states_change (store, task, "done", error) && save_next_step (store, &next, error);
}

/**
 * sa_clients_finish_task:
 * @next_step, @next_date: (nullable): as for sa_clients_log(); the next task is about the same
 *   record and person, and for the same colleague
 *
 * Finishes a task and sets down what comes next, in one change.
 */
gboolean
sa_clients_finish_task (SaStore *store, SaRecord *task, const char *next_step,
                        const char *next_date, GError **error)
{
  Work work = { task, none_if_empty (next_step), none_if_empty (next_date) };
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  g_autofree char *from = g_strdup (sa_record_meta (task)->state);

  g_return_val_if_fail (sa_record_is (task, "task"), FALSE);

  if (!check_date (work.date, error))
    return FALSE;
  title = sa_record_title (task);
  /* Translators: what was done to a task */
  label = g_strdup_printf (_ ("“%s” is done"), title);
  if (sa_transact (store, label, finish_task, &work, error))
    return TRUE;
  sa_record_set_state (task, from);
  return FALSE;
}
