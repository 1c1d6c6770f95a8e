/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps count of the rows it was given, which AdwPreferencesGroup does not tell, so that they can
 * be taken out again when the record changes. */

#include "sa-row-group.h"

#include <glib/gi18n-lib.h>

struct _SaRowGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* owned by the group's list */
  gboolean lasting;

  SaRowGroupFunc fill;
  gpointer data;
  guint first;
  guint step;
  guint shown; /* as many as were asked for */
  guint total;
  GtkLabel *count; /* of all there are, where it is shown */
};

enum
{
  PROP_LASTING = 1,
};

G_DEFINE_FINAL_TYPE (SaRowGroup, sa_row_group, ADW_TYPE_PREFERENCES_GROUP)

static void
update_visible (SaRowGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->lasting || self->rows->len > 0);
}

static void
sa_row_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LASTING)
    g_value_set_boolean (value, SA_ROW_GROUP (object)->lasting);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sa_row_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LASTING)
    sa_row_group_set_lasting (SA_ROW_GROUP (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sa_row_group_finalize (GObject *object)
{
  g_ptr_array_unref (SA_ROW_GROUP (object)->rows);
  G_OBJECT_CLASS (sa_row_group_parent_class)->finalize (object);
}

static void
sa_row_group_class_init (SaRowGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sa_row_group_get_property;
  object_class->set_property = sa_row_group_set_property;
  object_class->finalize = sa_row_group_finalize;
  g_object_class_install_property (
      object_class, PROP_LASTING,
      g_param_spec_boolean ("lasting", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

/* One stop of Tab a list, and its row's buttons after it; arrows go from row to row. */
static void
shorten_tabbing (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    gtk_list_box_set_tab_behavior (GTK_LIST_BOX (widget), GTK_LIST_TAB_ITEM);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    shorten_tabbing (child);
}

static void
sa_row_group_init (SaRowGroup *self)
{
  shorten_tabbing (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  update_visible (self);
}

void
sa_row_group_clear (SaRowGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  update_visible (self);
}

void
sa_row_group_add (SaRowGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  update_visible (self);
}

void
sa_row_group_add_nothing (SaRowGroup *self, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dimmed");
  gtk_widget_set_focusable (row, FALSE);
  sa_row_group_add (self, row);
}

guint
sa_row_group_get_n_rows (SaRowGroup *self)
{
  return self->rows->len;
}

static void
on_more (SaRowGroup *self)
{
  self->shown += self->step;
  sa_row_group_refill (self);
}

static void
add_more (SaRowGroup *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Show More"));
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_more), self);
  sa_row_group_add (self, row);
}

void
sa_row_group_set_fill (SaRowGroup *self, SaRowGroupFunc fill, gpointer data, guint first,
                       guint step)
{
  self->fill = fill;
  self->data = data;
  self->first = first;
  self->step = step;
  self->shown = first;
}

void
sa_row_group_refill (SaRowGroup *self)
{
  g_autofree char *text = NULL;

  sa_row_group_clear (self);
  self->total = self->fill (self, self->shown, self->data);
  if (self->total > self->shown)
    add_more (self);
  if (self->count == NULL)
    return;
  text = g_strdup_printf ("%'u", self->total);
  gtk_label_set_label (self->count, text);
}

void
sa_row_group_restart (SaRowGroup *self)
{
  self->shown = self->first;
}

guint
sa_row_group_get_total (SaRowGroup *self)
{
  return self->total;
}

void
sa_row_group_show_total (SaRowGroup *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), label);
  self->count = GTK_LABEL (label);
}

void
sa_row_group_set_lasting (SaRowGroup *self, gboolean lasting)
{
  if (self->lasting == lasting)
    return;
  self->lasting = lasting;
  update_visible (self);
  g_object_notify (G_OBJECT (self), "lasting");
}
