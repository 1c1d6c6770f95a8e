/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet taken last is proposed again: an office buys one kind of labels. */

#include "sa-label-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sa-combo-row.h"
#include "sa-labels.h"
#include "sa-navigator.h"
#include "sa-print.h"
#include "sa-settings.h"
#include "sa-titles.h"

#define SA_TYPE_LABEL_DIALOG (sa_label_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaLabelDialog, sa_label_dialog, SA, LABEL_DIALOG, AdwDialog)

struct _SaLabelDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow *sheet;
  GtkAdjustment *adjustment;

  GtkWidget *from; /* weak */
  SaQuery *query;
};

G_DEFINE_FINAL_TYPE (SaLabelDialog, sa_label_dialog, ADW_TYPE_DIALOG)

/* What a job needs of it, which outlives the dialog. */
typedef struct
{
  SaQuery *query;
  const SaLabelSheet *sheet;
  guint gone;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  sa_query_free (wish->query);
  g_free (wish);
}

static SaPages *
make_labels (SaStore *store, gpointer data, GError **error)
{
  const Wish *wish = data;

  return sa_labels_new (store, wish->query, wish->sheet, wish->gone, error);
}

static const SaLabelSheet *
get_sheet (SaLabelDialog *self)
{
  guint n;
  const SaLabelSheet *sheets = sa_label_sheets (&n);

  return &sheets[MIN (adw_combo_row_get_selected (self->sheet), n - 1)];
}

static Wish *
make_wish (SaLabelDialog *self)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->query = sa_query_copy (self->query);
  wish->sheet = get_sheet (self);
  wish->gone = (guint) gtk_adjustment_get_value (self->adjustment) - 1;
  g_settings_set_string (sa_settings_get (), "label-sheet", wish->sheet->name);
  return wish;
}

static void
on_sheet_changed (SaLabelDialog *self)
{
  const SaLabelSheet *sheet = get_sheet (self);

  gtk_adjustment_set_upper (self->adjustment, sheet->columns * sheet->rows);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaLabelDialog *self = SA_LABEL_DIALOG (widget);
  Wish *wish = make_wish (self);
  GtkWidget *from = self->from;
  g_autoptr (GError) error = NULL;
  g_autoptr (SaPages) pages = NULL;

  if (from != NULL)
    pages = make_labels (sa_office_get_store (sa_navigator_get_office (from)), wish, &error);
  wish_free (wish);
  adw_dialog_close (ADW_DIALOG (self));
  if (pages == NULL)
    {
      if (from != NULL)
        sa_navigator_report_error (from, error);
      return;
    }
  sa_print_run (from, pages);
}

static void
do_save_pdf (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaLabelDialog *self = SA_LABEL_DIALOG (widget);
  Wish *wish = make_wish (self);
  GtkWidget *from = self->from;

  adw_dialog_close (ADW_DIALOG (self));
  if (from != NULL)
    sa_print_save (from, _ ("Labels"), make_labels, wish, wish_free);
  else
    wish_free (wish);
}

static void
sa_label_dialog_dispose (GObject *object)
{
  SaLabelDialog *self = SA_LABEL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_LABEL_DIALOG);
  g_clear_weak_pointer (&self->from);
  g_clear_pointer (&self->query, sa_query_free);
  G_OBJECT_CLASS (sa_label_dialog_parent_class)->dispose (object);
}

static void
sa_label_dialog_class_init (SaLabelDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_label_dialog_dispose;
  g_type_ensure (SA_TYPE_COMBO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-label-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaLabelDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SaLabelDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, SaLabelDialog, adjustment);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_changed);
  gtk_widget_class_install_action (widget_class, "labels.print", NULL, do_print);
  gtk_widget_class_install_action (widget_class, "labels.save-pdf", NULL, do_save_pdf);
}

static void
sa_label_dialog_init (SaLabelDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_sheets (SaLabelDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *last = g_settings_get_string (sa_settings_get (), "label-sheet");
  const SaLabelSheet *wanted = sa_label_sheet_find (last);
  guint n;
  const SaLabelSheet *sheets = sa_label_sheets (&n);

  if (wanted == NULL)
    wanted = sa_label_sheet_default ();
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (titles, g_dgettext (GETTEXT_PACKAGE, sheets[i].title));
  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->sheet, (guint) (wanted - sheets));
}

void
sa_label_dialog_present (GtkWidget *from, SaQuery *query)
{
  SaLabelDialog *self = g_object_new (SA_TYPE_LABEL_DIALOG, NULL);

  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autofree char *title = sa_count_in_words (store, query);

  g_set_weak_pointer (&self->from, from);
  self->query = query;
  adw_preferences_group_set_title (self->group, title);
  show_sheets (self);
  on_sheet_changed (self);
  adw_dialog_present (ADW_DIALOG (self), from);
}
