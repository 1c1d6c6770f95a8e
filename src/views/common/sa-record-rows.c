/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row is a box to tick where rows are selected, a picture made of the title's initials, the
 * title, the subtitle and the state. */

#include "sa-record-rows.h"

#include <adwaita.h>

#include "sa-record.h"
#include "sa-row-at.h"
#include "sa-state-chip.h"

typedef struct
{
  AdwAvatar *avatar;
  GtkInscription *title;
  GtkInscription *subtitle;
  GtkLabel *state;
} Row;

static GtkInscription *
add_line (GtkBox *box, const char *css_class)
{
  GtkInscription *line = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_text_overflow (line, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (line, 3);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (line), css_class);
      gtk_widget_add_css_class (GTK_WIDGET (line), "caption");
    }
  gtk_box_append (box, GTK_WIDGET (line));
  return line;
}

/* The row itself is what is pressed and what has the focus; the box only shows. */
static GtkWidget *
make_tick (GtkListItem *item, GtkWidget *table)
{
  GtkWidget *tick = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE,
                                  "can-focus", FALSE, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (tick, "selection-mode");
  g_object_bind_property (table, "selecting", tick, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "selected", tick, "active", G_BINDING_SYNC_CREATE);
  return tick;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Row *row = g_new0 (Row, 1);

  row->avatar = ADW_AVATAR (adw_avatar_new (36, NULL, TRUE));
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  row->title = add_line (GTK_BOX (lines), NULL);
  row->subtitle = add_line (GTK_BOX (lines), "dimmed");
  row->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (row->state), "sa-chip");
  gtk_widget_set_valign (GTK_WIDGET (row->state), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_tick (item, table));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->avatar));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->state));
  g_object_set_data_full (G_OBJECT (item), "row", row, g_free);
  sa_row_mark (box, item);
  gtk_list_item_set_child (item, box);
}

static void
show (GtkListItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "row");
  SaRecord *record = gtk_list_item_get_item (item);
  g_autofree char *title = sa_record_title (record);
  g_autofree char *subtitle = sa_record_subtitle (record);

  adw_avatar_set_text (row->avatar, title);
  gtk_inscription_set_text (row->title, title);
  gtk_inscription_set_text (row->subtitle, subtitle != NULL ? subtitle : "");
  gtk_list_item_set_accessible_label (item, title);
  sa_state_chip_show (row->state, record);
}

static void
on_record_changed (SaRecord *record, guint field, GtkListItem *item)
{
  show (item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (on_record_changed),
                           item, 0);
  show (item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gpointer record = gtk_list_item_get_item (item);

  if (record != NULL)
    g_signal_handlers_disconnect_by_func (record, on_record_changed, item);
}

GtkListItemFactory *
sa_record_rows_factory_new (GtkWidget *table)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), table);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
