/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each tab's list is made when the tab is first turned to, so that the window opens at once. */

#include "sa-clients-page.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-lead-board.h"
#include "sa-narrow.h"
#include "sa-navigator.h"
#include "sa-record-table.h"

struct _SaClientsPage
{
  AdwNavigationPage parent_instance;

  AdwViewStack *stack;
  AdwBin *organisations;
  AdwBin *people;
  AdwBin *leads;

  SaOffice *office;
};

G_DEFINE_FINAL_TYPE (SaClientsPage, sa_clients_page, ADW_TYPE_NAVIGATION_PAGE)

static SaRecordTable *
make_table (SaClientsPage *self, const char *type)
{
  SaQuery *query = sa_query_new (
      sa_store_get_type_named (sa_office_get_store (self->office), type));

  return sa_record_table_new (self->office, type, query);
}

static void
show_organisations (SaClientsPage *self)
{
  SaRecordTable *table;

  if (adw_bin_get_child (self->organisations) != NULL)
    return;
  table = make_table (self, "organisation");
  sa_record_table_set_empty (table, "sa-organisation-symbolic", _ ("No Organisations Yet"),
                             _ ("Import your address book, or add the first client by hand."));
  adw_bin_set_child (self->organisations, GTK_WIDGET (table));
}

static void
show_people (SaClientsPage *self)
{
  SaRecordTable *table;

  if (adw_bin_get_child (self->people) != NULL)
    return;
  table = make_table (self, "person");
  sa_record_table_set_empty (table, "sa-person-symbolic", _ ("No People Yet"),
                             _ ("Import your contacts, or add people on the page of their firm."));
  adw_bin_set_child (self->people, GTK_WIDGET (table));
}

/* What is asked of the list is asked of the board. */
static void
on_asked (SaRecordTable *table, SaLeadBoard *board)
{
  sa_lead_board_set_query (board, sa_record_table_dup_query (table));
}

static void
on_board_toggled (GtkToggleButton *button, SaRecordTable *table)
{
  GtkWidget *board = NULL;

  if (gtk_toggle_button_get_active (button))
    {
      board = sa_lead_board_new (sa_navigator_get_office (GTK_WIDGET (table)),
                                 sa_record_table_dup_query (table));
      g_signal_connect_object (table, "asked", G_CALLBACK (on_asked), board, 0);
    }
  sa_record_table_show_instead (table, board);
}

static void
show_leads (SaClientsPage *self)
{
  SaRecordTable *table;
  GtkWidget *board;

  if (adw_bin_get_child (self->leads) != NULL)
    return;
  table = make_table (self, "lead");
  sa_record_table_set_empty (table, "sa-lead-symbolic", _ ("No Leads Yet"),
                             _ ("Note down who might buy; nothing they said gets lost."));
  board = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (board), "view-dual-symbolic");
  gtk_widget_set_tooltip_text (board, _ ("Show as a Board"));
  g_signal_connect_object (board, "toggled", G_CALLBACK (on_board_toggled), table, 0);
  sa_record_table_add_end (table, board);
  adw_bin_set_child (self->leads, GTK_WIDGET (table));
}

static void
on_tab_changed (SaClientsPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  if (self->office == NULL)
    return;
  if (g_strcmp0 (name, "people") == 0)
    show_people (self);
  else if (g_strcmp0 (name, "leads") == 0)
    show_leads (self);
  else
    show_organisations (self);
}

static void
sa_clients_page_dispose (GObject *object)
{
  g_clear_object (&SA_CLIENTS_PAGE (object)->office);
  sa_narrow_dispose_template (GTK_WIDGET (object), SA_TYPE_CLIENTS_PAGE);
  G_OBJECT_CLASS (sa_clients_page_parent_class)->dispose (object);
}

static void
sa_clients_page_class_init (SaClientsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_clients_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-clients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SaClientsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SaClientsPage, organisations);
  gtk_widget_class_bind_template_child (widget_class, SaClientsPage, people);
  gtk_widget_class_bind_template_child (widget_class, SaClientsPage, leads);
  gtk_widget_class_bind_template_callback (widget_class, on_tab_changed);
}

static void
sa_clients_page_init (SaClientsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
sa_clients_page_new (SaOffice *office)
{
  SaClientsPage *self = g_object_new (SA_TYPE_CLIENTS_PAGE, NULL);

  self->office = g_object_ref (office);
  on_tab_changed (self);
  return ADW_NAVIGATION_PAGE (self);
}
