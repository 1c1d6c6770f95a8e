/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms are those of every record. Somebody who works elsewhere gets a role here beside it:
 * what they are there is not touched. */

#include "sa-client-parts.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-actions.h"
#include "sa-date.h"
#include "sa-navigator.h"
#include "sa-record-dialog.h"
#include "sa-record-finder.h"

/* The page shows what was added, so it is not left for the page of the new record. */
static void
on_saved (GtkWidget *from, SaRecord *record, gpointer data)
{
}

static SaRecord *
new_record (GtkWidget *from, const char *type)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));

  return sa_record_new (sa_store_get_type_named (store, type));
}

void
sa_client_add_task (GtkWidget *from, SaRecord *record)
{
  g_autoptr (SaRecord) task = new_record (from, "task");
  gint64 about = record != NULL ? sa_record_get_row (record) : 0;

  if (record != NULL && sa_record_is (record, "person"))
    {
      sa_record_set_number (task, SA_TASK_PERSON, about);
      about = sa_record_number (record, SA_PERSON_ORGANISATION);
    }
  if (about != 0)
    sa_record_set_number (task, SA_TASK_ABOUT, about);
  sa_record_dialog_present (from, task, on_saved, NULL, NULL);
}

void
sa_client_add_person (GtkWidget *from, SaRecord *organisation)
{
  g_autoptr (SaRecord) person = new_record (from, "person");

  sa_record_set_number (person, SA_PERSON_ORGANISATION, sa_record_get_row (organisation));
  sa_record_dialog_present (from, person, on_saved, NULL, NULL);
}

void
sa_client_add_role (GtkWidget *from, SaRecord *person)
{
  g_autoptr (SaRecord) position = new_record (from, "position");

  sa_record_set_number (position, SA_POSITION_PERSON, sa_record_get_row (person));
  sa_record_dialog_present (from, position, on_saved, NULL, NULL);
}

static void
on_person_found (GtkWidget *from, gint64 row, gpointer data)
{
  gint64 organisation = *(gint64 *) data;
  g_autoptr (SaRecord) person = sa_client_get (from, row);
  g_autoptr (SaRecord) position = NULL;
  g_autofree char *today = sa_date_today ();

  if (person == NULL)
    return;
  if (sa_record_number (person, SA_PERSON_ORGANISATION) == organisation)
    {
      g_autofree char *name = sa_record_title (person);
      /* Translators: a person who was to be added to the people of an organisation */
      g_autofree char *text = g_strdup_printf (_ ("“%s” works here already"), name);

      sa_navigator_toast (from, text);
      return;
    }
  position = new_record (from, "position");
  sa_record_set_number (position, SA_POSITION_PERSON, row);
  sa_record_set_number (position, SA_POSITION_ORGANISATION, organisation);
  sa_record_set_text (position, SA_POSITION_FROM, today);
  sa_record_dialog_present (from, position, on_saved, NULL, NULL);
}

void
sa_client_add_known_person (GtkWidget *from, SaRecord *organisation)
{
  gint64 row = sa_record_get_row (organisation);

  sa_record_finder_present (from, _ ("Add Existing Person"), "person", 0, NULL, on_person_found,
                            g_memdup2 (&row, sizeof row), g_free);
}
