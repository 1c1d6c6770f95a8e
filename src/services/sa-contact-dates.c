/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When we were last in touch with an organisation or a person, and when we shall be. The last
 * contact is the latest interaction that took place, notes apart, or a later date somebody wrote
 * down. The next is the first thing planned after it; where nothing is planned, the cadence agreed
 * decides, or else what somebody wrote down.
 *
 * The dates stand in the record, so that lists sort by them. What of it was written down by a
 * person, and what followed from interactions, the log knows: so a call that was a mistake takes
 * its day with it when it is deleted or undone. */

#include "sa-contact-dates.h"

#include <string.h>

#include "clients.h"
#include "sa-consents.h"
#include "sa-date.h"
#include "sa-datetime.h"
#include "sa-find.h"
#include "sa-open-tasks.h"
#include "sa-follow.h"
#include "sa-log.h"

/* So many of what is planned are looked at. */
#define MAX_PLANNED 50

/* Where the things needed stand in the two types that have contact dates. */
typedef struct
{
  const char *type;
  guint last;
  guint next;
  int cadence;
  int in_interaction;
  int in_task;
} Place;

static const Place places[] = {
  { "organisation", SA_ORGANISATION_LAST_CONTACT, SA_ORGANISATION_NEXT_CONTACT,
    SA_ORGANISATION_CADENCE, SA_INTERACTION_ORGANISATION, SA_TASK_ABOUT },
  { "person", SA_PERSON_LAST_CONTACT, SA_PERSON_NEXT_CONTACT, -1, SA_INTERACTION_PERSON,
    SA_TASK_PERSON },
};

static const Place *
place_of (SaRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (sa_record_is (record, places[i].type))
        return &places[i];
    }
  return NULL;
}

/* Whether a record was made together with interactions of its own, as the demo office is: then the
 * dates it came with follow from those. */
static gboolean
came_with_interactions (SaStore *store, const Place *place, gint64 row, gint64 change)
{
  return sa_store_has_made (store, change, sa_store_get_type_named (store, "interaction"),
                            (guint) place->in_interaction, row);
}

static const SaFieldChange *
find_field_change (const SaHistoryEntry *entry, const SaField *field)
{
  for (guint i = 0; entry->fields != NULL && i < entry->fields->len; i++)
    {
      const SaFieldChange *change = entry->fields->pdata[i];

      if (change->field == field)
        return change;
    }
  return NULL;
}

/* What a person, or an import, wrote into a field of dates: the latest change of it that does not
 * follow from interactions. NULL when nobody wrote any. */
static char *
find_written (SaStore *store, const Place *place, SaRecord *record, guint number)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), number);
  gint64 row = sa_record_get_row (record);
  g_autoptr (GPtrArray) history = sa_store_get_history (store, row, 0, NULL);
  g_autofree char *value = g_strdup (sa_record_text (record, number));

  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const SaHistoryEntry *entry = history->pdata[i];
      const SaFieldChange *change = find_field_change (entry, field);

      if (entry->op == 'i')
        return came_with_interactions (store, place, row, entry->change) ? NULL
                                                                         : g_steal_pointer (&value);
      if (change == NULL)
        continue;
      if (!entry->undone && !entry->derived)
        return g_strdup (change->to);
      g_set_str (&value, change->from);
    }
  return g_steal_pointer (&value);
}

/* Whether it is yet to come. Moments are UTC and of one width, so they compare as text. */
gboolean
sa_contact_is_ahead (SaRecord *interaction)
{
  g_autofree char *now = sa_datetime_now ();

  return g_strcmp0 (sa_record_text (interaction, SA_INTERACTION_AT), now) > 0;
}

/**
 * sa_contact_settle:
 * @record: of any type
 *
 * An interaction that is planned, but does not lie ahead, is done.
 */
void
sa_contact_settle (SaRecord *record)
{
  if (sa_record_is (record, "interaction")
      && g_strcmp0 (sa_record_meta (record)->state, "planned") == 0
      && !sa_contact_is_ahead (record))
    sa_record_set_state (record, "done");
}

static SaQuery *
new_query (SaStore *store, const Place *place, gint64 row, const char *state)
{
  SaQuery *query = sa_query_new (sa_store_get_type_named (store, "interaction"));

  sa_query_where_row (query, place->in_interaction, row);
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, state);
  return query;
}

/* Notes are no contact. */
static gboolean
find_last (SaContactDates *dates, SaStore *store, const Place *place, SaRecord *record,
           GError **error)
{
  g_autoptr (SaQuery) query = new_query (store, place, sa_record_get_row (record), "done");
  g_autoptr (GPtrArray) done = NULL;
  g_autofree char *day = NULL;

  sa_query_where (query, SA_INTERACTION_KIND, SA_OP_IS_NOT, "note");
  sa_query_sort (query, SA_INTERACTION_AT, TRUE);
  done = sa_store_find (store, query, 1, error);
  if (done == NULL)
    return FALSE;
  dates->last = find_written (store, place, record, place->last);
  if (done->len > 0)
    day = sa_datetime_date (sa_record_text (done->pdata[0], SA_INTERACTION_AT));
  if (day != NULL && (dates->last == NULL || strcmp (day, dates->last) >= 0))
    {
      g_free (dates->last);
      dates->last = g_steal_pointer (&day);
      dates->last_interaction = g_object_ref (done->pdata[0]);
    }
  return TRUE;
}

/* Takes a day for the next contact when it is after the last one and before what was found. */
static void
consider (SaContactDates *dates, const char *day, SaRecord *planned)
{
  if (day == NULL || (dates->last != NULL && strcmp (day, dates->last) <= 0))
    return;
  if (dates->next != NULL && strcmp (day, dates->next) >= 0)
    return;
  g_free (dates->next);
  dates->next = g_strdup (day);
  g_set_object (&dates->planned, planned);
}

static gboolean
consider_tasks (SaContactDates *dates, SaStore *store, const Place *place, gint64 row,
                GError **error)
{
  g_autoptr (SaQuery) query = sa_open_tasks (store);
  g_autoptr (GPtrArray) tasks = NULL;

  sa_query_where_row (query, place->in_task, row);
  if (dates->last != NULL)
    sa_query_where (query, SA_TASK_DUE, SA_OP_MORE, dates->last);
  else
    sa_query_where (query, SA_TASK_DUE, SA_OP_NOT_EMPTY, NULL);
  sa_query_sort (query, SA_TASK_DUE, FALSE);
  tasks = sa_store_find (store, query, 1, error);
  if (tasks == NULL)
    return FALSE;
  if (tasks->len > 0)
    consider (dates, sa_record_text (tasks->pdata[0], SA_TASK_DUE), tasks->pdata[0]);
  return TRUE;
}

static gboolean
consider_interactions (SaContactDates *dates, SaStore *store, const Place *place, gint64 row,
                       GError **error)
{
  g_autoptr (SaQuery) query = new_query (store, place, row, "planned");
  g_autoptr (GPtrArray) planned = NULL;

  sa_query_sort (query, SA_INTERACTION_AT, FALSE);
  planned = sa_store_find (store, query, MAX_PLANNED, error);
  if (planned == NULL)
    return FALSE;
  for (guint i = 0; i < planned->len; i++)
    {
      g_autofree char *day = sa_datetime_date (
          sa_record_text (planned->pdata[i], SA_INTERACTION_AT));

      consider (dates, day, planned->pdata[i]);
    }
  return TRUE;
}

/**
 * sa_contact_dates_find:
 * @dates: filled; to be cleared in any case
 * @record: an organisation or a person that is saved; of others nothing is known
 *
 * Works the dates out from interactions, tasks, cadence and what was written down; nothing is
 * saved.
 */
gboolean
sa_contact_dates_find (SaContactDates *dates, SaStore *store, SaRecord *record, GError **error)
{
  const Place *place = place_of (record);
  gint64 row = sa_record_get_row (record);
  gint64 cadence = 0;

  *dates = (SaContactDates) { NULL };
  if (place == NULL || row == 0)
    return TRUE;
  if (!find_last (dates, store, place, record, error)
      || !consider_tasks (dates, store, place, row, error)
      || !consider_interactions (dates, store, place, row, error))
    return FALSE;
  if (place->cadence >= 0)
    cadence = sa_record_number (record, (guint) place->cadence);
  if (dates->next == NULL && dates->last != NULL && cadence > 0)
    dates->next = sa_date_add_days (dates->last, (int) MIN (cadence, 36500));
  if (dates->next == NULL)
    {
      g_autofree char *written = find_written (store, place, record, place->next);

      consider (dates, written, NULL);
    }
  return TRUE;
}

void
sa_contact_dates_clear (SaContactDates *dates)
{
  g_clear_pointer (&dates->last, g_free);
  g_clear_pointer (&dates->next, g_free);
  g_clear_object (&dates->last_interaction);
  g_clear_object (&dates->planned);
}

static gboolean
refresh (SaStore *store, gint64 row, GError **error)
{
  GError *failure = NULL;
  g_autoptr (SaRecord) record = sa_store_get (store, row, &failure);
  g_auto (SaContactDates) dates = { NULL };
  const Place *place = record != NULL ? place_of (record) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (place == NULL)
    return TRUE;
  return sa_contact_dates_find (&dates, store, record, error)
         && sa_store_put_derived (store, row, place->last, dates.last, error)
         && sa_store_put_derived (store, row, place->next, dates.next, error);
}

static gboolean
refresh_referred (SaStore *store, gint64 change, SaType *type, int organisation, int person,
                  GError **error)
{
  return sa_store_follow_each (
             store, sa_store_find_affected (store, change, type, (guint) organisation, error),
             refresh, error)
         && sa_store_follow_each (
             store, sa_store_find_affected (store, change, type, (guint) person, error), refresh,
             error);
}

/* A cadence that is agreed anew moves the next contact, unless its day was written down with it. */
static gboolean
refresh_paced (SaStore *store, gint64 change, SaType *type, GError **error)
{
  return sa_store_follow_each (store,
                               sa_store_find_edited (store, change, type, SA_ORGANISATION_CADENCE,
                                                     SA_ORGANISATION_NEXT_CONTACT, error),
                               refresh, error);
}

static gboolean
follow (SaStore *store, gint64 change, GError **error)
{
  SaType *interaction = sa_store_get_type_named (store, "interaction");
  SaType *task = sa_store_get_type_named (store, "task");
  SaType *organisation = sa_store_get_type_named (store, "organisation");
  g_autoptr (GArray) touched = NULL;
  gboolean fine;

  if (change == SA_FOLLOW_ALL)
    return sa_consents_follow (store, change, error);
  touched = sa_store_find_touched (store, change, error);
  fine = touched != NULL;
  for (guint i = 0; fine && i < touched->len; i++)
    {
      gint64 number = g_array_index (touched, gint64, i);

      if (number == sa_type_get_number (interaction))
        fine = refresh_referred (store, change, interaction, SA_INTERACTION_ORGANISATION,
                                 SA_INTERACTION_PERSON, error);
      else if (number == sa_type_get_number (task))
        fine = refresh_referred (store, change, task, SA_TASK_ABOUT, SA_TASK_PERSON, error);
      else if (number == sa_type_get_number (organisation))
        fine = refresh_paced (store, change, organisation, error);
      else if (number == sa_consent_type.number)
        fine = sa_consents_follow (store, change, error);
    }
  return fine;
}

/**
 * sa_contact_dates_keep:
 *
 * In all stores that are opened from now on the dates kept with organisations and people follow
 * every change of interactions, tasks and cadences, in the same change, and every undo of one; and
 * the answers kept with people follow their consents.
 */
void
sa_contact_dates_keep (void)
{
  sa_store_set_follow (follow);
}
