/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that follows from a field is made when a database is opened, so it is closed, given the field
 * on a thread, which may take a while with very many records, and opened again; the list is back
 * then. */

#include "sa-fields-dialog.h"

#include <glib/gi18n-lib.h>

#include "sa-closed-work.h"
#include "sa-field-dialog.h"
#include "sa-navigator.h"
#include "sa-window-private.h"

/* --- The work --- */

/* Once to say what is wanted, once more for it to follow. */
static gboolean
fulfil (const char *database, const char *passphrase, gpointer data, GError **error)
{
  g_autoptr (SaStore) store = sa_store_open (database, passphrase, error);

  if (store == NULL || !sa_field_wish_fulfil (data, store, error))
    return FALSE;
  g_clear_object (&store);
  store = sa_store_open (database, passphrase, error);
  return store != NULL;
}

static void start (SaWindow *window, SaFieldWish *wish);

static void
on_undo (AdwToast *toast, SaFieldWish *wish)
{
  SaWindow *window = g_object_get_data (G_OBJECT (toast), "window");
  SaFieldWish *again = sa_field_wish_copy (wish);

  again->remove = FALSE;
  start (window, again);
}

static void
free_wish (gpointer wish, GClosure *closure)
{
  sa_field_wish_free (wish);
}

static void
on_fulfilled (SaWindow *window, gpointer data, const GError *error)
{
  const SaFieldWish *wish = data;
  g_autofree char *text = g_strdup_printf (
      wish->remove ? _ ("Field “%s” removed") : _ ("Field “%s” saved"), wish->label);
  AdwToast *toast;

  if (error != NULL)
    {
      sa_closed_work_say_failed (window, _ ("The Field Was Not Saved"), error);
      return;
    }
  toast = adw_toast_new (text);
  if (wish->remove)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      g_object_set_data_full (G_OBJECT (toast), "window", g_object_ref (window), g_object_unref);
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo),
                             sa_field_wish_copy (wish), free_wish, 0);
    }
  sa_navigator_add_toast (GTK_WIDGET (window), toast);
  if (!wish->remove)
    sa_fields_dialog_present (window);
}

static const SaClosedWork work = { fulfil, NULL, on_fulfilled,
                                   (GDestroyNotify) sa_field_wish_free };

static void
start (SaWindow *window, SaFieldWish *wish)
{
  sa_closed_work_start (window, &work, wish);
}

/* --- The list --- */

static void
on_wished (GtkWidget *from, SaFieldWish *wish)
{
  SaWindow *window = SA_WINDOW (gtk_widget_get_root (from));

  adw_dialog_close (ADW_DIALOG (from));
  start (window, wish);
}

static void
on_add (GtkWidget *dialog)
{
  sa_field_dialog_present (dialog, sa_office_get_store (sa_navigator_get_office (dialog)), NULL,
                           NULL, on_wished);
}

static void
on_edit (AdwActionRow *row, GtkWidget *dialog)
{
  sa_field_dialog_present (dialog, sa_office_get_store (sa_navigator_get_office (dialog)),
                           g_object_get_data (G_OBJECT (row), "type"),
                           g_object_get_data (G_OBJECT (row), "field"), on_wished);
}

static GtkWidget *
make_row (AdwDialog *dialog, SaType *type, const SaField *field)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = sa_field_describe (field);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sa_field_get_label (field));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "type", type);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_edit), dialog, 0);
  return row;
}

/* NULL when a type has none. */
static GtkWidget *
make_group (AdwDialog *dialog, SaType *type)
{
  g_autoptr (GArray) own = sa_type_list_custom (type);
  GtkWidget *group;

  if (own->len == 0)
    return NULL;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), sa_type_get_title_plural (type));
  for (guint i = 0; i < own->len; i++)
    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        make_row (dialog, type, sa_type_get_field (type, g_array_index (own, guint, i))));
  return group;
}

static GtkWidget *
make_add_group (AdwDialog *dialog)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *add = adw_button_row_new ();

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("What your office keeps of its clients and there is no place for yet: a day of delivery, "
         "a group of prices, a card number. Your fields are in forms, lists, filters, imports and "
         "exports like all others."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add), _ ("_Add a Field…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (add), TRUE);
  g_signal_connect_object (add, "activated", G_CALLBACK (on_add), dialog, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), add);
  return group;
}

void
sa_fields_dialog_present (SaWindow *window)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  SaStore *store = sa_office_get_store (window->office);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_add_group (dialog)));
  for (guint i = 0; sa_field_types[i] != NULL; i++)
    {
      GtkWidget *group = make_group (dialog, sa_store_get_type_named (store, sa_field_types[i]));

      if (group != NULL)
        adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Fields of Your Own"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}
