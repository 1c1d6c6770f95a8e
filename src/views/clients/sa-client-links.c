/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A link has two ends and is shown at both. */

#include "sa-client-links.h"

#include <glib/gi18n-lib.h>

#include "common.h"
#include "sa-client-actions.h"
#include "sa-client-text.h"
#include "sa-fact-rows.h"
#include "sa-find.h"
#include "sa-navigator.h"
#include "sa-row-group.h"

struct _SaClientLinks
{
  AdwBin parent_instance;

  SaRowGroup *group;
  GtkWidget *empty;

  gboolean brief;
};

G_DEFINE_FINAL_TYPE (SaClientLinks, sa_client_links, ADW_TYPE_BIN)

static void
add_link_row (SaClientLinks *self, SaStore *store, SaRecord *link, gint64 other)
{
  g_autoptr (SaRecord) record = sa_store_get (store, other, NULL);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *remove = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  GtkWidget *row, *icon;

  if (record == NULL || sa_record_meta (record)->deleted != 0)
    return;
  title = sa_record_title (record);
  subtitle = sa_store_subtitle (store, record);
  sa_client_append (line, sa_record_text (link, SA_LINK_LABEL));
  sa_client_append (line, sa_type_get_title (sa_record_get_record_type (record)));
  sa_client_append (line, subtitle);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  icon = gtk_image_new_from_icon_name (
      sa_client_type_icon (sa_type_get_name (sa_record_get_record_type (record))));
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  remove = g_strdup_printf (_ ("Remove the Link to %s"), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             sa_fact_rows_button ("edit-delete-symbolic", remove,
                                                  "client.delete-record",
                                                  g_variant_new_int64 (sa_record_get_row (link))));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", other);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  sa_row_group_add (self->group, row);
}

static void
sa_client_links_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_CLIENT_LINKS);
  G_OBJECT_CLASS (sa_client_links_parent_class)->dispose (object);
}

static void
sa_client_links_class_init (SaClientLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_client_links_dispose;
  g_type_ensure (SA_TYPE_ROW_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-client-links.ui");
  gtk_widget_class_bind_template_child (widget_class, SaClientLinks, group);
  gtk_widget_class_bind_template_child (widget_class, SaClientLinks, empty);
}

static void
sa_client_links_init (SaClientLinks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_client_links_set_brief (SaClientLinks *self)
{
  sa_row_group_set_lasting (self->group, TRUE);
  gtk_widget_set_visible (self->empty, FALSE);
  self->brief = TRUE;
}

void
sa_client_links_show (SaClientLinks *self, SaOffice *office, SaRecord *record)
{
  SaStore *store = sa_office_get_store (office);
  gint64 row = sa_record_get_row (record);

  sa_row_group_clear (self->group);
  for (guint end = SA_LINK_FROM; end <= SA_LINK_TO; end++)
    {
      g_autoptr (GPtrArray) links = sa_store_find_referring (store, "link", end, row, 0, NULL);

      for (guint i = 0; links != NULL && i < links->len; i++)
        {
          SaRecord *link = g_ptr_array_index (links, i);

          add_link_row (self, store, link,
                        sa_record_number (link, end == SA_LINK_FROM ? SA_LINK_TO : SA_LINK_FROM));
        }
    }
  gtk_widget_set_visible (self->empty, !self->brief && sa_row_group_get_n_rows (self->group) == 0);
}
