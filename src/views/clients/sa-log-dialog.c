/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything but the outcome has a default: the kind that was asked for, the main contact, now. So
 * a call is logged by typing one line and pressing Enter; chips fill in what is said most often and
 * the days a next step falls on, the agreed cadence first. */

#include "sa-log-dialog.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-actions.h"
#include "sa-client-text.h"
#include "sa-combo-row.h"
#include "sa-contact-log.h"
#include "sa-date.h"
#include "sa-day-row.h"
#include "sa-draft.h"
#include "sa-find.h"
#include "sa-first-focus.h"
#include "sa-log-kind.h"
#include "sa-navigator.h"
#include "sa-problem.h"
#include "sa-settings.h"
#include "sa-when-row.h"

#define DRAFT_SECONDS 1

struct _SaLogDialog
{
  AdwDialog parent_instance;

  AdwBanner *draft;
  AdwWindowTitle *title;
  AdwToggleGroup *kind;
  AdwComboRow *person;
  GtkEditable *outcome;
  GtkTextView *notes;
  AdwWrapBox *quick;
  SaWhenRow *when;
  GtkEditable *step;
  SaDayRow *step_day;
  AdwWrapBox *days;
  SaProblem *problem;

  GtkWidget *from;
  SaStore *store;
  SaRecord *subject;
  GPtrArray *people; /* of SaRecord, in the order of the choice, after "Nobody in particular" */
  guint draft_source;
  gboolean typed; /* something that is not saved */
};

G_DEFINE_FINAL_TYPE (SaLogDialog, sa_log_dialog, ADW_TYPE_DIALOG)

static void
on_quick (GtkButton *button, SaLogDialog *self)
{
  gtk_editable_set_text (self->outcome, gtk_button_get_label (button));
  gtk_widget_grab_focus (GTK_WIDGET (self->outcome));
}

static GtkWidget *
add_chip (AdwWrapBox *box, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "sa-tag");
  adw_wrap_box_append (box, button);
  return button;
}

static void
show_quick (SaLogDialog *self, const SaLogKind *kind)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->quick))) != NULL)
    adw_wrap_box_remove (self->quick, chip);
  for (const char *const *outcome = kind->outcomes; *outcome != NULL; outcome++)
    g_signal_connect (add_chip (self->quick, g_dgettext (GETTEXT_PACKAGE, *outcome)), "clicked",
                      G_CALLBACK (on_quick), self);
  gtk_widget_set_visible (GTK_WIDGET (self->quick), kind->outcomes[0] != NULL);
}

static const SaLogKind *
get_kind (SaLogDialog *self)
{
  return sa_log_kind_find (adw_toggle_group_get_active_name (self->kind));
}

static gboolean
is_note (SaLogDialog *self)
{
  return g_str_equal (get_kind (self)->code, "note");
}

static void
on_kind_changed (SaLogDialog *self)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, get_kind (self)->title);

  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_title (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), !is_note (self));
  sa_when_row_set_with_others (self->when, !is_note (self));
  show_quick (self, get_kind (self));
}

static void
on_day_chip (GtkButton *button, SaLogDialog *self)
{
  sa_day_row_set_day (self->step_day, g_object_get_data (G_OBJECT (button), "sa-day"));
  if (*gtk_editable_get_text (self->step) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->step));
}

static void
add_day_chip (SaLogDialog *self, const char *label, int days)
{
  g_autofree char *today = sa_date_today ();
  GtkWidget *button = add_chip (self->days, label);

  g_object_set_data_full (G_OBJECT (button), "sa-day", sa_date_add_days (today, days), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_day_chip), self);
}

/* The agreed cadence is the first suggestion. */
static void
show_days (SaLogDialog *self)
{
  int cadence = 0;

  if (sa_record_is (self->subject, "organisation"))
    cadence = sa_record_number (self->subject, SA_ORGANISATION_CADENCE);
  if (cadence > 0 && cadence < 3650)
    {
      g_autofree char *label = g_strdup_printf (
          ngettext ("In %d day, as agreed", "In %d days, as agreed", cadence), cadence);

      add_day_chip (self, label, cadence);
    }
  add_day_chip (self, _ ("Tomorrow"), 1);
  add_day_chip (self, _ ("In a week"), 7);
  if (cadence != 30)
    add_day_chip (self, _ ("In a month"), 30);
}

static void
show_people (SaLogDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean organisation = sa_record_is (self->subject, "organisation");

  gtk_string_list_append (names, _ ("Nobody in particular"));
  if (organisation)
    {
      g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (self->store, "person"));

      sa_query_where_row (query, SA_PERSON_ORGANISATION, sa_record_get_row (self->subject));
      sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, "active");
      self->people = sa_store_find (self->store, query, 200, NULL);
    }
  for (guint i = 0; self->people != NULL && i < self->people->len; i++)
    {
      SaRecord *person = g_ptr_array_index (self->people, i);
      g_autofree char *name = sa_record_title (person);
      const char *job = sa_record_text (person, SA_PERSON_JOB);
      g_autofree char *line = job != NULL ? g_strdup_printf ("%s, %s", name, job) : g_strdup (name);

      gtk_string_list_append (names, line);
    }
  adw_combo_row_set_model (self->person, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->person), self->people != NULL && self->people->len > 0);
}

/* The main contact is whom we spoke to last; when nobody was, the first in the list. */
static void
choose_main_contact (SaLogDialog *self)
{
  g_autoptr (SaQuery) query = NULL;
  g_autoptr (GPtrArray) last = NULL;
  gint64 person = 0;
  guint chosen = 0;

  if (self->people == NULL || self->people->len == 0)
    return;
  query = sa_query_new (sa_store_get_type_named (self->store, "interaction"));
  sa_query_where_row (query, SA_INTERACTION_ORGANISATION, sa_record_get_row (self->subject));
  sa_query_where (query, SA_INTERACTION_PERSON, SA_OP_NOT_EMPTY, NULL);
  sa_query_sort (query, SA_INTERACTION_AT, TRUE);
  last = sa_store_find (self->store, query, 1, NULL);
  if (last != NULL && last->len > 0)
    person = sa_record_number (g_ptr_array_index (last, 0), SA_INTERACTION_PERSON);
  for (guint i = 0; i < self->people->len; i++)
    if (sa_record_get_row (g_ptr_array_index (self->people, i)) == person)
      chosen = i;
  adw_combo_row_set_selected (self->person, chosen + 1);
}

static gint64
get_person (SaLogDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->person);

  if (sa_record_is (self->subject, "person"))
    return sa_record_get_row (self->subject);
  if (self->people == NULL || selected == 0 || selected > self->people->len)
    return 0;
  return sa_record_get_row (g_ptr_array_index (self->people, selected - 1));
}

static SaRecord *
new_record (SaLogDialog *self, const char *type)
{
  return sa_record_new (sa_store_get_type_named (self->store, type));
}

/* All of it but when it was. */
static SaRecord *
make_interaction (SaLogDialog *self)
{
  SaRecord *record = new_record (self, "interaction");
  const SaLogKind *kind = get_kind (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes);
  GtkTextIter start, end;
  g_autofree char *notes = NULL;
  gint64 row = sa_record_get_row (self->subject);
  gint64 person = get_person (self);
  g_autofree char *name = person != 0 ? sa_store_get_title (self->store, person) : NULL;
  gint64 rep = sa_settings_get_rep (self->store);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  notes = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  sa_record_take_text (record, SA_INTERACTION_SUBJECT, sa_log_kind_subject (kind, name));
  sa_record_set_text (record, SA_INTERACTION_KIND, kind->code);
  sa_record_set_text (record, SA_INTERACTION_NOTES, g_strstrip (notes));
  if (!is_note (self))
    sa_record_set_text (record, SA_INTERACTION_OUTCOME, gtk_editable_get_text (self->outcome));
  if (sa_record_is (self->subject, "organisation"))
    sa_record_set_number (record, SA_INTERACTION_ORGANISATION, row);
  else if (sa_record_is (self->subject, "lead"))
    sa_record_set_number (record, SA_INTERACTION_LEAD, row);
  if (person != 0)
    sa_record_set_number (record, SA_INTERACTION_PERSON, person);
  if (rep != 0)
    sa_record_set_number (record, SA_INTERACTION_REP, rep);
  sa_record_set_state (record, "planned"); /* which the service makes "done" unless it lies ahead */
  return record;
}

/* --- what was typed and not saved --- */

static gboolean
is_blank (SaLogDialog *self)
{
  return *gtk_editable_get_text (self->outcome) == '\0'
         && *gtk_editable_get_text (self->step) == '\0'
         && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->notes)) == 0;
}

static void
forget_draft (SaLogDialog *self)
{
  g_autoptr (SaRecord) record = new_record (self, "interaction");
  g_autoptr (SaRecord) step = new_record (self, "task");

  g_clear_handle_id (&self->draft_source, g_source_remove);
  sa_draft_remove (self->store, record, self->subject);
  sa_draft_remove (self->store, step, self->subject);
  self->typed = FALSE;
}

/* As two records, the interaction and the next step. */
static void
save_draft (SaLogDialog *self)
{
  g_autofree char *due = sa_day_row_peek_day (self->step_day);
  g_autoptr (SaRecord) record = make_interaction (self);
  g_autoptr (SaRecord) step = new_record (self, "task");

  if (is_blank (self))
    {
      forget_draft (self);
      return;
    }
  sa_when_row_peek (self->when, record);
  sa_record_set_text (step, SA_TASK_SUBJECT, gtk_editable_get_text (self->step));
  sa_record_set_text (step, SA_TASK_DUE, due);
  sa_draft_save (self->store, record, self->subject);
  sa_draft_save (self->store, step, self->subject);
}

static gboolean
on_draft_due (gpointer data)
{
  SaLogDialog *self = data;

  self->draft_source = 0;
  save_draft (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (SaLogDialog *self)
{
  self->typed = TRUE;
  adw_banner_set_revealed (self->draft, FALSE);
  if (self->draft_source == 0)
    self->draft_source = g_timeout_add_seconds (DRAFT_SECONDS, on_draft_due, self);
}

static void
set_text (GtkEditable *entry, SaRecord *record, guint field)
{
  const char *text = sa_record_text (record, field);

  gtk_editable_set_text (entry, text != NULL ? text : "");
}

static void
choose_person (SaLogDialog *self, gint64 person)
{
  guint chosen = 0;

  for (guint i = 0; person != 0 && self->people != NULL && i < self->people->len; i++)
    if (sa_record_get_row (g_ptr_array_index (self->people, i)) == person)
      chosen = i + 1;
  adw_combo_row_set_selected (self->person, chosen);
}

static void
on_restore_draft (SaLogDialog *self)
{
  g_autoptr (SaRecord) record = new_record (self, "interaction");
  g_autoptr (SaRecord) step = new_record (self, "task");
  const char *notes;

  if (!sa_draft_load (self->store, record, self->subject))
    return;
  sa_draft_load (self->store, step, self->subject);
  notes = sa_record_text (record, SA_INTERACTION_NOTES);
  adw_toggle_group_set_active_name (self->kind, sa_record_text (record, SA_INTERACTION_KIND));
  set_text (self->outcome, record, SA_INTERACTION_OUTCOME);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes), notes != NULL ? notes : "", -1);
  set_text (self->step, step, SA_TASK_SUBJECT);
  choose_person (self, sa_record_number (record, SA_INTERACTION_PERSON));
  sa_when_row_load (self->when, record);
  sa_day_row_set_day (self->step_day, sa_record_text (step, SA_TASK_DUE));
}

/* Nothing is lost by an Escape either. */
static void
sa_log_dialog_closed (AdwDialog *dialog)
{
  SaLogDialog *self = SA_LOG_DIALOG (dialog);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->typed)
    save_draft (self);
}

static void
offer_draft (SaLogDialog *self)
{
  g_autoptr (SaRecord) record = new_record (self, "interaction");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes);

  adw_banner_set_revealed (self->draft, sa_draft_exists (self->store, record, self->subject));
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (on_typed), self);
}

/* --- saving --- */

static gboolean
get_step_day (SaLogDialog *self, char **day, GError **error)
{
  if (sa_day_row_get_day (self->step_day, day, error))
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->step_day));
  return FALSE;
}

static void
save (GtkWidget *widget, const char *action, GVariant *target)
{
  SaLogDialog *self = SA_LOG_DIALOG (widget);
  g_autoptr (SaRecord) record = make_interaction (self);
  g_autofree char *step_day = NULL;
  g_autoptr (GError) error = NULL;

  sa_problem_say (self->problem, NULL);
  if (!sa_when_row_commit (self->when, record, &error) || !get_step_day (self, &step_day, &error)
      || !sa_clients_log (self->store, record, gtk_editable_get_text (self->step), step_day,
                          &error))
    {
      sa_problem_say (self->problem, error->message);
      return;
    }
  forget_draft (self);
  sa_navigator_did (self->from);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
sa_log_dialog_dispose (GObject *object)
{
  SaLogDialog *self = SA_LOG_DIALOG (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_object (&self->subject);
  g_clear_object (&self->store);
  g_clear_object (&self->from);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_LOG_DIALOG);
  G_OBJECT_CLASS (sa_log_dialog_parent_class)->dispose (object);
}

static void
sa_log_dialog_class_init (SaLogDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_log_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = sa_log_dialog_closed;
  g_type_ensure (SA_TYPE_PROBLEM);
  g_type_ensure (SA_TYPE_DAY_ROW);
  g_type_ensure (SA_TYPE_WHEN_ROW);
  g_type_ensure (SA_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-log-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, draft);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, person);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, quick);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, when);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, step);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, step_day);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, days);
  gtk_widget_class_bind_template_child (widget_class, SaLogDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_draft);
  gtk_widget_class_install_action (widget_class, "log.save", NULL, save);
}

static void
sa_log_dialog_init (SaLogDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static SaLogDialog *
present (GtkWidget *from, SaRecord *subject, const char *kind)
{
  SaLogDialog *self = g_object_new (SA_TYPE_LOG_DIALOG, NULL);
  g_autofree char *name = sa_record_title (subject);

  self->from = g_object_ref (from);
  self->store = g_object_ref (sa_office_get_store (sa_navigator_get_office (from)));
  self->subject = g_object_ref (subject);
  adw_window_title_set_subtitle (self->title, name);
  show_people (self);
  choose_main_contact (self);
  show_days (self);
  adw_toggle_group_set_active_name (self->kind, kind != NULL ? kind : "call");
  on_kind_changed (self);
  offer_draft (self);
  sa_dialog_present_at (ADW_DIALOG (self), from,
                        g_strcmp0 (kind, "note") == 0 ? GTK_WIDGET (self->notes)
                                                      : GTK_WIDGET (self->outcome));
  return self;
}

void
sa_log_dialog_present (GtkWidget *from, SaRecord *subject, const char *kind)
{
  present (from, subject, kind);
}

void
sa_log_dialog_continue (GtkWidget *from, SaRecord *subject)
{
  SaLogDialog *self = present (from, subject, NULL);

  on_restore_draft (self);
  adw_banner_set_revealed (self->draft, FALSE);
}
