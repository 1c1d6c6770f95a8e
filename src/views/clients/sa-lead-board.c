/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns follow the states of the type, so a state an office adds is a column too. */

#include "sa-lead-board.h"

#include <glib/gi18n-lib.h>

#include "sa-after-frame.h"
#include "sa-client-actions.h"
#include "sa-drag-scroll.h"
#include "sa-lead-column.h"
#include "sa-lead-moves.h"
#include "sa-narrow.h"
#include "sa-navigator.h"

#define COLUMN 350
#define NARROW_COLUMN 290
#define MOVING (GDK_CONTROL_MASK | GDK_SHIFT_MASK) /* with an arrow: the lead */

struct _SaLeadBoard
{
  AdwBin parent_instance;

  GtkBox *columns;

  GPtrArray *list; /* of SaLeadColumn, owned by the box */
  gint64 moved;    /* the lead moved last, until its card has the focus or something is pressed */
};

G_DEFINE_FINAL_TYPE (SaLeadBoard, sa_lead_board, ADW_TYPE_BIN)

/* Whoever moves a lead again means the same one, though its card is on its way still. Meanwhile the
 * board has the focus: with a card that goes it would be nowhere, and a key pressed then lost. */
static void
move_lead (SaLeadBoard *self, SaRecord *lead, const char *state)
{
  g_autoptr (SaRecord) now = NULL;

  self->moved = sa_record_get_row (lead);
  sa_lead_move (GTK_WIDGET (self), lead, state);
  now = sa_client_get (GTK_WIDGET (self), self->moved);
  if (now == NULL || g_strcmp0 (sa_record_meta (now)->state, state) != 0)
    return;
  gtk_widget_set_focusable (GTK_WIDGET (self->columns), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->columns));
}

static void
move (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 row;
  const char *state;
  g_autoptr (SaRecord) lead = NULL;

  g_variant_get (target, "(x&s)", &row, &state);
  lead = sa_client_get (widget, row);
  if (lead != NULL)
    move_lead (SA_LEAD_BOARD (widget), lead, state);
}

static SaLeadColumn *
get_column (SaLeadBoard *self, int i)
{
  return i >= 0 && i < (int) self->list->len ? g_ptr_array_index (self->list, (guint) i) : NULL;
}

static int
find_focused (SaLeadBoard *self)
{
  for (guint i = 0; i < self->list->len; i++)
    if (gtk_widget_get_focus_child (GTK_WIDGET (self->columns))
        == g_ptr_array_index (self->list, i))
      return (int) i;
  return -1;
}

static int
find_state (SaLeadBoard *self, const char *state)
{
  for (guint i = 0; i < self->list->len; i++)
    if (g_strcmp0 (sa_lead_column_get_state (g_ptr_array_index (self->list, i)), state) == 0)
      return (int) i;
  return -1;
}

/* From a column to the next in the direction of an arrow. */
static int
get_step (GtkWidget *widget, GVariant *arrow)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -g_variant_get_int32 (arrow)
                                                               : g_variant_get_int32 (arrow);
}

/* The lead the keys move. (transfer full) (nullable) */
static SaRecord *
get_lead (SaLeadBoard *self)
{
  SaLeadColumn *column = get_column (self, find_focused (self));
  gint64 row = self->moved;

  if (row == 0 && column != NULL)
    row = sa_lead_column_get_focused (column);
  return row != 0 ? sa_client_get (GTK_WIDGET (self), row) : NULL;
}

/* To the nearest column in that direction the lead may go to. */
static void
move_beside (GtkWidget *widget, const char *action, GVariant *target)
{
  SaLeadBoard *self = SA_LEAD_BOARD (widget);
  int step = get_step (widget, target);
  g_autoptr (SaRecord) lead = get_lead (self);
  const char *state = lead != NULL ? sa_record_meta (lead)->state : NULL;
  SaLeadColumn *column;

  if (lead == NULL)
    return;
  for (int i = find_state (self, state) + step; (column = get_column (self, i)) != NULL; i += step)
    if (sa_type_may_follow (sa_record_get_record_type (lead), state,
                            sa_lead_column_get_state (column)))
      {
        move_lead (self, lead, sa_lead_column_get_state (column));
        return;
      }
  sa_navigator_toast (widget, _ ("There is no state in that direction it may go to"));
}

static void
go_beside (GtkWidget *widget, const char *action, GVariant *target)
{
  SaLeadBoard *self = SA_LEAD_BOARD (widget);
  SaLeadColumn *to = get_column (self, find_focused (self) + get_step (widget, target));

  self->moved = 0;
  if (to != NULL)
    sa_lead_column_focus_beside (to, gtk_root_get_focus (gtk_widget_get_root (widget)));
}

/* Not from a dialog or a field somebody went on to. */
static gboolean
may_take_focus (SaLeadBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (GTK_WIDGET (self))
         && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

/* Its column has it, and no other does any more. */
static gboolean
has_arrived (SaLeadBoard *self, SaRecord *lead)
{
  int at = find_state (self, sa_record_meta (lead)->state);

  for (int i = 0; i < (int) self->list->len; i++)
    if (sa_lead_column_has (get_column (self, i), sa_record_get_row (lead)) != (i == at))
      return FALSE;
  return TRUE;
}

/* The focus goes to the card where it comes up. */
static void
follow_moved (GtkWidget *widget)
{
  SaLeadBoard *self = SA_LEAD_BOARD (widget);
  g_autoptr (SaRecord)
      lead = self->moved != 0 && may_take_focus (self) ? sa_client_get (widget, self->moved) : NULL;
  int at = lead != NULL ? find_state (self, sa_record_meta (lead)->state) : -1;

  if (at >= 0 && sa_lead_column_focus_lead (get_column (self, at), self->moved)
      && has_arrived (self, lead))
    {
      self->moved = 0;
      gtk_widget_set_focusable (GTK_WIDGET (self->columns), FALSE);
    }
}

/* The columns learn of a move one after the other. Where a card goes GTK moves the focus to another
 * within the frame, so this waits for its end. */
static void
on_leads_changed (SaLeadBoard *self)
{
  if (self->moved != 0 && gtk_widget_get_realized (GTK_WIDGET (self)))
    sa_after_frame (GTK_WIDGET (self), follow_moved);
}

/* Whoever presses anything but the keys that move goes on to something else. */
static gboolean
on_event (SaLeadBoard *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  gboolean moves = (gdk_event_get_modifier_state (event) & MOVING) == MOVING;

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN
      || (type == GDK_KEY_PRESS && !moves && !gdk_key_event_is_modifier (event)))
    self->moved = 0;
  return GDK_EVENT_PROPAGATE;
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
  GtkEventController *others = gtk_event_controller_legacy_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (others, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (others, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), others);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (keys, GDK_KEY_Left, MOVING, "board.move-beside", -1);
  add_key (keys, GDK_KEY_Right, MOVING, "board.move-beside", 1);
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
  sa_narrow_dispose_template (GTK_WIDGET (object), SA_TYPE_LEAD_BOARD);
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
      g_signal_connect_object (sa_lead_column_get_leads (SA_LEAD_COLUMN (column)), "items-changed",
                               G_CALLBACK (on_leads_changed), self, G_CONNECT_SWAPPED);
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
