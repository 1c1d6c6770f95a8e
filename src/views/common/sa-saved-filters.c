/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-saved-filters.h"

#include "common.h"
#include "sa-find.h"
#include "sa-late-menu.h"

#define TYPE "sa-saved-filters-type"     /* on the button: whose lists they are for */
#define ACTION "sa-saved-filters-action" /* and what takes one */

GPtrArray *
sa_saved_filters_find (SaStore *store, SaType *type)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "filter"));
  GPtrArray *found;

  sa_query_where (query, SA_FILTER_TYPE, SA_OP_IS, sa_type_get_name (type));
  sa_query_sort (query, SA_QUERY_TITLE, FALSE);
  found = sa_store_find (store, query, 0, NULL);
  return found != NULL ? found : g_ptr_array_new_with_free_func (g_object_unref);
}

SaQuery *
sa_saved_filter_read (SaRecord *filter, SaType *type, GError **error)
{
  const char *text = sa_record_text (filter, SA_FILTER_QUERY);

  return sa_query_parse (type, text != NULL ? text : "", error);
}

static GMenuModel *
make_menu (GPtrArray *filters, const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < filters->len; i++)
    {
      SaRecord *filter = g_ptr_array_index (filters, i);
      g_autoptr (GString) label = g_string_new (sa_record_text (filter, SA_FILTER_NAME));
      g_autoptr (GMenuItem) item = NULL;

      g_string_replace (label, "_", "__", 0); /* no shortcut */
      item = g_menu_item_new (label->str, NULL);
      g_menu_item_set_action_and_target (item, action, "x", sa_record_get_row (filter));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
refresh (GtkMenuButton *button, SaStore *store)
{
  g_autoptr (GPtrArray)
      filters = sa_saved_filters_find (store, g_object_get_data (G_OBJECT (button), TYPE));
  g_autoptr (GMenuModel) menu = make_menu (filters, g_object_get_data (G_OBJECT (button), ACTION));

  sa_late_menu_set (button, menu);
  gtk_widget_set_visible (GTK_WIDGET (button), filters->len > 0);
}

static void
on_store_changed (SaStore *store, gint64 row, GtkMenuButton *button)
{
  if (row == 0 || SA_ROW_TYPE (row) == sa_filter_type.number)
    refresh (button, store);
}

void
sa_saved_filters_offer (GtkMenuButton *button, SaStore *store, SaType *type, const char *action)
{
  g_object_set_data (G_OBJECT (button), TYPE, type);
  g_object_set_data_full (G_OBJECT (button), ACTION, g_strdup (action), g_free);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), button, 0);
  refresh (button, store);
}
