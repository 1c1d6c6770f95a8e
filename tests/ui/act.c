/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a test does to one widget of the running program. Each verb goes the way the widget's own
 * keyboard handling goes (signals, actions), never around it, and refuses what a person could not
 * do: an insensitive or hidden widget.
 */
#include "act.h"

#include <adwaita.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

static gboolean
refuse (GError **error, GtkWidget *widget, const char *why)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s %s", G_OBJECT_TYPE_NAME (widget), why);
  return FALSE;
}

/* Does what Enter or Space would: the program's handlers run as for a person. */
static gboolean
activate (GtkWidget *widget, const char *argument, GError **error)
{
  if (GTK_IS_BUTTON (widget)) /* "activate" would hold the button down for 250 ms */
    g_signal_emit_by_name (widget, "clicked");
  else if (GTK_IS_MENU_BUTTON (widget))
    gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_TEXT (widget) || GTK_IS_ENTRY (widget))
    g_signal_emit_by_name (widget, "activate");
  else if (!gtk_widget_activate (widget))
    return refuse (error, widget, "cannot be activated");
  return TRUE;
}

static gboolean
focus (GtkWidget *widget, const char *argument, GError **error)
{
  return gtk_widget_grab_focus (widget) || refuse (error, widget, "does not take the focus");
}

static gboolean
replace_text (GtkWidget *widget, const char *text, GError **error)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      GtkTextIter start, end;

      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
      gtk_text_buffer_end_user_action (buffer);
      return TRUE;
    }
  if (GTK_IS_EDITABLE (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)))
    {
      int position = 0;

      gtk_editable_delete_text (GTK_EDITABLE (widget), 0, -1);
      gtk_editable_insert_text (GTK_EDITABLE (widget), text, -1, &position);
      gtk_editable_set_position (GTK_EDITABLE (widget), position);
      return TRUE;
    }
  return refuse (error, widget, "has no text to edit");
}

static char *
choice_text (gpointer item, GtkExpression *expression)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (expression != NULL && gtk_expression_evaluate (expression, item, &value))
    return g_value_dup_string (&value);
  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (item));
  return NULL;
}

/* Commits a choice of a drop-down or combo row, by its text. */
static gboolean
choose (GtkWidget *widget, const char *text, GError **error)
{
  gboolean combo = ADW_IS_COMBO_ROW (widget);
  GtkExpression *expression;
  GListModel *model;

  if (!combo && !GTK_IS_DROP_DOWN (widget))
    return refuse (error, widget, "has no choices");
  model = combo ? adw_combo_row_get_model (ADW_COMBO_ROW (widget))
                : gtk_drop_down_get_model (GTK_DROP_DOWN (widget));
  expression = combo ? adw_combo_row_get_expression (ADW_COMBO_ROW (widget))
                     : gtk_drop_down_get_expression (GTK_DROP_DOWN (widget));
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *choice = choice_text (item, expression);

      if (g_strcmp0 (choice, text) == 0)
        {
          g_object_set (widget, "selected", i, NULL);
          return TRUE;
        }
    }
  return refuse (error, widget, "has no such choice");
}

/* Brings the widget into view: within lists by their own action, elsewhere through the viewport. */
static gboolean
scroll_to (GtkWidget *widget, const char *argument, GError **error)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (gtk_widget_activate_action (widget, "listitem.scroll-to", NULL))
    return TRUE;
  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), widget, NULL);
  return TRUE;
}

/* Selects the row itself, so nothing can be off by a row; argument "add" keeps the others selected.
 */
static gboolean
select_row (GtkWidget *widget, const char *argument, GError **error)
{
  gboolean add = g_strcmp0 (argument, "add") == 0;
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  if (row != NULL)
    {
      GtkWidget *box = gtk_widget_get_parent (row);
      gtk_list_box_select_row (GTK_LIST_BOX (box), GTK_LIST_BOX_ROW (row));
      return TRUE;
    }
  return gtk_widget_activate_action (widget, "listitem.select", "(bb)", add, FALSE)
         || refuse (error, widget, "is not a row that can be selected");
}

static GtkSelectionModel *
model_of (GtkWidget *view)
{
  if (GTK_IS_COLUMN_VIEW (view))
    return gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  if (GTK_IS_LIST_VIEW (view))
    return gtk_list_view_get_model (GTK_LIST_VIEW (view));
  if (GTK_IS_GRID_VIEW (view))
    return gtk_grid_view_get_model (GTK_GRID_VIEW (view));
  return NULL;
}

static gboolean
scroll_to_row (GtkWidget *view, const char *argument, GError **error)
{
  guint position = (guint) strtoul (argument, NULL, 10);

  if (GTK_IS_COLUMN_VIEW (view))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), position, NULL, GTK_LIST_SCROLL_NONE, NULL);
  else if (GTK_IS_LIST_VIEW (view))
    gtk_list_view_scroll_to (GTK_LIST_VIEW (view), position, GTK_LIST_SCROLL_NONE, NULL);
  else if (GTK_IS_GRID_VIEW (view))
    gtk_grid_view_scroll_to (GTK_GRID_VIEW (view), position, GTK_LIST_SCROLL_NONE, NULL);
  else
    return refuse (error, view, "is not a list view");
  return TRUE;
}

static GtkAdjustment *
vertical (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  return GTK_IS_SCROLLABLE (widget) ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget))
                                    : NULL;
}

/* Puts the bar of what scrolls at a part of its way, "0.25", as dragging it does. */
static gboolean
drag (GtkWidget *widget, const char *argument, GError **error)
{
  GtkAdjustment *bar = vertical (widget);

  if (bar == NULL)
    return refuse (error, widget, "does not scroll");
  gtk_adjustment_set_value (
      bar, g_ascii_strtod (argument, NULL)
               * (gtk_adjustment_get_upper (bar) - gtk_adjustment_get_page_size (bar)));
  return TRUE;
}

/* Sorts by the column of that title, as a click of its header does: up, down with a "-" before it.
 */
static gboolean
sort (GtkWidget *widget, const char *argument, GError **error)
{
  GtkSortType order = *argument == '-' ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
  GListModel *columns;

  if (!GTK_IS_COLUMN_VIEW (widget))
    return refuse (error, widget, "has no columns");
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (widget));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), argument + (*argument == '-')) == 0)
        {
          gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (widget), column, order);
          return TRUE;
        }
    }
  return refuse (error, widget, "has no such column");
}

/* "win.find" or "client.open=uint32 7": the name and, after =, a GVariant in text form. A bare word
 * after = is taken as a string, which spares tests the inner quotes. */
static gboolean
run_action (GtkWidget *widget, const char *argument, GError **error)
{
  const char *equals = strchr (argument, '=');
  g_autofree char *name = equals != NULL ? g_strndup (argument, (gsize) (equals - argument))
                                         : g_strdup (argument);
  g_autoptr (GVariant) parameter = NULL;

  if (equals != NULL)
    parameter = g_variant_parse (NULL, equals + 1, NULL, NULL, NULL);
  if (equals != NULL && parameter == NULL)
    parameter = g_variant_ref_sink (g_variant_new_string (equals + 1));
  if (gtk_widget_activate_action_variant (widget, name, parameter))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No action “%s” at a %s", name,
               G_OBJECT_TYPE_NAME (widget));
  return FALSE;
}

static gboolean
maximize (GtkWidget *widget, const char *argument, GError **error)
{
  gtk_window_maximize (GTK_WINDOW (gtk_widget_get_root (widget)));
  return TRUE;
}

static gboolean
restore (GtkWidget *widget, const char *argument, GError **error)
{
  gtk_window_unmaximize (GTK_WINDOW (gtk_widget_get_root (widget)));
  return TRUE;
}

/* "700x600" */
static gboolean
resize (GtkWidget *widget, const char *argument, GError **error)
{
  g_auto (GStrv) size = g_strsplit (argument, "x", 2);

  if (g_strv_length (size) != 2)
    return refuse (error, widget, "needs a size such as 700x600");
  gtk_window_set_default_size (GTK_WINDOW (gtk_widget_get_root (widget)), atoi (size[0]),
                               atoi (size[1]));
  return TRUE;
}

static gboolean
close_it (GtkWidget *widget, const char *argument, GError **error)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
  else if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  else
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (widget)));
  return TRUE;
}

static gboolean
drop_at (GtkWidget *widget, const GValue *files)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller)
          && gdk_content_formats_contain_gtype (
              gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), GDK_TYPE_FILE_LIST))
        g_signal_emit_by_name (controller, "drop", files, 1.0, 1.0, &taken);
    }
  return taken;
}

/* Drops files, one path a line: the innermost widget at or above that takes files gets them. */
static gboolean
drop (GtkWidget *widget, const char *argument, GError **error)
{
  g_auto (GStrv) paths = g_strsplit (argument, "\n", -1);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GValue) value = G_VALUE_INIT;

  for (char **path = paths; *path != NULL; path++)
    g_ptr_array_add (files, g_file_new_for_path (*path));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile **) files->pdata, files->len));
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    if (drop_at (at, &value))
      return TRUE;
  return refuse (error, widget, "takes no files");
}

/* Verbs that ask and do nothing. Returns: (transfer full) (nullable): the answer */
static char *
tell (const char *verb, GtkWidget *widget)
{
  if (g_str_equal (verb, "n-rows"))
    {
      GtkSelectionModel *model = model_of (widget);
      guint n = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;

      return g_strdup_printf ("%u", n);
    }
  if (g_str_equal (verb, "size") && GTK_IS_WINDOW (widget))
    return g_strdup_printf ("%d%s", gtk_widget_get_width (widget),
                            gtk_window_is_maximized (GTK_WINDOW (widget)) ? " maximized" : "");
  return NULL;
}

static const struct
{
  const char *verb;
  gboolean needs_sensitive;
  gboolean (*run) (GtkWidget *widget, const char *argument, GError **error);
} verbs[] = {
  { "activate", TRUE, activate },
  { "focus", TRUE, focus },
  { "text", TRUE, replace_text },
  { "choose", TRUE, choose },
  { "select", TRUE, select_row },
  { "scroll", FALSE, scroll_to },
  { "scroll-to-row", FALSE, scroll_to_row },
  { "drag", FALSE, drag },
  { "sort", TRUE, sort },
  { "action", FALSE, run_action },
  { "maximize", FALSE, maximize },
  { "restore", FALSE, restore },
  { "resize", FALSE, resize },
  { "close", FALSE, close_it },
  { "drop", FALSE, drop },
};

/* Returns: (transfer full): an answer, empty for most verbs; NULL with the reason on refusal */
char *
sa_act (const char *verb, GtkWidget *widget, const char *argument, GError **error)
{
  char *told = tell (verb, widget);

  if (told != NULL)
    return told;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (!g_str_equal (verb, verbs[i].verb))
        continue;
      if (verbs[i].needs_sensitive && !gtk_widget_is_sensitive (widget))
        return refuse (error, widget, "is insensitive"), NULL;
      if (verbs[i].needs_sensitive && !gtk_widget_get_mapped (widget))
        return refuse (error, widget, "is not on show"), NULL;
      return verbs[i].run (widget, argument, error) ? g_strdup ("") : NULL;
    }
  return refuse (error, widget, "knows no such verb"), NULL;
}
