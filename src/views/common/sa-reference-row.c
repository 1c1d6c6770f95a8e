/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search is the one over everything, kept to one type, so whatever finds a record anywhere
 * finds it here: a name, a phone, a city. */

#include "sa-reference-row.h"

#include <glib/gi18n-lib.h>

#include "sa-find.h"
#include "sa-hit-keys.h"
#include "sa-home.h"
#include "sa-search-best.h"
#include "sa-staff-hits.h"

#define MOST_HITS 8

struct _SaReferenceRow
{
  AdwActionRow parent_instance;

  SaStore *store; /* weak: a row that is on its way out must not keep a database open */
  SaType *target;
  gboolean staff; /* one of our office is meant */
  gboolean only_staff;
  gint64 row;
  GtkPopover *popover;
  GtkEditable *entry;
  GtkLabel *note;
  GtkListBox *hits;
  char *words; /* what the hits are of */
  GtkWidget *clear;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaReferenceRow, sa_reference_row, ADW_TYPE_ACTION_ROW)

static void
pick (SaReferenceRow *self, gint64 row)
{
  sa_reference_row_set (self, row);
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
add_hit (SaReferenceRow *self, gint64 row, const char *title, const char *subtitle)
{
  GtkWidget *hit = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (hit), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (hit), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (hit), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (hit), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (hit), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (hit), TRUE);
  g_object_set_data_full (G_OBJECT (hit), "row", g_memdup2 (&row, sizeof row), g_free);
  gtk_list_box_append (self->hits, hit);
  return hit;
}

static void
add_records (SaReferenceRow *self, GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SaRecord *record = records->pdata[i];
      g_autofree char *title = sa_record_title (record);
      g_autofree char *subtitle = sa_store_subtitle (self->store, record);
      GtkWidget *hit = add_hit (self, sa_record_get_row (record), title, subtitle);

      if (self->staff)
        sa_staff_hits_mark (hit, record);
    }
}

/* Before anything is typed the latest are offered. */
static void
add_latest (SaReferenceRow *self)
{
  g_autoptr (GPtrArray) records = NULL;

  if (self->target != NULL)
    records = sa_store_find_latest (self->store, self->target, MOST_HITS, NULL);
  add_records (self, records);
}

static void
add_found (SaReferenceRow *self, const char *words)
{
  g_autoptr (GPtrArray)
      hits = sa_search_best (self->store, words, self->target, MOST_HITS, FALSE, NULL, NULL);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const SaHit *hit = hits->pdata[i];

      add_hit (self, hit->row, hit->title, hit->subtitle);
    }
}

static void
add_people (SaReferenceRow *self, const char *words)
{
  g_autoptr (GPtrArray) people = sa_home_find_people (self->store, words, self->only_staff);

  add_records (self, people);
}

static void
show_hits (SaReferenceRow *self, const char *words)
{
  g_set_str (&self->words, words);
  gtk_list_box_remove_all (self->hits);
  if (self->store == NULL)
    return;
  if (self->staff)
    add_people (self, words);
  else if (*words == '\0')
    add_latest (self);
  else
    add_found (self, words);
}

static void
on_search_changed (SaReferenceRow *self)
{
  const char *words = gtk_editable_get_text (self->entry);

  if (g_strcmp0 (self->words, words) != 0)
    show_hits (self, words);
}

static void
on_hit_activated (SaReferenceRow *self, GtkListBoxRow *hit)
{
  pick (self, *(gint64 *) g_object_get_data (G_OBJECT (hit), "row"));
}

static void
on_entry_activated (SaReferenceRow *self)
{
  GtkListBoxRow *first;

  on_search_changed (self);
  first = gtk_list_box_get_row_at_index (self->hits, 0);
  if (first != NULL)
    on_hit_activated (self, first);
}

static void
on_clear_clicked (SaReferenceRow *self)
{
  pick (self, 0);
}

static void
show_note (SaReferenceRow *self)
{
  const char *note = self->staff && self->store != NULL ? sa_staff_hits_note (self->store) : NULL;

  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
on_activated (SaReferenceRow *self)
{
  show_note (self);
  gtk_editable_set_text (self->entry, "");
  show_hits (self, "");
  gtk_popover_popup (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
sa_reference_row_dispose (GObject *object)
{
  SaReferenceRow *self = SA_REFERENCE_ROW (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  g_clear_weak_pointer (&self->store);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (sa_reference_row_parent_class)->dispose (object);
}

static void
sa_reference_row_class_init (SaReferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_reference_row_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_popover (SaReferenceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->entry = GTK_EDITABLE (gtk_search_entry_new ());
  self->hits = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->hits, GTK_SELECTION_NONE);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 60);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->hits));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_size_request (box, 280, -1);
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_label_set_max_width_chars (self->note, 30);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "sa-hit-heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (self->popover, box);
  sa_hit_keys_add (GTK_SEARCH_ENTRY (self->entry), self->hits);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hits), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Found"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown),
                            self->popover);
  g_signal_connect_swapped (self->hits, "row-activated", G_CALLBACK (on_hit_activated), self);
}

static void
sa_reference_row_init (SaReferenceRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_tooltip_text (self->clear, _ ("Clear"));
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->clear);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                             gtk_image_new_from_icon_name ("pan-down-symbolic"));
  make_popover (self);
  g_signal_connect (self, "activated", G_CALLBACK (on_activated), NULL);
}

GtkWidget *
sa_reference_row_new (SaStore *store, const char *title, const char *target)
{
  SaReferenceRow *self = g_object_new (SA_TYPE_REFERENCE_ROW, "title", title, NULL);
  g_autofree char *clear = g_strdup_printf (_ ("Clear %s"), title);

  g_set_weak_pointer (&self->store, store);
  self->target = target != NULL ? sa_store_get_type_named (store, target) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  clear, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  sa_reference_row_set (self, 0);
  return GTK_WIDGET (self);
}

void
sa_reference_row_want_staff (SaReferenceRow *self, gboolean only)
{
  self->staff = TRUE;
  self->only_staff = only;
  sa_staff_hits_show_headings (self->hits);
}

gint64
sa_reference_row_get (SaReferenceRow *self)
{
  return self->row;
}

void
sa_reference_row_set (SaReferenceRow *self, gint64 row)
{
  g_autofree char *title = row != 0 && self->store != NULL ? sa_store_get_title (self->store, row)
                                                           : NULL;

  self->row = row;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), title != NULL ? title : "");
  gtk_widget_set_visible (self->clear, row != 0);
  /* a value is what is read first, a field without one is its name */
  if (row != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "property");
}
