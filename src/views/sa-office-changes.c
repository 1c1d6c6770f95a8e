/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of an office moves under whoever has it open, so neither is done to one that is. A
 * window that still asks for the passphrase has its file not open yet, and counts all the same. */

#include "sa-office-changes.h"

#include <glib/gi18n-lib.h>

#include "sa-draft.h"
#include "sa-navigator.h"
#include "sa-offices.h"
#include "sa-window.h"

typedef struct
{
  GtkWidget *from;
  char *name;
  SaOfficeChangedFunc changed;
  AdwAlertDialog *dialog; /* which owns this */
  GtkEditable *entry;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->from);
  g_free (question->name);
  g_free (question);
}

static gboolean
has_window (const char *path)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (SA_IS_WINDOW (l->data) && g_str_equal (sa_window_get_path (l->data), path))
      return TRUE;
  return FALSE;
}

static gboolean
is_free (GtkWidget *from, const char *name)
{
  g_autofree char *path = sa_offices_path (name);
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;

  if (has_window (path))
    why = g_strdup_printf (_ ("The office “%s” is open in a window. Close that first."), name);
  else if (!sa_offices_check_closed (name, &error))
    why = g_strdup (error->message);
  if (why != NULL)
    sa_navigator_alert (from, _ ("That Did Not Work"), why);
  return why == NULL;
}

static Question *
ask (GtkWidget *from, const char *name, SaOfficeChangedFunc changed, const char *heading)
{
  Question *question = g_new0 (Question, 1);

  question->from = g_object_ref (from);
  question->name = g_strdup (name);
  question->changed = changed;
  question->dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));
  g_object_set_data_full (G_OBJECT (question->dialog), "question", question, question_free);
  adw_alert_dialog_add_response (question->dialog, "cancel", _ ("_Cancel"));
  return question;
}

/* --- The trash --- */

static void
on_trash_answer (Question *question, const char *answer)
{
  g_autofree char *path = sa_offices_path (question->name);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (answer, "trash"))
    return;
  if (!sa_offices_trash (question->name, &error))
    {
      sa_navigator_alert (question->from, _ ("That Did Not Work"), error->message);
      return;
    }
  sa_drafts_trash (path);
  question->changed (question->from, NULL);
}

void
sa_office_changes_trash (GtkWidget *from, const char *name, SaOfficeChangedFunc changed)
{
  Question *question;

  if (!is_free (from, name))
    return;
  question = ask (from, name, changed, _ ("Move to the Trash?"));
  adw_alert_dialog_format_body (
      question->dialog,
      _ ("The office “%s” and its backups go to the trash, with all clients and papers in it."),
      name);
  adw_alert_dialog_add_response (question->dialog, "trash", _ ("_Move to Trash"));
  adw_alert_dialog_set_response_appearance (question->dialog, "trash", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_swapped (question->dialog, "response", G_CALLBACK (on_trash_answer), question);
  adw_dialog_present (ADW_DIALOG (question->dialog), from);
}

/* --- Another name --- */

static char *
get_typed (Question *question)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));
}

/* What is wrong with the name is said while it is typed; nothing is wrong before. */
static void
on_typed (Question *question)
{
  g_autofree char *typed = get_typed (question);
  g_autoptr (GError) error = NULL;
  gboolean same = g_str_equal (typed, question->name);
  gboolean fits = !same && sa_offices_check_new (typed, &error);

  adw_alert_dialog_set_response_enabled (question->dialog, "rename", fits);
  adw_alert_dialog_set_body (question->dialog, error != NULL ? error->message : "");
}

static void
on_rename_answer (Question *question, const char *answer)
{
  g_autofree char *typed = get_typed (question);
  g_autofree char *path = sa_offices_path (question->name);
  g_autofree char *to = sa_offices_path (typed);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (answer, "rename"))
    return;
  if (!sa_offices_rename (question->name, typed, &error))
    {
      sa_navigator_alert (question->from, _ ("That Did Not Work"), error->message);
      return;
    }
  sa_drafts_move (path, to);
  question->changed (question->from, typed);
}

void
sa_office_changes_rename (GtkWidget *from, const char *name, SaOfficeChangedFunc changed)
{
  Question *question;
  GtkWidget *list;

  if (!is_free (from, name))
    return;
  question = ask (from, name, changed, _ ("Rename the Office"));
  question->entry = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->entry), _ ("Name of the Office"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (question->entry), TRUE);
  gtk_editable_set_text (question->entry, name);
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (question->entry));
  adw_alert_dialog_set_extra_child (question->dialog, list);
  adw_alert_dialog_add_response (question->dialog, "rename", _ ("_Rename"));
  adw_alert_dialog_set_response_appearance (question->dialog, "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (question->dialog, "rename", FALSE);
  adw_alert_dialog_set_default_response (question->dialog, "rename");
  g_signal_connect_swapped (question->entry, "changed", G_CALLBACK (on_typed), question);
  g_signal_connect_swapped (question->dialog, "response", G_CALLBACK (on_rename_answer), question);
  adw_dialog_set_focus (ADW_DIALOG (question->dialog), GTK_WIDGET (question->entry));
  adw_dialog_present (ADW_DIALOG (question->dialog), from);
}
