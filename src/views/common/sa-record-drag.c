/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One drag source and one drop target for a whole view: its rows come and go. The row under the
 * pointer is marked by a style class, as GTK would mark the whole view. */

#include "sa-record-drag.h"

#include "sa-drag-scroll.h"
#include "sa-record.h"
#include "sa-relate.h"
#include "sa-row-at.h"

#define OVER "sa-drop-row"
#define DRAG "sa-record-drag"

typedef struct
{
  GtkWidget *view;
  GtkWidget *from; /* what is around the view and shows what is asked */
  GtkWidget *over; /* weak: the row that is marked */
  GtkDropTarget *target;
  double x, y; /* where something is dragged */
} Drag;

static void
drag_free (gpointer data)
{
  Drag *drag = data;

  g_clear_weak_pointer (&drag->over);
  g_free (drag);
}

static SaRecord *
record_at (GtkWidget *view, double x, double y)
{
  GtkListItem *item = sa_row_at (view, x, y);

  return item != NULL ? sa_row_item (item) : NULL;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, GtkWidget *view)
{
  SaRecord *record = record_at (view, x, y);

  return record != NULL ? gdk_content_provider_new_typed (SA_TYPE_RECORD, record) : NULL;
}

/* What is dragged is shown by its title. */
static void
on_begin (GtkDragSource *source, GdkDrag *drag, GtkWidget *view)
{
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  GdkContentProvider *content = gdk_drag_get_content (drag);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *title = NULL;
  GtkWidget *label;

  g_value_init (&value, SA_TYPE_RECORD);
  if (!gdk_content_provider_get_value (content, &value, NULL))
    return;
  title = sa_record_title (g_value_get_object (&value));
  label = gtk_label_new (title);
  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "sa-drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), label);
}

static void
mark (Drag *drag, GtkWidget *row)
{
  if (drag->over == row)
    return;
  if (drag->over != NULL)
    gtk_widget_remove_css_class (drag->over, OVER);
  if (row != NULL)
    gtk_widget_add_css_class (row, OVER);
  g_set_weak_pointer (&drag->over, row);
}

static GtkWidget *
row_widget (GtkWidget *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != view
         && g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);
  return widget != view ? widget : NULL;
}

/* Nothing can be dropped on itself; what comes is known a little after it has come. */
static gboolean
mark_place (Drag *drag)
{
  const GValue *value = gtk_drop_target_get_value (drag->target);
  SaRecord *onto = record_at (drag->view, drag->x, drag->y);
  SaRecord *dragged = value != NULL ? g_value_get_object (value) : NULL;
  gboolean takes = onto != NULL
                   && (dragged == NULL || sa_record_get_row (dragged) != sa_record_get_row (onto));

  mark (drag, takes ? row_widget (drag->view, drag->x, drag->y) : NULL);
  return takes;
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, Drag *drag)
{
  drag->x = x;
  drag->y = y;
  return mark_place (drag) ? GDK_ACTION_LINK : 0;
}

/* Another row is under the pointer then. */
static void
on_scrolled (GtkWidget *view)
{
  Drag *drag = g_object_get_data (G_OBJECT (view), DRAG);

  if (gtk_drop_target_get_current_drop (drag->target) != NULL)
    mark_place (drag);
}

static void
on_leave (GtkDropTarget *target, Drag *drag)
{
  mark (drag, NULL);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, Drag *drag)
{
  SaRecord *onto = record_at (drag->view, x, y);
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y);

  mark (drag, NULL);
  if (onto == NULL || !gtk_widget_compute_point (drag->view, drag->from, &at, &at))
    return FALSE;
  sa_relate_dropped (drag->from, sa_record_get_row (g_value_get_object (value)),
                     sa_record_get_row (onto), at.x, at.y);
  return TRUE;
}

void
sa_record_drag_add (GtkWidget *view, GtkWidget *from)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SA_TYPE_RECORD, GDK_ACTION_LINK);
  Drag *drag = g_new0 (Drag, 1);

  drag->view = view;
  drag->from = from;
  drag->target = target;
  g_object_set_data_full (G_OBJECT (view), DRAG, drag, drag_free);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_LINK | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), view);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), view);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (source));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), drag);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), drag);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), drag);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "value-changed",
                           G_CALLBACK (on_scrolled), view, G_CONNECT_SWAPPED);
  sa_drag_scroll_add (view);
}
