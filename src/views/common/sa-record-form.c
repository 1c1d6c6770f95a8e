/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shown is what the type names for its form, what is filled in, and what the office added; all else
 * is in one menu at the end. A heading under which nothing is shown goes with it. */

#include "sa-record-form.h"

#include <glib/gi18n-lib.h>

#include "sa-field-editor.h"
#include "sa-late-menu.h"

/* Shown though nothing is in them. */
#define IMPORTANT (SA_FIELD_REQUIRED | SA_FIELD_CUSTOM)

/* The fields under one heading. */
typedef struct
{
  const char *heading; /* NULL for the first */
  GtkWidget *group;
  GtkListBox *list;
} Heading;

struct _SaRecordForm
{
  AdwBin parent_instance;

  GtkBox *groups;
  SaRecord *record;
  GPtrArray *editors; /* by position, each with its field */
  GArray *headings;   /* of Heading, in their order */
  GtkMenuButton *add;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaRecordForm, sa_record_form, ADW_TYPE_BIN)

gint64
sa_record_form_owner (SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  gboolean part = sa_type_get_def (type)->plain
                  && sa_type_get_field (type, 0)->kind == SA_KIND_REFERENCE;

  return part ? sa_record_number (record, 0) : 0;
}

static gboolean
is_shown (SaRecord *record, guint index)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);

  return (field->flags & (SA_FIELD_HIDDEN | SA_FIELD_FOLLOWS)) == 0 && field->kind != SA_KIND_IMAGE
         && !(index == 0 && sa_record_form_owner (record) != 0);
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

/* The hidden fields under a heading, as a menu; their number. */
static GMenuModel *
make_menu (SaRecordForm *self, const char *heading, guint *n_hidden)
{
  SaType *type = sa_record_get_record_type (self->record);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->editors->len; i++)
    {
      guint index = sa_field_editor_get_field (self->editors->pdata[i]);
      const SaField *field = sa_type_get_field (type, index);
      g_autofree char *action = g_strdup_printf ("form.add-field(uint32 %u)", index);

      if (g_strcmp0 (field->group, heading) == 0
          && !sa_field_editor_is_visible (self->editors->pdata[i]))
        g_menu_append (menu, sa_field_get_label (field), action);
    }
  *n_hidden = (guint) g_menu_model_get_n_items (G_MENU_MODEL (menu));
  return G_MENU_MODEL (menu);
}

static guint
count_fields (SaRecordForm *self, const char *heading)
{
  SaType *type = sa_record_get_record_type (self->record);
  guint n = 0;

  for (guint i = 0; i < self->editors->len; i++)
    {
      guint index = sa_field_editor_get_field (self->editors->pdata[i]);

      n += g_strcmp0 (sa_type_get_field (type, index)->group, heading) == 0;
    }
  return n;
}

/* What is hidden is in the menu, and a heading with nothing under it goes. */
static void
update_menu (SaRecordForm *self)
{
  g_autoptr (GMenu) all = g_menu_new ();

  for (guint i = 0; i < self->headings->len; i++)
    {
      Heading *heading = &g_array_index (self->headings, Heading, i);
      guint n;
      g_autoptr (GMenuModel) menu = make_menu (self, heading->heading, &n);

      gtk_widget_set_visible (heading->group, n < count_fields (self, heading->heading));
      if (n == 0)
        continue;
      if (heading->heading != NULL)
        g_menu_append_submenu (all, g_dgettext (GETTEXT_PACKAGE, heading->heading), menu);
      else
        g_menu_append_section (all, NULL, menu);
    }
  sa_late_menu_set (self->add, G_MENU_MODEL (all));
  gtk_widget_set_visible (GTK_WIDGET (self->add),
                          g_menu_model_get_n_items (G_MENU_MODEL (all)) > 0);
}

static void
do_add_field (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_record_form_focus_field (SA_RECORD_FORM (widget), (int) g_variant_get_uint32 (parameter));
}

/* --- Making it --- */

/* Fields in the order they stand in: those the type names for its form, then the others. */
static GArray *
order_fields (SaRecord *record, guint *n_named)
{
  SaType *type = sa_record_get_record_type (record);
  const char *named = sa_type_get_def (type)->form;
  g_auto (GStrv) names = g_strsplit (named != NULL ? named : "", " ", -1);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = sa_type_find_field (type, names[i]);
      guint index = (guint) field;

      if (field >= 0 && is_shown (record, index))
        g_array_append_val (order, index);
    }
  *n_named = order->len;
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if (is_shown (record, i)
        && !g_strv_contains ((const char *const *) names, sa_type_get_field (type, i)->name))
      g_array_append_val (order, i);
  if (named == NULL) /* a type of few fields: all of them */
    *n_named = order->len;
  return order;
}

/* A heading that says the same as the field under it is not said twice. */
static Heading *
ensure_heading (SaRecordForm *self, const char *title, const char *label)
{
  Heading heading = { title, adw_preferences_group_new (), GTK_LIST_BOX (gtk_list_box_new ()) };
  SaType *type = sa_record_get_record_type (self->record);

  for (guint i = 0; i < self->headings->len; i++)
    if (g_strcmp0 (g_array_index (self->headings, Heading, i).heading, title) == 0)
      {
        g_object_unref (g_object_ref_sink (heading.group));
        g_object_unref (g_object_ref_sink (heading.list));
        return &g_array_index (self->headings, Heading, i);
      }
  gtk_list_box_set_selection_mode (heading.list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (heading.list), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (heading.group), GTK_WIDGET (heading.list));
  if (title != NULL && g_strcmp0 (title, label) != 0)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (heading.group),
                                     g_dgettext (GETTEXT_PACKAGE, title));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (heading.list), GTK_ACCESSIBLE_PROPERTY_LABEL,
      title != NULL ? g_dgettext (GETTEXT_PACKAGE, title) : sa_type_get_title (type), -1);
  gtk_box_append (self->groups, heading.group);
  g_array_append_val (self->headings, heading);
  return &g_array_index (self->headings, Heading, self->headings->len - 1);
}

static void
add_field (SaRecordForm *self, SaStore *store, guint index, gboolean named)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (self->record), index);
  Heading *heading = ensure_heading (self, field->group, field->label);
  SaFieldEditor *editor = sa_field_editor_new (store, self->record, index, heading->list);

  sa_field_editor_set_visible (editor, named || (field->flags & IMPORTANT) != 0
                                           || !sa_record_is_empty (self->record, index));
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->editors, editor);
}

static void
add_menu_button (SaRecordForm *self)
{
  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->add, _ ("_Add Field"));
  gtk_menu_button_set_use_underline (self->add, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->add), GTK_ALIGN_CENTER);
  gtk_box_append (self->groups, GTK_WIDGET (self->add));
}

static void
sa_record_form_dispose (GObject *object)
{
  SaRecordForm *self = SA_RECORD_FORM (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->headings, g_array_unref);
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
  self->headings = g_array_new (FALSE, FALSE, sizeof (Heading));
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->groups));
}

SaRecordForm *
sa_record_form_new (SaStore *store, SaRecord *record)
{
  SaRecordForm *self = g_object_new (SA_TYPE_RECORD_FORM, NULL);
  guint n_named;
  g_autoptr (GArray) order = order_fields (record, &n_named);

  self->record = g_object_ref (record);
  for (guint i = 0; i < order->len; i++)
    add_field (self, store, g_array_index (order, guint, i), i < n_named);
  add_menu_button (self);
  update_menu (self);
  return self;
}

static void
show_editor (SaRecordForm *self, SaFieldEditor *editor)
{
  if (sa_field_editor_is_visible (editor))
    return;
  sa_field_editor_set_visible (editor, TRUE);
  update_menu (self);
}

static gboolean
commit_editor (SaRecordForm *self, SaFieldEditor *editor)
{
  if (!sa_field_editor_commit (editor))
    return FALSE;
  if (!sa_record_is_missing (self->record, sa_field_editor_get_field (editor)))
    return TRUE;
  sa_field_editor_set_error (editor, _ ("This must be filled in."));
  return FALSE;
}

gboolean
sa_record_form_commit (SaRecordForm *self, GError **error)
{
  SaFieldEditor *first = NULL;

  for (guint i = 0; i < self->editors->len; i++)
    {
      SaFieldEditor *editor = self->editors->pdata[i];

      if (commit_editor (self, editor))
        continue;
      show_editor (self, editor);
      if (first == NULL)
        first = editor;
    }
  if (first == NULL)
    return sa_record_check (self->record, error);
  sa_record_check_rules (self->record, error);
  sa_field_editor_focus (first);
  return FALSE;
}

void
sa_record_form_peek (SaRecordForm *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    sa_field_editor_peek (self->editors->pdata[i]);
}

static void
load_editor (SaRecordForm *self, SaFieldEditor *editor)
{
  sa_field_editor_load (editor);
  if (!sa_record_is_empty (self->record, sa_field_editor_get_field (editor)))
    sa_field_editor_set_visible (editor, TRUE);
}

void
sa_record_form_load (SaRecordForm *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    load_editor (self, self->editors->pdata[i]);
  update_menu (self);
}

static gboolean
is_idle (guint field, gpointer data)
{
  SaFieldEditor *editor = find_editor (data, field);

  return editor == NULL || sa_field_editor_is_idle (editor);
}

/* All that are idle are loaded: how an amount is written hangs on another field. */
void
sa_record_form_follow (SaRecordForm *self, SaEdit *edit)
{
  if (!sa_edit_follow (edit, is_idle, self))
    return;
  for (guint i = 0; i < self->editors->len; i++)
    if (sa_field_editor_is_idle (self->editors->pdata[i]))
      load_editor (self, self->editors->pdata[i]);
  update_menu (self);
}

/* The editor of a field, of the first one for -1, brought to light; NULL where there is none. */
static SaFieldEditor *
uncover (SaRecordForm *self, int field)
{
  SaFieldEditor *editor = field >= 0               ? find_editor (self, (guint) field)
                          : self->editors->len > 0 ? self->editors->pdata[0]
                                                   : NULL;

  if (editor != NULL)
    show_editor (self, editor);
  return editor;
}

GtkWidget *
sa_record_form_show_field (SaRecordForm *self, int field)
{
  SaFieldEditor *editor = uncover (self, field);

  return editor != NULL ? sa_field_editor_get_row (editor) : NULL;
}

void
sa_record_form_focus_field (SaRecordForm *self, int field)
{
  SaFieldEditor *editor = uncover (self, field);

  if (editor != NULL)
    sa_field_editor_focus (editor);
}
