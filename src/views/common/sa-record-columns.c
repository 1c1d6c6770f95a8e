/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each field of the type has a column, those not wanted or without room are hidden. Sorting is the
 * store's: the columns carry sorters that compare nothing, only so that their headers can be
 * clicked, and what the view says about its order is handed on. */

#include "sa-record-columns.h"

#include <glib/gi18n-lib.h>

#include "sa-column-fit.h"
#include "sa-record-cells.h"
#include "sa-settings.h"

struct _SaRecordColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* weak: the view's table owns us */
  SaType *type;
  SaRecordCells *cells;
  char *name;
  GMenu *menu;
  GSimpleActionGroup *actions;
  gboolean silent; /* what changes is nobody's wish */
};

enum
{
  SORT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaRecordColumns, sa_record_columns, G_TYPE_OBJECT)

static int
column_field (GtkColumnViewColumn *column)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "field"));
}

/* --- Remembering --- */

static const char *
field_name (SaRecordColumns *self, int field)
{
  if (field == SA_QUERY_TITLE)
    return ".title";
  if (field == SA_QUERY_STATE)
    return ".state";
  return sa_type_get_field (self->type, (guint) field)->name;
}

static int
named_field (SaRecordColumns *self, const char *name)
{
  if (g_str_equal (name, ".title"))
    return SA_QUERY_TITLE;
  if (g_str_equal (name, ".state"))
    return SA_QUERY_STATE;
  return sa_type_find_field (self->type, name);
}

static GVariant *
load (SaRecordColumns *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (sa_settings_get (), "columns");

  return g_variant_lookup_value (all, self->name, G_VARIANT_TYPE ("(asis)"));
}

static void
save (SaRecordColumns *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (sa_settings_get (), "columns");
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GVariantBuilder lists;
  GVariantBuilder names;
  GVariantIter iter;
  const char *name;
  GVariant *list;
  int field = SA_QUERY_TITLE;
  gboolean descending = FALSE;
  gboolean sorted = sa_record_columns_get_sort (self, &field, &descending);

  if (self->silent)
    return;
  g_variant_builder_init (&names, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (sa_column_is_wanted (column))
        g_variant_builder_add (&names, "s", field_name (self, column_field (column)));
    }
  g_variant_builder_init (&lists, G_VARIANT_TYPE ("a{s(asis)}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s@(asis)}", &name, &list))
    {
      if (!g_str_equal (name, self->name))
        g_variant_builder_add (&lists, "{s@(asis)}", name, list);
      g_variant_unref (list);
    }
  g_variant_builder_add (&lists, "{s(asis)}", self->name, &names,
                         !sorted      ? 0
                         : descending ? -1
                                      : 1,
                         field_name (self, field));
  g_settings_set_value (sa_settings_get (), "columns", g_variant_builder_end (&lists));
}

static GtkColumnViewColumn *
find_column (SaRecordColumns *self, int field)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (column_field (column) == field)
        return column; /* the view keeps it */
    }
  return NULL;
}

static void
restore (SaRecordColumns *self)
{
  g_autoptr (GVariant) saved = load (self);
  g_autofree const char **names = NULL;
  const char *sort;
  int direction;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkColumnViewColumn *column = NULL;
  guint at = 0;

  if (saved == NULL)
    {
      gtk_column_view_sort_by_column (self->view, find_column (self, SA_QUERY_TITLE),
                                      GTK_SORT_ASCENDING);
      return;
    }
  g_variant_get (saved, "(^a&si&s)", &names, &direction, &sort);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) each = g_list_model_get_item (columns, i);

      sa_column_set_wanted (each, g_strv_contains (names, field_name (self, column_field (each))));
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = named_field (self, names[i]);

      column = field != -1 ? find_column (self, field) : NULL;
      if (column != NULL)
        gtk_column_view_insert_column (self->view, at++, column);
    }
  column = direction != 0 && named_field (self, sort) != -1
               ? find_column (self, named_field (self, sort))
               : NULL;
  if (column != NULL)
    gtk_column_view_sort_by_column (self->view, column,
                                    direction < 0 ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* --- Moving and hiding --- */

void
sa_record_columns_stop (SaRecordColumns *self)
{
  self->silent = TRUE;
}

/* The person dragged a column by its header, or brought one. */
static void
on_columns_changed (SaRecordColumns *self)
{
  if (!self->silent)
    save (self);
}

static void
on_show_changed (GSimpleAction *action, GVariant *state, GtkColumnViewColumn *column)
{
  SaRecordColumns *self = g_object_get_data (G_OBJECT (action), "columns");

  if (g_variant_get_boolean (state))
    sa_column_bring (column);
  else
    sa_column_set_wanted (column, FALSE);
  save (self);
}

/* A column that is wanted and has no room is not ticked: ticking it brings it. */
static void
on_visible_changed (GtkColumnViewColumn *column, GParamSpec *pspec, GSimpleAction *action)
{
  g_simple_action_set_state (action,
                             g_variant_new_boolean (gtk_column_view_column_get_visible (column)));
}

static void
add_show_actions (SaRecordColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autofree char *name = g_strconcat ("show-", field_name (self, column_field (column)), NULL);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          name, NULL, g_variant_new_boolean (sa_column_is_wanted (column)));

      g_object_set_data (G_OBJECT (action), "columns", self);
      g_signal_connect_object (action, "change-state", G_CALLBACK (on_show_changed), column, 0);
      g_signal_connect_object (column, "notify::visible", G_CALLBACK (on_visible_changed), action,
                               0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
}

static void
do_move (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SaRecordColumns *self = data;
  int field;
  int step;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  int n = (int) g_list_model_get_n_items (columns);

  g_variant_get (parameter, "(ii)", &field, &step);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, (guint) i);
      int to = i;

      if (column_field (column) != field)
        continue;
      do
        {
          g_autoptr (GtkColumnViewColumn) other = NULL;

          to += step;
          other = to >= 0 && to < n ? g_list_model_get_item (columns, (guint) to) : NULL;
          if (other == NULL || gtk_column_view_column_get_visible (other))
            break;
        }
      while (TRUE);
      if (to >= 0 && to < n)
        gtk_column_view_insert_column (self->view, (guint) to, column);
      save (self);
      return;
    }
}

static GMenuModel *
make_header_menu (SaRecordColumns *self, int field)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autofree char *left = g_strdup_printf ("columns.move((%d,-1))", field);
  g_autofree char *right = g_strdup_printf ("columns.move((%d,1))", field);

  g_menu_append (moves, _ ("Move Left"), left);
  g_menu_append (moves, _ ("Move Right"), right);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_submenu (menu, _ ("Columns"), G_MENU_MODEL (self->menu));
  return G_MENU_MODEL (menu);
}

/* --- Making them --- */

/* A header stands over the values of its column. GTK has no property for it; where its widgets are
 * other than thought here, the header stays where it is. */
static void
align_last_header (SaRecordColumns *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header != NULL ? gtk_widget_get_last_child (header) : NULL;
  GtkWidget *content = title != NULL ? gtk_widget_get_first_child (title) : NULL;

  if (content == NULL || gtk_widget_get_first_child (content) == NULL)
    return;
  gtk_widget_set_halign (content, GTK_ALIGN_END);
  /* the words after the arrow of the sort */
  gtk_widget_insert_before (gtk_widget_get_first_child (content), content, NULL);
}

static int
compare_nothing (gconstpointer a, gconstpointer b, gpointer data)
{
  return 0;
}

static void
add_column (SaRecordColumns *self, int field, const char *title, gboolean wanted, int width)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, NULL, NULL));
  g_autoptr (GtkColumnViewColumn)
      column = gtk_column_view_column_new (title, sa_record_cells_factory_new (self->cells, field));
  g_autoptr (GMenuModel) menu = make_header_menu (self, field);

  g_object_set_data (G_OBJECT (column), "field", GINT_TO_POINTER (field));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_header_menu (column, menu);
  sa_column_set_wanted (column, wanted);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_expand (column, field == SA_QUERY_TITLE);
  gtk_column_view_append_column (self->view, column);
  if (sa_record_cells_stand_right (self->type, field))
    align_last_header (self);
  if (field != SA_QUERY_TITLE)
    {
      g_autofree char *action = g_strconcat ("columns.show-", field_name (self, field), NULL);

      g_menu_append (self->menu, title, action);
    }
}

static int
field_width (const SaField *field)
{
  switch (field->kind)
    {
    case SA_KIND_DATE: /* “Ostatni kontakt”, with the arrow of the sort */
      return 126;
    case SA_KIND_NUMBER:
    case SA_KIND_FLAG:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
      return 110;
    case SA_KIND_EMAIL:
    case SA_KIND_URL:
      return 190;
    case SA_KIND_DATE_TIME:
    case SA_KIND_PHONE:
    case SA_KIND_REFERENCE:
    case SA_KIND_TEXT:
    case SA_KIND_LONG_TEXT:
    case SA_KIND_CHOICE:
    case SA_KIND_CHOICES:
    case SA_KIND_IMAGE:
      break;
    }
  return 140;
}

/* A field that is required is the title of the record, or was marked to be shown beside it. */
static void
add_field (SaRecordColumns *self, guint i)
{
  const SaField *field = sa_type_get_field (self->type, i);
  gboolean usual = (field->flags & SA_FIELD_COLUMN) != 0;

  if ((field->flags & (SA_FIELD_HIDDEN | SA_FIELD_CONFIDENTIAL)) == 0
      && field->kind != SA_KIND_IMAGE && (usual || (field->flags & SA_FIELD_REQUIRED) == 0))
    add_column (self, (int) i, sa_field_get_label (field), usual, field_width (field));
}

/* Those the type names come first, as they matter most. */
static void
add_columns (SaRecordColumns *self)
{
  const SaTypeDef *def = sa_type_get_def (self->type);
  g_auto (GStrv) first = g_strsplit (def->columns != NULL ? def->columns : "", " ", -1);

  add_column (self, SA_QUERY_TITLE, sa_type_get_title_label (self->type), TRUE, 220);
  if (def->states != NULL)
    add_column (self, SA_QUERY_STATE, sa_type_get_state_label (), TRUE, 132);
  for (guint i = 0; first[i] != NULL && *first[i] != '\0'; i++)
    add_field (self, (guint) sa_type_find_field (self->type, first[i]));
  for (guint i = 0; i < sa_type_get_n_fields (self->type); i++)
    if (!g_strv_contains ((const char *const *) first, sa_type_get_field (self->type, i)->name))
      add_field (self, i);
}

static void
on_sorter_changed (GtkSorter *sorter, GtkSorterChange change, SaRecordColumns *self)
{
  int field = SA_QUERY_TITLE;
  gboolean descending = FALSE;

  if (self->silent)
    return;
  save (self);
  sa_record_columns_get_sort (self, &field, &descending);
  g_signal_emit (self, signals[SORT_CHANGED], 0, field, descending);
}

static void
sa_record_columns_dispose (GObject *object)
{
  SaRecordColumns *self = SA_RECORD_COLUMNS (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->cells);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (sa_record_columns_parent_class)->dispose (object);
}

static void
sa_record_columns_class_init (SaRecordColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_record_columns_dispose;
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_INT, G_TYPE_BOOLEAN);
}

static void
sa_record_columns_init (SaRecordColumns *self)
{
  static const GActionEntry entries[] = { { "move", do_move, "(ii)" } };

  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

SaRecordColumns *
sa_record_columns_new (GtkColumnView *view, SaType *type, SaTitles *titles, const char *name)
{
  SaRecordColumns *self = g_object_new (SA_TYPE_RECORD_COLUMNS, NULL);

  g_set_weak_pointer (&self->view, view);
  self->type = type;
  self->cells = sa_record_cells_new (view, type, titles);
  self->name = g_strdup (name);
  self->silent = TRUE;
  gtk_widget_insert_action_group (GTK_WIDGET (view), "columns", G_ACTION_GROUP (self->actions));
  add_columns (self);
  restore (self);
  add_show_actions (self);
  self->silent = FALSE;
  sa_column_fit_watch (view);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (on_columns_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (on_sorter_changed), self, 0);
  return self;
}

gboolean
sa_record_columns_get_sort (SaRecordColumns *self, int *field, gboolean *descending)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  if (column == NULL)
    return FALSE;
  *field = column_field (column);
  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  return TRUE;
}

GArray *
sa_record_columns_get_fields (SaRecordColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int field = column_field (column);

      if (gtk_widget_get_mapped (GTK_WIDGET (self->view))
              ? gtk_column_view_column_get_visible (column)
              : sa_column_is_wanted (column))
        g_array_append_val (fields, field);
    }
  return fields;
}

GMenuModel *
sa_record_columns_get_menu (SaRecordColumns *self)
{
  return G_MENU_MODEL (self->menu);
}

GActionGroup *
sa_record_columns_get_actions (SaRecordColumns *self)
{
  return G_ACTION_GROUP (self->actions);
}
