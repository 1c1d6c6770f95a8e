/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When we were last in touch with an organisation or a person, and when we shall be. The last
 * contact is the latest interaction that took place, notes apart, or a later date somebody wrote
 * down. The next is the first thing planned after it; where nothing is planned, the cadence agreed
 * decides. */

#include "sa-contact-dates.h"

#include <string.h>

#include "clients.h"
#include "sa-date.h"
#include "sa-datetime.h"
#include "sa-find.h"

/* Notes are no contact; so many in a row are looked past. */
#define MAX_NOTES 50

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

static GPtrArray *
find_interactions (SaStore *store, const Place *place, gint64 row, const char *state,
                   gboolean newest_first, guint limit, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "interaction"));

  sa_query_where_row (query, place->in_interaction, row);
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, state);
  sa_query_sort (query, SA_INTERACTION_AT, newest_first);
  return sa_store_find (store, query, limit, error);
}

static gboolean
find_last (SaContactDates *dates, SaStore *store, const Place *place, SaRecord *record,
           GError **error)
{
  g_autoptr (GPtrArray) done = find_interactions (store, place, sa_record_get_row (record), "done",
                                                  TRUE, MAX_NOTES, error);

  if (done == NULL)
    return FALSE;
  dates->last = g_strdup (sa_record_text (record, place->last));
  for (guint i = 0; i < done->len; i++)
    {
      SaRecord *interaction = done->pdata[i];
      g_autofree char *day = NULL;

      if (g_strcmp0 (sa_record_text (interaction, SA_INTERACTION_KIND), "note") == 0)
        continue;
      day = sa_datetime_date (sa_record_text (interaction, SA_INTERACTION_AT));
      if (day != NULL && (dates->last == NULL || strcmp (day, dates->last) >= 0))
        {
          g_free (dates->last);
          dates->last = g_steal_pointer (&day);
          dates->last_interaction = g_object_ref (interaction);
        }
      break;
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
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "task"));
  g_autoptr (GPtrArray) tasks = NULL;

  sa_query_where_row (query, place->in_task, row);
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS_NOT, "done");
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS_NOT, "refused");
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
  g_autoptr (GPtrArray)
      planned = find_interactions (store, place, row, "planned", FALSE, MAX_NOTES, error);

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
 * Works the dates out from interactions, tasks and cadence; nothing is written.
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

/**
 * sa_contact_dates_refresh:
 * @row: an organisation or a person; 0 and other types are passed over
 *
 * Brings the dates kept with a record up to what was said and planned. To be called inside a
 * change. Where nothing is planned and no cadence agreed, a date that lies ahead of the last
 * contact stays: somebody wrote it down.
 */
gboolean
sa_contact_dates_refresh (SaStore *store, gint64 row, GError **error)
{
  g_autoptr (SaRecord) record = NULL;
  g_auto (SaContactDates) dates = { NULL };
  GError *failure = NULL;
  const Place *place;
  const char *kept;

  if (row == 0)
    return TRUE;
  record = sa_store_get (store, row, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (record == NULL)
    return TRUE;
  place = place_of (record);
  if (place == NULL)
    return TRUE;
  if (!sa_contact_dates_find (&dates, store, record, error))
    return FALSE;
  sa_record_set_text (record, place->last, dates.last);
  kept = sa_record_text (record, place->next);
  if (dates.next != NULL || (kept != NULL && dates.last != NULL && strcmp (kept, dates.last) <= 0))
    sa_record_set_text (record, place->next, dates.next);
  return !sa_record_is_changed (record) || sa_store_save (store, record, error);
}
