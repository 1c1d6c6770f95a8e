/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the command line of the window (which database, files to import), gives each database one
 * window, and lets the features register what they have. A start while another runs arrives here
 * too, so that no database is ever opened by two windows. */

#include "sa-application.h"

#include <glib/gi18n-lib.h>

#include "clients/sa-clients-feature.h"
#include "common.h"
#include "sa-navigator.h"
#include "sa-opened-files.h"
#include "sa-offices-dialog.h"
#include "sa-paths.h"
#include "sa-record-dialog.h"
#include "sa-resources.h"
#include "sa-shortcuts.h"
#include "sa-window.h"

struct _SaApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SaApplication, sa_application, ADW_TYPE_APPLICATION)

static SaWindow *
find_window (SaApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SA_IS_WINDOW (l->data) && g_str_equal (sa_window_get_path (l->data), path))
      return l->data;
  return NULL;
}

/* The window on a database, opened if it is not open yet. */
static SaWindow *
show_window (SaApplication *self, const char *path)
{
  SaWindow *window = find_window (self, path);

  if (window == NULL)
    {
      window = sa_window_new (ADW_APPLICATION (self), path);
      sa_offices_dialog_remember (path);
      sa_window_open_database (window, NULL);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
sa_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autofree char *path = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  path = sa_paths_database ();
  show_window (SA_APPLICATION (application), path);
}

static gboolean
is_database (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".db") && g_file_peek_path (file) != NULL;
}

/* From the command line, from another start, or from the file manager over D-Bus. */
static void
sa_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  SaWindow *window = NULL;

  for (int i = 0; i < n_files; i++)
    if (is_database (files[i]))
      window = show_window (SA_APPLICATION (application), g_file_peek_path (files[i]));
  if (window == NULL)
    {
      sa_application_activate (application);
      window = SA_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
    }
  for (int i = 0; i < n_files; i++)
    if (!is_database (files[i]))
      sa_window_import (window, files[i]);
}

static void
open_arguments (GApplication *application, GApplicationCommandLine *line, char **arguments)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (files, g_application_command_line_create_file_for_arg (line, *arguments));
  sa_application_open (application, (GFile **) files->pdata, (int) files->len, "");
}

static int
sa_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autofree char *database = NULL;
  g_auto (GStrv) files = NULL;

  g_variant_dict_lookup (options, "database", "^ay", &database);
  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^aay", &files);
  if (database != NULL)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, database);
      g_autofree char *path = g_file_get_path (file);

      if (path == NULL)
        {
          g_application_command_line_printerr (
              line, _ ("“%s” is not a file on this computer. Copy it here and open the copy.\n"),
              database);
          return 1;
        }
      show_window (SA_APPLICATION (application), path);
    }
  else
    sa_application_activate (application);
  if (files != NULL && files[0] != NULL)
    open_arguments (application, line, files);
  return 0;
}

static void
do_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
on_database_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaApplication) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    show_window (self, path);
}

static void
do_open_office (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_window (data, g_variant_get_string (parameter, NULL));
}

static void
do_open_database (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Databases"));
  gtk_file_filter_add_suffix (filter, "db");
  gtk_file_dialog_set_title (dialog, _ ("Open an Office"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, gtk_application_get_active_window (data), NULL, on_database_chosen,
                        g_object_ref (data));
}

/* Records of types that have no page are shown, and edited, in a dialog; a file is where it is
 * kept.
 */
static void
open_in_dialog (GtkWidget *from, SaRecord *record)
{
  gint64 of = sa_record_is (record, "attachment") ? sa_record_number (record, SA_ATTACHMENT_OF) : 0;

  if (of != 0)
    sa_navigator_open_record (from, of);
  else
    sa_record_dialog_present (from, record, NULL, NULL, NULL);
}

static void
sa_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "quit", do_quit },
    { "open-database", do_open_database },
    { "open-office", do_open_office, "s" },
  };

  g_resources_register (sa_get_resource ());
  G_APPLICATION_CLASS (sa_application_parent_class)->startup (application);
  /* Tab passes names that can be copied; it need not mark them. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  sa_navigator_set_fallback (open_in_dialog);
  sa_clients_feature_register ();
  sa_shortcuts_install (GTK_APPLICATION (application));
}

static void
sa_application_shutdown (GApplication *application)
{
  sa_opened_files_sweep ();
  G_APPLICATION_CLASS (sa_application_parent_class)->shutdown (application);
}

static void
sa_application_class_init (SaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = sa_application_startup;
  application_class->shutdown = sa_application_shutdown;
  application_class->activate = sa_application_activate;
  application_class->open = sa_application_open;
  application_class->command_line = sa_application_command_line;
}

static void
sa_application_init (SaApplication *self)
{
  static const GOptionEntry options[] = {
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("The database to open"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("FILE…") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), NULL);
}

SaApplication *
sa_application_new (void)
{
  return g_object_new (SA_TYPE_APPLICATION, "application-id", SA_APP_ID, "resource-base-path",
                       "/org/example/SalesAdmin", "version", SA_VERSION, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, NULL);
}
