/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People come in two ways: a person's present job is on the person, earlier and further ones are
 * dated positions. Both are shown as rows that open the other side. */

#include "sa-people-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-client-image.h"
#include "sa-client-text.h"
#include "sa-date.h"
#include "sa-fact-rows.h"
#include "sa-find.h"
#include "sa-navigator.h"

#define FIRST_SHOWN 8

static GtkWidget *
make_row (const char *title, const char *subtitle, gint64 open)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", open);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_phone_button (GtkWidget *row, SaRecord *person, const char *name)
{
  g_autofree char *phone = sa_record_first (person, SA_PERSON_PHONES);
  g_autofree char *email = sa_record_first (person, SA_PERSON_EMAILS);

  if (phone != NULL)
    {
      g_autofree char *label = g_strdup_printf (_ ("Call %s: %s"), name, phone);
      g_autofree char *uri = g_strconcat ("tel:", phone, NULL);

      adw_action_row_add_suffix (
          ADW_ACTION_ROW (row),
          sa_fact_rows_button ("call-start-symbolic", label, "client.uri",
                               g_variant_new_string (g_strdelimit (uri, " ()", '-'))));
    }
  if (email != NULL)
    {
      g_autofree char *label = g_strdup_printf (_ ("Write to %s: %s"), name, email);
      g_autofree char *uri = g_strconcat ("mailto:", email, NULL);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 sa_fact_rows_button ("mail-unread-symbolic", label, "client.uri",
                                                      g_variant_new_string (uri)));
    }
}

static GtkWidget *
make_person_row (SaStore *store, SaRecord *person, const char *job)
{
  g_autofree char *name = sa_record_title (person);
  GtkWidget *row = make_row (name, job, sa_record_get_row (person));
  GtkWidget *avatar = adw_avatar_new (32, name, TRUE);

  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  sa_client_image_show (ADW_AVATAR (avatar), store, person);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  add_phone_button (row, person, name);
  return row;
}

static void
on_show_all (GtkWidget *button, gpointer data)
{
  SaRowGroup *group = SA_ROW_GROUP (gtk_widget_get_ancestor (button, SA_TYPE_ROW_GROUP));
  SaStore *store = sa_office_get_store (sa_navigator_get_office (button));
  GPtrArray *rest = data;

  gtk_widget_set_visible (button, FALSE);
  for (guint i = FIRST_SHOWN; i < rest->len; i++)
    sa_row_group_add (group, make_person_row (store, rest->pdata[i],
                                              sa_record_text (rest->pdata[i], SA_PERSON_JOB)));
}

static void
unref_people (gpointer people, GClosure *closure)
{
  g_ptr_array_unref (people);
}

/* Those who work elsewhere and have a role here too. */
static void
add_visitors (SaRowGroup *group, SaStore *store, gint64 organisation)
{
  g_autofree char *today = sa_date_today ();
  g_autoptr (GPtrArray) positions = sa_store_find_referring (
      store, "position", SA_POSITION_ORGANISATION, organisation, 0, NULL);

  for (guint i = 0; positions != NULL && i < positions->len; i++)
    {
      SaRecord *position = g_ptr_array_index (positions, i);
      const char *until = sa_record_text (position, SA_POSITION_UNTIL);
      g_autoptr (SaRecord)
          person = sa_store_get (store, sa_record_number (position, SA_POSITION_PERSON), NULL);

      if (person != NULL && sa_record_meta (person)->deleted == 0
          && sa_record_number (person, SA_PERSON_ORGANISATION) != organisation
          && (until == NULL || strcmp (until, today) >= 0))
        sa_row_group_add (
            group, make_person_row (store, person, sa_record_text (position, SA_POSITION_JOB)));
    }
}

void
sa_people_rows_add (SaRowGroup *group, SaOffice *office, gint64 organisation)
{
  SaStore *store = sa_office_get_store (office);
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "person"));
  g_autoptr (GPtrArray) people = NULL;

  sa_query_where_row (query, SA_PERSON_ORGANISATION, organisation);
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, "active");
  people = sa_store_find (store, query, 0, NULL);
  if (people == NULL)
    return;
  for (guint i = 0; i < MIN (people->len, FIRST_SHOWN); i++)
    sa_row_group_add (group, make_person_row (store, people->pdata[i],
                                              sa_record_text (people->pdata[i], SA_PERSON_JOB)));
  if (people->len > FIRST_SHOWN)
    {
      GtkWidget *more = adw_button_row_new ();
      g_autofree char *label = g_strdup_printf (
          ngettext ("Show All %u Person", "Show All %u People", people->len), people->len);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), label);
      g_signal_connect_data (more, "activated", G_CALLBACK (on_show_all), g_ptr_array_ref (people),
                             unref_people, 0);
      sa_row_group_add (group, more);
    }
  add_visitors (group, store, organisation);
}

static char *
position_dates (SaRecord *position)
{
  g_autofree char *from = sa_record_display (position, SA_POSITION_FROM);
  g_autofree char *until = sa_record_display (position, SA_POSITION_UNTIL);

  if (from != NULL && until != NULL)
    return g_strdup_printf (_ ("%s to %s"), from, until);
  if (from != NULL)
    return g_strdup_printf (_ ("since %s"), from);
  if (until != NULL)
    return g_strdup_printf (_ ("until %s"), until);
  return NULL;
}

static void
add_role (SaRowGroup *group, SaStore *store, gint64 organisation, const char *job,
          const char *department, const char *dates, gint64 position)
{
  g_autofree char *title = sa_store_get_title (store, organisation);
  g_autoptr (GString) line = g_string_new (NULL);
  GtkWidget *row;

  if (title == NULL)
    return;
  sa_client_append (line, job);
  sa_client_append (line, department);
  sa_client_append (line, dates);
  row = make_row (title, line->str, organisation);
  if (position != 0)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 sa_fact_rows_button ("document-edit-symbolic", _ ("Edit Role"),
                                                      "client.edit-record",
                                                      g_variant_new_int64 (position)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 sa_fact_rows_button ("user-trash-symbolic", _ ("Remove Role"),
                                                      "client.delete-record",
                                                      g_variant_new_int64 (position)));
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  sa_row_group_add (group, row);
}

void
sa_people_rows_add_roles (SaRowGroup *group, SaOffice *office, SaRecord *person)
{
  SaStore *store = sa_office_get_store (office);
  gint64 employer = sa_record_number (person, SA_PERSON_ORGANISATION);
  g_autoptr (GPtrArray) positions = NULL;

  if (employer != 0)
    {
      g_autofree char *since = sa_record_display (person, SA_PERSON_HIRED);
      g_autofree char *dates = since != NULL ? g_strdup_printf (_ ("since %s"), since) : NULL;

      add_role (group, store, employer, sa_record_text (person, SA_PERSON_JOB),
                sa_record_text (person, SA_PERSON_DEPARTMENT), dates, 0);
    }
  positions = sa_store_find_referring (store, "position", SA_POSITION_PERSON,
                                       sa_record_get_row (person), 0, NULL);
  for (guint i = 0; positions != NULL && i < positions->len; i++)
    {
      SaRecord *position = g_ptr_array_index (positions, i);
      g_autofree char *dates = position_dates (position);

      add_role (group, store, sa_record_number (position, SA_POSITION_ORGANISATION),
                sa_record_text (position, SA_POSITION_JOB),
                sa_record_text (position, SA_POSITION_DEPARTMENT), dates,
                sa_record_get_row (position));
    }
}
