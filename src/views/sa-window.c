/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Holds the database open and shows its pages. Each place of the sidebar has one page, kept once it
 * was shown; records are pushed above it. When the database does not open, the reason takes the
 * place of everything else. What the menus and keys do is in sa-window-actions.c. */

#include "sa-window-private.h"

#include <glib/gi18n-lib.h>

#include "sa-draft.h"
#include "sa-import-dialog.h"
#include "sa-log.h"
#include "sa-navigator.h"
#include "sa-offices.h"
#include "sa-settings.h"

#define DRAFTS_SECONDS 12 /* long enough to notice it when the program starts */

static void sa_window_navigator_init (SaNavigatorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SaWindow, sa_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (SA_TYPE_NAVIGATOR, sa_window_navigator_init))

static const SaPlace *
find_place (const char *id)
{
  GPtrArray *places = sa_navigator_get_places ();

  for (guint i = 0; i < places->len; i++)
    if (g_strcmp0 (((const SaPlace *) places->pdata[i])->id, id) == 0)
      return places->pdata[i];
  return places->len > 0 ? places->pdata[0] : NULL;
}

static SaOffice *
get_office (SaNavigator *navigator)
{
  return SA_WINDOW (navigator)->office;
}

/* Opened from the search, or from the sidebar, the focus would stay there. */
static void
on_first_shown (AdwNavigationPage *page, SaWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  g_signal_handlers_disconnect_by_func (page, on_first_shown, self);
  if ((focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
      && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
push (SaNavigator *navigator, AdwNavigationPage *page)
{
  SaWindow *self = SA_WINDOW (navigator);

  if (self->office == NULL)
    return;
  g_signal_connect_object (page, "shown", G_CALLBACK (on_first_shown), self, 0);
  adw_navigation_view_push (self->pages, page);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
show_place (SaNavigator *navigator, const char *id)
{
  SaWindow *self = SA_WINDOW (navigator);
  const SaPlace *place = find_place (id);
  AdwNavigationPage *page;

  if (place == NULL || self->office == NULL)
    return;
  page = g_hash_table_lookup (self->place_pages, place->id);
  if (page == NULL)
    {
      page = g_object_ref_sink (place->make (self->office));
      g_hash_table_insert (self->place_pages, g_strdup (place->id), page);
    }
  if (g_strcmp0 (self->place, place->id) == 0)
    adw_navigation_view_pop_to_page (self->pages, page);
  else
    adw_navigation_view_replace (self->pages, &page, 1);
  g_set_str (&self->place, place->id);
  g_settings_set_string (sa_settings_get (), "page", place->id);
  adw_navigation_page_set_title (self->content_page, g_dgettext (GETTEXT_PACKAGE, place->title));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  sa_sidebar_select (self->sidebar, place->id);
}

/* Where a toast takes the whole width of the window. */
#define NARROW 500

/* What is said while the preferences lie over the window is said there. */
static void
put_toast (SaWindow *self, AdwToast *toast)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  /* the one before is about something that is no longer the latest */
  adw_toast_overlay_dismiss_all (self->toasts);
  if (ADW_IS_PREFERENCES_DIALOG (dialog))
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
  else
    adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
add_toast (SaNavigator *navigator, AdwToast *toast)
{
  SaWindow *self = SA_WINDOW (navigator);
  GtkWidget *label = gtk_label_new (adw_toast_get_title (toast));
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;

  /* What is to be done stands at the end, which an overlay would cut; nor does it make room for
   * more lines than a title has when it is as wide as it likes. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), narrow ? 20 : 50);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  put_toast (self, toast);
}

static void
sa_window_navigator_init (SaNavigatorInterface *iface)
{
  iface->get_office = get_office;
  iface->push = push;
  iface->show_place = show_place;
  iface->add_toast = add_toast;
}

static void
on_unlock (SaWindow *self, const char *passphrase)
{
  sa_window_open_database (self, passphrase);
}

static gboolean
on_drop (SaWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL || self->office == NULL)
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    sa_window_import (self, l->data);
  return TRUE;
}

static void
sa_window_dispose (GObject *object)
{
  SaWindow *self = SA_WINDOW (object);

  if (self->pages != NULL)
    sa_window_close_database (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_WINDOW);
  g_clear_pointer (&self->place_pages, g_hash_table_unref);
  G_OBJECT_CLASS (sa_window_parent_class)->dispose (object);
}

static void
sa_window_finalize (GObject *object)
{
  SaWindow *self = SA_WINDOW (object);

  g_free (self->path);
  g_free (self->place);
  g_free (self->passphrase);
  g_queue_clear_full (&self->to_import, g_object_unref);
  G_OBJECT_CLASS (sa_window_parent_class)->finalize (object);
}

static void
sa_window_class_init (SaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sa_window_dispose;
  object_class->finalize = sa_window_finalize;
  g_type_ensure (SA_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SaWindow, split);
  gtk_widget_class_bind_template_child (widget_class, SaWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SaWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, SaWindow, pages);
  sa_window_class_install_actions (widget_class);
}

static void
sa_window_init (SaWindow *self)
{
  GSettings *settings = sa_settings_get ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->place_pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_queue_init (&self->to_import);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Two windows of two offices can be told apart, in the window and in the list of windows. */
static void
show_name (SaWindow *self)
{
  g_autofree char *name = sa_offices_name (self->path);
  g_autofree char *title = NULL;

  if (name == NULL)
    return;
  /* Translators: the title of a window: the name of an office, and the program */
  title = g_strdup_printf (_ ("%s – Sales Admin"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  sa_sidebar_set_name (self->sidebar, name);
}

/* @path: the database file; opened by sa_window_open_database() */
SaWindow *
sa_window_new (AdwApplication *application, const char *path)
{
  SaWindow *self = g_object_new (SA_TYPE_WINDOW, "application", application, NULL);

  self->path = g_strdup (path);
  show_name (self);
  return self;
}

const char *
sa_window_get_path (SaWindow *self)
{
  return self->path;
}

/* NULL while the database is not open. */
SaOffice *
sa_window_get_office (SaWindow *self)
{
  return self->office;
}

/* Lets go of the database and of every page that shows it. */
void
sa_window_close_database (SaWindow *self)
{
  adw_navigation_view_replace (self->pages, NULL, 0);
  g_hash_table_remove_all (self->place_pages);
  g_clear_pointer (&self->place, g_free);
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_data (sa_office_get_store (self->office), self);
  sa_sidebar_set_office (self->sidebar, NULL);
  g_clear_object (&self->office);
}

static void on_import_closed (SaWindow *self);

/* One file after the other; those that came before the database was open wait for it. */
static void
import_next (SaWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->office == NULL || self->importing)
    return;
  file = g_queue_pop_head (&self->to_import);
  if (file == NULL)
    return;
  self->importing = TRUE;
  g_signal_connect_object (sa_import_dialog_present (GTK_WIDGET (self), file, NULL), "closed",
                           G_CALLBACK (on_import_closed), self, G_CONNECT_SWAPPED);
}

static void
on_import_closed (SaWindow *self)
{
  self->importing = FALSE;
  import_next (self);
}

/* The page of the day tells of what was not saved by itself; where the window opens with another it
 * is told in passing. */
static gboolean
tell_of_drafts (gpointer data)
{
  SaWindow *self = data;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (self->office == NULL || g_strcmp0 (self->place, "today") == 0)
    return G_SOURCE_REMOVE;
  drafts = sa_drafts_find (sa_office_get_store (self->office));
  if (drafts->len == 0)
    return G_SOURCE_REMOVE;
  text = g_strdup_printf (ngettext ("%u form was typed, but not saved",
                                    "%u forms were typed, but not saved", drafts->len),
                          drafts->len);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Continue"));
  adw_toast_set_action_name (toast, "win.drafts");
  adw_toast_set_timeout (toast, DRAFTS_SECONDS);
  sa_navigator_add_toast (GTK_WIDGET (self), toast);
  return G_SOURCE_REMOVE;
}

static void
show_office (SaWindow *self, SaStore *store)
{
  g_autofree char *place = g_settings_get_string (sa_settings_get (), "page");

  self->office = sa_office_new (store);
  sa_office_watch (self->office);
  g_signal_connect_object (store, "changed", G_CALLBACK (sa_window_update_undo), self,
                           G_CONNECT_SWAPPED);
  sa_sidebar_set_office (self->sidebar, self->office);
  gtk_stack_set_visible_child_name (self->stack, "office");
  show_place (SA_NAVIGATOR (self), place);
  sa_window_update_undo (self);
  import_next (self);
  g_idle_add_full (G_PRIORITY_LOW, tell_of_drafts, g_object_ref (self), g_object_unref);
}

static void
show_trouble (SaWindow *self, const GError *error)
{
  if (self->trouble == NULL)
    {
      self->trouble = g_object_new (SA_TYPE_TROUBLE_PAGE, NULL);
      g_signal_connect_swapped (self->trouble, "unlock", G_CALLBACK (on_unlock), self);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->trouble), "trouble");
    }
  gtk_stack_set_visible_child_name (self->stack, "trouble");
  sa_trouble_page_show (self->trouble, self->path, error, self->passphrase != NULL);
  sa_window_update_undo (self);
}

/**
 * sa_window_open_database:
 * @passphrase: (nullable): for an encrypted file
 *
 * Opens the window's database, or shows why that was not possible and what to do.
 */
void
sa_window_open_database (SaWindow *self, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = NULL;

  g_set_str (&self->passphrase, passphrase);
  sa_window_close_database (self);
  store = sa_store_open (self->path, passphrase, &error);
  if (store != NULL)
    show_office (self, store);
  else
    show_trouble (self, error);
}

/* Begins the import of a file, when those handed in before have been seen to. */
void
sa_window_import (SaWindow *self, GFile *file)
{
  g_queue_push_tail (&self->to_import, g_object_ref (file));
  import_next (self);
}
