/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offices are named, not filed: in a sandbox a file chosen in a dialog comes alone, and SQLite
 * needs others beside it. Where there is no sandbox a file from anywhere can be opened too, and
 * those opened last are listed. */

#include "sa-offices-dialog.h"

#include <glib/gi18n-lib.h>

#include "sa-late-menu.h"
#include "sa-office-changes.h"
#include "sa-offices.h"
#include "sa-paths.h"
#include "sa-problem.h"
#include "sa-settings.h"

#define MOST_RECENT 5

#define SA_TYPE_OFFICES_DIALOG (sa_offices_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaOfficesDialog, sa_offices_dialog, SA, OFFICES_DIALOG, AdwDialog)

struct _SaOfficesDialog
{
  AdwDialog parent_instance;

  GtkListBox *list;
  GtkEditable *name;
  SaProblem *problem;
  GtkWidget *file;

  char *current;
};

G_DEFINE_FINAL_TYPE (SaOfficesDialog, sa_offices_dialog, ADW_TYPE_DIALOG)

static void
go_to (SaOfficesDialog *self, const char *path)
{
  g_autofree char *kept = g_strdup (path);

  g_object_ref (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-office", "s", kept);
  adw_dialog_close (ADW_DIALOG (self));
  g_object_unref (self);
}

static void
on_row_activated (GtkListBoxRow *row, SaOfficesDialog *self)
{
  go_to (self, g_object_get_data (G_OBJECT (row), "path"));
}

static GMenuModel *
make_menu (const char *name)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) rename = g_menu_item_new (_ ("_Rename…"), NULL);
  g_autoptr (GMenuItem) trash = g_menu_item_new (_ ("Move to _Trash…"), NULL);

  g_menu_item_set_action_and_target (rename, "office.rename", "s", name);
  g_menu_item_set_action_and_target (trash, "office.trash", "s", name);
  g_menu_append_item (menu, rename);
  g_menu_append_item (menu, trash);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (const char *name)
{
  g_autoptr (GMenuModel) menu = make_menu (name);
  g_autofree char *label = g_strdup_printf (_ ("More: %s"), name);
  GtkWidget *more = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  sa_late_menu_set (GTK_MENU_BUTTON (more), menu);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (more, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return more;
}

/* @menu: (nullable) (transfer floating) */
static void
add_row (SaOfficesDialog *self, const char *path, gboolean with_place, GtkWidget *menu)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = sa_offices_name (path);
  gboolean current = g_str_equal (path, self->current);
  GtkWidget *image = gtk_image_new_from_icon_name (current ? "object-select-symbolic"
                                                           : "go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 name != NULL ? name : _ ("Main Office"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), with_place ? path : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  if (menu != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  current ? _ ("Open here") : _ ("Open"), -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_row_activated), self);
  gtk_list_box_append (self->list, row);
}

/* The office one is in is always among them. */
static void
add_rows (SaOfficesDialog *self)
{
  g_autofree char *usual = sa_paths_database ();
  g_auto (GStrv) names = sa_offices_list ();
  g_auto (GStrv) recent = g_settings_get_strv (sa_settings_get (), "recent-databases");
  gboolean listed = g_str_equal (usual, self->current);

  add_row (self, usual, FALSE, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = sa_offices_path (names[i]);

      add_row (self, path, FALSE, make_menu_button (names[i]));
      listed = listed || g_str_equal (path, self->current);
    }
  for (guint i = 0; recent[i] != NULL; i++)
    if (g_file_test (recent[i], G_FILE_TEST_EXISTS))
      {
        add_row (self, recent[i], TRUE, NULL);
        listed = listed || g_str_equal (recent[i], self->current);
      }
  if (!listed)
    add_row (self, self->current, TRUE, NULL);
}

/* The focus is in a row that goes; GTK would look for another place of its own if it went first. */
static void
on_office_changed (GtkWidget *widget, const char *name)
{
  SaOfficesDialog *self = SA_OFFICES_DIALOG (widget);
  g_autofree char *path = name != NULL ? sa_offices_path (name) : NULL;
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->list));
  GtkWidget *row;

  add_rows (self);
  row = gtk_widget_get_next_sibling (last);
  for (GtkWidget *each = row; each != NULL; each = gtk_widget_get_next_sibling (each))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (each), "path"), path) == 0)
      row = each;
  gtk_widget_grab_focus (row);
  while (gtk_widget_get_prev_sibling (last) != NULL)
    gtk_list_box_remove (self->list, gtk_widget_get_prev_sibling (last));
  gtk_list_box_remove (self->list, last);
}

static void
do_rename (GtkWidget *widget, const char *action, GVariant *name)
{
  sa_office_changes_rename (widget, g_variant_get_string (name, NULL), on_office_changed);
}

static void
do_trash (GtkWidget *widget, const char *action, GVariant *name)
{
  sa_office_changes_trash (widget, g_variant_get_string (name, NULL), on_office_changed);
}

static void
on_changed (SaOfficesDialog *self)
{
  sa_problem_say (self->problem, NULL);
}

static void
on_apply (SaOfficesDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autoptr (GError) error = NULL;

  if (sa_offices_check_new (name, &error))
    {
      g_autofree char *path = sa_offices_path (name);

      go_to (self, path);
      return;
    }
  sa_problem_say (self->problem, error->message);
}

static void
on_open_file (SaOfficesDialog *self)
{
  g_object_ref (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-database", NULL);
  adw_dialog_close (ADW_DIALOG (self));
  g_object_unref (self);
}

static void
sa_offices_dialog_dispose (GObject *object)
{
  g_clear_pointer (&SA_OFFICES_DIALOG (object)->current, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_OFFICES_DIALOG);
  G_OBJECT_CLASS (sa_offices_dialog_parent_class)->dispose (object);
}

static void
sa_offices_dialog_class_init (SaOfficesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_offices_dialog_dispose;
  g_type_ensure (SA_TYPE_PROBLEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-offices-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaOfficesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SaOfficesDialog, name);
  gtk_widget_class_bind_template_child (widget_class, SaOfficesDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SaOfficesDialog, file);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_open_file);
  gtk_widget_class_install_action (widget_class, "office.rename", "s", do_rename);
  gtk_widget_class_install_action (widget_class, "office.trash", "s", do_trash);
}

static void
sa_offices_dialog_init (SaOfficesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_offices_dialog_present (GtkWidget *from, const char *current)
{
  SaOfficesDialog *self = g_object_new (SA_TYPE_OFFICES_DIALOG, NULL);

  self->current = g_strdup (current);
  add_rows (self);
  gtk_widget_set_visible (self->file, !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS));
  adw_dialog_present (ADW_DIALOG (self), from);
}

void
sa_offices_dialog_remember (const char *path)
{
  g_auto (GStrv) old = g_settings_get_strv (sa_settings_get (), "recent-databases");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *offices = sa_paths_offices ();
  g_autofree char *usual = sa_paths_database ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  guint n = 1;

  if (g_str_equal (folder, offices) || g_str_equal (path, usual) || g_strcmp0 (old[0], path) == 0)
    return;
  g_strv_builder_add (builder, path);
  for (guint i = 0; old[i] != NULL && n < MOST_RECENT; i++)
    if (!g_str_equal (old[i], path))
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }
  paths = g_strv_builder_end (builder);
  g_settings_set_strv (sa_settings_get (), "recent-databases", (const char *const *) paths);
}
