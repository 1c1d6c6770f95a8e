/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The value is edited by the editor of the field itself, on a record made for the purpose, so that
 * a date has its calendar and a reference its search. Plain text is compared as it is typed. */

#include "sa-condition-group.h"

#include <glib/gi18n-lib.h>

#include "sa-choice-row.h"
#include "sa-combo-row.h"
#include "sa-condition-text.h"
#include "sa-field-combo.h"
#include "sa-field-editor.h"

struct _SaConditionGroup
{
  AdwPreferencesGroup parent_instance;

  SaStore *store;
  SaType *type;
  GtkWidget *list;
  GtkWidget *field;
  GtkWidget *op;
  const int *ops;
  GtkWidget *plain;      /* an entry row or a combo of states; the list's */
  SaFieldEditor *editor; /* or NULL */
  SaRecord *record;      /* what the editor edits */
};

enum
{
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaConditionGroup, sa_condition_group, ADW_TYPE_PREFERENCES_GROUP)

static const SaField *
get_field (SaConditionGroup *self)
{
  int field = sa_field_combo_get (self->field);

  return field >= 0 ? sa_type_get_field (self->type, (guint) field) : NULL;
}

static gboolean
is_plain (const SaField *field)
{
  return field->kind == SA_KIND_TEXT || field->kind == SA_KIND_LONG_TEXT
         || field->kind == SA_KIND_EMAIL || field->kind == SA_KIND_PHONE
         || field->kind == SA_KIND_URL;
}

static SaOp
get_op (SaConditionGroup *self)
{
  return (SaOp) self->ops[adw_combo_row_get_selected (ADW_COMBO_ROW (self->op))];
}

static void
remove_value (SaConditionGroup *self)
{
  if (self->editor != NULL || self->plain != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list),
                         GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 2)));
  self->plain = NULL;
  g_clear_object (&self->editor);
  g_clear_object (&self->record);
}

/* Puts the right editor of the value into the third row. */
static void
make_value (SaConditionGroup *self, const char *value)
{
  const SaField *field = get_field (self);
  guint index = field != NULL ? (guint) sa_field_combo_get (self->field) : 0;
  SaOp op = get_op (self);

  remove_value (self);
  if (op == SA_OP_EMPTY || op == SA_OP_NOT_EMPTY)
    return;
  if (field == NULL)
    {
      self->plain = sa_choice_row_new_of_states (self->type, _ ("Value"), NULL);
      sa_choice_row_set (self->plain, value);
    }
  else if (is_plain (field))
    {
      self->plain = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->plain), _ ("Value"));
      gtk_editable_set_text (GTK_EDITABLE (self->plain), value != NULL ? value : "");
    }
  if (self->plain != NULL)
    {
      gtk_list_box_append (GTK_LIST_BOX (self->list), self->plain);
      return;
    }
  self->record = sa_record_new (self->type);
  if (value != NULL && sa_field_is_number (field))
    sa_record_set_number (self->record, index, g_ascii_strtoll (value, NULL, 10));
  else if (value != NULL)
    sa_record_set_text (self->record, index, value);
  self->editor = sa_field_editor_new (self->store, self->record, index, GTK_LIST_BOX (self->list));
}

static void
on_op_changed (SaConditionGroup *self)
{
  SaOp op = get_op (self);
  gboolean needed = op != SA_OP_EMPTY && op != SA_OP_NOT_EMPTY;

  if (needed != (self->plain != NULL || self->editor != NULL))
    make_value (self, NULL);
}

static void
make_ops (SaConditionGroup *self)
{
  const SaField *field = get_field (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->ops = sa_condition_ops (field);
  for (const int *op = self->ops; *op != -1; op++)
    gtk_string_list_append (names, sa_condition_op_text (field, (SaOp) *op));
  g_signal_handlers_block_by_func (self->op, on_op_changed, self);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->op), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->op), 0);
  g_signal_handlers_unblock_by_func (self->op, on_op_changed, self);
}

static void
on_field_changed (SaConditionGroup *self)
{
  make_ops (self);
  make_value (self, NULL);
}

static void
on_remove_clicked (SaConditionGroup *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
sa_condition_group_dispose (GObject *object)
{
  SaConditionGroup *self = SA_CONDITION_GROUP (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sa_condition_group_parent_class)->dispose (object);
}

static void
sa_condition_group_class_init (SaConditionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_condition_group_dispose;
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
sa_condition_group_init (SaConditionGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Remove"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_remove_clicked), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Condition"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Condition"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
}

GtkWidget *
sa_condition_group_new (SaStore *store, SaType *type, int field, SaOp op, const char *value)
{
  SaConditionGroup *self = g_object_new (SA_TYPE_CONDITION_GROUP, NULL);

  self->store = g_object_ref (store);
  self->type = type;
  self->field = sa_field_combo_new (type, _ ("Field"), NULL, 0);
  self->op = sa_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->op), _ ("Comparison"));
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->field);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->op);
  sa_field_combo_set (self->field, field);
  make_ops (self);
  for (guint i = 0; self->ops[i] != -1; i++)
    if (self->ops[i] == (int) op)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->op), i);
  make_value (self, value);
  g_signal_connect_swapped (self->op, "notify::selected", G_CALLBACK (on_op_changed), self);
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (on_field_changed), self);
  return GTK_WIDGET (self);
}

GtkWidget *
sa_condition_group_get_first (SaConditionGroup *self)
{
  return self->field;
}

static gboolean
apply_edited (SaConditionGroup *self, SaQuery *query, int field, SaOp op)
{
  const SaField *def = get_field (self);
  guint index = (guint) field;

  if (!sa_field_editor_commit (self->editor))
    return FALSE;
  if (def->kind == SA_KIND_FLAG
      || (sa_field_is_number (def) && !sa_record_is_empty (self->record, index)))
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                sa_record_number (self->record, index));

      sa_query_where (query, field, op, value);
    }
  else if (!sa_field_is_number (def) && sa_record_text (self->record, index) != NULL)
    {
      g_auto (GStrv) values = g_strsplit (sa_record_text (self->record, index),
                                          def->kind == SA_KIND_CHOICES ? "," : "\n", -1);

      for (guint i = 0; values[i] != NULL; i++)
        sa_query_where (query, field, op, values[i]);
    }
  return TRUE;
}

gboolean
sa_condition_group_apply (SaConditionGroup *self, SaQuery *query)
{
  int field = sa_field_combo_get (self->field);
  SaOp op = get_op (self);

  if (self->editor != NULL)
    return apply_edited (self, query, field, op);
  if (self->plain == NULL)
    sa_query_where (query, field, op, NULL);
  else if (field == SA_QUERY_STATE)
    sa_query_where (query, field, op, sa_choice_row_get (self->plain));
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->plain)) != '\0')
    sa_query_where (query, field, op, gtk_editable_get_text (GTK_EDITABLE (self->plain)));
  return TRUE;
}
