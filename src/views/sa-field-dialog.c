/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds on offer are those a person has a word for. What a field is of, and its kind, are
 * settled when it is made: what it holds would be lost. */

#include "sa-field-dialog.h"

#include <glib/gi18n-lib.h>

#include "sa-combo-row.h"
#include "sa-custom-fields.h"
#include "sa-first-focus.h"
#include "sa-fold.h"
#include "sa-problem.h"

#define FEWEST_CHOICES 2

const char *const sa_field_types[] = {
  "organisation", "person", "lead", "task", "interaction", NULL
};

static const struct
{
  SaKind kind;
  const char *name;
} kinds[] = {
  { SA_KIND_TEXT, N_ ("Text") },           { SA_KIND_LONG_TEXT, N_ ("Text of several lines") },
  { SA_KIND_NUMBER, N_ ("Whole number") }, { SA_KIND_QUANTITY, N_ ("Number with decimals") },
  { SA_KIND_DATE, N_ ("Date") },           { SA_KIND_FLAG, N_ ("Yes or no") },
  { SA_KIND_CHOICE, N_ ("One of some") },  { SA_KIND_CHOICES, N_ ("Several of some") },
  { SA_KIND_URL, N_ ("Web address") },
};

#define SA_TYPE_FIELD_DIALOG (sa_field_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaFieldDialog, sa_field_dialog, SA, FIELD_DIALOG, AdwDialog)

struct _SaFieldDialog
{
  AdwDialog parent_instance;

  GtkEditable *label;
  AdwComboRow *type;
  AdwComboRow *kind;
  GtkEditable *choices;
  AdwSwitchRow *column;
  AdwSwitchRow *confidential;
  SaProblem *problem;
  GtkWidget *remove_group;

  GtkWidget *from; /* weak */
  SaStore *store;
  SaFieldWish *old; /* NULL for a new one */
  SaFieldWishFunc func;
};

G_DEFINE_FINAL_TYPE (SaFieldDialog, sa_field_dialog, ADW_TYPE_DIALOG)

static gboolean
has_choices (SaKind kind)
{
  return kind == SA_KIND_CHOICE || kind == SA_KIND_CHOICES;
}

char *
sa_field_describe (const SaField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == field->kind)
      g_string_append (text, g_dgettext (GETTEXT_PACKAGE, kinds[i].name));
  for (const SaChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    g_string_append_printf (text, "%s%s", choice == field->choices ? ": " : ", ", choice->code);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- What was typed --- */

static char *
get_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static SaKind
get_kind (SaFieldDialog *self)
{
  return kinds[adw_combo_row_get_selected (self->kind)].kind;
}

static SaType *
get_type (SaFieldDialog *self)
{
  return sa_store_get_type_named (self->store,
                                  sa_field_types[adw_combo_row_get_selected (self->type)]);
}

/* Each once, in the order they were typed in. */
static char **
get_choices (SaFieldDialog *self)
{
  g_auto (GStrv) typed = g_strsplit (gtk_editable_get_text (self->choices), ",", -1);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  for (char **one = typed; *one != NULL; one++)
    if (*g_strstrip (*one) != '\0'
        && !g_ptr_array_find_with_equal_func (choices, *one, g_str_equal, NULL))
      g_ptr_array_add (choices, g_strdup (*one));
  return (char **) g_ptr_array_steal (choices, NULL);
}

static gboolean
is_taken (SaFieldDialog *self, const char *label)
{
  SaType *type = get_type (self);
  g_autofree char *folded = sa_fold (label);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *other = sa_fold (sa_field_get_label (field));

      if (g_str_equal (other, folded)
          && (self->old == NULL || !g_str_equal (self->old->name, field->name)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
refuse (SaFieldDialog *self, GtkEditable *entry, const char *sentence)
{
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  sa_problem_say (self->problem, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return FALSE;
}

static gboolean
check (SaFieldDialog *self, const char *label, char **choices)
{
  if (*label == '\0')
    return refuse (self, self->label, _ ("Give the field a name."));
  if (is_taken (self, label))
    return refuse (self, self->label,
                   _ ("There is a field of this name already; choose another name."));
  if (has_choices (get_kind (self)) && g_strv_length (choices) < FEWEST_CHOICES)
    return refuse (self, self->choices,
                   _ ("Type at least two things that can be chosen, with commas between them."));
  return TRUE;
}

/* --- Done --- */

/* Text is found by what is in it, unless that is nobody's business. */
static guint
get_flags (SaFieldDialog *self)
{
  gboolean confidential = adw_switch_row_get_active (self->confidential);
  SaKind kind = get_kind (self);
  guint flags = adw_switch_row_get_active (self->column) ? SA_FIELD_COLUMN : 0;

  if (confidential)
    return flags | SA_FIELD_CONFIDENTIAL;
  return kind == SA_KIND_TEXT || kind == SA_KIND_LONG_TEXT ? flags | SA_FIELD_SEARCHABLE : flags;
}

static void
finish (SaFieldDialog *self, SaFieldWish *wish)
{
  g_autoptr (SaFieldDialog) alive = g_object_ref (self);

  adw_dialog_close (ADW_DIALOG (self));
  if (self->from != NULL)
    self->func (self->from, wish);
  else
    sa_field_wish_free (wish);
}

static void
do_save (GtkWidget *widget, const char *action, GVariant *target)
{
  SaFieldDialog *self = SA_FIELD_DIALOG (widget);
  g_autofree char *label = get_text (self->label);
  g_auto (GStrv) choices = has_choices (get_kind (self)) ? get_choices (self) : NULL;
  SaFieldWish *wish;

  if (!check (self, label, choices))
    return;
  wish = g_new0 (SaFieldWish, 1);
  wish->type = g_strdup (sa_type_get_name (get_type (self)));
  wish->kind = get_kind (self);
  wish->name = self->old != NULL
                   ? g_strdup (self->old->name)
                   : sa_custom_field_name (self->store, wish->type, label, wish->kind);
  wish->label = g_steal_pointer (&label);
  wish->flags = get_flags (self);
  wish->choices = g_steal_pointer (&choices);
  finish (self, wish);
}

static void
do_remove (GtkWidget *widget, const char *action, GVariant *target)
{
  SaFieldDialog *self = SA_FIELD_DIALOG (widget);
  SaFieldWish *wish = sa_field_wish_copy (self->old);

  wish->remove = TRUE;
  finish (self, wish);
}

static void
on_entry_activated (SaFieldDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "field.save", NULL);
}

static void
on_changed (SaFieldDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->choices), "error");
  sa_problem_say (self->problem, NULL);
}

static void
on_kind_changed (SaFieldDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->choices), has_choices (get_kind (self)));
  on_changed (self);
}

/* --- The form --- */

static void
offer (SaFieldDialog *self)
{
  g_autoptr (GtkStringList) types = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; sa_field_types[i] != NULL; i++)
    gtk_string_list_append (
        types, sa_type_get_title_plural (sa_store_get_type_named (self->store, sa_field_types[i])));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, g_dgettext (GETTEXT_PACKAGE, kinds[i].name));
  adw_combo_row_set_model (self->type, G_LIST_MODEL (types));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
}

static void
show_old (SaFieldDialog *self)
{
  const SaFieldWish *old = self->old;
  g_autofree char *choices = old->choices != NULL ? g_strjoinv (", ", old->choices) : NULL;

  for (guint i = 0; sa_field_types[i] != NULL; i++)
    if (g_str_equal (sa_field_types[i], old->type))
      adw_combo_row_set_selected (self->type, i);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == old->kind)
      adw_combo_row_set_selected (self->kind, i);
  gtk_widget_set_sensitive (GTK_WIDGET (self->type), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), FALSE);
  gtk_editable_set_text (self->label, old->label);
  gtk_editable_set_text (self->choices, choices != NULL ? choices : "");
  adw_switch_row_set_active (self->column, (old->flags & SA_FIELD_COLUMN) != 0);
  adw_switch_row_set_active (self->confidential, (old->flags & SA_FIELD_CONFIDENTIAL) != 0);
  gtk_widget_set_visible (self->remove_group, TRUE);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Field"));
}

static void
sa_field_dialog_dispose (GObject *object)
{
  SaFieldDialog *self = SA_FIELD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_FIELD_DIALOG);
  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->store);
  g_clear_pointer (&self->old, sa_field_wish_free);
  G_OBJECT_CLASS (sa_field_dialog_parent_class)->dispose (object);
}

static void
sa_field_dialog_class_init (SaFieldDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_field_dialog_dispose;
  g_type_ensure (SA_TYPE_PROBLEM);
  g_type_ensure (SA_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-field-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaFieldDialog, label);
  gtk_widget_class_bind_template_child (widget_class, SaFieldDialog, type);
  gtk_widget_class_bind_template_child (widget_class, SaFieldDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, SaFieldDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, SaFieldDialog, column);
  gtk_widget_class_bind_template_child (widget_class, SaFieldDialog, confidential);
  gtk_widget_class_bind_template_child (widget_class, SaFieldDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SaFieldDialog, remove_group);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_install_action (widget_class, "field.save", NULL, do_save);
  gtk_widget_class_install_action (widget_class, "field.remove", NULL, do_remove);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "field.save",
                                       NULL);
}

static void
sa_field_dialog_init (SaFieldDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_field_dialog_present (GtkWidget *from, SaStore *store, SaType *type, const SaField *field,
                         SaFieldWishFunc func)
{
  SaFieldDialog *self = g_object_new (SA_TYPE_FIELD_DIALOG, NULL);

  g_set_weak_pointer (&self->from, from);
  self->store = g_object_ref (store);
  self->func = func;
  offer (self);
  if (field != NULL)
    {
      self->old = sa_field_wish_new (type, field);
      show_old (self);
    }
  on_kind_changed (self);
  sa_dialog_present_at (ADW_DIALOG (self), from, GTK_WIDGET (self->label));
}
