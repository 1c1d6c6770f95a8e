/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done from a list: with the whole of it as it is filtered, and with what is selected.
 */

#include "sa-record-table-private.h"

#include <glib/gi18n-lib.h>

#include "sa-address-list.h"
#include "sa-bulk.h"
#include "sa-change-dialog.h"
#include "sa-export-dialog.h"
#include "sa-filter-dialog.h"
#include "sa-label-dialog.h"
#include "sa-list-pages.h"
#include "sa-navigator.h"
#include "sa-print.h"
#include "sa-record-dialog.h"
#include "sa-relate.h"
#include "sa-saved-filters.h"

static void
do_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);
  g_autoptr (SaRecord) record = sa_record_new (self->type);

  sa_record_dialog_present (widget, record, NULL, NULL, NULL);
}

static void
do_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SA_RECORD_TABLE (widget)->entry));
}

/* Several rows are selected to do something to them alone. */
static SaQuery *
dup_chosen (SaRecordTable *self)
{
  SaQuery *query = sa_record_table_dup_query (self);
  g_autoptr (GArray) rows = sa_record_table_get_selected (self);

  if (rows->len > 1)
    sa_query_only (query, rows);
  return query;
}

/* What a list is made of on paper. */
typedef struct
{
  SaQuery *query;
  GArray *fields;
} Listed;

static Listed *
listed_new (SaRecordTable *self)
{
  Listed *listed = g_new0 (Listed, 1);

  listed->query = dup_chosen (self);
  listed->fields = sa_record_columns_get_fields (self->columns);
  return listed;
}

static void
listed_free (gpointer data)
{
  Listed *listed = data;

  sa_query_free (listed->query);
  g_array_unref (listed->fields);
  g_free (listed);
}

static SaPages *
make_list (SaStore *store, gpointer data, GError **error)
{
  const Listed *listed = data;

  return sa_list_pages_new (store, listed->query, (const int *) (void *) listed->fields->data,
                            listed->fields->len, sa_paper_default (), error);
}

static SaPages *
make_addresses (SaStore *store, gpointer data, GError **error)
{
  return sa_address_list_new (store, ((const Listed *) data)->query, sa_paper_default (), error);
}

static void
print_as (GtkWidget *widget, SaPagesFunc make)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);
  Listed *listed = listed_new (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaPages) pages = make (sa_office_get_store (self->office), listed, &error);

  if (pages != NULL)
    sa_print_run (widget, pages);
  else
    sa_navigator_report_error (widget, error);
  listed_free (listed);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  print_as (widget, make_list);
}

static void
do_print_addresses (GtkWidget *widget, const char *name, GVariant *parameter)
{
  print_as (widget, make_addresses);
}

static void
do_save_pdf (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);

  sa_print_save (widget, sa_type_get_title_plural (self->type), make_list, listed_new (self),
                 listed_free);
}

static void
do_labels (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_label_dialog_present (widget, dup_chosen (SA_RECORD_TABLE (widget)));
}

static void
do_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);
  SaQuery *query = sa_record_table_dup_query (self);
  GArray *rows = sa_record_table_get_selected (self);
  guint enough = g_str_equal (name, "table.export-selected") ? 1 : 2;

  if (rows->len < enough)
    g_clear_pointer (&rows, g_array_unref);
  sa_export_dialog_present (widget, query, sa_record_columns_get_fields (self->columns), rows);
}

static void
do_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) rows = sa_record_table_get_selected (SA_RECORD_TABLE (widget));

  if (rows->len > 0)
    sa_navigator_open_record (widget, g_array_index (rows, gint64, 0));
}

static void
do_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) rows = sa_record_table_get_selected (SA_RECORD_TABLE (widget));

  if (rows->len == 1)
    sa_relate_pick (widget, g_array_index (rows, gint64, 0));
}

static void
do_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);
  GArray *rows = sa_record_table_get_selected (self);

  if (rows->len > 0)
    sa_bulk_delete (widget, self->type, rows);
  else
    g_array_unref (rows);
}

static void
do_change (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);

  sa_change_dialog_present (widget, self->type, sa_record_table_get_selected (self));
}

static void
do_merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) rows = sa_record_table_get_selected (SA_RECORD_TABLE (widget));

  if (rows->len == 2)
    sa_navigator_merge (widget, g_array_index (rows, gint64, 0), g_array_index (rows, gint64, 1));
}

static void
show_filter (SaRecordTable *self)
{
  sa_filter_chips_show (self->chips, self->wanted, sa_office_get_store (self->office));
  if (sa_query_get_n_conditions (self->wanted) > 0)
    gtk_widget_add_css_class (self->filter, "accent");
  else
    gtk_widget_remove_css_class (self->filter, "accent");
}

void
sa_record_table_take_wanted (SaRecordTable *self, SaQuery *wanted)
{
  g_clear_pointer (&self->wanted, sa_query_free);
  self->wanted = wanted;
  show_filter (self);
  sa_record_table_reload (self);
}

static void
on_filter_chosen (GtkWidget *widget, SaQuery *filter, gpointer data)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);
  int sort;
  gboolean descending;

  sa_query_get_sort (self->wanted, &sort, &descending);
  sa_query_sort (filter, sort, descending);
  sa_query_search (filter, sa_query_get_search (self->wanted));
  sa_record_table_take_wanted (self, filter);
}

static void
do_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_filter_dialog_present (widget, SA_RECORD_TABLE (widget)->wanted, on_filter_chosen, NULL);
}

static void
do_take_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaRecord) filter = sa_store_get (sa_office_get_store (self->office),
                                              g_variant_get_int64 (parameter), &error);
  SaQuery *query = filter != NULL ? sa_saved_filter_read (filter, self->type, &error) : NULL;

  if (query != NULL)
    on_filter_chosen (widget, query, NULL);
  else
    sa_navigator_report_error (widget, error);
}

static void
do_show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);
  SaQuery *wanted = sa_query_new (self->type);
  int sort;
  gboolean descending;

  sa_query_get_sort (self->wanted, &sort, &descending);
  sa_query_sort (wanted, sort, descending);
  gtk_editable_set_text (self->entry, "");
  sa_record_table_take_wanted (self, wanted);
}

static void
do_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_record_table_reload (SA_RECORD_TABLE (widget));
}

void
sa_record_table_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.new", NULL, do_new);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, do_find);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, do_print);
  gtk_widget_class_install_action (widget_class, "table.print-addresses", NULL, do_print_addresses);
  gtk_widget_class_install_action (widget_class, "table.save-pdf", NULL, do_save_pdf);
  gtk_widget_class_install_action (widget_class, "table.labels", NULL, do_labels);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, do_export);
  gtk_widget_class_install_action (widget_class, "table.export-selected", NULL, do_export);
  gtk_widget_class_install_action (widget_class, "table.open", NULL, do_open);
  gtk_widget_class_install_action (widget_class, "table.link", NULL, do_link);
  gtk_widget_class_install_action (widget_class, "table.delete", NULL, do_delete);
  gtk_widget_class_install_action (widget_class, "table.change", NULL, do_change);
  gtk_widget_class_install_action (widget_class, "table.merge", NULL, do_merge);
  gtk_widget_class_install_action (widget_class, "table.filter", NULL, do_filter);
  gtk_widget_class_install_action (widget_class, "table.take-filter", "x", do_take_filter);
  gtk_widget_class_install_action (widget_class, "table.show-all", NULL, do_show_all);
  gtk_widget_class_install_action (widget_class, "table.reload", NULL, do_reload);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "table.delete", NULL);
}
