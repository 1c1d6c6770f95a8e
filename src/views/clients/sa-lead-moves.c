/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A refusal that the person can put right at once is turned into the question that puts it right.
 */

#include "sa-lead-moves.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-actions.h"
#include "sa-convert-dialog.h"
#include "sa-navigator.h"
#include "sa-record-finder.h"
#include "sa-states.h"

static gboolean
assign (SaStore *store, gpointer lead, GError **error)
{
  return sa_store_save (store, lead, error) && sa_states_change (store, lead, "assigned", error);
}

static void
on_rep_found (GtkWidget *from, gint64 rep, gpointer data)
{
  SaRecord *lead = data;
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autofree char *name = sa_store_get_title (store, rep);
  g_autofree char *title = sa_record_title (lead);
  /* Translators: a lead, and the representative who got it */
  g_autofree char *label = g_strdup_printf (_ ("“%s” assigned to %s"), title, name);

  sa_record_set_number (lead, SA_LEAD_REP, rep);
  sa_client_do (from, label, assign, lead);
}

void
sa_lead_move (GtkWidget *from, SaRecord *lead, const char *to)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));

  if (g_str_equal (to, "converted") && sa_record_is_empty (lead, SA_LEAD_ORGANISATION))
    sa_convert_dialog_present (from, lead);
  else if (g_str_equal (to, "assigned") && sa_record_is_empty (lead, SA_LEAD_REP))
    sa_record_finder_present_staff (from, _ ("Who Takes This Lead?"), on_rep_found,
                                    sa_store_get (store, sa_record_get_row (lead), NULL),
                                    g_object_unref);
  else
    sa_client_change_state (from, lead, to);
}
