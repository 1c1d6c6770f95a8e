/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of the store has two parts: the base (what this list is about) and what the person
 * wants to see of it (words, conditions, order). Whenever one changes, the lazy list gets a new
 * query; the widgets only follow the list. What can be done to records is in
 * sa-record-table-actions.c, how they are selected in sa-record-table-selection.c. */

#include "sa-late-menu.h"
#include "sa-record-table-private.h"

#include <glib/gi18n-lib.h>

#include "sa-narrow.h"
#include "sa-navigator.h"
#include "sa-postal.h"
#include "sa-record-rows.h"
#include "sa-saved-filters.h"

/* A list that comes sooner is shown without a sign that it was waited for. */
#define PATIENCE_MILLISECONDS 200

typedef enum
{
  PROP_SELECTING = 1,
} Property;

static guint asked;

G_DEFINE_FINAL_TYPE (SaRecordTable, sa_record_table, ADW_TYPE_BIN)

static gboolean
is_filtered (SaRecordTable *self)
{
  return sa_query_get_n_conditions (self->wanted) > 0 || sa_query_get_search (self->wanted) != NULL;
}

static gboolean
show_loading (gpointer data)
{
  SaRecordTable *self = data;

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->states, "loading");
  return G_SOURCE_REMOVE;
}

static void
update_state (SaRecordTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  gboolean loading = sa_record_list_is_loading (self->records);
  g_autofree char *error = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *count = g_strdup_printf ("%'u", n);

  gtk_label_set_label (self->count, n > 0 ? count : "");
  if (adw_bin_get_child (self->instead) != NULL)
    return;
  g_object_get (self->records, "error", &error, NULL);
  if (n == 0 && error == NULL && loading)
    {
      if (self->patience == 0
          && g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "loading") != 0)
        self->patience = g_timeout_add (PATIENCE_MILLISECONDS, show_loading, self);
      return;
    }
  g_clear_handle_id (&self->patience, g_source_remove);
  if (error != NULL)
    {
      markup = g_markup_escape_text (error, -1);
      adw_status_page_set_description (self->trouble, markup);
    }
  gtk_stack_set_visible_child_name (self->states, error != NULL        ? "error"
                                                  : n > 0              ? "rows"
                                                  : is_filtered (self) ? "no-match"
                                                                       : "empty");
}

static guint64
get_n_selected (SaRecordTable *self)
{
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_get_size (selected);
}

static void
scroll_to_top (SaRecordTable *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->paced)) == 0)
    return;
  if (gtk_column_view_get_model (self->column_view) != NULL)
    gtk_column_view_scroll_to (self->column_view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
  else
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/* Rows put in front of the others do not move what is in view. */
static void
on_items_changed (SaRecordTable *self, guint position, guint removed, guint added)
{
  if (self->to_top && position == 0 && removed == 0 && added > 0)
    {
      self->to_top = FALSE;
      scroll_to_top (self);
    }
  /* those that were selected are gone */
  if (self->selecting && get_n_selected (self) == 0)
    sa_record_table_set_selecting (self, FALSE);
  sa_record_table_update_selection (self);
}

static void
on_condition_removed (SaRecordTable *self, guint index)
{
  SaQuery *wanted = sa_query_copy (self->wanted);

  sa_query_remove_condition (wanted, index);
  sa_record_table_take_wanted (self, wanted);
}

static void
on_search_changed (SaRecordTable *self)
{
  const char *words = gtk_editable_get_text (self->entry);
  const char *sought = sa_query_get_search (self->wanted);

  if (g_str_equal (words, sought != NULL ? sought : ""))
    return;
  self->entered = FALSE;
  sa_query_search (self->wanted, *words != '\0' ? words : NULL);
  sa_record_table_reload (self);
}

gboolean
sa_record_table_is_wide (SaRecordTable *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "columns") == 0;
}

static void
focus_rows (SaRecordTable *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->paced)) == 0)
    return;
  if (sa_record_table_is_wide (self))
    gtk_column_view_scroll_to (self->column_view, 0, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  else
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (sa_record_table_is_wide (self) ? (gpointer) self->column_view
                                                                    : (gpointer) self->list_view));
}

static void
on_stop_search (SaRecordTable *self)
{
  gtk_editable_set_text (self->entry, "");
  focus_rows (self);
}

static void
on_entry_left (SaRecordTable *self)
{
  focus_rows (self);
}

static gboolean
on_entry_key (SaRecordTable *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  focus_rows (self);
  return GDK_EVENT_STOP;
}

/* Enter opens what is left when there is one, else goes to the rows; once it is known. */
static void
enter (SaRecordTable *self)
{
  self->entered = sa_record_list_is_loading (self->records);
  if (self->entered)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 1)
    sa_navigator_open_record (GTK_WIDGET (self), sa_record_list_get_row (self->records, 0));
  else
    focus_rows (self);
}

static void
on_loading_changed (SaRecordTable *self)
{
  if (self->entered && gtk_widget_get_mapped (GTK_WIDGET (self)))
    enter (self);
}

/* It may be pressed before what was typed is looked for. */
static void
on_entry_activated (SaRecordTable *self)
{
  on_search_changed (self);
  enter (self);
}

static void
on_activate (SaRecordTable *self, guint position)
{
  if (self->selecting)
    sa_record_table_toggle (self, position);
  else
    sa_navigator_open_record (GTK_WIDGET (self), sa_paced_list_get_row (self->paced, position));
}

static void
on_sort_changed (SaRecordTable *self, int field, gboolean descending)
{
  sa_query_sort (self->wanted, field, descending);
  sa_record_table_reload (self);
}

static void
select_again (SaRecordTable *self, GtkBitset *selected)
{
  g_autoptr (GtkBitset) all = NULL;

  if (gtk_bitset_is_empty (selected))
    return;
  if (gtk_bitset_get_maximum (selected) >= g_list_model_get_n_items (G_LIST_MODEL (self->paced)))
    sa_paced_list_show_all (self->paced);
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->paced)));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
}

/* The narrow list has none to choose from. */
static void
offer_columns (SaRecordTable *self)
{
  g_menu_remove_all (self->columns_section);
  if (sa_record_table_is_wide (self))
    g_menu_append_submenu (self->columns_section, _ ("_Columns"),
                           sa_record_columns_get_menu (self->columns));
}

/* Only the view on show has the model: the other would make rows nobody sees. */
static void
on_view_changed (SaRecordTable *self)
{
  gboolean wide = sa_record_table_is_wide (self);
  g_autoptr (GtkBitset) before = NULL;
  g_autoptr (GtkBitset) selected = NULL;

  if (self->columns_section != NULL)
    offer_columns (self);
  if (self->records == NULL)
    return;
  before = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  selected = gtk_bitset_copy (before); /* the model goes on writing in its own */
  sa_paced_list_restart (self->paced);
  gtk_column_view_set_model (self->column_view,
                             wide ? GTK_SELECTION_MODEL (self->selection) : NULL);
  gtk_list_view_set_model (self->list_view, wide ? NULL : GTK_SELECTION_MODEL (self->selection));
  select_again (self, selected);
  sa_record_table_update_selection (self);
}

static void
sa_record_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_SELECTING:
      g_value_set_boolean (value, SA_RECORD_TABLE (object)->selecting);
      break;
    }
}

/* A worker may still hold the list, and tell of its rows. */
static void
stop_listening (SaRecordTable *self)
{
  GObject *const sources[] = { G_OBJECT (self->columns), G_OBJECT (self->selection),
                               G_OBJECT (self->paced), G_OBJECT (self->records) };

  sa_record_columns_stop (self->columns);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_signal_handlers_disconnect_by_data (sources[i], self);
}

static void
sa_record_table_dispose (GObject *object)
{
  SaRecordTable *self = SA_RECORD_TABLE (object);

  if (self->records != NULL)
    stop_listening (self);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  sa_narrow_dispose_template (GTK_WIDGET (object), SA_TYPE_RECORD_TABLE);
  g_clear_object (&self->columns);
  g_clear_object (&self->columns_section);
  g_clear_object (&self->selection);
  g_clear_object (&self->paced);
  g_clear_object (&self->records);
  g_clear_object (&self->titles);
  g_clear_object (&self->office);
  g_clear_pointer (&self->base, sa_query_free);
  g_clear_pointer (&self->wanted, sa_query_free);
  G_OBJECT_CLASS (sa_record_table_parent_class)->dispose (object);
}

static void
sa_record_table_class_init (SaRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_record_table_dispose;
  G_OBJECT_CLASS (klass)->get_property = sa_record_table_get_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_SELECTING,
      g_param_spec_boolean ("selecting", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  asked = g_signal_new ("asked", SA_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                        G_TYPE_NONE, 0);
  g_type_ensure (SA_TYPE_FILTER_CHIPS);
  g_type_ensure (SA_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-record-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, toolbar);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, entry);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, count);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, filter);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, saved_filters);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, more);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, chips);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, states);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, views);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, instead);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, column_view);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, list_view);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, empty);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, empty_new);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, trouble);
  gtk_widget_class_bind_template_child (widget_class, SaRecordTable, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_condition_removed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_left);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  sa_record_table_install_actions (widget_class);
  sa_record_table_install_selection (widget_class);
}

static void
sa_record_table_init (SaRecordTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Words that name the type: what the list says when it is empty, what its entry is for. */
static void
set_words (SaRecordTable *self)
{
  const char *plural = sa_type_get_title_plural (self->type);
  g_autofree char *title = g_strdup_printf (_ ("No %s Yet"), plural);
  g_autofree char *filter = g_strdup_printf (_ ("Filter %s"), plural);
  g_autofree char *add = g_strconcat ("_", sa_type_get_title_new (self->type), NULL);

  sa_record_table_set_empty (self, sa_type_get_def (self->type)->icon, title,
                             _ ("Add the first one, or import what you have."));
  gtk_button_set_label (self->empty_new, add);
  g_object_set (self->entry, "placeholder-text", filter, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  filter, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plural, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plural, -1);
}

static GMenuModel *
make_menu (SaRecordTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) paper = g_menu_new ();
  g_autoptr (GMenu) many = g_menu_new ();
  g_autoptr (GMenuItem) select = g_menu_item_new (_ ("_Select"), "table.select");

  g_menu_item_set_attribute (select, "hidden-when", "s", "action-disabled");
  self->columns_section = g_menu_new ();
  offer_columns (self);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->columns_section));
  g_menu_append_item (many, select);
  g_menu_append (many, _ ("Select _All"), "table.select-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (many));
  g_menu_append (paper, _ ("_Export…"), "page.export");
  g_menu_append (paper, _ ("_Print…"), "page.print");
  g_menu_append (paper, _ ("Save as P_DF…"), "table.save-pdf");
  if (sa_postal_covers (self->type))
    {
      g_menu_append (paper, _ ("Print Address L_ist…"), "table.print-addresses");
      g_menu_append (paper, _ ("Print _Labels…"), "table.labels");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (paper));
  return G_MENU_MODEL (menu);
}

SaRecordTable *
sa_record_table_new (SaOffice *office, const char *name, SaQuery *query)
{
  SaRecordTable *self = g_object_new (SA_TYPE_RECORD_TABLE, NULL);
  SaStore *store = sa_office_get_store (office);
  g_autoptr (GtkListItemFactory) factory = sa_record_rows_factory_new (GTK_WIDGET (self));
  g_autoptr (GMenuModel) menu = NULL;
  int field;
  gboolean descending;

  self->office = g_object_ref (office);
  self->type = sa_query_get_type (query);
  self->base = query;
  self->wanted = sa_query_new (self->type);
  self->titles = sa_titles_new (store);
  sa_query_get_sort (query, &field, &descending);
  self->columns = sa_record_columns_new (self->column_view, self->type, self->titles, name);
  sa_record_columns_get_sort (self->columns, &field, &descending);
  sa_query_sort (self->wanted, field, descending);
  menu = make_menu (self);
  sa_late_menu_set (self->more, menu);
  sa_saved_filters_offer (self->saved_filters, store, self->type, "table.take-filter");
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  sa_record_columns_get_actions (self->columns));
  g_signal_connect_object (self->columns, "sort-changed", G_CALLBACK (on_sort_changed), self,
                           G_CONNECT_SWAPPED);
  set_words (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry),
                                           GTK_WIDGET (self->states));

  {
    g_autoptr (SaQuery) first = sa_record_table_dup_query (self);

    self->records = sa_record_list_new (store, first);
  }
  self->paced = sa_paced_list_new (self->records, GTK_WIDGET (self));
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->paced)));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (sa_record_table_update_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paced, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (on_loading_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->records, "notify", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  sa_record_table_watch_rows (self);
  on_view_changed (self);
  update_state (self);
  return self;
}

void
sa_record_table_set_empty (SaRecordTable *self, const char *icon, const char *title,
                           const char *description)
{
  g_autofree char *markup = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_status_page_set_icon_name (self->empty, icon);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, markup);
}

void
sa_record_table_set_base (SaRecordTable *self, SaQuery *query)
{
  g_clear_pointer (&self->base, sa_query_free);
  self->base = query;
  sa_record_table_reload (self);
}

SaQuery *
sa_record_table_dup_query (SaRecordTable *self)
{
  SaQuery *query = sa_query_copy (self->base);

  sa_query_add (query, self->wanted);
  return query;
}

void
sa_record_table_set_words (SaRecordTable *self, const char *words)
{
  gtk_editable_set_text (self->entry, words);
  on_search_changed (self);
}

void
sa_record_table_add_end (SaRecordTable *self, GtkWidget *widget)
{
  gtk_box_insert_child_after (GTK_BOX (self->toolbar), widget, self->filter);
}

void
sa_record_table_show_instead (SaRecordTable *self, GtkWidget *view)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  g_clear_handle_id (&self->patience, g_source_remove);
  adw_bin_set_child (self->instead, view);
  if (view != NULL)
    gtk_stack_set_visible_child_name (self->states, "instead");
  update_state (self);
  sa_record_table_update_selection (self);
}

void
sa_record_table_reload (SaRecordTable *self)
{
  g_autoptr (SaQuery) query = sa_record_table_dup_query (self);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  scroll_to_top (self); /* for the rows there to be used again */
  self->to_top = TRUE;
  sa_paced_list_expect_others (self->paced);
  sa_record_list_set_query (self->records, query);
  update_state (self);
  g_signal_emit (self, asked, 0);
}
