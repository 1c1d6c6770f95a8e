/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text stays the person's own while it is typed; on leaving the row it is written out in full,
 * so that "+7" shows which day it means. */

#include "sa-day-row.h"

#include "sa-date.h"
#include "sa-plain-rows.h"

struct _SaDayRow
{
  AdwEntryRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SaDayRow, sa_day_row, ADW_TYPE_ENTRY_ROW)

static gboolean
parse (SaDayRow *self, char **day, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *today = sa_date_today ();

  *day = NULL;
  if (*text == '\0')
    return TRUE;
  *day = sa_date_parse_entry (text, today, error);
  return *day != NULL;
}

static void
on_changed (SaDayRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
}

static void
on_left (GtkEventControllerFocus *focus, SaDayRow *self)
{
  g_autofree char *day = NULL;

  if (sa_day_row_get_day (self, &day, NULL) && day != NULL)
    sa_day_row_set_day (self, day);
}

static void
sa_day_row_class_init (SaDayRowClass *klass)
{
}

static void
sa_day_row_init (SaDayRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  sa_date_row_add_calendar (ADW_ENTRY_ROW (self));
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
sa_day_row_set_day (SaDayRow *self, const char *day)
{
  g_autofree char *text = day != NULL ? sa_date_format (day) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

char *
sa_day_row_peek_day (SaDayRow *self)
{
  char *day = NULL;

  return parse (self, &day, NULL) ? day : NULL;
}

gboolean
sa_day_row_get_day (SaDayRow *self, char **day, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (parse (self, day, &failure))
    return TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), failure->message);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
