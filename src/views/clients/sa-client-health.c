/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verdict comes from services/sa-health; here it gets an icon beside its colour, and the last
 * and next contact in words. Opening the row lists the facts it rests on. */

#include "sa-client-health.h"

#include <glib/gi18n-lib.h>

#include "sa-client-text.h"
#include "sa-date.h"
#include "sa-health.h"

struct _SaClientHealth
{
  AdwBin parent_instance;

  AdwExpanderRow *row;
  GtkImage *icon;

  GPtrArray *facts; /* rows, owned by the expander */
};

G_DEFINE_FINAL_TYPE (SaClientHealth, sa_client_health, ADW_TYPE_BIN)

static void
show_verdict (SaClientHealth *self, SaHealthStatus status)
{
  static const struct
  {
    const char *icon;
    const char *style;
  } looks[] = {
    [SA_HEALTH_NONE] = { "appointment-new-symbolic", "dimmed" },
    [SA_HEALTH_GOOD] = { "object-select-symbolic", "success" },
    [SA_HEALTH_DUE] = { "alarm-symbolic", "accent" },
    [SA_HEALTH_OVERDUE] = { "dialog-warning-symbolic", "warning" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), looks[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[status].style);
  gtk_image_set_from_icon_name (self->icon, looks[status].icon);
}

static char *
contacts_in_words (const SaHealth *health)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (health->last != NULL)
    {
      g_autofree char *when = sa_client_when (health->last);
      g_autofree char *part = g_strdup_printf (_ ("Last contact %s"), when);

      sa_client_append (line, part);
    }
  if (health->next != NULL)
    {
      /* The verdict counts the days already, unless there is time. */
      g_autofree char *when = health->status == SA_HEALTH_GOOD ? sa_client_when (health->next)
                                                               : sa_date_format (health->next);
      g_autofree char *part = g_strdup_printf (
          /* Translators: when the next contact was to be, or is to be: "due 3 Feb 2026" */
          health->days_overdue > 0 ? _ ("due %s") : _ ("next %s"), when);

      sa_client_append (line, part);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_fact (SaClientHealth *self, const char *fact)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fact);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (self->row, row);
  g_ptr_array_add (self->facts, row);
}

static void
sa_client_health_dispose (GObject *object)
{
  SaClientHealth *self = SA_CLIENT_HEALTH (object);

  g_clear_pointer (&self->facts, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_CLIENT_HEALTH);
  G_OBJECT_CLASS (sa_client_health_parent_class)->dispose (object);
}

static void
sa_client_health_class_init (SaClientHealthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_client_health_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-client-health.ui");
  gtk_widget_class_bind_template_child (widget_class, SaClientHealth, row);
  gtk_widget_class_bind_template_child (widget_class, SaClientHealth, icon);
}

static void
sa_client_health_init (SaClientHealth *self)
{
  self->facts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_client_health_show (SaClientHealth *self, SaOffice *office, SaRecord *record)
{
  g_autoptr (SaHealth) health = NULL;
  g_autofree char *today = sa_date_today ();
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->facts->len; i++)
    adw_expander_row_remove (self->row, g_ptr_array_index (self->facts, i));
  g_ptr_array_set_size (self->facts, 0);
  if (sa_record_is (record, "organisation"))
    health = sa_health_new (sa_office_get_store (office), record, today, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), health != NULL);
  if (health == NULL)
    return;
  words = contacts_in_words (health);
  show_verdict (self, health->status);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), health->summary);
  adw_expander_row_set_subtitle (self->row, words);
  for (guint i = 0; health->facts != NULL && health->facts[i] != NULL; i++)
    add_fact (self, health->facts[i]);
  adw_expander_row_set_enable_expansion (self->row, self->facts->len > 0);
}
