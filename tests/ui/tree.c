/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The widgets of the running program as JSON: class, accessible role and name, text, state and
 * place. Places are in the coordinates of the X window a widget is drawn in, so a pointer can be
 * sent there; AT-SPI gets them wrong in GTK 4.18. Names are worked out as a screen reader would get
 * them.
 */
#include "tree.h"

#include <adwaita.h>
#include <gdk/x11/gdkx.h>
#include <string.h>

static GHashTable *widgets; /* id → GWeakRef */

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static guint
id_of (GtkWidget *widget)
{
  static guint last_id;
  guint id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "sa-test-id"));
  GWeakRef *ref;

  if (id != 0)
    return id;
  if (widgets == NULL)
    widgets = g_hash_table_new_full (NULL, NULL, NULL, free_weak_ref);
  id = ++last_id;
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, widget);
  g_hash_table_insert (widgets, GUINT_TO_POINTER (id), ref);
  g_object_set_data (G_OBJECT (widget), "sa-test-id", GUINT_TO_POINTER (id));
  return id;
}

/* Returns: (transfer none): the widget with that id, or NULL once it is gone */
GtkWidget *
sa_tree_lookup (guint id)
{
  GWeakRef *ref = widgets != NULL ? g_hash_table_lookup (widgets, GUINT_TO_POINTER (id)) : NULL;
  g_autoptr (GtkWidget) widget = ref != NULL ? g_weak_ref_get (ref) : NULL;

  return widget; /* the program keeps it; we run in its main thread */
}

static char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_INSCRIPTION (widget))
    return g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      char *text = NULL;
      g_object_get (buffer, "text", &text, NULL);
      return text;
    }
  if (g_strcmp0 (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") == 0)
    {
      char *text = NULL;
      g_object_get (widget, "text", &text, NULL);
      return text;
    }
  return NULL;
}

static void
collect_text (GtkWidget *widget, GString *into)
{
  g_autofree char *text = GTK_IS_EDITABLE (widget) ? NULL : text_of (widget);

  if (text != NULL && *text != '\0')
    {
      if (into->len > 0)
        g_string_append_c (into, ' ');
      g_string_append (into, text);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && !GTK_IS_NATIVE (child))
      collect_text (child, into);
}

/* Roles whose name may come from what they contain, after WAI-ARIA 1.2, 5.2.8.4. */
static gboolean
is_named_by_content (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CELL:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COLUMN_HEADER:
    case GTK_ACCESSIBLE_ROLE_GRID_CELL:
    case GTK_ACCESSIBLE_ROLE_HEADING:
    case GTK_ACCESSIBLE_ROLE_LABEL:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
    case GTK_ACCESSIBLE_ROLE_OPTION:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_ROW:
    case GTK_ACCESSIBLE_ROLE_ROW_HEADER:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_TREE_ITEM:
      return TRUE;
    default:
      return GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_MENU_BUTTON (widget);
    }
}

static char *
title_of (GtkWidget *widget)
{
  GParamSpec *title = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "title");
  char *text = NULL;

  if (title != NULL && G_PARAM_SPEC_VALUE_TYPE (title) == G_TYPE_STRING)
    g_object_get (widget, "title", &text, NULL);
  return text;
}

/* GTK tells which widgets a relation leads to only as text, "GtkLabel<0x55d0c0de>"; the address is
 * what is wanted. */
static GtkWidget *
related_widget (GtkWidget *widget, GtkAccessibleRelation relation)
{
  g_autofree char *text = gtk_test_accessible_check_relation (GTK_ACCESSIBLE (widget), relation,
                                                              widget, NULL);
  const char *address = text != NULL ? strchr (text, '<') : NULL;

  return address != NULL ? (GtkWidget *) (guintptr) g_ascii_strtoull (address + 1, NULL, 16) : NULL;
}

static char *
labelled_by (GtkWidget *widget)
{
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_LABELLED_BY;
  GtkWidget *label = NULL;
  char *text;

  if (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), relation))
    label = related_widget (widget, relation);
  if (label == NULL)
    return NULL;
  text = title_of (label);
  return text != NULL ? text : text_of (label);
}

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Returns: (transfer full): what the widget is called, or NULL if it has no name */
char *
sa_tree_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *name = labelled_by (widget);
  g_autoptr (GString) content = g_string_new (NULL);

  if (is_filled (name))
    return g_steal_pointer (&name);
  g_clear_pointer (&name, g_free);
  /* The check hands back the true value when it is not the one asked for. */
  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    name = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");
  if (is_filled (name))
    return g_steal_pointer (&name);
  g_clear_pointer (&name, g_free);
  name = title_of (widget);
  if (is_filled (name))
    return g_steal_pointer (&name);
  if (is_named_by_content (widget))
    collect_text (widget, content);
  if (content->len > 0)
    return g_strdup (content->str);
  return g_strdup (gtk_widget_get_tooltip_text (widget));
}

static const char *
role_of (GtkWidget *widget)
{
  g_autoptr (GEnumClass) roles = g_type_class_ref (GTK_TYPE_ACCESSIBLE_ROLE);
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  const GEnumValue *value = g_enum_get_value (roles, role);

  return value != NULL ? value->value_nick : "none";
}

static void
add_string (JsonBuilder *json, const char *key, const char *text)
{
  if (!is_filled (text))
    return;
  json_builder_set_member_name (json, key);
  json_builder_add_string_value (json, text);
}

static void
add_flag (JsonBuilder *json, const char *key, gboolean set)
{
  if (!set)
    return;
  json_builder_set_member_name (json, key);
  json_builder_add_boolean_value (json, TRUE);
}

static void
add_place (JsonBuilder *json, GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  graphene_rect_t box;
  double dx, dy;

  if (surface == NULL || !gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &box))
    return;
  gtk_native_get_surface_transform (native, &dx, &dy);
  json_builder_set_member_name (json, "bounds");
  json_builder_begin_array (json);
  json_builder_add_int_value (json, (int) (box.origin.x + dx));
  json_builder_add_int_value (json, (int) (box.origin.y + dy));
  json_builder_add_int_value (json, (int) box.size.width);
  json_builder_add_int_value (json, (int) box.size.height);
  json_builder_end_array (json);
  if (GDK_IS_X11_SURFACE (surface))
    {
      G_GNUC_BEGIN_IGNORE_DEPRECATIONS
      json_builder_set_member_name (json, "xid");
      json_builder_add_int_value (json, (gint64) gdk_x11_surface_get_xid (surface));
      G_GNUC_END_IGNORE_DEPRECATIONS
    }
}

static void
add_widget (JsonBuilder *json, GtkWidget *widget)
{
  GtkStateFlags state = gtk_widget_get_state_flags (widget);
  g_autofree char *name = sa_tree_name (widget);
  g_autofree char *text = text_of (widget);

  json_builder_set_member_name (json, "id");
  json_builder_add_int_value (json, id_of (widget));
  add_string (json, "class", G_OBJECT_TYPE_NAME (widget));
  add_string (json, "role", role_of (widget));
  add_string (json, "name", name);
  add_string (json, "text", text);
  add_string (json, "tooltip", gtk_widget_get_tooltip_text (widget));
  add_string (json, "builder_id", gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
  if (GTK_IS_ACTIONABLE (widget))
    add_string (json, "action", gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  add_flag (json, "mapped", gtk_widget_get_mapped (widget));
  add_flag (json, "sensitive", gtk_widget_is_sensitive (widget));
  add_flag (json, "focusable", gtk_widget_get_focusable (widget));
  add_flag (json, "focused", gtk_widget_is_focus (widget));
  add_flag (json, "invalid", gtk_widget_has_css_class (widget, "error"));
  add_flag (json, "checked", state & GTK_STATE_FLAG_CHECKED);
  add_flag (json, "dropping", state & GTK_STATE_FLAG_DROP_ACTIVE);
  add_flag (json, "selected", state & GTK_STATE_FLAG_SELECTED);
  add_flag (json, "maximized",
            GTK_IS_WINDOW (widget) && gtk_window_is_maximized (GTK_WINDOW (widget)));
  add_place (json, widget);
}

static void
dump (JsonBuilder *json, GtkWidget *widget, gboolean hidden_too)
{
  json_builder_begin_object (json);
  add_widget (json, widget);
  json_builder_set_member_name (json, "children");
  json_builder_begin_array (json);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (hidden_too || gtk_widget_get_mapped (child))
      dump (json, child, hidden_too);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static char *
finish (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);

  return json_to_string (root, FALSE);
}

/* Returns: (transfer full): a JSON list of widget trees: that of @root, or of every window */
char *
sa_tree_dump (GtkWidget *root, gboolean hidden_too)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  GListModel *windows = gtk_window_get_toplevels ();

  json_builder_begin_array (json);
  if (root != NULL)
    dump (json, root, hidden_too);
  for (guint i = 0; root == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (hidden_too || gtk_widget_get_mapped (window))
        dump (json, window, hidden_too);
    }
  json_builder_end_array (json);
  return finish (json);
}

/* What takes focus only to scroll or to lead further in needs no name of its own, nor does what is
 * kept from screen readers on purpose. */
static gboolean
needs_no_name (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_ROOT (widget)
         || GTK_IS_POPOVER (widget) || GTK_IS_STACK (widget) || GTK_IS_LIST_BOX (widget)
         || ADW_IS_BIN (widget) || ADW_IS_DIALOG (widget) || role == GTK_ACCESSIBLE_ROLE_NONE
         || role == GTK_ACCESSIBLE_ROLE_GENERIC || role == GTK_ACCESSIBLE_ROLE_PRESENTATION;
}

/* The text inside an entry and the button inside a menu button have the focus on behalf of those.
 */
static GtkWidget *
owner_of (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (parent != NULL && (GTK_IS_MENU_BUTTON (parent) || GTK_IS_COLUMN_VIEW (parent)))
    return parent;
  while (GTK_IS_TEXT (widget) && parent != NULL && !GTK_IS_EDITABLE (parent))
    parent = gtk_widget_get_parent (parent);
  return GTK_IS_TEXT (widget) && parent != NULL ? parent : widget;
}

static void
add_unnamed (JsonBuilder *json, GtkWidget *widget)
{
  GtkWidget *owner = owner_of (widget);
  g_autofree char *name = sa_tree_name (owner);

  if (!gtk_widget_get_can_focus (widget))
    return; /* nothing within can have the focus either */
  if (gtk_widget_get_focusable (widget) && !needs_no_name (owner) && !is_filled (name))
    {
      json_builder_begin_object (json);
      add_widget (json, owner);
      json_builder_end_object (json);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      add_unnamed (json, child);
}

/* Returns: (transfer full): a JSON list of the widgets on show that take focus and have no name */
char *
sa_tree_unnamed (void)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  GListModel *windows = gtk_window_get_toplevels ();

  json_builder_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (gtk_widget_get_mapped (window))
        add_unnamed (json, window);
    }
  json_builder_end_array (json);
  return finish (json);
}
