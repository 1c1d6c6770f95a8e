/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One page for the three kinds of client record: the head, the quick actions and the four tabs are
 * the same, what they show follows from the record. It reads the record again whenever something
 * changed, so a page left open is never out of date. */

#include "sa-client-page.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-actions.h"
#include "sa-client-address.h"
#include "sa-client-files.h"
#include "sa-client-header.h"
#include "sa-client-health.h"
#include "sa-client-links.h"
#include "sa-client-overview.h"
#include "sa-client-paper.h"
#include "sa-client-parts.h"
#include "sa-client-quick.h"
#include "sa-client-timeline.h"
#include "sa-consent-dialog.h"
#include "sa-convert-dialog.h"
#include "sa-duplicates.h"
#include "sa-history-dialog.h"
#include "sa-late-menu.h"
#include "sa-lead-moves.h"
#include "sa-log-dialog.h"
#include "sa-merge-dialog.h"
#include "sa-narrow.h"
#include "sa-navigator.h"
#include "sa-record-dialog.h"
#include "sa-record-finder.h"
#include "sa-relate.h"

struct _SaClientPage
{
  AdwNavigationPage parent_instance;

  AdwWindowTitle *title;
  GtkMenuButton *menu;
  GMenuModel *more_menu;
  AdwStatusPage *gone;
  GtkStack *pages;
  SaClientHeader *header;
  GtkWidget *print;
  SaClientQuick *quick;
  SaClientHealth *health;
  GtkStack *sections;
  SaClientOverview *overview;
  SaClientTimeline *timeline;
  SaClientLinks *links;
  SaClientFiles *files;

  SaOffice *office;
  SaRecord *record; /* NULL when it is gone */
  gint64 row;
  gulong changed_id;
  guint reload_id;
  gboolean stale; /* changed since it was read */
};

G_DEFINE_FINAL_TYPE (SaClientPage, sa_client_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- showing --- */

/* Only the tab on show is read; the others when they are turned to. */
static void
show_section (SaClientPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->sections);

  if (self->record == NULL)
    return;
  if (g_strcmp0 (name, "timeline") == 0)
    sa_client_timeline_show (self->timeline, self->office, self->record);
  else if (g_strcmp0 (name, "links") == 0)
    sa_client_links_show (self->links, self->office, self->record);
  else if (g_strcmp0 (name, "files") == 0)
    sa_client_files_show (self->files, self->office, self->record);
  else
    sa_client_overview_show (self->overview, self->office, self->record);
}

static void
update_actions (SaClientPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean lead = self->record != NULL && sa_record_is (self->record, "lead");
  gboolean here = self->record != NULL;
  gboolean open = lead && g_strcmp0 (sa_record_meta (self->record)->state, "converted") != 0;

  gtk_widget_action_set_enabled (widget, "client.merge", here && !lead);
  gtk_widget_action_set_enabled (widget, "page.print", here && !lead);
  gtk_widget_action_set_enabled (widget, "client.save-pdf", here && !lead);
  gtk_widget_action_set_enabled (widget, "client.export-vcard", here && !lead);
  gtk_widget_action_set_enabled (widget, "page.edit", here);
  gtk_widget_action_set_enabled (widget, "client.edit-field", here);
  gtk_widget_action_set_enabled (widget, "client.add-link", here);
  gtk_widget_action_set_enabled (widget, "client.delete", here);
  gtk_widget_action_set_enabled (widget, "client.convert", open);
  sa_client_quick_set_convertible (self->quick, open);
  gtk_widget_set_visible (self->print, !lead);
}

static void
reload (SaClientPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  self->stale = FALSE;
  g_clear_object (&self->record);
  self->record = sa_store_get (sa_office_get_store (self->office), self->row, &error);
  /* What was deleted is still in the database, what was undone is not. */
  adw_status_page_set_description (
      self->gone, self->record != NULL ? _ ("This record was deleted. Undo brings it back.")
                                       : _ ("What made this record was undone. Redo brings it "
                                            "back."));
  if (self->record != NULL && sa_record_meta (self->record)->deleted != 0)
    g_clear_object (&self->record);
  gtk_stack_set_visible_child_name (self->pages, self->record != NULL ? "record" : "gone");
  update_actions (self);
  if (self->record == NULL)
    return;
  title = sa_record_title (self->record);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_title (self->title,
                              sa_type_get_title (sa_record_get_record_type (self->record)));
  sa_client_header_show (self->header, self->office, self->record);
  sa_client_health_show (self->health, self->office, self->record);
  show_section (self);
}

static gboolean
on_reload (gpointer data)
{
  SaClientPage *self = SA_CLIENT_PAGE (data);

  self->reload_id = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

/* Many records may change at once; the page is read again once, and only while it is on show. */
static void
on_store_changed (SaClientPage *self)
{
  self->stale = TRUE;
  if (self->reload_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reload_id = g_idle_add (on_reload, self);
}

static void
on_section_changed (SaClientPage *self)
{
  show_section (self);
}

static void
on_edge_reached (SaClientPage *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->sections), "timeline") == 0)
    sa_client_timeline_load_more (self->timeline);
}

static void
sa_client_page_map (GtkWidget *widget)
{
  SaClientPage *self = SA_CLIENT_PAGE (widget);

  GTK_WIDGET_CLASS (sa_client_page_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

/* --- doing --- */

static void
set_state (GtkWidget *widget, const char *action, GVariant *target)
{
  SaClientPage *self = SA_CLIENT_PAGE (widget);
  const char *to = g_variant_get_string (target, NULL);

  if (sa_record_is (self->record, "lead"))
    sa_lead_move (widget, self->record, to);
  else
    sa_client_change_state (widget, self->record, to);
}

static void
log_contact (GtkWidget *widget, const char *action, GVariant *target)
{
  SaClientPage *self = SA_CLIENT_PAGE (widget);

  if (self->record != NULL)
    sa_log_dialog_present (widget, self->record, g_variant_get_string (target, NULL));
}

static void
edit (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_record_dialog_present (widget, SA_CLIENT_PAGE (widget)->record, NULL, NULL, NULL);
}

static void
edit_field (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_record_dialog_present_field (widget, SA_CLIENT_PAGE (widget)->record,
                                  g_variant_get_uint32 (target));
}

static void
new_task (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_add_task (widget, SA_CLIENT_PAGE (widget)->record);
}

static void
add_person (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_add_person (widget, SA_CLIENT_PAGE (widget)->record);
}

static void
add_known_person (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_add_known_person (widget, SA_CLIENT_PAGE (widget)->record);
}

static void
add_role (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_add_role (widget, SA_CLIENT_PAGE (widget)->record);
}

static void
add_address (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_address_add (widget, SA_CLIENT_PAGE (widget)->record);
}

static void
make_main_address (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_address_make_main (widget, g_variant_get_int64 (target));
}

static void
edit_consent (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_consent_dialog_present (widget, SA_CLIENT_PAGE (widget)->row,
                             g_variant_get_string (target, NULL));
}

static void
add_link (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_relate_pick (widget, SA_CLIENT_PAGE (widget)->row);
}

static void
on_merge_found (GtkWidget *from, gint64 other, gpointer data)
{
  sa_merge_dialog_present (from, SA_CLIENT_PAGE (from)->row, other);
}

static void
merge (GtkWidget *widget, const char *action, GVariant *target)
{
  SaClientPage *self = SA_CLIENT_PAGE (widget);
  g_autoptr (GPtrArray)
      alike = sa_duplicates_find (sa_office_get_store (self->office), self->record, 8, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; alike != NULL && i < alike->len; i++)
    g_array_append_val (rows, ((SaDuplicate *) g_ptr_array_index (alike, i))->row);
  sa_record_finder_present (widget, _ ("Merge With"),
                            sa_type_get_name (sa_record_get_record_type (self->record)), self->row,
                            rows, on_merge_found, NULL, NULL);
}

static void
convert (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_convert_dialog_present (widget, SA_CLIENT_PAGE (widget)->record);
}

static void
print (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_print (widget, SA_CLIENT_PAGE (widget)->row);
}

static void
save_pdf (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_save_pdf (widget, SA_CLIENT_PAGE (widget)->record);
}

static void
export_vcard (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_export_vcard (widget, SA_CLIENT_PAGE (widget)->record);
}

static void
show_history (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_history_dialog_present (widget, SA_CLIENT_PAGE (widget)->row);
}

static void
delete_this (GtkWidget *widget, const char *action, GVariant *target)
{
  SaClientPage *self = SA_CLIENT_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  if (sa_client_delete (widget, self->record) && view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

/* --- dropping --- */

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, SaClientPage *self)
{
  if (self->record == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, SA_TYPE_RECORD))
    {
      sa_relate_dropped (GTK_WIDGET (self), sa_record_get_row (g_value_get_object (value)),
                         self->row, x, y);
      return TRUE;
    }
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      gtk_stack_set_visible_child_name (self->sections, "files");
      sa_client_files_drop (self->files, g_value_get_boxed (value));
      return TRUE;
    }
  return FALSE;
}

static void
add_drop_target (SaClientPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_LINK);
  GType types[] = { SA_TYPE_RECORD, GDK_TYPE_FILE_LIST };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- class --- */

static void
sa_client_page_dispose (GObject *object)
{
  SaClientPage *self = SA_CLIENT_PAGE (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  if (self->office != NULL)
    g_clear_signal_handler (&self->changed_id, sa_office_get_store (self->office));
  g_clear_object (&self->record);
  g_clear_object (&self->office);
  sa_narrow_dispose_template (GTK_WIDGET (object), SA_TYPE_CLIENT_PAGE);
  G_OBJECT_CLASS (sa_client_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (SA_TYPE_CLIENT_QUICK);
  g_type_ensure (SA_TYPE_CLIENT_HEADER);
  g_type_ensure (SA_TYPE_CLIENT_HEALTH);
  g_type_ensure (SA_TYPE_CLIENT_OVERVIEW);
  g_type_ensure (SA_TYPE_CLIENT_TIMELINE);
  g_type_ensure (SA_TYPE_CLIENT_LINKS);
  g_type_ensure (SA_TYPE_CLIENT_FILES);
}

static void
install_actions (GtkWidgetClass *klass)
{
  sa_client_actions_install (klass);
  gtk_widget_class_install_action (klass, "client.set-state", "s", set_state);
  gtk_widget_class_install_action (klass, "client.log", "s", log_contact);
  gtk_widget_class_install_action (klass, "page.edit", NULL, edit);
  gtk_widget_class_install_action (klass, "client.edit-field", "u", edit_field);
  gtk_widget_class_install_action (klass, "client.new-task", NULL, new_task);
  gtk_widget_class_install_action (klass, "client.add-person", NULL, add_person);
  gtk_widget_class_install_action (klass, "client.add-known-person", NULL, add_known_person);
  gtk_widget_class_install_action (klass, "client.add-role", NULL, add_role);
  gtk_widget_class_install_action (klass, "client.add-address", NULL, add_address);
  gtk_widget_class_install_action (klass, "client.make-main-address", "x", make_main_address);
  gtk_widget_class_install_action (klass, "client.edit-consent", "s", edit_consent);
  gtk_widget_class_install_action (klass, "client.add-link", NULL, add_link);
  gtk_widget_class_install_action (klass, "client.merge", NULL, merge);
  gtk_widget_class_install_action (klass, "client.convert", NULL, convert);
  gtk_widget_class_install_action (klass, "page.print", NULL, print);
  gtk_widget_class_install_action (klass, "client.save-pdf", NULL, save_pdf);
  gtk_widget_class_install_action (klass, "client.export-vcard", NULL, export_vcard);
  gtk_widget_class_install_action (klass, "client.history", NULL, show_history);
  gtk_widget_class_install_action (klass, "client.delete", NULL, delete_this);
}

static void
sa_client_page_class_init (SaClientPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_client_page_dispose;
  widget_class->map = sa_client_page_map;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-client-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, title);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, menu);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, more_menu);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, gone);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, header);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, print);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, quick);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, health);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, sections);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, overview);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, links);
  gtk_widget_class_bind_template_child (widget_class, SaClientPage, files);
  gtk_widget_class_bind_template_callback (widget_class, on_section_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
  install_actions (widget_class);
}

static void
sa_client_page_init (SaClientPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sa_late_menu_set (self->menu, self->more_menu);
  add_drop_target (self);
}

AdwNavigationPage *
sa_client_page_new (SaOffice *office, gint64 row)
{
  SaClientPage *self = g_object_new (SA_TYPE_CLIENT_PAGE, NULL);

  self->office = g_object_ref (office);
  self->row = row;
  self->changed_id = g_signal_connect_object (sa_office_get_store (office), "changed",
                                              G_CALLBACK (on_store_changed), self,
                                              G_CONNECT_SWAPPED);
  reload (self);
  return ADW_NAVIGATION_PAGE (self);
}

gint64
sa_client_page_get_row (SaClientPage *self)
{
  return self->row;
}
