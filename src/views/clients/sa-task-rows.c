/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open tasks, and talks that are planned. What is late says so in words and colour; ticking the box
 * asks the page to finish it, which then asks for the next step. */

#include "sa-task-rows.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-text.h"
#include "sa-date.h"
#include "sa-datetime.h"
#include "sa-find.h"
#include "sa-open-tasks.h"

static void
on_ticked (GtkCheckButton *check, gpointer data)
{
  gint64 task = *(gint64 *) data;

  if (!gtk_check_button_get_active (check))
    return;
  /* It is not done before the question about the next step is answered. */
  gtk_check_button_set_active (check, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (check), "client.finish-task", "x", task);
}

static GtkWidget *
make_check (SaRecord *task, const char *subject)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("Done: %s"), subject);
  gint64 row = sa_record_get_row (task);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (check, "selection-mode");
  gtk_widget_set_tooltip_text (check, _ ("Mark as Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (check, "toggled", G_CALLBACK (on_ticked), g_memdup2 (&row, sizeof row),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  return check;
}

static GtkWidget *
make_due (const char *due)
{
  g_autofree char *today = sa_date_today ();
  int late = sa_date_days_between (due, today);
  g_autofree char *text = late > 0 ? sa_client_late (late) : sa_client_when (due);
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *date = sa_date_format (due);

  gtk_widget_set_tooltip_text (label, date);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, late > 0 ? "error" : late == 0 ? "accent" : "dimmed");
  return label;
}

/* Which kind of talk it is to be; the day it was had or missed is told in its form. */
static GtkWidget *
make_icon (SaRecord *talk)
{
  g_autofree char *kind = sa_record_display (talk, SA_INTERACTION_KIND);
  GtkWidget *icon = gtk_image_new_from_icon_name (
      sa_client_kind_icon (sa_record_text (talk, SA_INTERACTION_KIND)));

  gtk_widget_set_tooltip_text (icon, kind);
  return icon;
}

static void
append_facts (GString *line, SaRecord *task)
{
  if (g_strcmp0 (sa_record_text (task, SA_TASK_PRIORITY), "high") == 0)
    sa_client_append (line, _ ("high priority"));
  if (g_strcmp0 (sa_record_meta (task)->state, "waiting") == 0)
    sa_client_append (line, sa_record_text (task, SA_TASK_WAITING_FOR) != NULL
                                ? sa_record_text (task, SA_TASK_WAITING_FOR)
                                : _ ("waiting"));
}

static void
append_time (GString *line, SaRecord *talk)
{
  g_autoptr (GDateTime) at = sa_datetime_parse (sa_task_rows_due (talk));
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;
  g_autofree char *time = local != NULL ? sa_datetime_format_time (local) : NULL;

  sa_client_append (line, time);
}

const char *
sa_task_rows_due (SaRecord *record)
{
  return sa_record_text (record, sa_record_is (record, "task") ? SA_TASK_DUE : SA_INTERACTION_AT);
}

GtkWidget *
sa_task_rows_make (SaRecord *task, const char *subtitle)
{
  gboolean talk = !sa_record_is (task, "task");
  g_autofree char *subject = sa_record_title (task);
  g_autofree char *due = talk ? sa_datetime_date (sa_task_rows_due (task))
                              : g_strdup (sa_task_rows_due (task));
  g_autoptr (GString) line = g_string_new (NULL);
  GtkWidget *row = adw_action_row_new ();

  sa_client_append (line, subtitle);
  if (talk)
    append_time (line, task);
  else
    append_facts (line, task);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), subject);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             talk ? make_icon (task) : make_check (task, subject));
  if (due != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_due (due));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", sa_record_get_row (task));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.edit-record");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

void
sa_task_rows_add (SaRowGroup *group, SaOffice *office, gint64 about)
{
  SaStore *store = sa_office_get_store (office);
  SaModel *model = sa_store_get_model (store);
  g_autoptr (SaQuery) query = sa_open_tasks (store);
  g_autoptr (GPtrArray) tasks = NULL;
  gboolean person = g_str_equal (sa_type_get_name (sa_model_of_row (model, about)), "person");

  sa_query_where_row (query, person ? SA_TASK_PERSON : SA_TASK_ABOUT, about);
  sa_query_sort (query, SA_TASK_DUE, FALSE);
  tasks = sa_store_find (store, query, 50, NULL);
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    sa_row_group_add (group, sa_task_rows_make (g_ptr_array_index (tasks, i), NULL));
}
