/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libadwaita 1.7 has no dialog for shortcuts and GTK's own does not fit a narrow window, so the
 * list is an ordinary preferences page. Commands of the features bring their own keys. */

#include "sa-shortcuts.h"

#include <glib/gi18n-lib.h>

#include "sa-navigator.h"

typedef struct
{
  const char *action; /* NULL for keys that widgets handle themselves */
  const char *title;
  const char *accels[3];
} Shortcut;

static const Shortcut general[] = {
  { "win.search", N_ ("Search everything"), { "<Control>k" } },
  { "win.new", N_ ("New"), { "<Control>n" } },
  { "win.undo", N_ ("Undo"), { "<Control>z" } },
  { "win.redo", N_ ("Redo"), { "<Control><Shift>z", "<Control>y" } },
  { "win.import", N_ ("Import"), { "<Control>o" } },
  { "win.preferences", N_ ("Preferences"), { "<Control>comma" } },
  { "win.show-shortcuts", N_ ("Keyboard shortcuts"), { "<Control>question", "F1" } },
  { "win.toggle-sidebar", N_ ("Show or hide the sidebar"), { "F9" } },
  { "win.menu", N_ ("Main menu"), { "F10" } },
  { "win.close", N_ ("Close the window"), { "<Control>w" } },
  { "app.quit", N_ ("Quit"), { "<Control>q" } },
};

static const Shortcut going[] = {
  { "win.next-place", N_ ("Next page"), { "<Control>Page_Down" } },
  { "win.previous-place", N_ ("Previous page"), { "<Control>Page_Up" } },
  { "win.back", N_ ("Back"), { "<Alt>Left" } },
};

static const Shortcut page[] = {
  { "win.find", N_ ("Filter the list"), { "<Control>f" } },
  { "win.print", N_ ("Print"), { "<Control>p" } },
  { "win.edit", N_ ("Edit"), { "<Control>e" } },
  { NULL, N_ ("Save what is edited"), { "<Control>Return" } },
  { NULL, N_ ("Cancel editing"), { "Escape" } },
  { NULL, N_ ("Select all"), { "<Control>a" } },
  { NULL, N_ ("Delete the selected"), { "Delete" } },
};

static void
install (GtkApplication *application, const Shortcut *shortcuts, gsize n_shortcuts)
{
  for (gsize i = 0; i < n_shortcuts; i++)
    if (shortcuts[i].action != NULL)
      gtk_application_set_accels_for_action (application, shortcuts[i].action,
                                             (const char *const *) shortcuts[i].accels);
}

/* To be called when the features have registered their commands. */
void
sa_shortcuts_install (GtkApplication *application)
{
  GPtrArray *commands = sa_navigator_get_commands ();

  install (application, general, G_N_ELEMENTS (general));
  install (application, going, G_N_ELEMENTS (going));
  install (application, page, G_N_ELEMENTS (page));
  for (guint i = 0; i < commands->len; i++)
    {
      const SaCommand *command = commands->pdata[i];
      g_autofree char *action = g_strconcat ("win.", command->id, NULL);
      const char *accels[] = { command->accel, NULL };

      if (command->accel != NULL)
        gtk_application_set_accels_for_action (application, action, accels);
    }
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.go(%d)", i);
      g_autofree char *accel = g_strdup_printf ("<Control>%d", i);
      const char *accels[] = { accel, NULL };

      gtk_application_set_accels_for_action (application, action, accels);
    }
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *keys)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (label, "sa-keys");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (group, row);
}

static char *
accel_label (const char *accel)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return g_strdup (accel);
  return gtk_accelerator_get_label (key, modifiers);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *to, const char *title, const Shortcut *shortcuts, gsize n_shortcuts)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  for (gsize i = 0; i < n_shortcuts; i++)
    {
      g_autofree char *keys = accel_label (shortcuts[i].accels[0]);

      add_row (group, g_dgettext (GETTEXT_PACKAGE, shortcuts[i].title), keys);
    }
  adw_preferences_page_add (to, group);
  return group;
}

void
sa_shortcuts_present (GtkWidget *from)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  AdwPreferencesPage *list = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GPtrArray *commands = sa_navigator_get_commands ();
  AdwPreferencesGroup *group;
  g_autofree char *one = accel_label ("<Control>1");
  g_autofree char *nine = accel_label ("<Control>9");
  g_autofree char *range = g_strdup_printf ("%s … %s", one, nine);

  group = add_group (list, _ ("General"), general, G_N_ELEMENTS (general));
  for (guint i = 0; i < commands->len; i++)
    {
      const SaCommand *command = commands->pdata[i];
      g_autofree char *keys = command->accel != NULL ? accel_label (command->accel) : NULL;

      if (keys != NULL)
        add_row (group, g_dgettext (GETTEXT_PACKAGE, command->title), keys);
    }
  group = add_group (list, _ ("Pages"), going, G_N_ELEMENTS (going));
  add_row (group, _ ("Go to a page of the sidebar"), range);
  add_group (list, _ ("On a Page"), page, G_N_ELEMENTS (page));

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (list));
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, from);
}
