/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selecting rows of a list, the menu of a row, and dragging it. With columns it is what GTK does: a
 * click selects, Ctrl and Shift select more. In the narrow list a click opens, so rows are ticked
 * in a mode of its own, which a long press or "Select" begins. */

#include "sa-record-table-private.h"

#include <glib/gi18n-lib.h>

#include "sa-after-frame.h"
#include "sa-navigator.h"
#include "sa-record-drag.h"
#include "sa-row-at.h"

#define PAGE 10 /* rows */

void
sa_record_table_set_selecting (SaRecordTable *self, gboolean selecting)
{
  if (self->selecting == selecting)
    return;
  self->selecting = selecting;
  if (!selecting)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  g_object_notify (G_OBJECT (self), "selecting");
  sa_record_table_update_selection (self);
}

void
sa_record_table_update_selection (SaRecordTable *self)
{
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64 n = gtk_bitset_get_size (selected);
  gboolean wide = sa_record_table_is_wide (self);
  gboolean rows = adw_bin_get_child (self->instead) == NULL;
  gboolean can_merge = n == 2 && sa_navigator_can_merge (sa_type_get_name (self->type));
  GtkWidget *widget = GTK_WIDGET (self);

  if (!wide && n > 1)
    sa_record_table_set_selecting (self, TRUE);
  else if (wide && self->selecting) /* what is ticked stays selected */
    {
      self->selecting = FALSE;
      g_object_notify (G_OBJECT (self), "selecting");
    }
  sa_selection_bar_set_compact (self->selection_bar, !wide);
  sa_selection_bar_show (self->selection_bar, (guint) n, can_merge, wide ? n > 1 : self->selecting);
  gtk_widget_action_set_enabled (widget, "table.merge", can_merge);
  gtk_widget_action_set_enabled (widget, "table.delete", n > 0);
  gtk_widget_action_set_enabled (widget, "table.change", n > 0);
  gtk_widget_action_set_enabled (widget, "table.export-selected", n > 0);
  gtk_widget_action_set_enabled (widget, "table.open", n == 1);
  gtk_widget_action_set_enabled (widget, "table.link", n == 1);
  gtk_widget_action_set_enabled (widget, "table.select", !wide && !self->selecting && rows);
  gtk_widget_action_set_enabled (widget, "table.select-all", rows);
}

void
sa_record_table_toggle (SaRecordTable *self, guint position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_unselect_item (selection, position);
  else
    gtk_selection_model_select_item (selection, position, FALSE);
}

GArray *
sa_record_table_get_selected (SaRecordTable *self)
{
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64),
                                    (guint) gtk_bitset_get_size (selected));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 row = sa_paced_list_get_row (self->paced, position);

      g_array_append_val (rows, row);
    }
  return rows;
}

/* --- The menu of a row --- */

/* A view only goes to a row; the focus it must be given, behind the header where there is one. */
static void
focus_row (SaRecordTable *self, guint position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->paced)))
    return;
  if (sa_record_table_is_wide (self))
    {
      gtk_column_view_scroll_to (self->column_view, position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
      gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->column_view)));
      return;
    }
  gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
focus_menu_row (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean in_dialog = focus != NULL && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) != NULL;

  if (gtk_widget_get_mapped (widget) && !in_dialog)
    focus_row (SA_RECORD_TABLE (widget), SA_RECORD_TABLE (widget)->menu_position);
}

/* The window gives the focus to whatever is next, when it draws itself without the menu. */
static void
on_menu_closed (SaRecordTable *self)
{
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    sa_after_frame (GTK_WIDGET (self), focus_menu_row);
}

static GMenuModel *
make_menu (SaRecordTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();

  g_menu_append (first, _ ("_Open"), "table.open");
  if (!sa_record_table_is_wide (self) && !self->selecting)
    g_menu_append (first, _ ("_Select"), "table.select");
  g_menu_append (first, _ ("_Change…"), "table.change");
  if (sa_navigator_can_merge (sa_type_get_name (self->type)))
    g_menu_append (first, _ ("_Merge…"), "table.merge");
  g_menu_append (first, _ ("_Link to…"), "table.link");
  g_menu_append (first, _ ("_Export…"), "table.export-selected");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append (second, _ ("_Delete"), "table.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  return G_MENU_MODEL (menu);
}

/* @at: of @view. A row that is not among those selected is selected alone, or with them where rows
 * are ticked. */
static void
show_menu (SaRecordTable *self, GtkWidget *view, GtkListItem *item, graphene_point_t at)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  guint position = sa_row_position (item);
  g_autoptr (GMenuModel) menu = make_menu (self);

  if (!gtk_widget_compute_point (view, GTK_WIDGET (self), &at, &at))
    return;
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, !self->selecting);
  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (NULL));
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
      gtk_popover_set_has_arrow (self->menu, FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
    }
  self->menu_position = position;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static gboolean
on_menu_key (GtkWidget *view, GVariant *arguments, gpointer self)
{
  graphene_point_t at;
  GtkListItem *item = sa_row_with_focus (view, &at);

  if (item == NULL)
    return FALSE;
  show_menu (self, view, item, at);
  return TRUE;
}

static void
on_right_click (GtkGesture *gesture, int n_press, double x, double y, SaRecordTable *self)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkListItem *item = sa_row_at (view, x, y);

  if (item == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, view, item, GRAPHENE_POINT_INIT ((float) x, (float) y));
}

/* --- The narrow list --- */

static void
on_long_press (GtkGesture *gesture, double x, double y, SaRecordTable *self)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkListItem *item = sa_row_at (view, x, y);

  if (item == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (sa_record_table_is_wide (self) || self->selecting)
    {
      show_menu (self, view, item, GRAPHENE_POINT_INIT ((float) x, (float) y));
      return;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), sa_row_position (item),
                                   TRUE);
  sa_record_table_set_selecting (self, TRUE);
}

/* GTK would take the second press for the wish to open the row. */
static void
on_pressed (GtkGesture *gesture, int n_press, double x, double y, SaRecordTable *self)
{
  if (n_press > 1)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_clicked (GtkGesture *gesture, int n_press, double x, double y, SaRecordTable *self)
{
  GtkListItem *item = sa_row_at (GTK_WIDGET (self->list_view), x, y);
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));

  if (item == NULL || (state & GDK_SHIFT_MASK) != 0)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->selecting)
    sa_record_table_toggle (self, sa_row_position (item));
  else if ((state & GDK_CONTROL_MASK) != 0)
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection),
                                       sa_row_position (item), TRUE);
      sa_record_table_set_selecting (self, TRUE);
    }
  else if (n_press == 1)
    sa_navigator_open_record (GTK_WIDGET (self), sa_record_get_row (sa_row_item (item)));
}

/* How far a key goes; G_MAXINT to the end, 0 when it is no such key. */
static int
key_step (guint key)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 1;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return -PAGE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return PAGE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return -G_MAXINT;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return G_MAXINT;
    default:
      return 0;
    }
}

/* Where rows are ticked the arrows only go along them: GTK would select the one they come to, and
 * no other. */
static gboolean
on_key_pressed (SaRecordTable *self, guint key, guint code, GdkModifierType state)
{
  graphene_point_t at;
  GtkListItem *item = self->selecting ? sa_row_with_focus (GTK_WIDGET (self->list_view), &at)
                                      : NULL;
  gint64 last = (gint64) g_list_model_get_n_items (G_LIST_MODEL (self->paced)) - 1;
  int step = key_step (key);

  if (self->selecting && key == GDK_KEY_Escape)
    {
      sa_record_table_set_selecting (self, FALSE);
      return TRUE;
    }
  if (item == NULL || step == 0
      || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  focus_row (self, (guint) CLAMP ((gint64) sa_row_position (item) + step, 0, last));
  return TRUE;
}

/* --- Setting up --- */

static void
do_select (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaRecordTable *self = SA_RECORD_TABLE (widget);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (g_str_equal (name, "table.select-all"))
    {
      sa_paced_list_show_all (self->paced);
      gtk_selection_model_select_all (selection);
    }
  else if (g_str_equal (name, "table.select"))
    sa_record_table_set_selecting (self, TRUE);
  else
    {
      sa_record_table_set_selecting (self, FALSE);
      gtk_selection_model_unselect_all (selection);
    }
}

void
sa_record_table_install_selection (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table.select", NULL, do_select);
  gtk_widget_class_install_action (widget_class, "table.select-all", NULL, do_select);
  gtk_widget_class_install_action (widget_class, "table.select-none", NULL, do_select);
}

/* The keys are the view's own: further up the entry would have taken them for itself. */
static void
add_menu_asking (SaRecordTable *self, GtkWidget *view, gboolean touch_only)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), touch_only);
  g_signal_connect (click, "pressed", G_CALLBACK (on_right_click), self);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (press));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (on_menu_key, self, NULL)));
  gtk_widget_add_controller (view, keys);
}

void
sa_record_table_watch_rows (SaRecordTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  add_menu_asking (self, GTK_WIDGET (self->column_view), TRUE);
  add_menu_asking (self, GTK_WIDGET (self->list_view), FALSE);
  sa_record_drag_add (GTK_WIDGET (self->column_view), GTK_WIDGET (self));
  sa_record_drag_add (GTK_WIDGET (self->list_view), GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
}
