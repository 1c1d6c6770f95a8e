/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files are copied into the database, so that they are backed up, undone and shared with it. */

#include "sa-client-files.h"

#include <glib/gi18n-lib.h>

#include "common.h"
#include "sa-attachments.h"
#include "sa-client-actions.h"
#include "sa-client-text.h"
#include "sa-deeds.h"
#include "sa-fact-rows.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-navigator.h"
#include "sa-opened-files.h"
#include "sa-row-group.h"

struct _SaClientFiles
{
  AdwBin parent_instance;

  SaRowGroup *group;
  GtkWidget *empty;

  SaStore *store;
  gint64 row;
  gboolean brief;
};

G_DEFINE_FINAL_TYPE (SaClientFiles, sa_client_files, ADW_TYPE_BIN)

/* --- adding --- */

typedef struct
{
  gint64 row;
  GPtrArray *names;    /* char * */
  GPtrArray *mimes;    /* char * */
  GPtrArray *contents; /* GBytes * */
} Batch;

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->names);
  g_ptr_array_unref (batch->mimes);
  g_ptr_array_unref (batch->contents);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static gboolean
attach_batch (SaStore *store, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->names->len; i++)
    {
      g_autoptr (SaRecord) attachment = sa_store_attach (
          store, batch->row, g_ptr_array_index (batch->names, i),
          g_ptr_array_index (batch->mimes, i), g_ptr_array_index (batch->contents, i), error);

      if (attachment == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_file (Batch *batch, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                  "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME
                                                  "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) > SA_LARGEST_ATTACHMENT)
    {
      g_autofree char *most = g_format_size (SA_LARGEST_ATTACHMENT);

      g_set_error (error, SA_ERROR, SA_ERROR_REFUSED,
                   _ ("“%s” is larger than %s. Keep it in a folder and link to it in the notes."),
                   g_file_info_get_display_name (info), most);
      return FALSE;
    }
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    return FALSE;
  g_ptr_array_add (batch->names, g_strdup (g_file_info_get_display_name (info)));
  g_ptr_array_add (batch->mimes,
                   g_content_type_get_mime_type (g_file_info_get_content_type (info)));
  g_ptr_array_add (batch->contents, g_steal_pointer (&bytes));
  return TRUE;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GListModel *files = data;
  g_autoptr (Batch) batch = g_new0 (Batch, 1);
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (files);

  batch->names = g_ptr_array_new_with_free_func (g_free);
  batch->mimes = g_ptr_array_new_with_free_func (g_free);
  batch->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (!read_file (batch, file, cancellable, &error))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&batch), (GDestroyNotify) batch_free);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  SaClientFiles *self = SA_CLIENT_FILES (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Batch) batch = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *label = NULL;

  if (batch == NULL)
    {
      sa_navigator_report_error (GTK_WIDGET (self), error);
      return;
    }
  batch->row = *(gint64 *) data;
  g_free (data);
  label = sa_deed_attached (self->store, batch->names, batch->row);
  sa_client_do (GTK_WIDGET (self), label, attach_batch, batch);
}

/* @files: (element-type GFile) */
static void
add_files (SaClientFiles *self, GListModel *files)
{
  g_autoptr (GTask)
      task = g_task_new (self, NULL, on_read, g_memdup2 (&self->row, sizeof self->row));

  g_task_set_task_data (task, g_object_ref (files), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

static void
on_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaClientFiles) self = data;
  g_autoptr (GListModel)
      files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (files != NULL && g_list_model_get_n_items (files) > 0)
    add_files (self, files);
}

static void
choose_files (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Add Files"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Add"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_chosen,
                                 g_object_ref (widget));
}

/* --- opening and saving --- */

static GBytes *
get_content (SaClientFiles *self, gint64 row, char **name)
{
  g_autoptr (SaRecord) record = sa_client_get (GTK_WIDGET (self), row);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  if (record == NULL)
    return NULL;
  *name = g_path_get_basename (sa_record_text (record, SA_ATTACHMENT_NAME));
  bytes = sa_store_get_content (self->store, sa_record_text (record, SA_ATTACHMENT_HASH), &error);
  if (bytes == NULL && error == NULL)
    g_set_error (&error, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("The content of “%s” is missing. Restore it from a backup."), *name);
  sa_navigator_report_error (GTK_WIDGET (self), error);
  return bytes;
}

static void
open_file (GtkWidget *widget, const char *action, GVariant *target)
{
  SaClientFiles *self = SA_CLIENT_FILES (widget);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = get_content (self, g_variant_get_int64 (target), &name);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    return;
  file = sa_opened_files_write (name, bytes, &error);
  if (file == NULL)
    {
      sa_navigator_report_error (widget, error);
      return;
    }
  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL, NULL);
}

typedef struct
{
  SaClientFiles *self;
  GBytes *bytes;
} Saving;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaClientFiles) self = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    sa_navigator_toast (GTK_WIDGET (self), _ ("File saved"));
  else
    sa_navigator_report_error (GTK_WIDGET (self), error);
}

static void
on_save_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autofree Saving *saving = data;
  g_autoptr (SaClientFiles) self = saving->self;
  g_autoptr (GBytes) bytes = saving->bytes;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         on_saved, g_object_ref (self));
}

static void
save_file (GtkWidget *widget, const char *action, GVariant *target)
{
  SaClientFiles *self = SA_CLIENT_FILES (widget);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = get_content (self, g_variant_get_int64 (target), &name);
  g_autoptr (GtkFileDialog) dialog = NULL;
  Saving *saving;

  if (bytes == NULL)
    return;
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_initial_name (dialog, name);
  saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->bytes = g_steal_pointer (&bytes);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_save_chosen,
                        saving);
}

static void
add_file_row (SaClientFiles *self, SaRecord *attachment)
{
  const char *name = sa_record_text (attachment, SA_ATTACHMENT_NAME);
  const char *mime = sa_record_text (attachment, SA_ATTACHMENT_MIME);
  g_autofree char *size = g_format_size (sa_record_number (attachment, SA_ATTACHMENT_SIZE));
  g_autofree char *type = mime != NULL ? g_content_type_from_mime_type (mime) : NULL;
  g_autofree char *kind = type != NULL ? g_content_type_get_description (type) : NULL;
  g_autoptr (GIcon) icon = type != NULL ? g_content_type_get_symbolic_icon (type) : NULL;
  g_autofree char *save = g_strdup_printf (_ ("Save %s as…"), name);
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), name);
  g_autoptr (GString) line = g_string_new (NULL);
  gint64 row_number = sa_record_get_row (attachment);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = icon != NULL ? gtk_image_new_from_gicon (icon)
                                  : gtk_image_new_from_icon_name ("mail-attachment-symbolic");

  sa_client_append (line, size);
  sa_client_append (line, kind);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             sa_fact_rows_button ("document-save-symbolic", save, "files.save",
                                                  g_variant_new_int64 (row_number)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             sa_fact_rows_button ("user-trash-symbolic", remove,
                                                  "client.delete-record",
                                                  g_variant_new_int64 (row_number)));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", row_number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "files.open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  sa_row_group_add (self->group, row);
}

static void
sa_client_files_dispose (GObject *object)
{
  g_clear_object (&SA_CLIENT_FILES (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_CLIENT_FILES);
  G_OBJECT_CLASS (sa_client_files_parent_class)->dispose (object);
}

static void
sa_client_files_class_init (SaClientFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_client_files_dispose;
  g_type_ensure (SA_TYPE_ROW_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-client-files.ui");
  gtk_widget_class_bind_template_child (widget_class, SaClientFiles, group);
  gtk_widget_class_bind_template_child (widget_class, SaClientFiles, empty);
  gtk_widget_class_install_action (widget_class, "files.add", NULL, choose_files);
  gtk_widget_class_install_action (widget_class, "files.open", "x", open_file);
  gtk_widget_class_install_action (widget_class, "files.save", "x", save_file);
}

static void
sa_client_files_init (SaClientFiles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_client_files_drop (SaClientFiles *self, GdkFileList *files)
{
  g_autoptr (GSList) dropped = gdk_file_list_get_files (files);
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = dropped; l != NULL; l = l->next)
    g_list_store_append (list, l->data);
  add_files (self, G_LIST_MODEL (list));
}

void
sa_client_files_set_brief (SaClientFiles *self)
{
  sa_row_group_set_lasting (self->group, TRUE);
  gtk_widget_set_visible (self->empty, FALSE);
  self->brief = TRUE;
}

void
sa_client_files_show (SaClientFiles *self, SaOffice *office, SaRecord *record)
{
  g_autoptr (GPtrArray) files = NULL;

  g_set_object (&self->store, sa_office_get_store (office));
  self->row = sa_record_get_row (record);
  sa_row_group_clear (self->group);
  files = sa_store_find_referring (self->store, "attachment", SA_ATTACHMENT_OF, self->row, 0, NULL);
  for (guint i = 0; files != NULL && i < files->len; i++)
    add_file_row (self, g_ptr_array_index (files, i));
  gtk_widget_set_visible (self->empty, !self->brief && sa_row_group_get_n_rows (self->group) == 0);
}
