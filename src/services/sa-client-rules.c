/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold before a client, a person, a lead, an interaction or a task changes its state. */

#include "sa-client-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-contact-dates.h"
#include "sa-error.h"
#include "sa-find.h"
#include "sa-open-tasks.h"

static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, SA_ERROR, SA_ERROR_REFUSED, sentence);
  g_free (sentence);
  return FALSE;
}

/* An archived organisation is out of sight, so nothing may be left to do for it. */
gboolean
sa_rule_organisation_archived (SaStore *store, SaRecord *record, GError **error)
{
  g_autoptr (SaQuery) tasks = sa_open_tasks (store);
  g_autofree char *title = sa_record_title (record);
  gint64 n_tasks;

  sa_query_where_row (tasks, SA_TASK_ABOUT, sa_record_get_row (record));
  n_tasks = sa_store_count (store, tasks, error);
  if (n_tasks < 0)
    return FALSE;
  if (n_tasks == 0)
    return TRUE;
  return refuse (
      error, g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "“%s” still has %d open task. Finish it first.",
                              "“%s” still has %d open tasks. Finish them first.", (gulong) n_tasks),
                 title, (int) n_tasks));
}

/* Clients must not be left without their representative by somebody's leaving. */
gboolean
sa_rule_person_leaves (SaStore *store, SaRecord *record, GError **error)
{
  g_autoptr (SaQuery) clients = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autofree char *title = NULL;
  gint64 n_clients;

  if (sa_record_number (record, SA_PERSON_STAFF) == 0 || sa_record_get_row (record) == 0)
    return TRUE;
  sa_query_where_row (clients, SA_ORGANISATION_REP, sa_record_get_row (record));
  sa_query_where (clients, SA_QUERY_STATE, SA_OP_IS_NOT, "archived");
  n_clients = sa_store_count (store, clients, error);
  if (n_clients < 0)
    return FALSE;
  if (n_clients == 0)
    return TRUE;
  title = sa_record_title (record);
  return refuse (
      error, g_strdup_printf (
                 g_dngettext (
                     GETTEXT_PACKAGE,
                     "%s still represents us to %d organisation. Give it to a colleague first.",
                     "%s still represents us to %d organisations. Give them to a colleague first.",
                     (gulong) n_clients),
                 title, (int) n_clients));
}

gboolean
sa_rule_lead_assigned (SaStore *store, SaRecord *record, GError **error)
{
  g_autofree char *title = sa_record_title (record);

  if (!sa_record_is_empty (record, SA_LEAD_REP))
    return TRUE;
  return refuse (
      error, g_strdup_printf (_ ("Nobody has the lead “%s” yet. Choose its representative first."),
                              title));
}

/* Only a conversion sets the organisation, so a lead that has none was not converted. */
gboolean
sa_rule_lead_converted (SaStore *store, SaRecord *record, GError **error)
{
  g_autofree char *title = sa_record_title (record);

  if (!sa_record_is_empty (record, SA_LEAD_ORGANISATION))
    return TRUE;
  return refuse (error,
                 g_strdup_printf (_ ("The lead “%s” becomes a client by “Convert”, which makes "
                                     "the organisation and the person too."),
                                  title));
}

gboolean
sa_rule_interaction_done (SaStore *store, SaRecord *record, GError **error)
{
  g_autofree char *title = sa_record_title (record);

  if (!sa_contact_is_ahead (record))
    return TRUE;
  return refuse (error,
                 g_strdup_printf (_ ("“%s” lies ahead. Set when it took place first."), title));
}

gboolean
sa_rule_interaction_missed (SaStore *store, SaRecord *record, GError **error)
{
  g_autofree char *title = sa_record_title (record);

  if (!sa_contact_is_ahead (record))
    return TRUE;
  return refuse (
      error, g_strdup_printf (_ ("“%s” lies ahead, so it cannot have been missed yet."), title));
}

gboolean
sa_rule_task_waiting (SaStore *store, SaRecord *record, GError **error)
{
  g_autofree char *title = sa_record_title (record);

  if (!sa_record_is_empty (record, SA_TASK_WAITING_FOR))
    return TRUE;
  return refuse (
      error,
      g_strdup_printf (_ ("Say in “Waiting for” whom or what the task “%s” waits for."), title));
}
