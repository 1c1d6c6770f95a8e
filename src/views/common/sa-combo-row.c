/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AdwComboRow gives the focus to the first that takes it when its list comes up, which is the first
 * of the list; whoever pressed Enter there would choose another. */

#include "sa-combo-row.h"

#include "sa-after-frame.h"
#include "sa-below.h"

G_DEFINE_TYPE (SaComboRow, sa_combo_row, ADW_TYPE_COMBO_ROW)

/* Where one may type to find another, the cursor stays there, and the arrows go on from what is
 * chosen. */
static void
go_to_chosen (GtkWidget *row)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  GtkWidget *popover = sa_find_below (row, GTK_TYPE_POPOVER);
  GtkWidget *list = popover != NULL ? sa_find_below (popover, GTK_TYPE_LIST_VIEW) : NULL;

  if (selected == GTK_INVALID_LIST_POSITION || list == NULL || !gtk_widget_get_mapped (list))
    return;
  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), selected, GTK_LIST_SCROLL_FOCUS, NULL);
  if (!adw_combo_row_get_enable_search (ADW_COMBO_ROW (row)))
    gtk_widget_grab_focus (list);
}

/* A list that has not been laid out yet cannot be scrolled. */
static void
sa_combo_row_activate (AdwActionRow *row)
{
  ADW_ACTION_ROW_CLASS (sa_combo_row_parent_class)->activate (row);
  sa_after_frame (GTK_WIDGET (row), go_to_chosen);
}

static void
sa_combo_row_class_init (SaComboRowClass *klass)
{
  ADW_ACTION_ROW_CLASS (klass)->activate = sa_combo_row_activate;
}

static void
sa_combo_row_init (SaComboRow *self)
{
}

GtkWidget *
sa_combo_row_new (void)
{
  return g_object_new (SA_TYPE_COMBO_ROW, NULL);
}
