/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One editor has one row, or several for a field of several values, where an empty one is always
 * ready for one more. Text is parsed when it is taken over, not at each key: half a date is not yet
 * wrong. */

#include "sa-field-editor.h"

#include "sa-field-row.h"
#include "sa-first-focus.h"
#include "sa-value-label.h"

struct _SaFieldEditor
{
  GObject parent_instance;

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
  GtkWidget *row = sa_field_row_new_entry (self->field, on_changed, self);
  GtkWidget *drop_down = sa_value_label_new (label);

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

static char *
join_values (SaFieldEditor *self)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      g_autofree char *value = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
      const char *label = sa_value_label_get (g_object_get_data (G_OBJECT (row), "label"));

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

static void
sa_field_editor_dispose (GObject *object)
{
  SaFieldEditor *self = SA_FIELD_EDITOR (object);

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

  self->record = g_object_ref (record);
  self->index = field;
  self->field = sa_type_get_field (sa_record_get_record_type (record), field);
  self->list = list;
  self->loading = TRUE;
  if (!is_multiple (self))
    insert_row (self, sa_field_row_new (store, record, field, on_changed, self));
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
    sa_field_row_load (self->rows->pdata[0], self->record, self->index);
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
    return sa_field_row_commit (self->rows->pdata[0], self->record, self->index, error);
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
