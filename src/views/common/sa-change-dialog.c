/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One field at a time: that is what people do to many records at once, and it is easy to say what
 * will happen. Nothing is chosen beforehand and what the records have now is told, so that nobody
 * changes by mistake what they have not looked at. States go through the services, which may
 * refuse; then nothing is changed at all. */

#include "sa-change-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sa-bulk.h"
#include "sa-choice-row.h"
#include "sa-deeds.h"
#include "sa-field-combo.h"
#include "sa-field-editor.h"
#include "sa-first-focus.h"
#include "sa-navigator.h"
#include "sa-query.h"
#include "sa-states.h"
#include "sa-values-now.h"

typedef struct
{
  AdwDialog *dialog;
  GtkWidget *from; /* weak */
  SaStore *store;
  SaType *type;
  GArray *rows;
  GtkListBox *list;
  GtkWidget *apply;
  GtkWidget *field;
  GtkWidget *state;
  GtkWidget *clear;
  SaFieldEditor *editor;
  SaRecord *record;
} Change;

/* What every record gets; read by the worker. */
typedef struct
{
  int field;
  gboolean number;
  gboolean empty;
  gint64 value;
  char *text;
} Value;

static void
value_free (gpointer data)
{
  g_free (((Value *) data)->text);
  g_free (data);
}

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->store);
  g_clear_object (&self->editor);
  g_clear_object (&self->record);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

static gboolean
change_one (SaStore *store, gint64 row, gpointer data, GError **error)
{
  const Value *value = data;
  g_autoptr (SaRecord) record = sa_store_get (store, row, error);

  if (record == NULL)
    return *error == NULL;
  if (value->field == SA_QUERY_STATE)
    return g_strcmp0 (sa_record_meta (record)->state, value->text) == 0
           || sa_states_change (store, record, value->text, error);
  if (value->empty)
    sa_record_clear (record, (guint) value->field);
  else if (value->number)
    sa_record_set_number (record, (guint) value->field, value->value);
  else
    sa_record_set_text (record, (guint) value->field, value->text);
  return !sa_record_is_changed (record) || sa_store_save (store, record, error);
}

static void
clear_value (Change *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 1)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->state = NULL;
  self->clear = NULL;
  g_clear_object (&self->editor);
  g_clear_object (&self->record);
}

static void
on_value_chosen (Change *self)
{
  gtk_widget_set_sensitive (self->apply, TRUE);
}

static void
on_state_chosen (Change *self)
{
  gtk_widget_set_sensitive (self->apply, *sa_choice_row_get (self->state) != '\0');
}

static gboolean
is_cleared (Change *self)
{
  return self->clear != NULL && adw_switch_row_get_active (ADW_SWITCH_ROW (self->clear));
}

static void
on_clear_changed (Change *self)
{
  sa_field_editor_set_visible (self->editor, !is_cleared (self));
  gtk_widget_set_sensitive (self->apply, is_cleared (self));
}

static void
add_state (Change *self)
{
  self->state = sa_choice_row_new_of_states (self->type, _ ("New Status"), _ ("Choose…"));
  g_signal_connect_swapped (self->state, "notify::selected", G_CALLBACK (on_state_chosen), self);
  gtk_list_box_append (self->list, self->state);
}

/* A field that is empty in the form was not thought about yet; emptying it is said in words. */
static void
add_editor (Change *self, guint index)
{
  const SaField *field = sa_type_get_field (self->type, index);

  self->record = sa_record_new (self->type);
  self->editor = sa_field_editor_new (self->store, self->record, index, self->list);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_value_chosen), self);
  gtk_widget_set_sensitive (self->apply, field->kind == SA_KIND_FLAG);
  if (field->kind == SA_KIND_FLAG || (field->flags & SA_FIELD_REQUIRED) != 0)
    return;
  self->clear = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->clear), _ ("Make It Empty"));
  g_signal_connect_swapped (self->clear, "notify::active", G_CALLBACK (on_clear_changed), self);
  gtk_list_box_append (self->list, self->clear);
}

static void
on_field_changed (Change *self)
{
  int field = sa_field_combo_get (self->field);
  g_autofree char *now = NULL;

  clear_value (self);
  gtk_widget_set_sensitive (self->apply, FALSE);
  if (field != SA_QUERY_NO_FIELD)
    now = sa_values_now (self->store, self->type, self->rows, field);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->field), now != NULL ? now : "");
  if (field == SA_QUERY_STATE)
    add_state (self);
  else if (field != SA_QUERY_NO_FIELD)
    add_editor (self, (guint) field);
}

static Value *
make_value (Change *self, int field)
{
  Value *value = g_new0 (Value, 1);

  value->field = field;
  if (field == SA_QUERY_STATE)
    {
      value->text = g_strdup (sa_choice_row_get (self->state));
      return value;
    }
  value->number = sa_field_is_number (sa_type_get_field (self->type, (guint) field));
  value->empty = sa_record_is_empty (self->record, (guint) field);
  if (value->number)
    value->value = sa_record_number (self->record, (guint) field);
  else
    value->text = g_strdup (sa_record_text (self->record, (guint) field));
  return value;
}

static char *
change_label (Change *self, const char *what)
{
  if (self->rows->len == 1)
    return sa_deed_changed (self->store, g_array_index (self->rows, gint64, 0), what);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s changed in %'u record",
                                       "%s changed in %'u records", self->rows->len),
                          what, self->rows->len);
}

static void
on_apply (Change *self)
{
  int field = sa_field_combo_get (self->field);
  const char *what = field == SA_QUERY_STATE
                         ? sa_type_get_state_label ()
                         : sa_field_get_label (sa_type_get_field (self->type, (guint) field));
  g_autofree char *label = change_label (self, what);
  GtkWidget *from = self->from;
  GArray *rows;
  Value *value;

  if (self->editor != NULL && !is_cleared (self) && !sa_field_editor_commit (self->editor))
    return;
  value = make_value (self, field);
  rows = g_steal_pointer (&self->rows);
  adw_dialog_force_close (self->dialog);
  if (from != NULL)
    sa_bulk_run (from, _ ("Changing"), label, rows, change_one, value, value_free);
}

static void
on_cancel (Change *self)
{
  adw_dialog_close (self->dialog);
}

static GtkWidget *
make_header (Change *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->apply = gtk_button_new_with_mnemonic (_ ("C_hange"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancel), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (on_apply), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply);
  return header;
}

static GtkWidget *
make_content (Change *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The same for %'u record",
                                                         "The same for %'u records",
                                                         self->rows->len),
                                            self->rows->len);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_list_box_append (self->list, self->field);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("What stood in the field before is replaced. This can "
                                            "be undone."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

void
sa_change_dialog_present (GtkWidget *from, SaType *type, GArray *rows)
{
  Change *self = g_new0 (Change, 1);
  GtkWidget *view = adw_toolbar_view_new ();

  g_set_weak_pointer (&self->from, from);
  self->store = g_object_ref (sa_office_get_store (sa_navigator_get_office (from)));
  self->type = type;
  self->rows = rows;
  self->dialog = adw_dialog_new ();
  self->field = sa_field_combo_new (type, _ ("Field"), _ ("Choose…"), SA_FIELD_FOLLOWS);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (self));
  adw_dialog_set_child (self->dialog, view);
  adw_dialog_set_title (self->dialog, _ ("Change"));
  adw_dialog_set_content_width (self->dialog, 480);
  adw_dialog_set_content_height (self->dialog, 400);
  g_object_set_data_full (G_OBJECT (self->dialog), "change", self, change_free);
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (on_field_changed), self);
  on_field_changed (self);
  sa_dialog_present_at (self->dialog, from, self->field);
}
