/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One editor has one row, or several for a field of several values, where an empty one is always
 * ready for one more. Text is parsed when it is taken over, not at each key: half a date is not yet
 * wrong. */

#include "sa-field-editor.h"

#include <glib/gi18n-lib.h>

#include "sa-choice-row.h"
#include "sa-date.h"
#include "sa-first-focus.h"
#include "sa-home.h"
#include "sa-plain-rows.h"
#include "sa-reference-row.h"

struct _SaFieldEditor
{
  GObject parent_instance;

  SaStore *store;
  SaRecord *record;
  guint index;
  const SaField *field;
  GtkListBox *list;   /* owned by the form, which owns us */
  GPtrArray *rows;    /* the list's */
  GtkWidget *trouble; /* a row below that which is wrong, saying why; NULL until needed */
  int place;          /* where in the list its first row goes, -1 for the end */
  gboolean loading;
  gboolean touched; /* since it was loaded */
  gboolean visible;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaFieldEditor, sa_field_editor, G_TYPE_OBJECT)

/* What values of several can be labelled with: codes as vCard has them. */
static const SaChoice value_labels[] = {
  { "", NC_ ("kind of phone or address", "Unlabelled") },
  { "work", NC_ ("kind of phone or address", "Work") },
  { "home", NC_ ("kind of phone or address", "Home") },
  { "mobile", NC_ ("kind of phone or address", "Mobile") },
  { "fax", NC_ ("kind of phone or address", "Fax") },
  { "other", NC_ ("kind of phone or address", "Other") },
};

static gboolean
is_multiple (SaFieldEditor *self)
{
  return (self->field->flags & SA_FIELD_MULTIPLE) != 0;
}

static void
on_changed (gpointer data)
{
  SaFieldEditor *self = data;

  if (self->loading)
    return;
  self->touched = TRUE;
  sa_field_editor_set_error (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Entries --- */

static GtkInputPurpose
purpose (SaKind kind)
{
  switch (kind)
    {
    case SA_KIND_EMAIL:
      return GTK_INPUT_PURPOSE_EMAIL;
    case SA_KIND_PHONE:
      return GTK_INPUT_PURPOSE_PHONE;
    case SA_KIND_URL:
      return GTK_INPUT_PURPOSE_URL;
    case SA_KIND_NUMBER:
      return GTK_INPUT_PURPOSE_DIGITS;
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
      return GTK_INPUT_PURPOSE_NUMBER;
    case SA_KIND_TEXT:
    case SA_KIND_LONG_TEXT:
    case SA_KIND_FLAG:
    case SA_KIND_DATE:
    case SA_KIND_DATE_TIME:
    case SA_KIND_CHOICE:
    case SA_KIND_CHOICES:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
    case SA_KIND_REFERENCE:
    case SA_KIND_IMAGE:
      break;
    }
  return GTK_INPUT_PURPOSE_FREE_FORM;
}

static GtkWidget *
make_entry (SaFieldEditor *self)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *title = sa_field_get_label (self->field);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), purpose (self->field->kind));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (self->field->hint != NULL)
    gtk_widget_set_tooltip_text (row, g_dgettext (GETTEXT_PACKAGE, self->field->hint));
  if (self->field->kind == SA_KIND_DATE)
    sa_date_row_add_calendar (ADW_ENTRY_ROW (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return row;
}

/* --- Several values --- */

static void add_value (SaFieldEditor *self, const char *value, const char *label);

static void
insert_row (SaFieldEditor *self, GtkWidget *row)
{
  GtkWidget *last = self->rows->len > 0 ? self->rows->pdata[self->rows->len - 1] : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  (self->field->flags & SA_FIELD_REQUIRED) != 0, -1);
  gtk_list_box_insert (self->list, row,
                       last != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (last)) + 1
                                    : self->place);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (row, self->visible);
}

/* A label says something of a value only, and of an address of the web hardly anything: there it is
 * shown when there is one. */
static void
show_label (SaFieldEditor *self, GtkWidget *row)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "label");
  gboolean filled = *gtk_editable_get_text (GTK_EDITABLE (row)) != '\0';
  gboolean labelled = gtk_drop_down_get_selected (GTK_DROP_DOWN (label)) > 0;

  gtk_widget_set_visible (label, filled && (labelled || self->field->kind != SA_KIND_URL));
}

static void
on_value_changed (GtkEditable *row, SaFieldEditor *self)
{
  gboolean last = self->rows->pdata[self->rows->len - 1] == (gpointer) row;

  show_label (self, GTK_WIDGET (row));
  if (!self->loading && last && *gtk_editable_get_text (row) != '\0')
    add_value (self, "", NULL);
}

static void
add_value (SaFieldEditor *self, const char *value, const char *label)
{
  GtkWidget *row = make_entry (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint selected = 0;
  gboolean own = label != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (value_labels); i++)
    {
      gtk_string_list_append (
          names, g_dpgettext2 (GETTEXT_PACKAGE, "kind of phone or address", value_labels[i].label));
      if (label != NULL && g_str_equal (label, value_labels[i].code))
        {
          selected = (guint) i;
          own = FALSE;
        }
    }
  if (own) /* a label that came with an import is kept */
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (names));
      gtk_string_list_append (names, label);
    }
  drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (drop_down, "sa-value-label");
  gtk_widget_set_tooltip_text (drop_down, _ ("Label"));
  g_object_set_data_full (G_OBJECT (row), "own-label", own ? g_strdup (label) : NULL, g_free);
  g_object_set_data (G_OBJECT (row), "label", drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), drop_down);
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  show_label (self, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_value_changed), self, 0);
  insert_row (self, row);
}

static void
load_values (SaFieldEditor *self)
{
  g_autoptr (GPtrArray) parts = sa_value_split (sa_record_text (self->record, self->index));

  if (self->rows->len > 0)
    self->place = gtk_list_box_row_get_index (self->rows->pdata[0]);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < parts->len; i++)
    {
      const SaValuePart *part = parts->pdata[i];

      add_value (self, part->value, part->label);
    }
  add_value (self, "", NULL);
}

static const char *
value_label (GtkWidget *row)
{
  guint selected = gtk_drop_down_get_selected (
      GTK_DROP_DOWN (g_object_get_data (G_OBJECT (row), "label")));

  return selected < G_N_ELEMENTS (value_labels) ? value_labels[selected].code
                                                : g_object_get_data (G_OBJECT (row), "own-label");
}

static char *
join_values (SaFieldEditor *self)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      g_autofree char *value = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
      const char *label = value_label (row);

      g_strdelimit (value, "\t\n", ' ');
      g_strstrip (value);
      if (*value == '\0')
        continue;
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "\n" : "", value);
      if (label != NULL && *label != '\0')
        g_string_append_printf (joined, "\t%s", label);
    }
  return g_string_free (joined, FALSE);
}

/* --- All kinds --- */

static GtkWidget *
make_row (SaFieldEditor *self)
{
  const char *title = sa_field_get_label (self->field);
  GtkWidget *row;

  switch (self->field->kind)
    {
    case SA_KIND_LONG_TEXT:
      return sa_text_area_row_new (title, on_changed, self);
    case SA_KIND_CHOICES:
      return sa_choices_row_new (title, self->field->choices, on_changed, self);
    case SA_KIND_CHOICE:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
      row = sa_choice_row_new (self->record, self->index);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
      return row;
    case SA_KIND_FLAG:
      row = adw_switch_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      g_signal_connect_object (row, "notify::active", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
      return row;
    case SA_KIND_REFERENCE:
      row = sa_reference_row_new (self->store, title, self->field->target);
      if ((self->field->flags & SA_FIELD_STAFF) != 0)
        {
          g_autoptr (SaQuery) staff = sa_home_staff (self->store);

          sa_reference_row_narrow (SA_REFERENCE_ROW (row), staff, FALSE);
        }
      g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      return row;
    case SA_KIND_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
    case SA_KIND_DATE:
    case SA_KIND_DATE_TIME:
    case SA_KIND_IMAGE:
      break;
    }
  return make_entry (self);
}

static void
load_row (SaFieldEditor *self, GtkWidget *row)
{
  const char *stored = sa_field_is_number (self->field)
                           ? NULL
                           : sa_record_text (self->record, self->index);
  g_autofree char *text = NULL;

  switch (self->field->kind)
    {
    case SA_KIND_LONG_TEXT:
      sa_text_area_row_set (row, stored);
      return;
    case SA_KIND_CHOICES:
      sa_choices_row_set (row, stored);
      return;
    case SA_KIND_CHOICE:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
      sa_choice_row_set (row, stored);
      return;
    case SA_KIND_FLAG:
      adw_switch_row_set_active (ADW_SWITCH_ROW (row),
                                 sa_record_number (self->record, self->index) != 0);
      return;
    case SA_KIND_REFERENCE:
      sa_reference_row_set (SA_REFERENCE_ROW (row), sa_record_number (self->record, self->index));
      return;
    case SA_KIND_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
    case SA_KIND_DATE:
    case SA_KIND_DATE_TIME:
    case SA_KIND_IMAGE:
      break;
    }
  text = sa_record_display (self->record, self->index);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static gboolean
commit_entry (SaFieldEditor *self, GtkWidget *row, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *shown = sa_record_display (self->record, self->index);

  if (g_strcmp0 (text, shown != NULL ? shown : "") == 0)
    return TRUE; /* reading back what is shown must change nothing */
  if (self->field->kind == SA_KIND_DATE && *text != '\0')
    {
      g_autofree char *today = sa_date_today ();
      g_autofree char *iso = sa_date_parse_entry (text, today, error);

      if (iso == NULL)
        return FALSE;
      sa_record_set_text (self->record, self->index, iso);
      return TRUE;
    }
  return sa_record_read (self->record, self->index, text, error);
}

static gboolean
commit_row (SaFieldEditor *self, GtkWidget *row, GError **error)
{
  g_autofree char *text = NULL;

  switch (self->field->kind)
    {
    case SA_KIND_LONG_TEXT:
      text = sa_text_area_row_get (row);
      break;
    case SA_KIND_CHOICES:
      text = sa_choices_row_get (row);
      break;
    case SA_KIND_CHOICE:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
      text = g_strdup (sa_choice_row_get (row));
      break;
    case SA_KIND_FLAG:
      sa_record_set_number (self->record, self->index,
                            adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
      return TRUE;
    case SA_KIND_REFERENCE:
      if (sa_reference_row_get (SA_REFERENCE_ROW (row)) != 0)
        sa_record_set_number (self->record, self->index,
                              sa_reference_row_get (SA_REFERENCE_ROW (row)));
      else
        sa_record_clear (self->record, self->index);
      return TRUE;
    case SA_KIND_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
    case SA_KIND_DATE:
    case SA_KIND_DATE_TIME:
    case SA_KIND_IMAGE:
      return commit_entry (self, row, error);
    }
  if (g_strcmp0 (text, sa_record_text (self->record, self->index)) != 0)
    sa_record_set_text (self->record, self->index, text);
  return TRUE;
}

static void
sa_field_editor_dispose (GObject *object)
{
  SaFieldEditor *self = SA_FIELD_EDITOR (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_object (&self->trouble);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (sa_field_editor_parent_class)->dispose (object);
}

static void
sa_field_editor_class_init (SaFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_field_editor_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sa_field_editor_init (SaFieldEditor *self)
{
  self->rows = g_ptr_array_new ();
  self->place = -1;
  self->visible = TRUE;
}

SaFieldEditor *
sa_field_editor_new (SaStore *store, SaRecord *record, guint field, GtkListBox *list)
{
  SaFieldEditor *self = g_object_new (SA_TYPE_FIELD_EDITOR, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->index = field;
  self->field = sa_type_get_field (sa_record_get_record_type (record), field);
  self->list = list;
  self->loading = TRUE;
  if (!is_multiple (self))
    insert_row (self, make_row (self));
  sa_field_editor_load (self);
  return self;
}

guint
sa_field_editor_get_field (SaFieldEditor *self)
{
  return self->index;
}

void
sa_field_editor_load (SaFieldEditor *self)
{
  self->loading = TRUE;
  if (is_multiple (self))
    load_values (self);
  else
    load_row (self, self->rows->pdata[0]);
  self->loading = FALSE;
  self->touched = FALSE;
  sa_field_editor_set_error (self, NULL);
}

/* The rows of several values are made anew when they are loaded, which nobody is to notice at them.
 */
gboolean
sa_field_editor_is_idle (SaFieldEditor *self)
{
  if (self->touched)
    return FALSE;
  for (guint i = 0; is_multiple (self) && i < self->rows->len; i++)
    if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == self->rows->pdata[i])
      return FALSE;
  return TRUE;
}

static gboolean
take_over (SaFieldEditor *self, GError **error)
{
  g_autofree char *joined = NULL;

  if (!is_multiple (self))
    return commit_row (self, self->rows->pdata[0], error);
  joined = join_values (self);
  return g_strcmp0 (joined, sa_record_text (self->record, self->index)) == 0
         || (*joined == '\0' && sa_record_is_empty (self->record, self->index))
         || sa_record_read (self->record, self->index, joined, error);
}

gboolean
sa_field_editor_commit (SaFieldEditor *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = take_over (self, &error);

  sa_field_editor_set_error (self, done ? NULL : error->message);
  return done;
}

void
sa_field_editor_peek (SaFieldEditor *self)
{
  take_over (self, NULL);
}

/* --- What is wrong --- */

/* Of several values that which cannot be taken alone; an empty one never is wrong. */
static gboolean
is_to_blame (SaFieldEditor *self, GtkWidget *row)
{
  g_autoptr (SaRecord) scratch = NULL;
  const char *text;

  if (!is_multiple (self))
    return TRUE;
  text = gtk_editable_get_text (GTK_EDITABLE (row));
  scratch = sa_record_new (sa_record_get_record_type (self->record));
  return *text != '\0' && !sa_record_read (scratch, self->index, text, NULL);
}

static void
make_trouble (SaFieldEditor *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->trouble = g_object_ref_sink (gtk_list_box_row_new ());
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (self->trouble, "sa-trouble");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->trouble), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->trouble), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self->trouble), FALSE);
  gtk_widget_set_focusable (self->trouble, FALSE);
}

/* Below the first that is to blame. */
static void
place_trouble (SaFieldEditor *self)
{
  guint wrong = 0;

  while (wrong + 1 < self->rows->len && !is_to_blame (self, self->rows->pdata[wrong]))
    wrong++;
  if (gtk_widget_get_parent (self->trouble) != NULL)
    gtk_list_box_remove (self->list, self->trouble);
  gtk_list_box_insert (self->list, self->trouble,
                       gtk_list_box_row_get_index (self->rows->pdata[wrong]) + 1);
}

static void
mark (SaFieldEditor *self, GtkWidget *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (wrong)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE,
                                    self->trouble, NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
}

/* @message: (nullable): what is wrong, said below the field and so without its name */
void
sa_field_editor_set_error (SaFieldEditor *self, const char *message)
{
  if (message == NULL && self->trouble == NULL)
    return;
  if (self->trouble == NULL)
    make_trouble (self);
  gtk_widget_set_visible (self->trouble, message != NULL);
  if (message != NULL)
    {
      gtk_label_set_label (
          GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->trouble))), message);
      place_trouble (self);
    }
  for (guint i = 0; i < self->rows->len; i++)
    mark (self, self->rows->pdata[i], message != NULL && is_to_blame (self, self->rows->pdata[i]));
}

void
sa_field_editor_set_visible (SaFieldEditor *self, gboolean visible)
{
  self->visible = visible;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (self->rows->pdata[i], visible);
  if (!visible && self->trouble != NULL)
    gtk_widget_set_visible (self->trouble, FALSE);
}

gboolean
sa_field_editor_is_visible (SaFieldEditor *self)
{
  return self->visible;
}

GtkWidget *
sa_field_editor_get_row (SaFieldEditor *self)
{
  return self->rows->pdata[0];
}

void
sa_field_editor_focus (SaFieldEditor *self)
{
  sa_focus (self->rows->pdata[0]);
}
