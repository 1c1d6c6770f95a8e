/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields that differ stand first, both values side by side (one under the other where there is
 * little room), and what the record will be like is shown below as the choices are made. */

#include "sa-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "sa-client-actions.h"
#include "sa-columns-layout.h"
#include "sa-merge-values.h"
#include "sa-merge.h"
#include "sa-navigator.h"
#include "sa-row-group.h"

struct _SaMergeDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *tax_ids;
  SaRowGroup *differing;
  SaRowGroup *same;
  SaRowGroup *result;

  GtkWidget *from;
  SaStore *store;
  SaMergePlan *plan;
};

G_DEFINE_FINAL_TYPE (SaMergeDialog, sa_merge_dialog, ADW_TYPE_DIALOG)

static const SaField *
get_field (SaMergeDialog *self, guint field)
{
  return sa_type_get_field (sa_record_get_record_type (sa_merge_plan_get_keep (self->plan)), field);
}

static GtkWidget *
make_value_row (const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  gtk_widget_add_css_class (row, "property");
  return row;
}

/* What two have in common stands in both once. */
static char *
both_values (SaMergeDialog *self, guint field)
{
  g_autoptr (SaRecord) both = sa_record_copy (sa_merge_plan_get_keep (self->plan));

  sa_merge_value_join (both, sa_merge_plan_get_other (self->plan), field);
  return sa_record_display (both, field);
}

static char *
chosen_value (SaMergeDialog *self, const SaMergeField *field)
{
  if (field->side == SA_MERGE_OTHER)
    return g_strdup (field->other);
  if (field->side == SA_MERGE_BOTH && field->keep != NULL && field->other != NULL)
    return both_values (self, field->field);
  return g_strdup (field->keep != NULL || field->side == SA_MERGE_KEEP ? field->keep
                                                                       : field->other);
}

static void
show_result (SaMergeDialog *self)
{
  GPtrArray *fields = sa_merge_plan_get_fields (self->plan);

  sa_row_group_clear (self->result);
  for (guint i = 0; i < fields->len; i++)
    {
      const SaMergeField *field = g_ptr_array_index (fields, i);
      g_autofree char *value = chosen_value (self, field);

      if ((get_field (self, field->field)->flags & SA_FIELD_HIDDEN) != 0)
        continue;
      if (value != NULL && *value != '\0')
        sa_row_group_add (
            self->result,
            make_value_row (sa_field_get_label (get_field (self, field->field)), value));
    }
}

static void
on_chosen (GtkCheckButton *check, SaMergeDialog *self)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "sa-field"));
  SaMergeSide side = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "sa-side"));

  if (gtk_check_button_get_active (check) && sa_merge_plan_choose (self->plan, field, side))
    show_result (self);
}

static void
add_choice (SaMergeDialog *self, GtkWidget *box, GtkCheckButton **first, const SaMergeField *field,
            SaMergeSide side, const char *value)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (value != NULL ? value : _ ("Empty"));
  g_autoptr (PangoAttrList) without_hyphens = pango_attr_list_new ();
  g_autofree char *name = g_strdup_printf ("%s: %s",
                                           sa_field_get_label (get_field (self, field->field)),
                                           value != NULL ? value : _ ("Empty"));

  /* a broken address is read as it stands */
  pango_attr_list_insert (without_hyphens, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_attributes (GTK_LABEL (label), without_hyphens);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_lines (GTK_LABEL (label), 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (value == NULL)
    gtk_widget_add_css_class (label, "dimmed");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (check), "sa-field", GUINT_TO_POINTER (field->field));
  g_object_set_data (G_OBJECT (check), "sa-side", GUINT_TO_POINTER (side));
  if (*first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), *first);
  else
    *first = GTK_CHECK_BUTTON (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), field->side == side);
  g_signal_connect (check, "toggled", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (box), check);
}

static GtkWidget *
make_choice_row (SaMergeDialog *self, const SaMergeField *field)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *label = sa_field_get_label (get_field (self, field->field));
  GtkWidget *title = gtk_label_new (label);
  GtkCheckButton *first = NULL;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_widget_add_css_class (lines, "sa-merge-choice");
  gtk_widget_set_layout_manager (box,
                                 g_object_new (SA_TYPE_COLUMNS_LAYOUT, "column-width", 240, NULL));
  add_choice (self, box, &first, field, SA_MERGE_KEEP, field->keep);
  add_choice (self, box, &first, field, SA_MERGE_OTHER, field->other);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), box);
  if (field->may_both && field->keep != NULL && field->other != NULL)
    add_choice (self, lines, &first, field, SA_MERGE_BOTH, _ ("Keep all"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
make_side (const char *what, SaRecord *record)
{
  g_autofree char *title = sa_record_title (record);
  g_autofree char *details = sa_merge_describe (record);
  g_autofree char *text = g_strdup_printf ("%s: %s\n%s", what, title, details);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

/* Over the values of each: which one it is, and what becomes of it. */
static void
show_sides (SaMergeDialog *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "sa-merge-choice");
  gtk_widget_set_layout_manager (box,
                                 g_object_new (SA_TYPE_COLUMNS_LAYOUT, "column-width", 240, NULL));
  gtk_box_append (GTK_BOX (box), make_side (_ ("Stays"), sa_merge_plan_get_keep (self->plan)));
  gtk_box_append (GTK_BOX (box),
                  make_side (_ ("Goes into it"), sa_merge_plan_get_other (self->plan)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Which Is Which"));
  sa_row_group_add (self->differing, row);
}

static void
show_fields (SaMergeDialog *self)
{
  GPtrArray *fields = sa_merge_plan_get_fields (self->plan);
  GtkWidget *expander = adw_expander_row_new ();
  guint n_same = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      const SaMergeField *field = g_ptr_array_index (fields, i);

      if ((get_field (self, field->field)->flags & SA_FIELD_HIDDEN) != 0)
        continue;
      if (field->differs)
        {
          sa_row_group_add (self->differing, make_choice_row (self, field));
          continue;
        }
      if (field->keep == NULL)
        continue;
      adw_expander_row_add_row (
          ADW_EXPANDER_ROW (expander),
          make_value_row (sa_field_get_label (get_field (self, field->field)), field->keep));
      n_same++;
    }
  g_object_ref_sink (expander);
  if (n_same > 0)
    {
      title = g_strdup_printf (ngettext ("%u field is the same", "%u fields are the same", n_same),
                               n_same);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
      sa_row_group_add (self->same, expander);
    }
  g_object_unref (expander);
}

static void
run (GtkWidget *widget, const char *action, GVariant *target)
{
  SaMergeDialog *self = SA_MERGE_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (sa_merge_apply (self->store, self->plan, &error))
    sa_navigator_did (self->from);
  else
    sa_navigator_report_error (self->from, error);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
sa_merge_dialog_dispose (GObject *object)
{
  SaMergeDialog *self = SA_MERGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_MERGE_DIALOG);
  g_clear_pointer (&self->plan, sa_merge_plan_free);
  g_clear_object (&self->store);
  g_clear_object (&self->from);
  G_OBJECT_CLASS (sa_merge_dialog_parent_class)->dispose (object);
}

static void
sa_merge_dialog_class_init (SaMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_merge_dialog_dispose;
  g_type_ensure (SA_TYPE_ROW_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaMergeDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SaMergeDialog, tax_ids);
  gtk_widget_class_bind_template_child (widget_class, SaMergeDialog, differing);
  gtk_widget_class_bind_template_child (widget_class, SaMergeDialog, same);
  gtk_widget_class_bind_template_child (widget_class, SaMergeDialog, result);
  gtk_widget_class_install_action (widget_class, "merge.run", NULL, run);
}

static void
sa_merge_dialog_init (SaMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_merge_dialog_present (GtkWidget *from, gint64 keep, gint64 other)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (GError) error = NULL;
  SaMergePlan *plan = sa_merge_plan_new (store, keep, other, &error);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  SaMergeDialog *self;

  if (plan == NULL)
    {
      sa_navigator_report_error (from, error);
      return;
    }
  self = g_object_new (SA_TYPE_MERGE_DIALOG, NULL);
  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  self->plan = plan;
  name = sa_record_title (sa_merge_plan_get_keep (plan));
  title = g_strdup_printf (_ ("Merge Into “%s”"), name);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  details = sa_merge_describe (sa_merge_plan_get_keep (plan));
  adw_window_title_set_subtitle (self->heading, details);
  gtk_widget_set_visible (self->tax_ids, sa_merge_plan_tax_ids_differ (plan));
  show_sides (self);
  show_fields (self);
  show_result (self);
  adw_dialog_present (ADW_DIALOG (self), from);
}
