/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures come from cameras and web pages; what is kept is as large as an avatar can show, so that
 * the database stays small. Reading and scaling happen on a thread. */

#include "sa-client-image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-attachments.h"
#include "sa-client-actions.h"
#include "sa-error.h"
#include "sa-navigator.h"

/* What is read at most: the largest photos of cameras. */
#define LARGEST_FILE (20 * 1024 * 1024)

/* Sides of what is kept, and what is kept as it came. */
#define SIDE 512
#define SMALL_FILE (128 * 1024)

typedef struct
{
  gint64 row;
  GBytes *bytes; /* NULL to remove */
} Change;

static int
image_field (SaRecord *record)
{
  if (sa_record_is (record, "person"))
    return SA_PERSON_PHOTO;
  return sa_record_is (record, "organisation") ? SA_ORGANISATION_LOGO : -1;
}

gboolean
sa_client_image_fits (SaRecord *record)
{
  return image_field (record) >= 0;
}

const char *
sa_client_image_get (SaRecord *record)
{
  int field = image_field (record);

  return field >= 0 ? sa_record_text (record, (guint) field) : NULL;
}

void
sa_client_image_show (AdwAvatar *avatar, SaStore *store, SaRecord *record)
{
  const char *hash = sa_client_image_get (record);
  g_autoptr (GBytes) bytes = hash != NULL ? sa_store_get_content (store, hash, NULL) : NULL;
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;

  adw_avatar_set_custom_image (avatar, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
}

/* --- keeping --- */

static gboolean
set_image (SaStore *store, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (SaRecord) record = sa_store_get (store, change->row, error);
  g_autofree char *hash = NULL;

  if (record == NULL)
    return FALSE;
  if (change->bytes != NULL)
    {
      hash = sa_store_put_content (store, change->bytes, error);
      if (hash == NULL)
        return FALSE;
    }
  sa_record_set_text (record, (guint) image_field (record), hash);
  return sa_store_save (store, record, error);
}

static void
keep (GtkWidget *from, gint64 row, GBytes *bytes)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autofree char *title = sa_store_get_title (store, row);
  g_autofree char *label = NULL;
  Change change = { row, bytes };

  if (title == NULL)
    return;
  label = g_strdup_printf (
      bytes != NULL ? _ ("Picture of “%s” changed") : _ ("Picture of “%s” removed"), title);
  sa_client_do (from, label, set_image, &change);
}

void
sa_client_image_remove (GtkWidget *from, gint64 row)
{
  keep (from, row, NULL);
}

/* --- reading --- */

static gboolean
is_small_enough (GdkPixbufFormat *format, int width, int height, gsize size)
{
  g_autofree char *name = gdk_pixbuf_format_get_name (format);

  return size <= SMALL_FILE && width <= 2 * SIDE && height <= 2 * SIDE
         && (g_str_equal (name, "png") || g_str_equal (name, "jpeg"));
}

static GBytes *
shrink (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf)
      scaled = gdk_pixbuf_new_from_stream_at_scale (stream, SIDE, SIDE, TRUE, NULL, error);
  g_autoptr (GdkPixbuf) upright = NULL;
  gboolean clear;
  char *data = NULL;
  gsize length;

  if (scaled == NULL)
    return NULL;
  upright = gdk_pixbuf_apply_embedded_orientation (scaled);
  clear = gdk_pixbuf_get_has_alpha (upright);
  if (!gdk_pixbuf_save_to_buffer (upright, &data, &length, clear ? "png" : "jpeg", error,
                                  clear ? NULL : "quality", "90", NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

static GBytes *
read_image (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
      G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *path = g_file_get_path (file);
  GdkPixbufFormat *format;
  GBytes *shrunk;
  int width = 0, height = 0;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > LARGEST_FILE)
    {
      g_autofree char *size = g_format_size ((guint64) g_file_info_get_size (info));
      g_autofree char *limit = g_format_size (LARGEST_FILE);

      g_set_error (error, SA_ERROR, SA_ERROR_REFUSED,
                   _ ("“%s” has %s; a picture may have %s. Choose a smaller one."),
                   g_file_info_get_display_name (info), size, limit);
      return NULL;
    }
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    return NULL;
  format = path != NULL ? gdk_pixbuf_get_file_info (path, &width, &height) : NULL;
  if (format != NULL && is_small_enough (format, width, height, g_bytes_get_size (bytes)))
    return g_steal_pointer (&bytes);
  shrunk = shrink (bytes, &reason);
  if (shrunk == NULL)
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                 _ ("“%s” is not a picture that can be shown. Choose a PNG, JPEG or SVG file."),
                 g_file_info_get_display_name (info));
  return shrunk;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = read_image (data, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree gint64 *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes != NULL)
    keep (GTK_WIDGET (source), *row, bytes);
  else
    sa_navigator_report_error (GTK_WIDGET (source), error);
}

void
sa_client_image_set_file (GtkWidget *from, gint64 row, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (from, NULL, on_read, g_memdup2 (&row, sizeof row));

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/* --- choosing --- */

typedef struct
{
  GtkWidget *from;
  gint64 row;
} Choice;

static void
on_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autofree Choice *choice = data;
  g_autoptr (GtkWidget) from = choice->from;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file != NULL)
    sa_client_image_set_file (from, choice->row, file);
}

void
sa_client_image_choose (GtkWidget *from, gint64 row)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  Choice *choice = g_new (Choice, 1);

  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (pictures);
  g_list_store_append (filters, pictures);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Choose a Picture"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Choose"));
  choice->from = g_object_ref (from);
  choice->row = row;
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, on_chosen, choice);
}
