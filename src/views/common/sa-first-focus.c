/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-first-focus.h"

#include "sa-after-frame.h"

#define FIRST "sa-first-focus" /* on the dialog: the widget, until it is used */
#define COMES_UP_MILLISECONDS 1000

void
sa_focus (GtkWidget *widget)
{
  if (ADW_IS_ENTRY_ROW (widget)) /* a key pressed must not replace what is there */
    adw_entry_row_grab_focus_without_selecting (ADW_ENTRY_ROW (widget));
  else if (!gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* An entry's row has buttons of its own, which are not where one types. */
static gboolean
is_in (GtkWidget *focus, GtkWidget *first)
{
  if (ADW_IS_ENTRY_ROW (first))
    return focus == GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (first)));
  return focus == first || gtk_widget_is_ancestor (focus, first);
}

static void
keep (GtkWidget *dialog)
{
  GtkWidget *first = g_object_get_data (G_OBJECT (dialog), FIRST);
  GtkRoot *root = gtk_widget_get_root (dialog);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (first != NULL && focus != NULL && gtk_widget_is_ancestor (first, dialog)
      && gtk_widget_is_ancestor (focus, dialog) && !is_in (focus, first))
    sa_focus (first);
}

/* A dialog that comes up selects all that is in the field it gives the focus to; a key pressed then
 * must not replace it. */
static void
settle (GtkWidget *dialog)
{
  GtkWidget *first = g_object_get_data (G_OBJECT (dialog), FIRST);

  if (first == NULL || !gtk_widget_is_ancestor (first, dialog))
    return;
  sa_focus (first);
  if (ADW_IS_ENTRY_ROW (first))
    gtk_editable_set_position (GTK_EDITABLE (first), -1);
}

/* From then on it goes where it is sent. */
static gboolean
on_used (GtkWidget *dialog)
{
  g_object_set_data (G_OBJECT (dialog), FIRST, NULL);
  return GDK_EVENT_PROPAGATE;
}

/* It is up; whoever moves the focus now means it, a screen reader for instance. */
static void
on_up (gpointer dialog)
{
  on_used (dialog);
  g_object_unref (dialog);
}

void
sa_dialog_present_at (AdwDialog *dialog, GtkWidget *from, GtkWidget *first)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  if (first != NULL) /* a form may make its rows anew meanwhile */
    g_object_set_data_full (G_OBJECT (dialog), FIRST, g_object_ref (first), g_object_unref);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_used), dialog);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_used), dialog);
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
  gtk_widget_add_controller (GTK_WIDGET (dialog), GTK_EVENT_CONTROLLER (click));
  /* Without one of its own the dialog would move the focus on by one. */
  adw_dialog_set_focus (dialog, first);
  adw_dialog_present (dialog, from);
  g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (dialog)), "notify::focus-widget",
                           G_CALLBACK (keep), dialog, G_CONNECT_SWAPPED);
  sa_after_frame (GTK_WIDGET (dialog), settle);
  g_timeout_add_once (COMES_UP_MILLISECONDS, on_up, g_object_ref (dialog));
}
