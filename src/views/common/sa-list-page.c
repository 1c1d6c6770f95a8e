/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Only a header bar around the table. */

#include "sa-list-page.h"

#include "sa-record-table.h"

AdwNavigationPage *
sa_list_page_new (SaOffice *office, SaQuery *query)
{
  SaType *type = sa_query_get_type (query);
  GtkWidget *view = adw_toolbar_view_new ();
  g_autofree char *words = g_strdup (sa_query_get_search (query));
  SaRecordTable *table;

  sa_query_search (query, NULL);
  table = sa_record_table_new (office, sa_type_get_name (type), query);
  if (words != NULL)
    sa_record_table_set_words (table, words);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (table));
  return adw_navigation_page_new (view, sa_type_get_title_plural (type));
}
