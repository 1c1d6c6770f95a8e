/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Registers the feature with the navigator. Nothing else in the program knows these pages. */

#include "sa-clients-feature.h"

#include <glib/gi18n-lib.h>

#include "sa-client-actions.h"
#include "sa-client-page.h"
#include "sa-client-parts.h"
#include "sa-clients-page.h"
#include "sa-drafts.h"
#include "sa-enclosures.h"
#include "sa-log-dialog.h"
#include "sa-merge-dialog.h"
#include "sa-navigator.h"
#include "sa-next-step-dialog.h"
#include "sa-record-dialog.h"
#include "sa-record-finder.h"
#include "sa-today-page.h"

static void
on_client_found (GtkWidget *from, gint64 row, gpointer data)
{
  g_autoptr (SaRecord) record = sa_client_get (from, row);

  if (record != NULL)
    sa_log_dialog_present (from, record, "call");
}

static GtkWidget *
find_client_page (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (SA_IS_CLIENT_PAGE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_client_page (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_client_page_on_show (GtkWidget *from)
{
  return find_client_page (GTK_WIDGET (gtk_widget_get_root (from)));
}

/* On the page of a client the call was with them; elsewhere it is asked whose. */
static void
log_call (GtkWidget *from)
{
  GtkWidget *page = find_client_page_on_show (from);

  if (page != NULL)
    on_client_found (page, sa_client_page_get_row (SA_CLIENT_PAGE (page)), NULL);
  else
    sa_record_finder_present (from, _ ("Who Was It With?"), "organisation person lead", 0, NULL,
                              on_client_found, NULL, NULL);
}

static void
add_new (GtkWidget *from, const char *type)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, type));

  sa_record_dialog_present (from, record, NULL, NULL, NULL);
}

static void
new_organisation (GtkWidget *from)
{
  add_new (from, "organisation");
}

static void
new_person (GtkWidget *from)
{
  add_new (from, "person");
}

static void
new_lead (GtkWidget *from)
{
  add_new (from, "lead");
}

/* On the page of a client it is about them. */
static void
new_task (GtkWidget *from)
{
  GtkWidget *page = find_client_page_on_show (from);
  g_autoptr (SaRecord)
      about = page != NULL ? sa_client_get (page, sa_client_page_get_row (SA_CLIENT_PAGE (page)))
                           : NULL;

  sa_client_add_task (about != NULL ? page : from, about);
}

static const SaPlace today_place = {
  "today", SA_SECTION_DAY, N_ ("Today"), "sa-today-symbolic", sa_today_page_new,
};

static const SaPlace clients_place = {
  "clients",           SA_SECTION_PEOPLE, N_ ("Clients & Suppliers"), "sa-clients-symbolic",
  sa_clients_page_new,
};

static const SaCommand commands[] = {
  { "new-organisation", N_ ("New Organisation"), "sa-organisation-symbolic", NULL, TRUE,
    new_organisation },
  { "new-person", N_ ("New Person"), "sa-person-symbolic", NULL, TRUE, new_person },
  { "new-lead", N_ ("New Lead"), "sa-lead-symbolic", NULL, TRUE, new_lead },
  { "new-task", N_ ("New Task"), "sa-task-symbolic", "<Control>t", TRUE, new_task },
  { "drafts", N_ ("Continue What Was Not Saved"), "document-edit-symbolic", NULL, FALSE,
    sa_drafts_continue },
  { "log-call", N_ ("Log a Call"), "sa-call-symbolic", "<Control>l", TRUE, log_call },
};

void
sa_clients_feature_register (void)
{
  sa_navigator_register ("organisation", sa_client_page_new);
  sa_navigator_register ("person", sa_client_page_new);
  sa_navigator_register ("lead", sa_client_page_new);
  sa_navigator_register_enclosures ("interaction", sa_enclosures_new);
  sa_navigator_register_enclosures ("task", sa_enclosures_new);
  sa_navigator_register_question ("task", "done", sa_next_step_dialog_present);
  sa_navigator_register_merge ("organisation", sa_merge_dialog_present);
  sa_navigator_register_merge ("person", sa_merge_dialog_present);
  sa_navigator_add_place (&today_place);
  sa_navigator_add_place (&clients_place);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    sa_navigator_add_command (&commands[i]);
}
