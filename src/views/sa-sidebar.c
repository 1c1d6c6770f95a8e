/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists the places features registered under their headings. Choosing one asks the navigator for
 * it; the window tells back which one is shown, so that both always agree. */

#include "sa-sidebar.h"

#include <glib/gi18n-lib.h>

#include "sa-job-list.h"
#include "sa-navigator.h"

struct _SaSidebar
{
  AdwBin parent_instance;

  AdwWindowTitle *heading;
  GtkMenuButton *new_button;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkListBox *list;
  SaJobList *jobs;
};

G_DEFINE_FINAL_TYPE (SaSidebar, sa_sidebar, ADW_TYPE_BIN)

static const SaPlace *
row_place (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "place");
}

static const char *
section_title (SaSection section)
{
  switch (section)
    {
    case SA_SECTION_DAY:
      return C_ ("heading of the sidebar", "Day");
    case SA_SECTION_PEOPLE:
      return C_ ("heading of the sidebar", "People");
    case SA_SECTION_TRADE:
      return C_ ("heading of the sidebar", "Trade");
    case SA_SECTION_INSIGHT:
      return C_ ("heading of the sidebar", "Insight");
    }
  return "";
}

static GtkWidget *
make_row (const SaPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (place->icon);
  GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, place->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, place->title), -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "place", (gpointer) place);
  return row;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const SaPlace *place = row_place (row);
  GtkWidget *heading = NULL;

  if (before == NULL || row_place (before)->section != place->section)
    {
      heading = gtk_label_new (section_title (place->section));
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "sa-sidebar-heading");
    }
  gtk_list_box_row_set_header (row, heading);
}

static void
on_row_activated (SaSidebar *self, GtkListBoxRow *row)
{
  sa_navigator_show_place (GTK_WIDGET (self), row_place (row)->id);
}

/* What is marked is what is shown. On a page of its own the list is only gone through. */
static void
on_row_selected (SaSidebar *self, GtkListBoxRow *row)
{
  GtkWidget *split = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  if (row != NULL && gtk_widget_has_focus (GTK_WIDGET (row)) && split != NULL
      && !adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (split)))
    sa_navigator_show_place (GTK_WIDGET (self), row_place (row)->id);
}

static GMenuModel *
make_new_menu (void)
{
  GMenu *menu = g_menu_new ();
  GPtrArray *commands = sa_navigator_get_commands ();

  for (guint i = 0; i < commands->len; i++)
    {
      const SaCommand *command = commands->pdata[i];
      g_autofree char *action = g_strconcat ("win.", command->id, NULL);

      if (command->in_new_menu)
        g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, command->title), action);
    }
  return G_MENU_MODEL (menu);
}

/* A menu is made when it is first opened: its widgets are many, and the window comes sooner. */
static void
make_new_popover (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = make_new_menu ();
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
make_main_popover (GtkMenuButton *button, gpointer data)
{
  SaSidebar *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (self->main_menu));
}

static void
sa_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_SIDEBAR);
  G_OBJECT_CLASS (sa_sidebar_parent_class)->dispose (object);
}

static void
sa_sidebar_class_init (SaSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_sidebar_dispose;
  g_type_ensure (SA_TYPE_JOB_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SaSidebar, heading);
  gtk_widget_class_bind_template_child (widget_class, SaSidebar, new_button);
  gtk_widget_class_bind_template_child (widget_class, SaSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SaSidebar, main_menu);
  gtk_widget_class_bind_template_child (widget_class, SaSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, SaSidebar, jobs);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
sa_sidebar_init (SaSidebar *self)
{
  GPtrArray *places = sa_navigator_get_places ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  for (guint i = 0; i < places->len; i++)
    gtk_list_box_append (self->list, make_row (places->pdata[i]));
  gtk_menu_button_set_create_popup_func (self->new_button, make_new_popover, NULL, NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, make_main_popover, self, NULL);
}

/* @name: of the office one is in; NULL for the usual one */
void
sa_sidebar_set_name (SaSidebar *self, const char *name)
{
  adw_window_title_set_subtitle (self->heading, name != NULL ? name : "");
}

void
sa_sidebar_set_office (SaSidebar *self, SaOffice *office)
{
  sa_job_list_set_office (self->jobs, office);
}

/* Marks the place that is shown. */
void
sa_sidebar_select (SaSidebar *self, const char *place)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (row_place (row)->id, place))
      gtk_list_box_select_row (self->list, row);
}

void
sa_sidebar_popup_new (SaSidebar *self)
{
  gtk_menu_button_popup (self->new_button);
}

void
sa_sidebar_popup_menu (SaSidebar *self)
{
  gtk_menu_button_popup (self->menu_button);
}
