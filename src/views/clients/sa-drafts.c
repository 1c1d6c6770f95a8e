/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft is named by what the person was doing, and is gone on with in the form it was typed in. A
 * discarded one can be had back while its toast is there. */

#include "sa-drafts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-text.h"
#include "sa-log-dialog.h"
#include "sa-navigator.h"
#include "sa-record-dialog.h"

typedef struct
{
  AdwDialog *dialog;
  GtkWidget *from; /* weak */
  GtkListBox *list;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  g_clear_weak_pointer (&list->from);
  g_free (list);
}

char *
sa_drafts_name (const SaDraft *draft)
{
  g_autofree char *title = sa_record_title (draft->about != NULL ? draft->about : draft->record);
  g_autofree char *kind = NULL;
  const char *new;

  if (draft->about != NULL)
    {
      kind = sa_record_display (draft->record, SA_INTERACTION_KIND);
      /* Translators: what was being written down, and whom it was with: “Call: Acme” */
      return g_strdup_printf (_ ("%s: %s"), kind != NULL ? kind : _ ("Call"), title);
    }
  if (sa_record_get_row (draft->record) != 0)
    /* Translators: changes that were typed and not saved, and the record's title */
    return g_strdup_printf (_ ("Changes to %s"), title);
  new = sa_type_get_title_new (sa_record_get_record_type (draft->record));
  return *title != '\0' ? g_strdup_printf (_ ("%s: %s"), new, title) : g_strdup (new);
}

/* A record without a page stays where it was begun. */
static void
on_saved (GtkWidget *from, SaRecord *record, gpointer data)
{
}

static void
go_on (GtkWidget *from, const SaDraft *draft)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (SaRecord) record = NULL;
  gboolean page;

  if (draft->about != NULL)
    {
      sa_log_dialog_continue (from, draft->about);
      return;
    }
  record = sa_record_get_row (draft->record) != 0
               ? sa_store_get (store, sa_record_get_row (draft->record), NULL)
               : sa_record_new (sa_record_get_record_type (draft->record));
  page = sa_record_is (draft->record, "organisation") || sa_record_is (draft->record, "person")
         || sa_record_is (draft->record, "lead");
  if (record == NULL)
    return;
  sa_draft_share (record, draft->record);
  sa_record_dialog_continue (from, record, page ? NULL : on_saved, NULL, NULL);
}

/* --- The list --- */

static void show_list (List *list);

static void
on_activated (GtkListBox *box, GtkListBoxRow *row, List *list)
{
  SaDraft *draft = g_object_get_data (G_OBJECT (row), "draft");
  g_autoptr (AdwDialog) alive = g_object_ref (list->dialog);

  adw_dialog_close (list->dialog);
  if (list->from != NULL)
    go_on (list->from, draft);
}

/* A draft that was discarded, with its store, and the list it stood in. */
typedef struct
{
  SaStore *store;
  SaDraft *draft;
  AdwDialog *dialog; /* weak */
} Discarded;

static void
discarded_free (gpointer data, GClosure *closure)
{
  Discarded *discarded = data;

  g_clear_weak_pointer (&discarded->dialog);
  g_object_unref (discarded->store);
  sa_draft_free (discarded->draft);
  g_free (discarded);
}

static void
on_undo_discard (AdwToast *toast, Discarded *discarded)
{
  sa_draft_put_back (discarded->store, discarded->draft);
  if (discarded->dialog != NULL)
    show_list (g_object_get_data (G_OBJECT (discarded->dialog), "list"));
}

static void
on_discard (GtkWidget *button, List *list)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  SaStore *store = sa_office_get_store (sa_navigator_get_office (list->from));
  Discarded *discarded = g_new0 (Discarded, 1);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  discarded->store = g_object_ref (store);
  g_set_weak_pointer (&discarded->dialog, list->dialog);
  discarded->draft = g_object_steal_data (G_OBJECT (row), "draft");
  name = sa_drafts_name (discarded->draft);
  text = g_strdup_printf (_ ("“%s” discarded"), name);
  toast = adw_toast_new (text);
  sa_draft_discard (store, discarded->draft);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_discard), discarded,
                         discarded_free, 0);
  sa_navigator_add_toast (list->from, toast);
  show_list (list);
}

static GtkWidget *
make_row (List *list, SaDraft *draft)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *discard = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = sa_drafts_name (draft);
  g_autofree char *label = g_strdup_printf (_ ("Discard “%s”"), name);
  g_autofree char *when = sa_client_when (draft->day);
  g_autofree char *line = g_strdup_printf (_ ("typed %s"), when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "draft", draft, (GDestroyNotify) sa_draft_free);
  gtk_widget_set_valign (discard, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (discard, "flat");
  gtk_widget_set_tooltip_text (discard, _ ("Discard"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (discard), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (discard, "clicked", G_CALLBACK (on_discard), list);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), discard);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
show_list (List *list)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (list->from));
  g_autoptr (GPtrArray) drafts = sa_drafts_find (store);

  gtk_list_box_remove_all (list->list);
  if (drafts->len == 0)
    adw_dialog_close (list->dialog);
  while (drafts->len > 0)
    gtk_list_box_append (list->list, make_row (list, g_ptr_array_steal_index (drafts, 0)));
}

static void
present_list (GtkWidget *from)
{
  List *list = g_new0 (List, 1);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_set_weak_pointer (&list->from, from);
  list->dialog = adw_dialog_new ();
  list->list = GTK_LIST_BOX (gtk_list_box_new ());
  g_object_set_data_full (G_OBJECT (list->dialog), "list", list, list_free);
  gtk_list_box_set_selection_mode (list->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (list->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (list->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (list->list), "sa-dialog");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Not Saved Yet"), -1);
  g_signal_connect (list->list, "row-activated", G_CALLBACK (on_activated), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (list->list));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (list->dialog, _ ("Not Saved Yet"));
  adw_dialog_set_content_width (list->dialog, 460);
  adw_dialog_set_child (list->dialog, view);
  show_list (list);
  adw_dialog_present (list->dialog, from);
}

void
sa_drafts_continue (GtkWidget *from)
{
  g_autoptr (GPtrArray)
      drafts = sa_drafts_find (sa_office_get_store (sa_navigator_get_office (from)));

  if (drafts->len == 0)
    sa_navigator_toast (from, _ ("Everything that was typed is saved"));
  else if (drafts->len == 1)
    go_on (from, drafts->pdata[0]);
  else
    present_list (from);
}
