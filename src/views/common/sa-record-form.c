/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A heading with few fields shows them all. One with many shows what matters, what is filled in,
 * and a menu of the rest. */

#include "sa-record-form.h"

#include <glib/gi18n-lib.h>

#include "sa-field-editor.h"

/* Up to so many fields under one heading are shown, empty or not. */
#define FEW_FIELDS 6

#define IMPORTANT (SA_FIELD_REQUIRED | SA_FIELD_COLUMN | SA_FIELD_MATCH)

struct _SaRecordForm
{
  AdwBin parent_instance;

  GtkBox *groups;
  SaRecord *record;
  GPtrArray *editors; /* by position, each with its field */
  GPtrArray *menus;   /* GtkMenuButton of each group that hides something */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaRecordForm, sa_record_form, ADW_TYPE_BIN)

/* What a part of a record belongs to (an address) stands first in it, and is known. */
static gboolean
is_owner (SaRecord *record, guint index)
{
  SaType *type = sa_record_get_record_type (record);
  const SaField *field = sa_type_get_field (type, index);

  return index == 0 && sa_type_get_def (type)->plain && field->kind == SA_KIND_REFERENCE
         && !sa_record_is_empty (record, index);
}

static gboolean
is_shown (SaRecord *record, guint index)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);

  return (field->flags & SA_FIELD_HIDDEN) == 0 && field->kind != SA_KIND_IMAGE
         && !is_owner (record, index);
}

static void
on_changed (SaRecordForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static SaFieldEditor *
find_editor (SaRecordForm *self, guint field)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (sa_field_editor_get_field (self->editors->pdata[i]) == field)
      return self->editors->pdata[i];
  return NULL;
}

/* Lists the hidden fields of each heading in its menu; a menu with nothing in it goes. */
static void
update_menus (SaRecordForm *self)
{
  SaType *type = sa_record_get_record_type (self->record);

  for (guint i = 0; i < self->menus->len; i++)
    {
      GtkMenuButton *button = self->menus->pdata[i];
      const char *group = g_object_get_data (G_OBJECT (button), "group");
      g_autoptr (GMenu) menu = g_menu_new ();

      for (guint k = 0; k < self->editors->len; k++)
        {
          guint index = sa_field_editor_get_field (self->editors->pdata[k]);
          const SaField *field = sa_type_get_field (type, index);
          g_autofree char *action = g_strdup_printf ("form.add-field(uint32 %u)", index);

          if (g_strcmp0 (field->group, group) == 0
              && !sa_field_editor_is_visible (self->editors->pdata[k]))
            g_menu_append (menu, sa_field_get_label (field), action);
        }
      gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
      gtk_widget_set_visible (GTK_WIDGET (button),
                              g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
    }
}

static void
do_add_field (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordForm *self = SA_RECORD_FORM (widget);
  SaFieldEditor *editor = find_editor (self, g_variant_get_uint32 (parameter));

  if (editor == NULL)
    return;
  sa_field_editor_set_visible (editor, TRUE);
  sa_field_editor_focus (editor);
  update_menus (self);
}

static GtkWidget *
make_menu (SaRecordForm *self, const char *group)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = group != NULL ? g_strdup_printf (_ ("Add a field to %s"),
                                                           g_dgettext (GETTEXT_PACKAGE, group))
                                        : g_strdup (_ ("Add a field"));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add Field"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "group", (gpointer) group);
  g_ptr_array_add (self->menus, button);
  return button;
}

static guint
count_fields (SaRecord *record, const char *group)
{
  SaType *type = sa_record_get_record_type (record);
  guint n = 0;

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      n += is_shown (record, i) && g_strcmp0 (field->group, group) == 0;
    }
  return n;
}

static void
add_group (SaRecordForm *self, SaStore *store, const char *heading)
{
  SaType *type = sa_record_get_record_type (self->record);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  gboolean few = count_fields (self->record, heading) <= FEW_FIELDS;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  if (heading != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                     g_dgettext (GETTEXT_PACKAGE, heading));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
      heading != NULL ? g_dgettext (GETTEXT_PACKAGE, heading) : sa_type_get_title (type), -1);
  if (!few)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                             make_menu (self, heading));
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      SaFieldEditor *editor;

      if (!is_shown (self->record, i) || g_strcmp0 (field->group, heading) != 0)
        continue;
      editor = sa_field_editor_new (store, self->record, i, GTK_LIST_BOX (list));
      sa_field_editor_set_visible (editor, few || (field->flags & IMPORTANT) != 0
                                               || !sa_record_is_empty (self->record, i));
      g_signal_connect_object (editor, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->editors, editor);
    }
  gtk_box_append (self->groups, group);
}

static void
sa_record_form_dispose (GObject *object)
{
  SaRecordForm *self = SA_RECORD_FORM (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->menus, g_ptr_array_unref);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (sa_record_form_parent_class)->dispose (object);
}

static void
sa_record_form_class_init (SaRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_record_form_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "form.add-field", "u", do_add_field);
}

static void
sa_record_form_init (SaRecordForm *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->menus = g_ptr_array_new ();
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->groups));
}

SaRecordForm *
sa_record_form_new (SaStore *store, SaRecord *record)
{
  SaRecordForm *self = g_object_new (SA_TYPE_RECORD_FORM, NULL);
  SaType *type = sa_record_get_record_type (record);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  self->record = g_object_ref (record);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      gboolean new = is_shown (record, i);

      for (guint k = 0; new && k < seen->len; k++)
        new = g_strcmp0 (seen->pdata[k], field->group) != 0;
      if (!new)
        continue;
      g_ptr_array_add (seen, (gpointer) field->group);
      add_group (self, store, field->group);
    }
  update_menus (self);
  return self;
}

static void
show_error (SaRecordForm *self, SaFieldEditor *editor)
{
  if (!sa_field_editor_is_visible (editor))
    {
      sa_field_editor_set_visible (editor, TRUE);
      update_menus (self);
    }
  sa_field_editor_focus (editor);
}

gboolean
sa_record_form_commit (SaRecordForm *self, GError **error)
{
  SaFieldEditor *wrong = NULL;
  g_autoptr (GError) own_error = NULL;
  int field = -1;

  for (guint i = 0; i < self->editors->len; i++)
    if (!sa_field_editor_commit (self->editors->pdata[i]) && wrong == NULL)
      wrong = self->editors->pdata[i];
  if (wrong != NULL)
    {
      show_error (self, wrong);
      return FALSE;
    }
  if (sa_record_check (self->record, &field, &own_error))
    return TRUE;
  wrong = field >= 0 ? find_editor (self, (guint) field) : NULL;
  if (wrong != NULL)
    {
      sa_field_editor_set_error (wrong, own_error->message);
      show_error (self, wrong);
    }
  else
    g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

void
sa_record_form_peek (SaRecordForm *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (!sa_field_editor_commit (self->editors->pdata[i]))
      sa_field_editor_set_error (self->editors->pdata[i], NULL);
}

void
sa_record_form_load (SaRecordForm *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      SaFieldEditor *editor = self->editors->pdata[i];

      sa_field_editor_load (editor);
      if (!sa_record_is_empty (self->record, sa_field_editor_get_field (editor)))
        sa_field_editor_set_visible (editor, TRUE);
    }
  update_menus (self);
}

void
sa_record_form_focus_first (SaRecordForm *self)
{
  if (self->editors->len > 0)
    sa_field_editor_focus (self->editors->pdata[0]);
}
