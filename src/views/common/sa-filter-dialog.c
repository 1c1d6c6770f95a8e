/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved filters are records like any other, so saving and deleting one can be undone and other
 * programs see them. */

#include "sa-filter-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "common.h"
#include "sa-condition-group.h"
#include "sa-first-focus.h"
#include "sa-navigator.h"
#include "sa-saved-filters.h"
#include "sa-transact.h"

#define SA_TYPE_FILTER_DIALOG (sa_filter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaFilterDialog, sa_filter_dialog, SA, FILTER_DIALOG, AdwDialog)

struct _SaFilterDialog
{
  AdwDialog parent_instance;

  GtkWidget *saved_group;
  GtkListBox *saved;
  GtkBox *conditions;
  GtkEditable *name;

  SaStore *store;
  SaType *type;
  GtkWidget *from; /* weak */
  SaQuery *kept;   /* conditions on what a reference points to, which only text can ask for */
  SaFilterFunc chosen;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (SaFilterDialog, sa_filter_dialog, ADW_TYPE_DIALOG)

static void
on_remove_condition (SaConditionGroup *group, SaFilterDialog *self)
{
  gtk_box_remove (self->conditions, GTK_WIDGET (group));
}

static GtkWidget *
add_condition (SaFilterDialog *self, int field, SaOp op, const char *value)
{
  GtkWidget *group = sa_condition_group_new (self->store, self->type, field, op, value);

  g_signal_connect_object (group, "remove", G_CALLBACK (on_remove_condition), self, 0);
  gtk_box_append (self->conditions, group);
  return group;
}

/* What is being edited as a query, or NULL when something in it is wrong. */
static SaQuery *
make_query (SaFilterDialog *self)
{
  g_autoptr (SaQuery) query = sa_query_copy (self->kept);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->conditions)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!sa_condition_group_apply (SA_CONDITION_GROUP (child), query))
      return NULL;
  return g_steal_pointer (&query);
}

static void
choose (SaFilterDialog *self, SaQuery *query)
{
  GtkWidget *from = self->from;
  SaFilterFunc chosen = self->chosen;
  gpointer data = self->data;

  adw_dialog_close (ADW_DIALOG (self));
  if (from != NULL)
    chosen (from, query, data);
  else
    sa_query_free (query);
}

static void
do_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
do_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaFilterDialog *self = SA_FILTER_DIALOG (widget);
  GtkWidget *group = add_condition (self, SA_QUERY_STATE, SA_OP_IS, NULL);

  gtk_widget_grab_focus (sa_condition_group_get_first (SA_CONDITION_GROUP (group)));
}

static void
on_saved_activated (SaFilterDialog *self, GtkListBoxRow *row)
{
  SaRecord *record = g_object_get_data (G_OBJECT (row), "record");
  g_autoptr (GError) error = NULL;
  SaQuery *query = sa_saved_filter_read (record, self->type, &error);

  if (query != NULL)
    choose (self, query);
  else
    sa_navigator_report_error (GTK_WIDGET (self), error);
}

static gboolean
delete_filter (SaStore *store, gpointer record, GError **error)
{
  return sa_store_delete (store, sa_record_get_row (record), error);
}

static void load_saved (SaFilterDialog *self);

static void
on_delete_clicked (GtkButton *button, SaFilterDialog *self)
{
  SaRecord *record = g_object_get_data (G_OBJECT (button), "record");
  g_autofree char *label = g_strdup_printf (_ ("Filter “%s” deleted"),
                                            sa_record_text (record, SA_FILTER_NAME));
  g_autoptr (GError) error = NULL;

  if (!sa_transact (self->store, label, delete_filter, record, &error))
    {
      sa_navigator_report_error (GTK_WIDGET (self), error);
      return;
    }
  load_saved (self);
  if (self->from != NULL)
    sa_navigator_toast_undo (self->from, label);
}

static void
add_saved (SaFilterDialog *self, SaRecord *record)
{
  const char *name = sa_record_text (record, SA_FILTER_NAME);
  g_autofree char *delete = g_strdup_printf (_ ("Delete the filter “%s”"), name);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, delete);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, delete,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_delete_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->saved, row);
}

static void
load_saved (SaFilterDialog *self)
{
  g_autoptr (GPtrArray) filters = sa_saved_filters_find (self->store, self->type);

  gtk_list_box_remove_all (self->saved);
  for (guint i = 0; i < filters->len; i++)
    add_saved (self, filters->pdata[i]);
  gtk_widget_set_visible (self->saved_group, filters->len > 0);
}

/* FALSE when it could not be; without a name there is nothing to do. */
static gboolean
save (SaFilterDialog *self, const SaQuery *query)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autoptr (SaRecord) record = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  if (*name == '\0')
    return TRUE;
  text = sa_query_to_text (query);
  record = sa_record_new (sa_store_get_type_named (self->store, "filter"));
  sa_record_set_text (record, SA_FILTER_NAME, name);
  sa_record_set_text (record, SA_FILTER_TYPE, sa_type_get_name (self->type));
  sa_record_set_text (record, SA_FILTER_QUERY, text);
  label = g_strdup_printf (_ ("Filter “%s” saved"), name);
  if (!sa_transact_save (self->store, label, record, &error))
    {
      sa_navigator_report_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  gtk_editable_set_text (self->name, "");
  load_saved (self);
  return TRUE;
}

static void
on_save (SaFilterDialog *self)
{
  g_autoptr (SaQuery) query = make_query (self);

  if (query != NULL)
    save (self, query);
}

/* A name that was typed is meant, whether its own button was pressed or not. */
static void
do_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaFilterDialog *self = SA_FILTER_DIALOG (widget);
  g_autoptr (SaQuery) query = make_query (self);

  if (query != NULL && save (self, query))
    choose (self, g_steal_pointer (&query));
}

static void
sa_filter_dialog_dispose (GObject *object)
{
  SaFilterDialog *self = SA_FILTER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_FILTER_DIALOG);
  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->store);
  g_clear_pointer (&self->kept, sa_query_free);
  G_OBJECT_CLASS (sa_filter_dialog_parent_class)->dispose (object);
}

static void
sa_filter_dialog_class_init (SaFilterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_filter_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-filter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaFilterDialog, saved_group);
  gtk_widget_class_bind_template_child (widget_class, SaFilterDialog, saved);
  gtk_widget_class_bind_template_child (widget_class, SaFilterDialog, conditions);
  gtk_widget_class_bind_template_child (widget_class, SaFilterDialog, name);
  gtk_widget_class_bind_template_callback (widget_class, on_saved_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_install_action (widget_class, "filter.show", NULL, do_show);
  gtk_widget_class_install_action (widget_class, "filter.cancel", NULL, do_cancel);
  gtk_widget_class_install_action (widget_class, "filter.add", NULL, do_add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "filter.show", NULL);
}

static void
sa_filter_dialog_init (SaFilterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_filter_dialog_present (GtkWidget *from, const SaQuery *filter, SaFilterFunc chosen,
                          gpointer data)
{
  SaFilterDialog *self = g_object_new (SA_TYPE_FILTER_DIALOG, NULL);
  GtkWidget *first;

  g_set_weak_pointer (&self->from, from);
  self->store = g_object_ref (sa_office_get_store (sa_navigator_get_office (from)));
  self->type = sa_query_get_type (filter);
  self->kept = sa_query_new (self->type);
  self->chosen = chosen;
  self->data = data;
  load_saved (self);
  for (guint i = 0; i < sa_query_get_n_conditions (filter); i++)
    {
      int field, reference, there;
      SaOp op;
      const char *value;

      sa_query_get_condition (filter, i, &field, &op, &value);
      if (sa_query_split_through (field, &reference, &there))
        sa_query_where (self->kept, field, op, value);
      else
        add_condition (self, field, op, value);
    }
  if (sa_query_get_n_conditions (filter) == 0)
    add_condition (self, sa_type_get_def (self->type)->states != NULL ? SA_QUERY_STATE : 0,
                   SA_OP_IS, NULL);
  first = gtk_widget_get_first_child (GTK_WIDGET (self->conditions));
  sa_dialog_present_at (ADW_DIALOG (self), from,
                        first != NULL ? sa_condition_group_get_first (SA_CONDITION_GROUP (first))
                                      : GTK_WIDGET (self->conditions));
}
