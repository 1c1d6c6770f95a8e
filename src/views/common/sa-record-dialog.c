/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record that is there is edited in a copy, so that cancelling leaves no trace in whoever shows
 * it. While something is typed it is written to a draft every second, which goes when the
 * record is saved or the dialog is cancelled knowingly. */

#include "sa-record-dialog.h"

#include <glib/gi18n-lib.h>

#include "sa-choice-row.h"
#include "sa-clash-dialog.h"
#include "sa-deeds.h"
#include "sa-draft.h"
#include "sa-duplicates.h"
#include "sa-edit.h"
#include "sa-first-focus.h"
#include "sa-navigator.h"
#include "sa-record-form.h"
#include "sa-states.h"
#include "sa-transact.h"

#define DRAFT_SECONDS 1
#define DUPLICATES_MILLISECONDS 400
#define MOST_DUPLICATES 3

#define SA_TYPE_RECORD_DIALOG (sa_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaRecordDialog, sa_record_dialog, SA, RECORD_DIALOG, AdwDialog)

struct _SaRecordDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  AdwBanner *draft;
  AdwBanner *trouble;
  GtkBox *content;
  GtkRevealer *duplicates_revealer;
  GtkListBox *duplicates;
  AdwPreferencesGroup *states;

  SaOffice *office;
  SaRecord *record;
  SaEdit *edit;
  SaRecordForm *form;
  GtkWidget *state; /* NULL unless there are some to choose from */
  GtkWidget *from;  /* weak */
  SaRecordSavedFunc saved;
  gpointer data;
  GDestroyNotify free_data;
  guint draft_source;
  guint duplicates_source;
  guint follow_source;
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (SaRecordDialog, sa_record_dialog, ADW_TYPE_DIALOG)

static SaStore *
get_store (SaRecordDialog *self)
{
  return sa_office_get_store (self->office);
}

static gboolean
on_draft_due (gpointer data)
{
  SaRecordDialog *self = data;

  self->draft_source = 0;
  sa_record_form_peek (self->form);
  sa_draft_save (get_store (self), self->record, NULL);
  return G_SOURCE_REMOVE;
}

static void
show_duplicate (SaRecordDialog *self, const SaDuplicate *duplicate)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sentence = sa_duplicate_sentence (duplicate);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), duplicate->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "row", g_memdup2 (&duplicate->row, sizeof duplicate->row),
                          g_free);
  gtk_list_box_append (self->duplicates, row);
}

static gboolean
on_duplicates_due (gpointer data)
{
  SaRecordDialog *self = data;
  g_autoptr (GPtrArray) found = NULL;

  self->duplicates_source = 0;
  sa_record_form_peek (self->form);
  found = sa_duplicates_find (get_store (self), self->record, MOST_DUPLICATES, NULL);
  gtk_list_box_remove_all (self->duplicates);
  for (guint i = 0; found != NULL && i < found->len; i++)
    show_duplicate (self, found->pdata[i]);
  gtk_revealer_set_reveal_child (self->duplicates_revealer, found != NULL && found->len > 0);
  return G_SOURCE_REMOVE;
}

static void
on_form_changed (SaRecordDialog *self)
{
  self->changed = TRUE;
  if (adw_banner_get_revealed (self->draft))
    sa_draft_set_apart (get_store (self), self->record);
  adw_banner_set_revealed (self->trouble, FALSE);
  adw_banner_set_revealed (self->draft, FALSE);
  if (self->draft_source == 0)
    self->draft_source = g_timeout_add_seconds (DRAFT_SECONDS, on_draft_due, self);
  if (sa_record_get_row (self->record) != 0)
    return;
  g_clear_handle_id (&self->duplicates_source, g_source_remove);
  self->duplicates_source = g_timeout_add (DUPLICATES_MILLISECONDS, on_duplicates_due, self);
}

static void
on_restore_draft (SaRecordDialog *self)
{
  if (sa_draft_load (get_store (self), self->record, NULL))
    sa_record_form_load (self->form);
  self->changed = TRUE;
  adw_banner_set_revealed (self->draft, FALSE);
}

static void
on_duplicate_activated (SaRecordDialog *self, GtkListBoxRow *row)
{
  gint64 duplicate = *(gint64 *) g_object_get_data (G_OBJECT (row), "row");
  GtkWidget *from = self->from;

  adw_dialog_close (ADW_DIALOG (self));
  if (from != NULL)
    sa_navigator_open_record (from, duplicate);
}

/* --- The state, for a record that has no page to show it --- */

static const char *
get_type_name (SaRecordDialog *self)
{
  return sa_type_get_name (sa_record_get_record_type (self->record));
}

static const char *
get_state (SaRecordDialog *self)
{
  return self->state != NULL ? sa_choice_row_get (self->state)
                             : sa_record_meta (self->record)->state;
}

static gboolean
is_state_chosen (SaRecordDialog *self)
{
  return self->state != NULL && adw_combo_row_get_selected (ADW_COMBO_ROW (self->state)) > 0;
}

/* What the state asks for is shown at once. */
static void
on_state_chosen (SaRecordDialog *self)
{
  int wants = sa_states_wants (sa_record_get_record_type (self->record), get_state (self));

  self->changed = TRUE;
  adw_banner_set_revealed (self->trouble, FALSE);
  if (wants >= 0 && is_state_chosen (self))
    sa_record_form_show_field (self->form, wants);
}

static void
show_states (SaRecordDialog *self)
{
  g_auto (GStrv) next = sa_states_next (self->record);
  gboolean any = *next != NULL && sa_record_get_row (self->record) != 0
                 && !sa_navigator_has_page (get_type_name (self));

  if (self->state != NULL)
    adw_preferences_group_remove (self->states, g_steal_pointer (&self->state));
  gtk_widget_set_visible (GTK_WIDGET (self->states), any);
  if (!any)
    return;
  self->state = sa_choice_row_new_of_next_states (self->record);
  adw_preferences_group_add (self->states, self->state);
  g_signal_connect_swapped (self->state, "notify::selected", G_CALLBACK (on_state_chosen), self);
}

/* --- Saving --- */

static void
show_trouble (SaRecordDialog *self, const GError *error)
{
  if (error != NULL)
    adw_banner_set_title (self->trouble, error->message);
  adw_banner_set_revealed (self->trouble, error != NULL);
}

static void
tell_saved (SaRecordDialog *self, const char *label, gboolean new)
{
  if (self->from == NULL)
    return;
  sa_navigator_toast_undo (self->from, label);
  if (self->saved != NULL)
    self->saved (self->from, self->record, self->data);
  else if (new)
    sa_navigator_open_record (self->from, sa_record_get_row (self->record));
}

/* What was drafted goes by the name the record had before it was saved. */
static void
forget_draft (SaRecordDialog *self, SaRecord *drafted)
{
  g_clear_handle_id (&self->draft_source, g_source_remove);
  sa_draft_share (drafted, self->record);
  sa_draft_remove (get_store (self), drafted, NULL);
  self->changed = FALSE;
}

static void save (SaRecordDialog *self);

/* Without an answer the form is as it was, with all that was typed. */
static void
on_clash_answered (SaRecordDialog *self, const char *response)
{
  gboolean keep_mine = g_str_equal (response, SA_CLASH_MINE);

  if (!keep_mine && !g_str_equal (response, SA_CLASH_THEIRS))
    return;
  sa_edit_settle (self->edit, keep_mine);
  sa_record_form_load (self->form);
  save (self);
}

static void
ask_about_clash (SaRecordDialog *self)
{
  AdwDialog *dialog = sa_clash_dialog_new (get_store (self), self->record, self->edit);

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_clash_answered), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Sets the state that was chosen. Returns: (nullable): what asks before it gets there instead */
static SaOpenFunc
take_state (SaRecordDialog *self)
{
  const char *state = get_state (self);
  SaOpenFunc ask = NULL;

  if (is_state_chosen (self))
    ask = sa_navigator_get_question (get_type_name (self), state);
  if (ask == NULL)
    sa_record_set_state (self->record, state);
  return ask;
}

static void
save (SaRecordDialog *self)
{
  gboolean new = sa_record_get_row (self->record) == 0;
  g_autoptr (SaRecord) drafted = sa_record_copy (self->record);
  SaOpenFunc ask = take_state (self);
  g_autofree char *label = sa_deed_saved (get_store (self), self->record);
  g_autoptr (GError) error = NULL;
  SaEditOutcome outcome = sa_edit_save (self->edit, label, &error);

  show_trouble (self, error);
  if (outcome == SA_EDIT_CLASHED || outcome == SA_EDIT_FAILED)
    sa_record_set_state (self->record, sa_record_meta (drafted)->state);
  if (outcome == SA_EDIT_CLASHED)
    ask_about_clash (self);
  if (outcome == SA_EDIT_CLASHED || outcome == SA_EDIT_FAILED)
    return;
  forget_draft (self, drafted);
  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  if (outcome == SA_EDIT_SAVED)
    tell_saved (self, label, new);
  if (ask != NULL && self->from != NULL)
    ask (self->from, self->record);
  g_object_unref (self);
}

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordDialog *self = SA_RECORD_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (sa_record_form_commit (self->form, &error))
    save (self);
  else
    show_trouble (self, error);
}

static void
do_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordDialog *self = SA_RECORD_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (!sa_transact_delete (get_store (self), self->record, &error))
    {
      show_trouble (self, error);
      return;
    }
  forget_draft (self, self->record);
  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  if (self->from != NULL)
    sa_navigator_did (self->from);
  g_object_unref (self);
}

/* --- Others at the same record --- */

static gboolean
on_follow_due (gpointer data)
{
  SaRecordDialog *self = data;

  self->follow_source = 0;
  sa_record_form_follow (self->form, self->edit);
  if (!is_state_chosen (self))
    show_states (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (SaRecordDialog *self)
{
  if (self->follow_source == 0)
    self->follow_source = g_idle_add (on_follow_due, self);
}

/* --- The dialog --- */

static void
do_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
stop_sources (SaRecordDialog *self)
{
  g_clear_handle_id (&self->duplicates_source, g_source_remove);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_handle_id (&self->follow_source, g_source_remove);
}

/* What was typed and not saved is kept and offered the next time. */
static void
sa_record_dialog_closed (AdwDialog *dialog)
{
  SaRecordDialog *self = SA_RECORD_DIALOG (dialog);

  stop_sources (self);
  if (self->changed)
    {
      sa_record_form_peek (self->form);
      sa_draft_save (get_store (self), self->record, NULL);
    }
}

static void
sa_record_dialog_dispose (GObject *object)
{
  SaRecordDialog *self = SA_RECORD_DIALOG (object);

  stop_sources (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_RECORD_DIALOG);
  g_clear_weak_pointer (&self->from);
  g_clear_pointer (&self->edit, sa_edit_free);
  g_clear_object (&self->record);
  g_clear_object (&self->office);
  if (self->free_data != NULL)
    g_clear_pointer (&self->data, self->free_data);
  G_OBJECT_CLASS (sa_record_dialog_parent_class)->dispose (object);
}

static void
sa_record_dialog_class_init (SaRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_record_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = sa_record_dialog_closed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaRecordDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SaRecordDialog, draft);
  gtk_widget_class_bind_template_child (widget_class, SaRecordDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, SaRecordDialog, content);
  gtk_widget_class_bind_template_child (widget_class, SaRecordDialog, duplicates_revealer);
  gtk_widget_class_bind_template_child (widget_class, SaRecordDialog, duplicates);
  gtk_widget_class_bind_template_child (widget_class, SaRecordDialog, states);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_draft);
  gtk_widget_class_bind_template_callback (widget_class, on_duplicate_activated);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, do_save);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, do_cancel);
  gtk_widget_class_install_action (widget_class, "dialog.delete", NULL, do_delete);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "dialog.save",
                                       NULL);
}

static void
sa_record_dialog_init (SaRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_title (SaRecordDialog *self)
{
  SaType *type = sa_record_get_record_type (self->record);
  gint64 owner = sa_record_form_owner (self->record);
  g_autofree char *whose = owner != 0 ? sa_store_get_title (get_store (self), owner) : NULL;
  g_autofree char *title = NULL;

  if (sa_record_get_row (self->record) != 0)
    title = sa_record_title (self->record);
  adw_dialog_set_title (ADW_DIALOG (self), title != NULL ? title : sa_type_get_title_new (type));
  adw_window_title_set_subtitle (self->heading, whose != NULL ? whose : "");
}

/* What goes with a record that has no page to show it. */
static void
add_enclosures (SaRecordDialog *self)
{
  GtkWidget *enclosures = sa_navigator_make_enclosures (self->office, self->record);

  if (enclosures != NULL)
    gtk_box_append (self->content, enclosures);
}

/* Where there is a page, its menu has this. */
static void
add_delete (SaRecordDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Delete"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "dialog.delete");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_margin_top (group, 12);
  gtk_box_append (self->content, group);
}

static SaRecordDialog *
present (GtkWidget *from, SaRecord *record, int first, SaRecordSavedFunc saved, gpointer data,
         GDestroyNotify free_data)
{
  SaRecordDialog *self = g_object_new (SA_TYPE_RECORD_DIALOG, NULL);

  g_set_weak_pointer (&self->from, from);
  self->office = g_object_ref (sa_navigator_get_office (from));
  self->record = sa_record_get_row (record) != 0 ? sa_record_copy (record) : g_object_ref (record);
  self->saved = saved;
  self->data = data;
  self->free_data = free_data;
  self->edit = sa_edit_new (get_store (self), self->record);
  self->form = sa_record_form_new (get_store (self), self->record);
  gtk_box_append (self->content, GTK_WIDGET (self->form));
  show_states (self);
  if (sa_record_get_row (record) != 0 && !sa_navigator_has_page (get_type_name (self)))
    {
      add_enclosures (self);
      add_delete (self);
    }
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  adw_banner_set_revealed (self->draft, sa_draft_exists (get_store (self), record, NULL));
  set_title (self);
  sa_dialog_present_at (ADW_DIALOG (self), from, sa_record_form_show_field (self->form, first));
  return self;
}

void
sa_record_dialog_present (GtkWidget *from, SaRecord *record, SaRecordSavedFunc saved, gpointer data,
                          GDestroyNotify free_data)
{
  present (from, record, -1, saved, data, free_data);
}

void
sa_record_dialog_present_field (GtkWidget *from, SaRecord *record, guint field)
{
  present (from, record, (int) field, NULL, NULL, NULL);
}

void
sa_record_dialog_continue (GtkWidget *from, SaRecord *record, SaRecordSavedFunc saved,
                           gpointer data, GDestroyNotify free_data)
{
  on_restore_draft (present (from, record, -1, saved, data, free_data));
}
