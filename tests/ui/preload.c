/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Preloaded into the program under test (LD_PRELOAD) and never shipped: serves its widgets, what
 * can be done to them and its frame times at /org/example/SaTest under the bus name in
 * SA_TEST_NAME. It makes up for what GTK 4.18 leaves out of AT-SPI. SA_TEST_LOCALEDIR stands in for
 * the installed translations.
 */
#include "act.h"
#include "frames.h"
#include "timing.h"
#include "tree.h"

#include <dlfcn.h>
#include <gio/gio.h>

static const char interface_xml[] =
    "<node><interface name='org.example.SaTest'>"
    "<method name='Tree'><arg type='u' direction='in'/><arg type='b' direction='in'/>"
    "<arg type='s' direction='out'/></method>"
    "<method name='Unnamed'><arg type='s' direction='out'/></method>"
    "<method name='Actions'><arg type='u' direction='in'/><arg type='as' direction='out'/></method>"
    "<method name='Act'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='out'/></method>"
    "<method name='Time'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='x' direction='out'/>"
    "<arg type='x' direction='out'/><arg type='u' direction='out'/></method>"
    "<method name='Frames'><arg type='b' direction='in'/><arg type='a{sx}' "
    "direction='out'/></method>"
    "<method name='Rest'><arg type='x' direction='out'/></method>"
    "</interface></node>";

char *bindtextdomain (const char *domain, const char *directory);

char *
bindtextdomain (const char *domain, const char *directory)
{
  char *(*real) (const char *, const char *) = dlsym (RTLD_NEXT, "bindtextdomain");
  const char *ours = g_getenv ("SA_TEST_LOCALEDIR");

  if (ours != NULL && directory != NULL && g_strcmp0 (domain, "sales-admin") == 0)
    directory = ours;
  return real (domain, directory);
}

static GtkWidget *
active_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (gtk_widget_get_mapped (window)
          && (found == NULL || gtk_window_is_active (GTK_WINDOW (window))))
        found = window;
    }
  return found;
}

/* Names of the actions a widget's class declares, as far up as the window; these are not on D-Bus.
 */
static GVariant *
list_actions (GtkWidget *widget)
{
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkWidgetClass *class = GTK_WIDGET_GET_CLASS (widget);
      for (guint i = 0;
           gtk_widget_class_query_action (class, i, &owner, &name, &parameter, &property); i++)
        g_variant_builder_add (&names, "s", name);
      if (G_IS_ACTION_GROUP (widget))
        {
          g_auto (GStrv) own = g_action_group_list_actions (G_ACTION_GROUP (widget));
          for (guint i = 0; own[i] != NULL; i++)
            g_variant_builder_add_value (
                &names, g_variant_new_take_string (g_strconcat ("win.", own[i], NULL)));
        }
    }
  return g_variant_new ("(as)", &names);
}

static GVariant *
list_frames (gboolean reset)
{
  const SaFrames *frames = sa_frames_get ();
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sx}"));
  gint64 since_start = frames->first_frame > 0 ? frames->first_frame - frames->start : -1;

  g_variant_builder_add (&values, "{sx}", "first_frame", since_start);
  g_variant_builder_add (&values, "{sx}", "last_frame", frames->last_frame);
  g_variant_builder_add (&values, "{sx}", "now", g_get_monotonic_time ());
  g_variant_builder_add (&values, "{sx}", "n_frames", (gint64) frames->n_frames);
  g_variant_builder_add (&values, "{sx}", "longest_hold", frames->longest_hold);
  if (reset)
    sa_frames_reset_hold ();
  return g_variant_new ("(a{sx})", &values);
}

static GVariant *
act (GVariant *parameters, GError **error)
{
  const char *verb, *argument;
  g_autofree char *answer = NULL;
  GtkWidget *widget;
  guint id;

  g_variant_get (parameters, "(&su&s)", &verb, &id, &argument);
  widget = id == 0 ? active_window () : sa_tree_lookup (id);
  if (widget == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The widget is gone");
      return NULL;
    }
  g_object_ref (widget);
  answer = sa_act (verb, widget, argument, error);
  g_object_unref (widget);
  return answer != NULL ? g_variant_new ("(s)", answer) : NULL;
}

static GVariant *
answer_call (const char *method, GVariant *parameters, GError **error)
{
  g_autofree char *json = NULL;
  gboolean flag;
  guint id;

  if (g_str_equal (method, "Act"))
    return act (parameters, error);
  if (g_str_equal (method, "Actions"))
    {
      g_variant_get (parameters, "(u)", &id);
      return list_actions (id == 0 ? active_window () : sa_tree_lookup (id));
    }
  if (g_str_equal (method, "Frames"))
    {
      g_variant_get (parameters, "(b)", &flag);
      return list_frames (flag);
    }
  if (g_str_equal (method, "Unnamed"))
    json = sa_tree_unnamed ();
  else
    {
      g_variant_get (parameters, "(ub)", &id, &flag);
      if (id != 0 && sa_tree_lookup (id) == NULL)
        json = g_strdup ("[]");
      else
        json = sa_tree_dump (id != 0 ? sa_tree_lookup (id) : NULL, flag);
    }
  return g_variant_new ("(s)", json);
}

static void
begin_timing (GVariant *parameters, GDBusMethodInvocation *invocation)
{
  const char *verb, *argument, *text;
  g_autoptr (GtkWidget) widget = NULL;
  guint id;

  g_variant_get (parameters, "(&su&s&s)", &verb, &id, &argument, &text);
  widget = id == 0 ? active_window () : sa_tree_lookup (id);
  if (widget == NULL)
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                                     "The widget is gone");
      return;
    }
  g_object_ref (widget);
  sa_timing_begin (invocation, verb, widget, argument, text);
}

/* Tells for how long nothing was painted; and as it runs only when nothing else is to be done, no
 * frame was due and late meanwhile. */
static gboolean
answer_rest (gpointer invocation)
{
  gint64 rest = g_get_monotonic_time () - sa_frames_get ()->last_frame;

  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(x)", rest));
  return G_SOURCE_REMOVE;
}

static void
on_call (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
         const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  GVariant *answer;

  if (g_str_equal (method, "Time"))
    {
      begin_timing (parameters, invocation);
      return;
    }
  if (g_str_equal (method, "Rest"))
    {
      g_idle_add_full (G_PRIORITY_LOW, answer_rest, invocation, NULL);
      return;
    }
  answer = answer_call (method, parameters, &error);
  if (answer != NULL)
    g_dbus_method_invocation_return_value (invocation, answer);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  if (!g_str_equal (method, "Act")) /* what an act sets off is the program's own time */
    sa_frames_excuse (g_get_monotonic_time () - begin);
}

static gboolean
serve (gpointer bus_name)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autofree char *name = bus_name;
  g_autoptr (GError) error = NULL;

  node = g_dbus_node_info_new_for_xml (interface_xml, &error);
  if (node != NULL)
    bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (bus != NULL)
    g_dbus_connection_register_object (bus, "/org/example/SaTest", node->interfaces[0], &vtable,
                                       NULL, NULL, &error);
  if (error != NULL)
    g_error ("The test helper cannot be reached: %s", error->message);
  g_bus_own_name_on_connection (bus, name, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
serve_when_gtk_is_up (gpointer bus_name)
{
  return gtk_is_initialized () ? serve (bus_name) : G_SOURCE_CONTINUE;
}

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *name = g_getenv ("SA_TEST_NAME");

  g_unsetenv ("LD_PRELOAD"); /* children of the program are not under test */
  if (name == NULL)
    return;
  sa_frames_watch (sa_timing_on_frame, NULL);
  g_timeout_add (5, serve_when_gtk_is_up, g_strdup (name));
}
