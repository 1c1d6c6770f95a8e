/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The focus itself moves, so a screen reader says each row. */

#include "sa-hit-keys.h"

#define ENTRY "sa-hit-keys-entry" /* on the list */

static GtkText *
text_of (GtkWidget *hits)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (hits), ENTRY);

  return GTK_TEXT (gtk_editable_get_delegate (entry));
}

/* By itself GTK would stop at the frame around the list. */
static gboolean
on_entry_key (GtkEventController *keys, guint key, guint code, GdkModifierType state,
              GtkListBox *hits)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  g_signal_emit_by_name (gtk_event_controller_get_widget (keys), "search-changed");
  return gtk_widget_child_focus (GTK_WIDGET (hits), GTK_DIR_TAB_FORWARD);
}

static gboolean
on_hits_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
             GtkWidget *hits)
{
  if (!g_unichar_isgraph (gdk_keyval_to_unicode (key))
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  gtk_text_grab_focus_without_selecting (text_of (hits));
  return gtk_event_controller_key_forward (keys, GTK_WIDGET (text_of (hits)));
}

static gboolean
on_keynav_failed (GtkWidget *hits, GtkDirectionType direction)
{
  return direction == GTK_DIR_UP && gtk_text_grab_focus_without_selecting (text_of (hits));
}

void
sa_hit_keys_add (GtkSearchEntry *entry, GtkListBox *hits)
{
  GtkEventController *typing = gtk_event_controller_key_new ();
  GtkEventController *choosing = gtk_event_controller_key_new ();

  g_object_set_data (G_OBJECT (hits), ENTRY, entry);
  gtk_event_controller_set_propagation_phase (typing, GTK_PHASE_CAPTURE);
  g_signal_connect_object (typing, "key-pressed", G_CALLBACK (on_entry_key), hits, 0);
  gtk_widget_add_controller (GTK_WIDGET (entry), typing);
  g_signal_connect_object (choosing, "key-pressed", G_CALLBACK (on_hits_key), hits, 0);
  gtk_widget_add_controller (GTK_WIDGET (hits), choosing);
  g_signal_connect (hits, "keynav-failed", G_CALLBACK (on_keynav_failed), NULL);
}
