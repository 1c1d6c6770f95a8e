/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Height for width: a width decides how many columns there are, and the heights follow. Children
 * that are hidden, or have nothing to show and so want no height, leave their room to the others.
 */

#include "sa-columns-layout.h"

#define SPACING 24

struct _SaColumnsLayout
{
  GtkLayoutManager parent_instance;

  int column_width;
};

enum
{
  PROP_COLUMN_WIDTH = 1,
};

G_DEFINE_FINAL_TYPE (SaColumnsLayout, sa_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      n++;
  return n;
}

static gboolean
fits_side_by_side (SaColumnsLayout *self, int width, guint n)
{
  return n > 1 && width >= (int) n * self->column_width + ((int) n - 1) * SPACING;
}

static void
measure_widths (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_min, child_nat;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_nat, NULL,
                          NULL);
      *minimum = MAX (*minimum, child_min);
      *natural += child_nat + (*natural > 0 ? SPACING : 0);
    }
}

static void
measure_heights (SaColumnsLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  guint n = count_children (widget);
  gboolean beside = fits_side_by_side (self, width, n);
  int column = beside ? (width - ((int) n - 1) * SPACING) / (int) n : width;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_min, child_nat;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, &child_min, &child_nat, NULL,
                          NULL);
      if (beside)
        {
          *minimum = MAX (*minimum, child_min);
          *natural = MAX (*natural, child_nat);
          continue;
        }
      *minimum += child_min + (*minimum > 0 && child_min > 0 ? SPACING : 0);
      *natural += child_nat + (*natural > 0 && child_nat > 0 ? SPACING : 0);
    }
}

static GtkSizeRequestMode
sa_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sa_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                           int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_widths (widget, minimum, natural);
  else
    measure_heights (SA_COLUMNS_LAYOUT (manager), widget, for_size, minimum, natural);
}

static void
sa_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                            int baseline)
{
  SaColumnsLayout *self = SA_COLUMNS_LAYOUT (manager);
  guint n = count_children (widget);
  gboolean beside = fits_side_by_side (self, width, n);
  int column = beside ? (width - ((int) n - 1) * SPACING) / (int) n : width;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, y, column, height };
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, NULL, &natural, NULL, NULL);
      place.height = natural;
      if (mirrored)
        place.x = width - column - x;
      gtk_widget_size_allocate (child, &place, -1);
      if (beside)
        x += column + SPACING;
      else if (natural > 0)
        y += natural + SPACING;
    }
}

static void
sa_columns_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLUMN_WIDTH)
    g_value_set_int (value, SA_COLUMNS_LAYOUT (object)->column_width);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sa_columns_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLUMN_WIDTH)
    {
      SA_COLUMNS_LAYOUT (object)->column_width = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sa_columns_layout_class_init (SaColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = sa_columns_layout_get_property;
  object_class->set_property = sa_columns_layout_set_property;
  layout_class->get_request_mode = sa_columns_layout_get_request_mode;
  layout_class->measure = sa_columns_layout_measure;
  layout_class->allocate = sa_columns_layout_allocate;
  g_object_class_install_property (object_class, PROP_COLUMN_WIDTH,
                                   g_param_spec_int ("column-width", NULL, NULL, 0, G_MAXINT, 340,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
sa_columns_layout_init (SaColumnsLayout *self)
{
  self->column_width = 340;
}
