/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands where on the overview of each type. Only what is known is shown; the groups one would
 * add to stay, so that adding is always one press away. */

#include "sa-client-overview.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-addresses.h"
#include "sa-client-text.h"
#include "sa-columns-layout.h"
#include "sa-consent-rows.h"
#include "sa-fact-rows.h"
#include "sa-find.h"
#include "sa-late-menu.h"
#include "sa-people-rows.h"
#include "sa-row-group.h"
#include "sa-task-rows.h"

#define RECENT_NOTES 3
#define NOTE_LENGTH 400

struct _SaClientOverview
{
  AdwBin parent_instance;

  SaRowGroup *contact;
  SaRowGroup *addresses;
  GtkWidget *add_address;
  SaRowGroup *roles;
  SaRowGroup *personal;
  SaRowGroup *consents;
  SaRowGroup *notes;
  SaRowGroup *tasks;
  SaRowGroup *people;
  GtkMenuButton *add_person;
  GMenuModel *person_menu;
  SaRowGroup *recent;
  SaRowGroup *terms;
};

G_DEFINE_FINAL_TYPE (SaClientOverview, sa_client_overview, ADW_TYPE_BIN)

static const SaAddressFields address_fields = {
  SA_ADDRESS_STREET, SA_ADDRESS_POSTCODE, SA_ADDRESS_CITY, SA_ADDRESS_REGION, SA_ADDRESS_COUNTRY,
};

static void
add_more_addresses (SaClientOverview *self, SaStore *store, gint64 of)
{
  g_autoptr (GPtrArray)
      more = sa_store_find_referring (store, "address", SA_ADDRESS_OF, of, 0, NULL);

  for (guint i = 0; more != NULL && i < more->len; i++)
    {
      SaRecord *address = g_ptr_array_index (more, i);
      g_autofree char *name = sa_addresses_name (address);

      sa_fact_rows_add_address (self->addresses, address, &address_fields, name,
                                sa_record_get_row (address));
    }
}

static GtkWidget *
make_note_row (const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 8);
  gtk_widget_add_css_class (row, "property");
  return row;
}

static void
add_notes (SaRowGroup *group, const char *text)
{
  GtkWidget *row, *label;

  if (text == NULL)
    return;
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "sa-notes");
  row = adw_preferences_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Notes"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  sa_row_group_add (group, row);
}

/* The last notes taken about the record: interactions that have something written in them. */
static void
add_recent_notes (SaClientOverview *self, SaStore *store, int field, gint64 row)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "interaction"));
  g_autoptr (GPtrArray) found = NULL;

  sa_query_where_row (query, field, row);
  sa_query_where (query, SA_INTERACTION_NOTES, SA_OP_NOT_EMPTY, NULL);
  sa_query_sort (query, SA_INTERACTION_AT, TRUE);
  found = sa_store_find (store, query, RECENT_NOTES, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      SaRecord *interaction = g_ptr_array_index (found, i);
      g_autofree char *kind = sa_record_display (interaction, SA_INTERACTION_KIND);
      g_autofree char *at = sa_record_display (interaction, SA_INTERACTION_AT);
      const char *notes = sa_record_text (interaction, SA_INTERACTION_NOTES);
      g_autofree char *text = g_utf8_substring (notes, 0,
                                                MIN (g_utf8_strlen (notes, -1), NOTE_LENGTH));
      g_autofree char *title = g_strdup_printf ("%s · %s", at, kind);

      sa_row_group_add (self->recent, make_note_row (title, text));
    }
}

/* What the office added of its own. */
static void
add_own_fields (SaRowGroup *group, SaOffice *office, SaRecord *record)
{
  g_autoptr (GArray) own = sa_type_list_custom (sa_record_get_record_type (record));

  sa_fact_rows_add (group, office, record, (const guint *) own->data, own->len);
}

/* A lead that was converted names what it became, and this is the way back. */
static void
add_leads (SaRowGroup *group, SaOffice *office, guint field, gint64 row)
{
  g_autoptr (GPtrArray)
      leads = sa_store_find_referring (sa_office_get_store (office), "lead", field, row, 0, NULL);

  for (guint i = 0; leads != NULL && i < leads->len; i++)
    sa_fact_rows_add_record (group, office, _ ("Came from the lead"),
                             sa_record_get_row (g_ptr_array_index (leads, i)));
}

static void
show_organisation (SaClientOverview *self, SaOffice *office, SaRecord *record)
{
  static const guint contact[] = { SA_ORGANISATION_PHONES, SA_ORGANISATION_FAX,
                                   SA_ORGANISATION_EMAILS, SA_ORGANISATION_WEBSITES,
                                   SA_ORGANISATION_LANGUAGE };
  static const guint terms[] = { SA_ORGANISATION_CODE,         SA_ORGANISATION_TAX_ID,
                                 SA_ORGANISATION_REGON,        SA_ORGANISATION_IBAN,
                                 SA_ORGANISATION_CURRENCY,     SA_ORGANISATION_PAYMENT_DAYS,
                                 SA_ORGANISATION_CREDIT_LIMIT, SA_ORGANISATION_PRICE_LIST,
                                 SA_ORGANISATION_CADENCE,      SA_ORGANISATION_CATEGORIES };
  static const SaAddressFields address = { SA_ORGANISATION_STREET, SA_ORGANISATION_POSTCODE,
                                           SA_ORGANISATION_CITY, SA_ORGANISATION_REGION,
                                           SA_ORGANISATION_COUNTRY };
  SaStore *store = sa_office_get_store (office);
  gint64 row = sa_record_get_row (record);

  sa_fact_rows_add (self->contact, office, record, contact, G_N_ELEMENTS (contact));
  sa_fact_rows_add_address (self->addresses, record, &address, _ ("Main Address"), 0);
  add_more_addresses (self, store, row);
  if (sa_row_group_get_n_rows (self->addresses) == 0)
    sa_row_group_add_nothing (self->addresses, _ ("No address is known"));
  add_notes (self->notes, sa_record_text (record, SA_ORGANISATION_NOTES));
  sa_people_rows_add (self->people, office, row);
  if (sa_row_group_get_n_rows (self->people) == 0)
    sa_row_group_add_nothing (self->people, _ ("Nobody is known here yet"));
  add_recent_notes (self, store, SA_INTERACTION_ORGANISATION, row);
  sa_fact_rows_add (self->terms, office, record, terms, G_N_ELEMENTS (terms));
  add_own_fields (self->terms, office, record);
  add_leads (self->terms, office, SA_LEAD_ORGANISATION, row);
}

static void
show_person (SaClientOverview *self, SaOffice *office, SaRecord *record)
{
  static const guint contact[] = { SA_PERSON_PHONES, SA_PERSON_EXTENSION, SA_PERSON_FAX,
                                   SA_PERSON_EMAILS, SA_PERSON_WEBSITES };
  static const guint personal[] = {
    SA_PERSON_PREFIX,   SA_PERSON_NICKNAME,   SA_PERSON_BIRTHDAY,
    SA_PERSON_LANGUAGE, SA_PERSON_DIETARY,    SA_PERSON_MANAGER,
    SA_PERSON_CODE,     SA_PERSON_CATEGORIES, SA_PERSON_PHOTO_LINK
  };
  static const SaAddressFields address = { SA_PERSON_STREET, SA_PERSON_POSTCODE, SA_PERSON_CITY,
                                           SA_PERSON_REGION, SA_PERSON_COUNTRY };
  SaStore *store = sa_office_get_store (office);
  gint64 row = sa_record_get_row (record);

  sa_fact_rows_add (self->contact, office, record, contact, G_N_ELEMENTS (contact));
  sa_fact_rows_add_address (self->addresses, record, &address, _ ("Main Address"), 0);
  add_more_addresses (self, store, row);
  if (sa_row_group_get_n_rows (self->addresses) == 0)
    sa_row_group_add_nothing (self->addresses, _ ("No address is known"));
  sa_people_rows_add_roles (self->roles, office, record);
  if (sa_row_group_get_n_rows (self->roles) == 0)
    sa_row_group_add_nothing (self->roles, _ ("No organisation is known"));
  sa_fact_rows_add (self->personal, office, record, personal, G_N_ELEMENTS (personal));
  add_own_fields (self->personal, office, record);
  add_leads (self->personal, office, SA_LEAD_PERSON, row);
  if (sa_record_number (record, SA_PERSON_STAFF) == 0)
    sa_consent_rows_add (self->consents, office, row);
  add_notes (self->notes, sa_record_text (record, SA_PERSON_NOTES));
  add_recent_notes (self, store, SA_INTERACTION_PERSON, row);
}

static void
show_lead (SaClientOverview *self, SaOffice *office, SaRecord *record)
{
  static const guint contact[] = {
    SA_LEAD_ORGANISATION_NAME, SA_LEAD_PERSON_NAME, SA_LEAD_JOB, SA_LEAD_PHONES, SA_LEAD_EMAILS,
    SA_LEAD_WEBSITES
  };
  static const guint terms[] = { SA_LEAD_INTEREST,   SA_LEAD_VALUE,  SA_LEAD_SCORE, SA_LEAD_SOURCE,
                                 SA_LEAD_RESPOND_BY, SA_LEAD_OFFICE, SA_LEAD_REP };
  static const SaAddressFields address = { SA_LEAD_STREET, SA_LEAD_POSTCODE, SA_LEAD_CITY,
                                           SA_LEAD_REGION, SA_LEAD_COUNTRY };

  sa_fact_rows_add (self->contact, office, record, contact, G_N_ELEMENTS (contact));
  sa_fact_rows_add_address (self->addresses, record, &address, _ ("Address"), 0);
  add_notes (self->notes, sa_record_text (record, SA_LEAD_NOTES));
  add_recent_notes (self, sa_office_get_store (office), SA_INTERACTION_LEAD,
                    sa_record_get_row (record));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->terms), _ ("The Opportunity"));
  sa_fact_rows_add (self->terms, office, record, terms, G_N_ELEMENTS (terms));
  add_own_fields (self->terms, office, record);
}

static void
sa_client_overview_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_CLIENT_OVERVIEW);
  G_OBJECT_CLASS (sa_client_overview_parent_class)->dispose (object);
}

static void
sa_client_overview_class_init (SaClientOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_client_overview_dispose;
  g_type_ensure (SA_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (SA_TYPE_ROW_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-client-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, contact);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, addresses);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, add_address);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, roles);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, personal);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, consents);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, notes);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, tasks);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, people);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, add_person);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, person_menu);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, recent);
  gtk_widget_class_bind_template_child (widget_class, SaClientOverview, terms);
}

static void
sa_client_overview_init (SaClientOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sa_late_menu_set (self->add_person, self->person_menu);
}

/* What is to be done about a lead that was converted is with the client it became. */
static void
add_no_tasks (SaClientOverview *self, SaOffice *office, SaRecord *record)
{
  gint64 client = sa_record_is (record, "lead") ? sa_record_number (record, SA_LEAD_ORGANISATION)
                                                : 0;
  g_autofree char *title = client != 0 ? sa_store_get_title (sa_office_get_store (office), client)
                                       : NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (title == NULL)
    {
      sa_row_group_add_nothing (self->tasks, _ ("Nothing is open"));
      return;
    }
  /* Translators: the name of a client */
  text = g_strdup_printf (_ ("What is to be done is with %s"), title);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", client);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  sa_row_group_add (self->tasks, row);
}

void
sa_client_overview_show (SaClientOverview *self, SaOffice *office, SaRecord *record)
{
  SaRowGroup *groups[] = { self->contact,  self->addresses, self->roles, self->personal,
                           self->consents, self->notes,     self->tasks, self->people,
                           self->recent,   self->terms };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    sa_row_group_clear (groups[i]);
  sa_row_group_set_lasting (self->addresses, !sa_record_is (record, "lead"));
  gtk_widget_set_visible (self->add_address, !sa_record_is (record, "lead"));
  sa_row_group_set_lasting (self->people, sa_record_is (record, "organisation"));
  sa_row_group_set_lasting (self->roles, sa_record_is (record, "person"));
  sa_task_rows_add (self->tasks, office, sa_record_get_row (record));
  if (sa_row_group_get_n_rows (self->tasks) == 0)
    add_no_tasks (self, office, record);
  if (sa_record_is (record, "organisation"))
    show_organisation (self, office, record);
  else if (sa_record_is (record, "person"))
    show_person (self, office, record);
  else
    show_lead (self, office, record);
}
