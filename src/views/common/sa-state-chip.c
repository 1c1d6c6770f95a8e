/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What style class was set is kept at the widget, to be taken away again. */

#include "sa-state-chip.h"

static const char *
mood_class (SaMood mood)
{
  switch (mood)
    {
    case SA_MOOD_GOOD:
      return "success";
    case SA_MOOD_WARNING:
      return "warning";
    case SA_MOOD_BAD:
      return "error";
    case SA_MOOD_NEUTRAL:
      break;
    }
  return "neutral";
}

void
sa_state_chip_show (GtkLabel *chip, SaRecord *record)
{
  const SaState *state = sa_type_find_state (sa_record_get_record_type (record),
                                             sa_record_meta (record)->state);

  gtk_label_set_label (chip, sa_record_state_label (record));
  gtk_widget_set_visible (GTK_WIDGET (chip), state != NULL);
  sa_state_chip_colour (GTK_WIDGET (chip), state != NULL ? state->mood : SA_MOOD_NEUTRAL);
}

void
sa_state_chip_colour (GtkWidget *chip, SaMood mood)
{
  const char *old = g_object_get_data (G_OBJECT (chip), "mood");
  const char *new = mood_class (mood);

  if (g_strcmp0 (old, new) == 0)
    return;
  if (old != NULL)
    gtk_widget_remove_css_class (chip, old);
  gtk_widget_add_css_class (chip, new);
  g_object_set_data (G_OBJECT (chip), "mood", (gpointer) new);
}
