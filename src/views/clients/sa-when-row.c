/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is not told of a moment is so now: a time alone is one of today, a day alone has the time it
 * is. */

#include "sa-when-row.h"

#include "clients.h"
#include "sa-date.h"
#include "sa-datetime.h"
#include "sa-day-row.h"

struct _SaWhenRow
{
  AdwExpanderRow parent_instance;

  SaDayRow *day;
  GtkEditable *time;
  AdwSpinRow *minutes;
  AdwSwitchRow *incoming;

  gboolean with_others;
};

G_DEFINE_FINAL_TYPE (SaWhenRow, sa_when_row, ADW_TYPE_EXPANDER_ROW)

/* @day: (nullable); @hour: -1 where none is told */
static char *
make_moment (const char *day, int hour, int minute)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = sa_date_today ();
  g_autoptr (GDateTime) at = NULL;
  int y, m, d;

  if (!sa_date_split (day != NULL ? day : today, &y, &m, &d))
    return NULL;
  at = g_date_time_new_local (y, m, d, hour >= 0 ? hour : g_date_time_get_hour (now),
                              hour >= 0 ? minute : g_date_time_get_minute (now), 0);
  return at != NULL ? sa_datetime_new (at) : NULL;
}

static void
take_rest (SaWhenRow *self, SaRecord *interaction)
{
  int minutes = adw_spin_row_get_value (self->minutes);

  if (!self->with_others)
    return;
  sa_record_set_text (interaction, SA_INTERACTION_DIRECTION,
                      adw_switch_row_get_active (self->incoming) ? "in" : "out");
  if (minutes > 0)
    sa_record_set_number (interaction, SA_INTERACTION_MINUTES, minutes);
}

static gboolean
refuse (SaWhenRow *self, GtkWidget *row)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (row);
  return FALSE;
}

static void
sa_when_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_WHEN_ROW);
  G_OBJECT_CLASS (sa_when_row_parent_class)->dispose (object);
}

static void
sa_when_row_class_init (SaWhenRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_when_row_dispose;
  g_type_ensure (SA_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-when-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SaWhenRow, day);
  gtk_widget_class_bind_template_child (widget_class, SaWhenRow, time);
  gtk_widget_class_bind_template_child (widget_class, SaWhenRow, minutes);
  gtk_widget_class_bind_template_child (widget_class, SaWhenRow, incoming);
}

static void
sa_when_row_init (SaWhenRow *self)
{
  self->with_others = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_when_row_set_with_others (SaWhenRow *self, gboolean with_others)
{
  self->with_others = with_others;
  gtk_widget_set_visible (GTK_WIDGET (self->minutes), with_others);
  gtk_widget_set_visible (GTK_WIDGET (self->incoming), with_others);
}

void
sa_when_row_load (SaWhenRow *self, SaRecord *interaction)
{
  const char *text = sa_record_text (interaction, SA_INTERACTION_AT);
  const char *direction = sa_record_text (interaction, SA_INTERACTION_DIRECTION);
  g_autoptr (GDateTime) moment = text != NULL ? sa_datetime_parse (text) : NULL;
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%F") : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");

  sa_day_row_set_day (self->day, day);
  gtk_editable_set_text (self->time, time);
  adw_spin_row_set_value (self->minutes, sa_record_number (interaction, SA_INTERACTION_MINUTES));
  adw_switch_row_set_active (self->incoming, g_strcmp0 (direction, "in") == 0);
  if (local != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}

gboolean
sa_when_row_commit (SaWhenRow *self, SaRecord *interaction, GError **error)
{
  const char *text = gtk_editable_get_text (self->time);
  g_autofree char *day = NULL;
  int hour = -1, minute = 0;

  if (!sa_day_row_get_day (self->day, &day, error))
    return refuse (self, GTK_WIDGET (self->day));
  if (*text != '\0' && !sa_time_read (text, &hour, &minute, error))
    return refuse (self, GTK_WIDGET (self->time));
  sa_record_take_text (interaction, SA_INTERACTION_AT,
                       day != NULL || hour >= 0 ? make_moment (day, hour, minute)
                                                : sa_datetime_now ());
  take_rest (self, interaction);
  return TRUE;
}

void
sa_when_row_peek (SaWhenRow *self, SaRecord *interaction)
{
  g_autofree char *day = sa_day_row_peek_day (self->day);
  int hour = -1, minute = 0;

  if (!sa_time_read (gtk_editable_get_text (self->time), &hour, &minute, NULL))
    hour = -1;
  sa_record_take_text (interaction, SA_INTERACTION_AT,
                       day != NULL || hour >= 0 ? make_moment (day, hour, minute) : NULL);
  take_rest (self, interaction);
}
