/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns follow the states of the type, so a state an office adds is a column too. */

#include "sa-lead-board.h"

#include <glib/gi18n-lib.h>

#include "sa-client-actions.h"
#include "sa-drag-scroll.h"
#include "sa-lead-column.h"
#include "sa-lead-moves.h"
#include "sa-navigator.h"

#define COLUMN 350
#define NARROW_COLUMN 290

struct _SaLeadBoard
{
  AdwBin parent_instance;

  GtkBox *columns;

  GPtrArray *list; /* of SaLeadColumn, owned by the box */
};

G_DEFINE_FINAL_TYPE (SaLeadBoard, sa_lead_board, ADW_TYPE_BIN)

static void
move (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 row;
  const char *state;
  g_autoptr (SaRecord) lead = NULL;

  g_variant_get (target, "(x&s)", &row, &state);
  lead = sa_client_get (widget, row);
  if (lead != NULL)
    sa_lead_move (widget, lead, state);
}

static int
find_focused (SaLeadBoard *self)
{
  for (guint i = 0; i < self->list->len; i++)
    if (gtk_widget_get_focus_child (GTK_WIDGET (self->columns))
        == g_ptr_array_index (self->list, i))
      return i;
  return -1;
}

/* From a column to the next in the direction of an arrow. */
static int
get_step (GtkWidget *widget, GVariant *arrow)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -g_variant_get_int32 (arrow)
                                                               : g_variant_get_int32 (arrow);
}

/* To the nearest column in that direction the lead may go to. */
static void
move_beside (GtkWidget *widget, const char *action, GVariant *target)
{
  SaLeadBoard *self = SA_LEAD_BOARD (widget);
  int step = get_step (widget, target);
  int at = find_focused (self);
  g_autoptr (SaRecord) lead = NULL;

  if (at < 0)
    return;
  lead = sa_lead_column_dup_focused (g_ptr_array_index (self->list, at));
  if (lead == NULL)
    return;
  for (int i = at + step; i >= 0 && i < (int) self->list->len; i += step)
    {
      const char *state = sa_lead_column_get_state (g_ptr_array_index (self->list, i));

      if (!sa_type_may_follow (sa_record_get_record_type (lead), sa_record_meta (lead)->state,
                               state))
        continue;
      sa_lead_move (widget, lead, state);
      sa_lead_column_focus (g_ptr_array_index (self->list, i));
      return;
    }
  sa_navigator_toast (widget, _ ("There is no state in that direction it may go to"));
}

static void
go_beside (GtkWidget *widget, const char *action, GVariant *target)
{
  SaLeadBoard *self = SA_LEAD_BOARD (widget);
  int to = find_focused (self) + get_step (widget, target);

  if (to >= 0 && to < (int) self->list->len)
    sa_lead_column_focus (g_ptr_array_index (self->list, to));
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, const char *action,
         int step)
{
  GtkShortcut *shortcut = gtk_shortcut_new_with_arguments (
      gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action), "i", step);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* Before the list in a column takes the arrows for itself. */
static void
add_keys (SaLeadBoard *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (keys, GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "board.move-beside", -1);
  add_key (keys, GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "board.move-beside", 1);
  add_key (keys, GDK_KEY_Left, 0, "board.go-beside", -1);
  add_key (keys, GDK_KEY_Right, 0, "board.go-beside", 1);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
set_width (SaLeadBoard *self, int width)
{
  for (guint i = 0; i < self->list->len; i++)
    gtk_widget_set_size_request (g_ptr_array_index (self->list, i), width, -1);
}

/* The edge of the next column shows that there are more. */
static void
on_narrow (SaLeadBoard *self)
{
  set_width (self, NARROW_COLUMN);
}

static void
on_wide (SaLeadBoard *self)
{
  set_width (self, COLUMN);
}

static void
sa_lead_board_dispose (GObject *object)
{
  g_clear_pointer (&SA_LEAD_BOARD (object)->list, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_LEAD_BOARD);
  G_OBJECT_CLASS (sa_lead_board_parent_class)->dispose (object);
}

static void
sa_lead_board_class_init (SaLeadBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_lead_board_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-lead-board.ui");
  gtk_widget_class_bind_template_child (widget_class, SaLeadBoard, columns);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_install_action (widget_class, "board.move", "(xs)", move);
  gtk_widget_class_install_action (widget_class, "board.move-beside", "i", move_beside);
  gtk_widget_class_install_action (widget_class, "board.go-beside", "i", go_beside);
}

static void
sa_lead_board_init (SaLeadBoard *self)
{
  self->list = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sa_drag_scroll_add (GTK_WIDGET (self->columns));
  add_keys (self);
}

GtkWidget *
sa_lead_board_new (SaOffice *office, SaQuery *query)
{
  SaLeadBoard *self = g_object_new (SA_TYPE_LEAD_BOARD, NULL);
  const SaState *states = sa_type_get_def (sa_query_get_type (query))->states;

  for (guint i = 0; states[i].code != NULL; i++)
    {
      GtkWidget *column = sa_lead_column_new (office, &states[i], query);

      gtk_box_append (self->columns, column);
      g_ptr_array_add (self->list, column);
    }
  set_width (self, COLUMN);
  sa_query_free (query);
  return GTK_WIDGET (self);
}

void
sa_lead_board_set_query (SaLeadBoard *self, SaQuery *query)
{
  for (guint i = 0; i < self->list->len; i++)
    sa_lead_column_set_query (g_ptr_array_index (self->list, i), query);
  sa_query_free (query);
}
