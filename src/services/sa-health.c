/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a relationship is kept as agreed. The verdict is one comparison of dates; what is worth
 * reading are the facts under it, so each is a whole sentence that can be shown as it is. */

#include "sa-health.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-contact-dates.h"
#include "sa-date.h"
#include "sa-find.h"
#include "sa-open-tasks.h"

/* So many days before its day a contact is due. */
#define DUE_WITHIN 7
#define RECENT_DAYS 365

static SaHealthStatus
status_of (const char *next, const char *today)
{
  int ahead;

  if (next == NULL || !sa_date_is_valid (next))
    return SA_HEALTH_NONE;
  ahead = sa_date_days_between (today, next);
  if (ahead < 0)
    return SA_HEALTH_OVERDUE;
  return ahead <= DUE_WITHIN ? SA_HEALTH_DUE : SA_HEALTH_GOOD;
}

static char *
summarise (const SaHealth *health)
{
  int n = ABS (health->days_overdue);

  switch (health->status)
    {
    case SA_HEALTH_OVERDUE:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%d day overdue", "%d days overdue", (gulong) n), n);
    case SA_HEALTH_DUE:
      if (n == 0)
        return g_strdup (_ ("Due today"));
      if (n == 1)
        return g_strdup (_ ("Due tomorrow"));
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Due in %d day", "Due in %d days", (gulong) n), n);
    case SA_HEALTH_GOOD:
      return g_strdup (_ ("In touch as agreed"));
    case SA_HEALTH_NONE:
      break;
    }
  return g_strdup (_ ("No contact planned"));
}

static char *
last_fact (const SaContactDates *dates)
{
  g_autofree char *day = NULL;
  g_autofree char *kind = NULL;

  if (dates->last == NULL)
    return g_strdup (_ ("There has been no contact yet."));
  day = sa_date_format (dates->last);
  if (dates->last_interaction == NULL)
    return g_strdup_printf (_ ("The last contact was on %s."), day);
  kind = sa_record_display (dates->last_interaction, SA_INTERACTION_KIND);
  /* Translators: the day, then the kind (Call, Visit …) and subject of an interaction */
  return g_strdup_printf (_ ("The last contact was on %s: %s, “%s”."), day, kind,
                          sa_record_text (dates->last_interaction, SA_INTERACTION_SUBJECT));
}

static char *
next_fact (const SaContactDates *dates, const char *next)
{
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  if (next == NULL)
    return g_strdup (_ ("No next contact is planned."));
  day = sa_date_format (next);
  if (dates->planned == NULL)
    return g_strdup_printf (_ ("The next contact is due on %s."), day);
  title = sa_record_title (dates->planned);
  return g_strdup_printf (_ ("The next step, “%s”, is planned for %s."), title, day);
}

static char *
cadence_fact (int cadence)
{
  if (cadence <= 0)
    return g_strdup (_ ("How often to be in touch was not agreed."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Contact was agreed every %d day.",
                                       "Contact was agreed every %d days.", (gulong) cadence),
                          cadence);
}

static gboolean
add_recent_fact (GStrvBuilder *facts, SaStore *store, gint64 row, const char *today, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "interaction"));
  g_autofree char *since = sa_date_add_days (today, -RECENT_DAYS);
  gint64 n;

  sa_query_where_row (query, SA_INTERACTION_ORGANISATION, row);
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, "done");
  sa_query_where (query, SA_INTERACTION_AT, SA_OP_MORE_OR_SAME, since);
  n = sa_store_count (store, query, error);
  if (n < 0)
    return FALSE;
  if (n > 0)
    g_strv_builder_take (
        facts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d interaction in the past year.",
                                             "%d interactions in the past year.", (gulong) n),
                                (int) n));
  return TRUE;
}

static gboolean
add_task_fact (GStrvBuilder *facts, SaStore *store, gint64 row, const char *today, GError **error)
{
  g_autoptr (SaQuery) query = sa_open_tasks (store);
  gint64 n;

  sa_query_where_row (query, SA_TASK_ABOUT, row);
  sa_query_where (query, SA_TASK_DUE, SA_OP_LESS, today);
  n = sa_store_count (store, query, error);
  if (n < 0)
    return FALSE;
  if (n > 0)
    g_strv_builder_take (facts,
                         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d task is past its day.",
                                                       "%d tasks are past their day.", (gulong) n),
                                          (int) n));
  return TRUE;
}

/**
 * sa_health_new:
 * @organisation: a saved organisation
 * @today: (nullable): "YYYY-MM-DD"; %NULL for the real one
 *
 * Works out how the relationship stands. A handful of reads that an index answers.
 */
SaHealth *
sa_health_new (SaStore *store, SaRecord *organisation, const char *today, GError **error)
{
  g_autoptr (SaHealth) health = g_new0 (SaHealth, 1);
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (SaContactDates) dates = { NULL };
  g_autofree char *now = today != NULL ? g_strdup (today) : sa_date_today ();
  gint64 row = sa_record_get_row (organisation);

  g_return_val_if_fail (sa_record_is (organisation, "organisation"), NULL);

  if (!sa_contact_dates_find (&dates, store, organisation, error))
    return NULL;
  health->last = g_strdup (dates.last);
  health->next = g_strdup (dates.next);
  health->cadence = (int) sa_record_number (organisation, SA_ORGANISATION_CADENCE);
  health->status = status_of (health->next, now);
  if (health->status != SA_HEALTH_NONE)
    health->days_overdue = sa_date_days_between (health->next, now);
  health->summary = summarise (health);

  g_strv_builder_take (facts, last_fact (&dates));
  g_strv_builder_take (facts, cadence_fact (health->cadence));
  g_strv_builder_take (facts, next_fact (&dates, health->next));
  if (!add_task_fact (facts, store, row, now, error)
      || !add_recent_fact (facts, store, row, now, error))
    return NULL;
  health->facts = g_strv_builder_end (facts);
  return g_steal_pointer (&health);
}

void
sa_health_free (SaHealth *health)
{
  if (health == NULL)
    return;
  g_free (health->last);
  g_free (health->next);
  g_free (health->summary);
  g_strfreev (health->facts);
  g_free (health);
}

/**
 * sa_health_status:
 *
 * The verdict alone, from the dates the record carries: for lists, without asking the store.
 */
SaHealthStatus
sa_health_status (SaRecord *organisation, const char *today)
{
  g_autofree char *now = today != NULL ? g_strdup (today) : sa_date_today ();

  return status_of (sa_record_text (organisation, SA_ORGANISATION_NEXT_CONTACT), now);
}

/**
 * sa_clients_overdue_query:
 * @rep: a person's row, or 0 for the clients of all
 * @today: (nullable): "YYYY-MM-DD"; %NULL for the real one
 *
 * Returns: (transfer full): organisations whose next contact has passed, the longest overdue first;
 *   without those blocked or archived
 */
SaQuery *
sa_clients_overdue_query (SaModel *model, gint64 rep, const char *today)
{
  g_autofree char *now = today != NULL ? g_strdup (today) : sa_date_today ();
  SaQuery *query = sa_query_new (sa_model_find (model, "organisation"));

  sa_query_where (query, SA_ORGANISATION_NEXT_CONTACT, SA_OP_LESS, now);
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS_NOT, "archived");
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS_NOT, "blocked");
  if (rep != 0)
    sa_query_where_row (query, SA_ORGANISATION_REP, rep);
  sa_query_sort (query, SA_ORGANISATION_NEXT_CONTACT, FALSE);
  return query;
}
