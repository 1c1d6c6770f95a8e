/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The longest overdue stands first; by how long is said at the end of the row. */

#include "sa-overdue-rows.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-text.h"
#include "sa-date.h"
#include "sa-fact-rows.h"
#include "sa-find.h"
#include "sa-health.h"

#define LATE_CHARS 11

static GtkWidget *
make_late (int days)
{
  g_autofree char *text = sa_client_late (days);
  GtkWidget *label = gtk_label_new (text);

  /* in two lines, as the name and the last contact need the room more */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), LATE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LATE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, days > 30 ? "error" : "warning");
  return label;
}

/* A name and a date are not torn apart at the end of a line. */
static char *
tie (const char *part)
{
  GString *tied = g_string_new (part);

  g_string_replace (tied, " ", "\u00a0", 0);
  return g_string_free (tied, FALSE);
}

static void
append_tied (GString *line, const char *part)
{
  g_autofree char *tied = tie (part);

  sa_client_append (line, tied);
}

static char *
last_contact (const char *day)
{
  g_autofree char *when = day != NULL ? sa_client_when (day) : NULL;
  g_autofree char *tied = tie (when);

  return when != NULL ? g_strdup_printf (_ ("last contact %s"), tied) : NULL;
}

static GtkWidget *
make_row (SaStore *store, SaRecord *client, const char *today, gboolean with_rep)
{
  g_autofree char *title = sa_record_title (client);
  const char *last = sa_record_text (client, SA_ORGANISATION_LAST_CONTACT);
  const char *next = sa_record_text (client, SA_ORGANISATION_NEXT_CONTACT);
  gint64 rep = sa_record_number (client, SA_ORGANISATION_REP);
  g_autofree char *rep_name = with_rep && rep != 0 ? sa_store_get_title (store, rep) : NULL;
  g_autofree char *contact = last_contact (last);
  g_autofree char *call = g_strdup_printf (_ ("Log a Call with %s"), title);
  g_autoptr (GString) line = g_string_new (NULL);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *initials = sa_client_avatar_text ("organisation", title);
  GtkWidget *avatar = adw_avatar_new (32, initials, TRUE);

  append_tied (line, sa_record_text (client, SA_ORGANISATION_CITY));
  sa_client_append (line, contact);
  append_tied (line, rep_name);
  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_late (sa_date_days_between (next, today)));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row), sa_fact_rows_button ("call-start-symbolic", call, "today.log",
                                                 g_variant_new_int64 (sa_record_get_row (client))));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", sa_record_get_row (client));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

void
sa_overdue_rows_add (SaRowGroup *group, SaStore *store, SaQuery *query, guint count,
                     const char *today, gboolean with_rep)
{
  g_autoptr (GArray) rows = sa_store_find_rows (store, query, 0, count, NULL);
  g_autoptr (GPtrArray) clients = NULL;

  if (rows == NULL)
    return;
  clients = sa_store_get_many (store, (const gint64 *) (void *) rows->data, rows->len, NULL);
  for (guint i = 0; clients != NULL && i < clients->len; i++)
    if (g_ptr_array_index (clients, i) != NULL)
      sa_row_group_add (group, make_row (store, g_ptr_array_index (clients, i), today, with_rep));
}
