/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each field stands alone with both its values, one above the other, so that they can be compared
 * letter by letter on the narrowest window. */

#include "sa-clash-dialog.h"

#include <glib/gi18n-lib.h>

#define MOST_LINES 6

static void
add_value (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value != NULL ? value : _ ("Empty"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), MOST_LINES);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static GtkWidget *
make_field (SaStore *store, SaRecord *mine, SaRecord *theirs, guint field)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  SaType *type = sa_record_get_record_type (mine);
  g_autofree char *now = sa_store_in_words (store, theirs, field);
  g_autofree char *typed = sa_store_in_words (store, mine, field);
  g_autofree char *title = g_markup_escape_text (
      sa_field_get_label (sa_type_get_field (type, field)), -1);

  adw_preferences_group_set_title (group, title);
  add_value (group, _ ("It Says Now"), now);
  add_value (group, _ ("You Typed"), typed);
  return GTK_WIDGET (group);
}

AdwDialog *
sa_clash_dialog_new (SaStore *store, SaRecord *mine, SaEdit *edit)
{
  GArray *fields = sa_edit_get_clashes (edit);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Changed Meanwhile"),
      g_dngettext (GETTEXT_PACKAGE, "This field was changed elsewhere while the form was open.",
                   "These fields were changed elsewhere while the form was open.", fields->len)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  for (guint i = 0; i < fields->len; i++)
    gtk_box_append (GTK_BOX (box), make_field (store, mine, sa_edit_get_theirs (edit),
                                               g_array_index (fields, guint, i)));
  adw_alert_dialog_set_extra_child (dialog, box);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), SA_CLASH_THEIRS,
                                  _ ("_Keep Theirs"), SA_CLASH_MINE, _ ("Save _Mine"), NULL);
  adw_alert_dialog_set_default_response (dialog, "cancel"); /* a key too many decides nothing */
  adw_alert_dialog_set_close_response (dialog, "cancel");
  return ADW_DIALOG (dialog);
}
