/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offers a new organisation and those there already that look like it; the likeliest is chosen. The
 * same for the person. It all becomes one change, done by the service. */

#include "sa-convert-dialog.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-actions.h"
#include "sa-date.h"
#include "sa-day-row.h"
#include "sa-duplicates.h"
#include "sa-find.h"
#include "sa-first-focus.h"
#include "sa-lead-conversion.h"
#include "sa-navigator.h"
#include "sa-problem.h"
#include "sa-record-finder.h"
#include "sa-row-group.h"

#define MOST_ALIKE 4
#define NOBODY -1

struct _SaConvertDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *title;
  SaRowGroup *organisations;
  SaRowGroup *people;
  GtkEditable *step;
  SaDayRow *step_day;
  SaProblem *problem;

  GtkWidget *from;
  SaStore *store;
  SaRecord *lead;
  gint64 organisation; /* chosen: 0 is a new one */
  gint64 picked;       /* of the organisations: found by looking for another, or 0 */
  gint64 person;       /* chosen: 0 is a new one, NOBODY none */
  GtkCheckButton *organisation_first;
  GtkCheckButton *person_first;
};

G_DEFINE_FINAL_TYPE (SaConvertDialog, sa_convert_dialog, ADW_TYPE_DIALOG)

static void
on_organisation_chosen (GtkCheckButton *check, SaConvertDialog *self)
{
  if (gtk_check_button_get_active (check))
    self->organisation = *(gint64 *) g_object_get_data (G_OBJECT (check), "sa-row");
}

static void
on_person_chosen (GtkCheckButton *check, SaConvertDialog *self)
{
  if (gtk_check_button_get_active (check))
    self->person = *(gint64 *) g_object_get_data (G_OBJECT (check), "sa-row");
}

static GtkCheckButton *
add_choice (SaConvertDialog *self, SaRowGroup *group, GtkCheckButton **first, GCallback chosen,
            gint64 row, const char *title, const char *subtitle)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle != NULL ? subtitle : "");
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (check), "sa-row", g_memdup2 (&row, sizeof row), g_free);
  if (*first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), *first);
  else
    *first = GTK_CHECK_BUTTON (check);
  g_signal_connect (check, "toggled", chosen, self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), check);
  sa_row_group_add (group, line);
  return GTK_CHECK_BUTTON (check);
}

/* Asks the store who is like a record made of what the lead says. */
static GPtrArray *
find_alike (SaConvertDialog *self, gboolean person)
{
  static const struct
  {
    guint from, organisation, person;
  } same[] = {
    { SA_LEAD_PHONES, SA_ORGANISATION_PHONES, SA_PERSON_PHONES },
    { SA_LEAD_EMAILS, SA_ORGANISATION_EMAILS, SA_PERSON_EMAILS },
    { SA_LEAD_CITY, SA_ORGANISATION_CITY, SA_PERSON_CITY },
  };
  g_autoptr (SaRecord) like = sa_record_new (
      sa_store_get_type_named (self->store, person ? "person" : "organisation"));

  if (person)
    sa_record_set_text (like, SA_PERSON_NAME, sa_record_text (self->lead, SA_LEAD_PERSON_NAME));
  else
    sa_record_set_text (like, SA_ORGANISATION_NAME,
                        sa_record_text (self->lead, SA_LEAD_ORGANISATION_NAME));
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    sa_record_set_text (like, person ? same[i].person : same[i].organisation,
                        sa_record_text (self->lead, same[i].from));
  return sa_duplicates_find_with_namesakes (self->store, like, MOST_ALIKE, NULL);
}

static GtkCheckButton *
add_alike (SaConvertDialog *self, SaRowGroup *group, GtkCheckButton **first, GCallback chosen,
           GPtrArray *alike)
{
  GtkCheckButton *likeliest = NULL;

  for (guint i = 0; alike != NULL && i < alike->len; i++)
    {
      const SaDuplicate *duplicate = g_ptr_array_index (alike, i);
      g_autofree char *why = sa_duplicate_sentence (duplicate);
      GtkCheckButton *check = add_choice (self, group, first, chosen, duplicate->row,
                                          duplicate->title, why);

      if (duplicate->row == self->picked || (likeliest == NULL && !duplicate->is_namesake))
        likeliest = check;
    }
  return likeliest;
}

/* The one that was looked for goes first, unless it stands there anyway. */
static GtkCheckButton *
add_picked (SaConvertDialog *self, GPtrArray *alike)
{
  g_autoptr (SaRecord) record = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; alike != NULL && i < alike->len; i++)
    if (((const SaDuplicate *) g_ptr_array_index (alike, i))->row == self->picked)
      return NULL;
  record = self->picked != 0 ? sa_store_get (self->store, self->picked, NULL) : NULL;
  if (record == NULL)
    return NULL;
  title = sa_record_title (record);
  subtitle = sa_record_subtitle (record);
  return add_choice (self, self->organisations, &self->organisation_first,
                     G_CALLBACK (on_organisation_chosen), self->picked, title, subtitle);
}

static void show_organisations (SaConvertDialog *self);

static void
on_other_found (GtkWidget *from, gint64 row, gpointer data)
{
  SaConvertDialog *self = SA_CONVERT_DIALOG (from);

  self->picked = row;
  show_organisations (self);
}

static void
on_other_activated (AdwButtonRow *row, SaConvertDialog *self)
{
  sa_record_finder_present (GTK_WIDGET (self), _ ("Another Organisation"), "organisation", 0, NULL,
                            on_other_found, NULL, NULL);
}

static void
show_organisations (SaConvertDialog *self)
{
  g_autoptr (GPtrArray) alike = find_alike (self, FALSE);
  const char *name = sa_record_text (self->lead, SA_LEAD_ORGANISATION_NAME);
  GCallback chosen = G_CALLBACK (on_organisation_chosen);
  GtkWidget *other = adw_button_row_new ();
  GtkCheckButton *picked, *new_one, *likeliest;

  sa_row_group_clear (self->organisations);
  self->organisation_first = NULL;
  if (name == NULL)
    name = sa_record_text (self->lead, SA_LEAD_PERSON_NAME);
  picked = add_picked (self, alike);
  likeliest = add_alike (self, self->organisations, &self->organisation_first, chosen, alike);
  new_one = add_choice (self, self->organisations, &self->organisation_first, chosen, 0,
                        name != NULL ? name : sa_record_text (self->lead, SA_LEAD_NAME),
                        _ ("New organisation"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (other), _ ("Choose Another…"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (other), "system-search-symbolic");
  g_signal_connect (other, "activated", G_CALLBACK (on_other_activated), self);
  sa_row_group_add (self->organisations, other);
  gtk_check_button_set_active (picked != NULL      ? picked
                               : likeliest != NULL ? likeliest
                                                   : new_one,
                               TRUE);
}

static void
show_people (SaConvertDialog *self)
{
  const char *name = sa_record_text (self->lead, SA_LEAD_PERSON_NAME);
  GCallback chosen = G_CALLBACK (on_person_chosen);
  g_autoptr (GPtrArray) alike = NULL;
  GtkCheckButton *new_one, *likeliest;

  self->person = NOBODY;
  if (name == NULL)
    return;
  alike = find_alike (self, TRUE);
  likeliest = add_alike (self, self->people, &self->person_first, chosen, alike);
  new_one = add_choice (self, self->people, &self->person_first, chosen, 0, name, _ ("New person"));
  add_choice (self, self->people, &self->person_first, chosen, NOBODY, _ ("Nobody"),
              _ ("Do not add a person"));
  gtk_check_button_set_active (likeliest != NULL ? likeliest : new_one, TRUE);
}

static void
run (GtkWidget *widget, const char *action, GVariant *target)
{
  SaConvertDialog *self = SA_CONVERT_DIALOG (widget);
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;
  SaConversion conversion = { .organisation = self->organisation,
                              .person = MAX (self->person, 0),
                              .no_person = self->person == NOBODY,
                              .next_step = gtk_editable_get_text (self->step) };

  if (!sa_day_row_get_day (self->step_day, &day, &error))
    {
      sa_problem_say (self->problem, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->step_day));
      return;
    }
  conversion.next_date = day;
  if (*conversion.next_step == '\0')
    conversion.next_step = NULL;
  if (!sa_clients_convert_lead (self->store, self->lead, &conversion, &error))
    {
      sa_problem_say (self->problem, error->message);
      return;
    }
  sa_navigator_did (self->from);
  /* What is next happens with the client the lead became. */
  sa_navigator_open_record (self->from, sa_record_number (self->lead, SA_LEAD_ORGANISATION));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
sa_convert_dialog_dispose (GObject *object)
{
  SaConvertDialog *self = SA_CONVERT_DIALOG (object);

  g_clear_object (&self->lead);
  g_clear_object (&self->store);
  g_clear_object (&self->from);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_CONVERT_DIALOG);
  G_OBJECT_CLASS (sa_convert_dialog_parent_class)->dispose (object);
}

static void
sa_convert_dialog_class_init (SaConvertDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_convert_dialog_dispose;
  g_type_ensure (SA_TYPE_PROBLEM);
  g_type_ensure (SA_TYPE_ROW_GROUP);
  g_type_ensure (SA_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-convert-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaConvertDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SaConvertDialog, organisations);
  gtk_widget_class_bind_template_child (widget_class, SaConvertDialog, people);
  gtk_widget_class_bind_template_child (widget_class, SaConvertDialog, step);
  gtk_widget_class_bind_template_child (widget_class, SaConvertDialog, step_day);
  gtk_widget_class_bind_template_child (widget_class, SaConvertDialog, problem);
  gtk_widget_class_install_action (widget_class, "convert.run", NULL, run);
}

static void
sa_convert_dialog_init (SaConvertDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_convert_dialog_present (GtkWidget *from, SaRecord *lead)
{
  SaConvertDialog *self = g_object_new (SA_TYPE_CONVERT_DIALOG, NULL);
  g_autofree char *name = sa_record_title (lead);
  g_autofree char *today = sa_date_today ();
  g_autofree char *soon = sa_date_add_days (today, 7);

  self->from = g_object_ref (from);
  self->store = g_object_ref (sa_office_get_store (sa_navigator_get_office (from)));
  self->lead = sa_store_get (self->store, sa_record_get_row (lead), NULL);
  if (self->lead == NULL)
    {
      g_object_unref (g_object_ref_sink (self));
      return;
    }
  adw_window_title_set_subtitle (self->title, name);
  show_organisations (self);
  show_people (self);
  sa_day_row_set_day (self->step_day, soon);
  gtk_editable_set_text (self->step, _ ("Welcome call"));
  sa_dialog_present_at (ADW_DIALOG (self), from, GTK_WIDGET (self->step));
}
