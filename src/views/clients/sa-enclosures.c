/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same groups as on the pages of clients. They are records of their own, so that they are there
 * at once, whether the form is saved or not. */

#include "sa-enclosures.h"

#include "sa-client-actions.h"
#include "sa-client-files.h"
#include "sa-client-links.h"
#include "sa-relate.h"

struct _SaEnclosures
{
  GtkBox parent_instance;

  SaClientFiles *files;
  SaClientLinks *links;

  SaOffice *office;
  SaRecord *record;
  guint reload_id;
};

G_DEFINE_FINAL_TYPE (SaEnclosures, sa_enclosures, GTK_TYPE_BOX)

static void
show (SaEnclosures *self)
{
  sa_client_files_show (self->files, self->office, self->record);
  sa_client_links_show (self->links, self->office, self->record);
}

static gboolean
on_reload (gpointer data)
{
  SaEnclosures *self = data;

  self->reload_id = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (SaEnclosures *self)
{
  if (self->reload_id == 0)
    self->reload_id = g_idle_add (on_reload, self);
}

static void
add_link (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_relate_pick (widget, sa_record_get_row (SA_ENCLOSURES (widget)->record));
}

static gboolean
on_dropped (SaEnclosures *self, const GValue *value)
{
  sa_client_files_drop (self->files, g_value_get_boxed (value));
  return TRUE;
}

static void
sa_enclosures_dispose (GObject *object)
{
  SaEnclosures *self = SA_ENCLOSURES (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_object (&self->record);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (sa_enclosures_parent_class)->dispose (object);
}

static void
sa_enclosures_class_init (SaEnclosuresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_enclosures_dispose;
  sa_client_actions_install (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "client.add-link", NULL, add_link);
}

static void
sa_enclosures_init (SaEnclosures *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->files = g_object_new (SA_TYPE_CLIENT_FILES, NULL);
  self->links = g_object_new (SA_TYPE_CLIENT_LINKS, NULL);
  sa_client_files_set_brief (self->files);
  sa_client_links_set_brief (self->links);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->files));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->links));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
sa_enclosures_new (SaOffice *office, SaRecord *record)
{
  SaEnclosures *self = g_object_new (SA_TYPE_ENCLOSURES, NULL);

  self->office = g_object_ref (office);
  self->record = g_object_ref (record);
  g_signal_connect_object (sa_office_get_store (office), "changed", G_CALLBACK (on_store_changed),
                           self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
