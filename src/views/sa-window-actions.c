/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What menus and keys do. Those that concern the page on show are handed on to whatever on it has
 * the action of that name. */

#include "sa-window-private.h"

#include <glib/gi18n-lib.h>

#include "sa-fields-dialog.h"
#include "sa-import-dialog.h"
#include "sa-log.h"
#include "sa-navigator.h"
#include "sa-offices-dialog.h"
#include "sa-passphrase-dialog.h"
#include "sa-preferences-dialog.h"
#include "sa-restore-dialog.h"
#include "sa-safety.h"
#include "sa-search-dialog.h"
#include "sa-shortcuts.h"
#include "sa-undo.h"

/* The first of the mapped widgets at or under @widget that has the action does it. */
static gboolean
activate_below (GtkWidget *widget, const char *action)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (gtk_widget_activate_action (widget, action, NULL))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (activate_below (child, action))
      return TRUE;
  return FALSE;
}

static gboolean
activate_on_page (SaWindow *self, const char *action)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  return page != NULL
         && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL
         && activate_below (GTK_WIDGET (page), action);
}

static void
do_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("page.", name + strlen ("win."), NULL);

  activate_on_page (SA_WINDOW (widget), action);
}

static void
do_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaWindow *self = SA_WINDOW (widget);

  if (self->office != NULL && !activate_on_page (self, "page.new"))
    {
      adw_navigation_split_view_set_show_content (self->split, FALSE);
      sa_sidebar_popup_new (self->sidebar);
    }
}

static void
do_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SA_WINDOW (widget)->office != NULL)
    sa_search_dialog_present (widget);
}

static void
do_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SA_WINDOW (widget)->office != NULL)
    sa_undo_run (widget, SA_WINDOW (widget)->office);
}

static void
do_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SA_WINDOW (widget)->office != NULL)
    sa_redo_run (widget, SA_WINDOW (widget)->office);
}

static void
do_undo_change (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SA_WINDOW (widget)->office != NULL)
    sa_undo_change_run (widget, SA_WINDOW (widget)->office, g_variant_get_int64 (parameter));
}

static void
do_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SA_WINDOW (widget)->office != NULL)
    sa_import_dialog_present (widget, NULL, NULL);
}

static void
do_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SA_WINDOW (widget)->office != NULL)
    sa_preferences_dialog_present (widget);
}

static void
do_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_shortcuts_present (widget);
}

static void
do_about (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *developers[] = { "The Sales Admin developers", NULL };

  adw_show_about_dialog (widget, "application-name", _ ("Sales Admin"), "application-icon",
                         SA_APP_ID, "version", SA_VERSION, "developer-name",
                         _ ("The Sales Admin developers"), "developers", developers, "comments",
                         _ ("A sales office in one window: clients, suppliers and what was agreed "
                            "with them, kept on this computer."),
                         "license-type", GTK_LICENSE_GPL_3_0, "translator-credits",
                         _ ("translator-credits"), NULL);
}

static void
do_toggle_sidebar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaWindow *self = SA_WINDOW (widget);
  gboolean narrow = adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (self))
                    != NULL;

  if (narrow)
    adw_navigation_split_view_set_show_content (
        self->split, !adw_navigation_split_view_get_show_content (self->split));
  else
    {
      adw_navigation_split_view_set_show_content (self->split, TRUE);
      adw_navigation_split_view_set_collapsed (
          self->split, !adw_navigation_split_view_get_collapsed (self->split));
    }
}

static void
do_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaWindow *self = SA_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  sa_sidebar_popup_menu (self->sidebar);
}

static void
do_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget));

  if (dialog != NULL)
    adw_dialog_close (dialog);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
do_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaWindow *self = SA_WINDOW (widget);

  if (!adw_navigation_view_pop (self->pages))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
}

static void
go_to (SaWindow *self, int place)
{
  GPtrArray *places = sa_navigator_get_places ();

  if (place >= 0 && place < (int) places->len)
    sa_navigator_show_place (GTK_WIDGET (self), ((const SaPlace *) places->pdata[place])->id);
}

static void
do_go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to (SA_WINDOW (widget), g_variant_get_int32 (parameter) - 1);
}

static void
do_cycle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SaWindow *self = SA_WINDOW (widget);
  GPtrArray *places = sa_navigator_get_places ();
  int n = (int) places->len;
  int now = 0;

  for (int i = 0; i < n; i++)
    if (g_strcmp0 (((const SaPlace *) places->pdata[i])->id, self->place) == 0)
      now = i;
  if (n > 0)
    go_to (self, (now + (g_str_equal (name, "win.next-place") ? 1 : n - 1)) % n);
}

static void
do_reopen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_window_open_database (SA_WINDOW (widget), NULL);
}

static void
do_backup (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_safety_backup (SA_WINDOW (widget));
}

static void
do_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_restore_dialog_present (SA_WINDOW (widget));
}

static void
do_offices (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_offices_dialog_present (widget, SA_WINDOW (widget)->path);
}

static void
do_fields (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SA_WINDOW (widget)->office != NULL)
    sa_fields_dialog_present (SA_WINDOW (widget));
}

static void
do_passphrase (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sa_passphrase_dialog_present (SA_WINDOW (widget));
}

static void
do_command (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GPtrArray *commands = sa_navigator_get_commands ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  for (guint i = 0; SA_WINDOW (widget)->office != NULL && i < commands->len; i++)
    {
      const SaCommand *command = commands->pdata[i];

      if (g_str_equal (command->id, name + strlen ("win.")))
        command->run (focus != NULL ? focus : widget);
    }
}

/* Undo and redo can be chosen when there is something to undo or redo. */
void
sa_window_update_undo (SaWindow *self)
{
  SaStore *store = self->office != NULL ? sa_office_get_store (self->office) : NULL;
  g_autofree char *undo = store != NULL ? sa_store_get_undo_label (store) : NULL;
  g_autofree char *redo = store != NULL ? sa_store_get_redo_label (store) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", store != NULL);
}

void
sa_window_class_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.new", NULL, do_new },
    { "win.find", NULL, do_page },
    { "win.print", NULL, do_page },
    { "win.edit", NULL, do_page },
    { "win.export", NULL, do_page },
    { "win.search", NULL, do_search },
    { "win.undo", NULL, do_undo },
    { "win.redo", NULL, do_redo },
    { "win.undo-change", "x", do_undo_change },
    { "win.import", NULL, do_import },
    { "win.preferences", NULL, do_preferences },
    { "win.show-shortcuts", NULL, do_shortcuts },
    { "win.about", NULL, do_about },
    { "win.toggle-sidebar", NULL, do_toggle_sidebar },
    { "win.menu", NULL, do_menu },
    { "win.close", NULL, do_close },
    { "win.back", NULL, do_back },
    { "win.go", "i", do_go },
    { "win.next-place", NULL, do_cycle },
    { "win.previous-place", NULL, do_cycle },
    { "win.reopen", NULL, do_reopen },
    { "win.backup", NULL, do_backup },
    { "win.restore", NULL, do_restore },
    { "win.passphrase", NULL, do_passphrase },
    { "win.fields", NULL, do_fields },
    { "win.offices", NULL, do_offices },
  };
  GPtrArray *commands = sa_navigator_get_commands ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  for (guint i = 0; i < commands->len; i++)
    {
      g_autofree char *name = g_strconcat ("win.", ((const SaCommand *) commands->pdata[i])->id,
                                           NULL);

      gtk_widget_class_install_action (widget_class, g_intern_string (name), NULL, do_command);
    }
}
