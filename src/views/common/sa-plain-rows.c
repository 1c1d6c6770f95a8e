/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of each row are found by data set at the row, which is a plain AdwPreferencesRow. */

#include "sa-plain-rows.h"

#include <glib/gi18n-lib.h>

#include "sa-date.h"

static GtkWidget *
make_row (const char *title, GtkWidget *content)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), content);
  gtk_widget_add_css_class (box, "sa-row-content");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data (G_OBJECT (row), "content", content);
  return row;
}

typedef struct
{
  SaRowChangedFunc changed;
  gpointer data;
} Callback;

static void
call (Callback *callback)
{
  if (callback->changed != NULL)
    callback->changed (callback->data);
}

static Callback *
keep_callback (GtkWidget *row, SaRowChangedFunc changed, gpointer data)
{
  Callback *callback = g_new (Callback, 1);

  callback->changed = changed;
  callback->data = data;
  g_object_set_data_full (G_OBJECT (row), "callback", callback, g_free);
  return callback;
}

/* --- Long text --- */

GtkWidget *
sa_text_area_row_new (const char *title, SaRowChangedFunc changed, gpointer data)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *row = make_row (title, view);
  Callback *callback = keep_callback (row, changed, data);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 72);
  gtk_widget_add_css_class (view, "sa-text-area");
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                            G_CALLBACK (call), callback);
  return row;
}

static GtkTextBuffer *
get_buffer (GtkWidget *row)
{
  return gtk_text_view_get_buffer (g_object_get_data (G_OBJECT (row), "content"));
}

char *
sa_text_area_row_get (GtkWidget *row)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (get_buffer (row), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (row), &start, &end, FALSE);
}

void
sa_text_area_row_set (GtkWidget *row, const char *text)
{
  gtk_text_buffer_set_text (get_buffer (row), text != NULL ? text : "", -1);
}

/* --- Several of a few choices --- */

GtkWidget *
sa_choices_row_new (const char *title, const SaChoice *choices, SaRowChangedFunc changed,
                    gpointer data)
{
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *row = make_row (title, wrap);
  Callback *callback = keep_callback (row, changed, data);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  for (; choices->code != NULL; choices++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (
          g_dgettext (GETTEXT_PACKAGE, choices->label));

      gtk_widget_add_css_class (button, "sa-choice");
      g_object_set_data (G_OBJECT (button), "code", (gpointer) choices->code);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (call), callback);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), button);
    }
  return row;
}

char *
sa_choices_row_get (GtkWidget *row)
{
  GtkWidget *wrap = g_object_get_data (G_OBJECT (row), "content");
  GString *codes = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (wrap); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "",
                              (const char *) g_object_get_data (G_OBJECT (child), "code"));
  return g_string_free (codes, FALSE);
}

void
sa_choices_row_set (GtkWidget *row, const char *codes)
{
  GtkWidget *wrap = g_object_get_data (G_OBJECT (row), "content");
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", ",", -1);

  for (GtkWidget *child = gtk_widget_get_first_child (wrap); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child),
                                  g_strv_contains ((const char *const *) parts,
                                                   g_object_get_data (G_OBJECT (child), "code")));
}

/* --- Calendar --- */

static void
on_day_selected (GtkCalendar *calendar, AdwEntryRow *row)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *text = sa_date_format (iso);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* Shows the day that was typed, or today. */
static void
on_calendar_shown (GtkPopover *popover, AdwEntryRow *row)
{
  GtkWidget *calendar = gtk_popover_get_child (popover);
  g_autofree char *today = sa_date_today ();
  g_autofree char *iso = sa_date_parse_entry (gtk_editable_get_text (GTK_EDITABLE (row)), today,
                                              NULL);
  int year;
  int month;
  int day;

  if (!sa_date_split (iso != NULL && *iso != '\0' ? iso : today, &year, &month, &day))
    return;
  g_signal_handlers_block_by_func (calendar, on_day_selected, row);
  g_object_set (calendar, "year", year, "month", month - 1, "day", day, NULL);
  g_signal_handlers_unblock_by_func (calendar, on_day_selected, row);
}

static void
name_calendar (AdwPreferencesRow *row, GParamSpec *pspec, GtkAccessible *button)
{
  g_autofree char *name = g_strdup_printf (_ ("Calendar for %s"),
                                           adw_preferences_row_get_title (row));

  gtk_accessible_update_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
sa_date_row_add_calendar (AdwEntryRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Calendar"));
  name_calendar (ADW_PREFERENCES_ROW (row), NULL, GTK_ACCESSIBLE (button));
  g_signal_connect_object (row, "notify::title", G_CALLBACK (name_calendar), button, 0);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (on_day_selected), row, 0);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_calendar_shown), row, 0);
  adw_entry_row_add_suffix (row, button);
}
