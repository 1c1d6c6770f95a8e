/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways are those of sa-relations.h. What was dropped and can only be linked is linked at once;
 * else the ways are listed where it was dropped, each done by a click. After a search a dialog
 * offers them to be chosen from, and says what the link is. */

#include "sa-relate.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sa-navigator.h"
#include "sa-record-finder.h"
#include "sa-relations.h"

#define MOST_KINDS 5
#define WIDTH 320

/* What is being asked. */
typedef struct
{
  GtkWidget *from;    /* weak */
  GtkWidget *surface; /* the popover or dialog it is asked in; owns this */
  GPtrArray *relations;
  AdwEntryRow *kind;
  GtkCheckButton *first; /* these only in a dialog */
  GtkCheckButton *link;  /* NULL where there is no choice */
  SaRelation *chosen;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_weak_pointer (&question->from);
  g_ptr_array_unref (question->relations);
  g_free (question);
}

static void
make (GtkWidget *from, const SaRelation *relation, const char *word)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (GError) error = NULL;

  if (sa_relation_make (store, relation, word, &error))
    sa_navigator_toast_undo (from, relation->sentence);
  else
    sa_navigator_report_error (from, error);
}

static void
answer (Question *question, const SaRelation *relation, const char *word)
{
  g_autoptr (GtkWidget) from = question->from != NULL ? g_object_ref (question->from) : NULL;
  g_autoptr (GPtrArray) relations = g_ptr_array_ref (question->relations);
  g_autofree char *own_word = g_strdup (word);

  if (ADW_IS_DIALOG (question->surface))
    adw_dialog_close (ADW_DIALOG (question->surface));
  else
    gtk_popover_popdown (GTK_POPOVER (question->surface));
  if (from != NULL)
    make (from, relation, own_word);
}

static SaRelation *
find_link (Question *question)
{
  for (guint i = 0; i < question->relations->len; i++)
    if (((SaRelation *) question->relations->pdata[i])->kind == SA_RELATION_LINK)
      return question->relations->pdata[i];
  return NULL;
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, Question *question)
{
  SaRelation *relation = g_object_get_data (G_OBJECT (row), "relation");

  if (relation != NULL)
    answer (question, relation, NULL);
}

static void
on_kind_applied (AdwEntryRow *row, Question *question)
{
  answer (question, find_link (question), gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
on_known_kind (GtkButton *button, Question *question)
{
  if (ADW_IS_DIALOG (question->surface))
    gtk_editable_set_text (GTK_EDITABLE (question->kind), gtk_button_get_label (button));
  else
    answer (question, find_link (question), gtk_button_get_label (button));
}

static void
on_chosen (GtkCheckButton *check, Question *question)
{
  if (gtk_check_button_get_active (check))
    question->chosen = g_object_get_data (G_OBJECT (check), "relation");
}

/* What is typed says of what kind the link is, so a link it is to be. */
static void
on_kind_typed (Question *question)
{
  if (question->link != NULL)
    gtk_check_button_set_active (question->link, TRUE);
}

static void
on_link (Question *question)
{
  gboolean link = question->chosen->kind == SA_RELATION_LINK;

  answer (question, question->chosen,
          link ? gtk_editable_get_text (GTK_EDITABLE (question->kind)) : NULL);
}

static void
make_choosable (Question *question, AdwActionRow *row, SaRelation *relation)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_check_button_new ());

  gtk_widget_set_valign (GTK_WIDGET (check), GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "relation", relation);
  g_signal_connect (check, "toggled", G_CALLBACK (on_chosen), question);
  adw_action_row_add_prefix (row, GTK_WIDGET (check));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (check));
  gtk_check_button_set_group (check, question->first);
  if (question->first == NULL)
    {
      question->first = check;
      gtk_check_button_set_active (check, TRUE);
    }
  if (relation->kind == SA_RELATION_LINK)
    question->link = check;
}

static void
add_relation (Question *question, GtkListBox *list, SaRelation *relation)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relation->sentence);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), question->relations->len > 1);
  if (question->relations->len == 1)
    question->chosen = relation;
  else if (ADW_IS_DIALOG (question->surface))
    make_choosable (question, ADW_ACTION_ROW (row), relation);
  else
    g_object_set_data (G_OBJECT (row), "relation", relation);
  gtk_list_box_append (list, row);
}

/* A link can say of what kind it is; the kinds used before are offered. */
static void
add_kinds (Question *question, GtkListBox *list, GtkBox *box)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (question->from));
  g_auto (GStrv) known = sa_relations_known_kinds (store, MOST_KINDS);
  GtkWidget *buttons = adw_wrap_box_new ();

  question->kind = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->kind), _ ("How they are linked"));
  if (ADW_IS_DIALOG (question->surface))
    {
      adw_entry_row_set_activates_default (question->kind, TRUE);
      g_signal_connect_swapped (question->kind, "changed", G_CALLBACK (on_kind_typed), question);
    }
  else
    {
      adw_entry_row_set_show_apply_button (question->kind, TRUE);
      g_signal_connect (question->kind, "apply", G_CALLBACK (on_kind_applied), question);
      g_signal_connect (question->kind, "entry-activated", G_CALLBACK (on_kind_applied), question);
    }
  gtk_list_box_append (list, GTK_WIDGET (question->kind));
  if (known[0] == NULL)
    return;
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  for (guint i = 0; known[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (known[i]);

      gtk_widget_add_css_class (button, "sa-choice");
      g_signal_connect (button, "clicked", G_CALLBACK (on_known_kind), question);
      adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
    }
  gtk_box_append (box, buttons);
}

static GtkWidget *
make_content (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How They Belong Together"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), question);
  for (guint i = 0; i < question->relations->len; i++)
    add_relation (question, GTK_LIST_BOX (list), question->relations->pdata[i]);
  gtk_box_append (GTK_BOX (box), list);
  if (find_link (question) != NULL)
    add_kinds (question, GTK_LIST_BOX (list), GTK_BOX (box));
  return box;
}

static Question *
question_new (GtkWidget *from, GPtrArray *relations, GtkWidget *surface)
{
  Question *question = g_new0 (Question, 1);

  g_set_weak_pointer (&question->from, from);
  question->relations = g_ptr_array_ref (relations);
  question->surface = surface;
  g_object_set_data_full (G_OBJECT (surface), "question", question, question_free);
  return question;
}

static void
on_popover_closed (GtkWidget *popover)
{
  /* after the row that was activated has done what it does */
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, popover);
}

static void
ask_at (GtkWidget *from, GPtrArray *relations, double x, double y)
{
  GtkWidget *popover = gtk_popover_new ();
  Question *question = question_new (from, relations, popover);
  GtkWidget *heading = gtk_label_new (_ ("How They Belong Together"));
  GtkWidget *content = make_content (question);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_prepend (GTK_BOX (content), heading);
  gtk_widget_set_size_request (content, WIDTH, -1);
  gtk_widget_add_css_class (content, "sa-question");
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_parent (popover, from);
  g_signal_connect_object (from, "destroy", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (on_popover_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static GtkWidget *
make_header (Question *question)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *link = gtk_button_new_with_mnemonic (_ ("_Link"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (link, "suggested-action");
  g_signal_connect_swapped (link, "clicked", G_CALLBACK (on_link), question);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), link);
  adw_dialog_set_default_widget (ADW_DIALOG (question->surface), link);
  adw_dialog_set_focus (ADW_DIALOG (question->surface),
                        question->kind != NULL ? GTK_WIDGET (question->kind) : link);
  return header;
}

static void
ask (GtkWidget *from, GPtrArray *relations)
{
  AdwDialog *dialog = adw_dialog_new ();
  Question *question = question_new (from, relations, GTK_WIDGET (dialog));
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *content = make_content (question);

  gtk_widget_add_css_class (content, "sa-dialog");
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_dialog_set_child (dialog, view);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (question));
  adw_dialog_set_title (dialog, _ ("How They Belong Together"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_present (dialog, from);
}

static void
on_found (GtkWidget *from, gint64 other, gpointer data)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (GPtrArray) relations = sa_relations_find (store, *(gint64 *) data, other);

  if (relations->len > 0)
    ask (from, relations);
  else
    sa_navigator_toast (from, _ ("These two are linked already"));
}

void
sa_relate_pick (GtkWidget *from, gint64 row)
{
  sa_record_finder_present (from, _ ("Link to"), NULL, row, NULL, on_found,
                            g_memdup2 (&row, sizeof row), g_free);
}

void
sa_relate_dropped (GtkWidget *from, gint64 dragged, gint64 onto, double x, double y)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (GPtrArray) relations = sa_relations_find (store, dragged, onto);

  if (relations->len == 1)
    make (from, relations->pdata[0], NULL);
  else if (relations->len > 1)
    ask_at (from, relations, x, y);
  else if (dragged != onto)
    sa_navigator_toast (from, _ ("These two are linked already"));
}
