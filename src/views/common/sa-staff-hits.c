/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-staff-hits.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-home.h"

#define HEADING "sa-staff-heading" /* on a row: what it stands under */

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "sa-hit-heading");
  return label;
}

static void
update_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *heading = g_object_get_data (G_OBJECT (row), HEADING);
  const char *above = before != NULL ? g_object_get_data (G_OBJECT (before), HEADING) : NULL;

  gtk_list_box_row_set_header (row,
                               heading != NULL && heading != above ? make_heading (heading) : NULL);
}

void
sa_staff_hits_show_headings (GtkListBox *list)
{
  gtk_list_box_set_header_func (list, update_heading, NULL, NULL);
}

/* A reader that comes to the row does not pass the heading. */
void
sa_staff_hits_mark (GtkWidget *row, SaRecord *person)
{
  const char *heading = sa_record_number (person, SA_PERSON_STAFF) != 0
                            ? _ ("Who Works in Our Office")
                            : _ ("Other People");

  g_object_set_data (G_OBJECT (row), HEADING, (gpointer) heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  heading, -1);
  gtk_list_box_row_changed (GTK_LIST_BOX_ROW (row));
}

const char *
sa_staff_hits_note (SaStore *store)
{
  return sa_home_has_staff (store)
             ? NULL
             : _ ("Nobody is known to work in our office. Somebody does when “Works in our office” "
                  "is added to their form and switched on.");
}
