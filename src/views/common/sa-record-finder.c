/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search of the store, as a list: Enter takes the first, arrows and Enter another. */

#include "sa-record-finder.h"

#include <glib/gi18n-lib.h>

#include "sa-find.h"
#include "sa-hit-keys.h"
#include "sa-home.h"
#include "sa-navigator.h"
#include "sa-search-best.h"
#include "sa-staff-hits.h"

#define MOST 12

struct _SaRecordFinder
{
  AdwDialog parent_instance;

  GtkEditable *entry;
  GtkStack *stack;
  GtkLabel *heading;
  GtkLabel *note;
  GtkListBox *list;
  char *words; /* what the list is of */

  GtkWidget *from;
  SaStore *store;
  char **types; /* names of those to offer, or NULL for all */
  gint64 except;
  GArray *suggested;
  gboolean staff; /* one of our office is meant */
  SaRecordFoundFunc found;
  gpointer data;
  GDestroyNotify free_data;
};

G_DEFINE_FINAL_TYPE (SaRecordFinder, sa_record_finder, ADW_TYPE_DIALOG)

static GtkWidget *
add_row (SaRecordFinder *self, gint64 record, SaType *type, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (sa_type_get_def (type)->icon);

  gtk_widget_set_tooltip_text (icon, sa_type_get_title (type));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "sa-row", g_memdup2 (&record, sizeof record), g_free);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
suggest (SaRecordFinder *self)
{
  for (guint i = 0; self->suggested != NULL && i < self->suggested->len; i++)
    {
      gint64 row = g_array_index (self->suggested, gint64, i);
      g_autoptr (SaRecord) record = sa_store_get (self->store, row, NULL);
      g_autofree char *title = record != NULL ? sa_record_title (record) : NULL;
      g_autofree char *subtitle = record != NULL ? sa_store_subtitle (self->store, record) : NULL;

      if (record != NULL && row != self->except)
        add_row (self, row, sa_record_get_record_type (record), title, subtitle);
    }
  gtk_label_set_label (self->heading, _ ("Perhaps One of These"));
}

static void
add_people (SaRecordFinder *self, const char *words)
{
  g_autoptr (GPtrArray) people = sa_home_find_people (self->store, words, FALSE);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      SaRecord *person = g_ptr_array_index (people, i);
      g_autofree char *title = sa_record_title (person);
      g_autofree char *subtitle = sa_store_subtitle (self->store, person);

      sa_staff_hits_mark (add_row (self, sa_record_get_row (person),
                                   sa_record_get_record_type (person), title, subtitle),
                          person);
    }
}

static gboolean
is_wanted (SaRecordFinder *self, SaType *type)
{
  return self->types == NULL
         || g_strv_contains ((const char *const *) self->types, sa_type_get_name (type));
}

/* NULL when there are several. */
static SaType *
only_type (SaRecordFinder *self)
{
  return self->types != NULL && g_strv_length (self->types) == 1
             ? sa_store_get_type_named (self->store, self->types[0])
             : NULL;
}

static void
search (SaRecordFinder *self, const char *words)
{
  g_autoptr (GPtrArray)
      hits = sa_search_best (self->store, words, only_type (self), MOST, FALSE, NULL, NULL);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const SaHit *hit = g_ptr_array_index (hits, i);

      if (hit->row != self->except && is_wanted (self, hit->type))
        add_row (self, hit->row, hit->type, hit->title, hit->subtitle);
    }
}

static void
on_search_changed (SaRecordFinder *self)
{
  const char *words = gtk_editable_get_text (self->entry);
  gboolean empty = *words == '\0';

  if (!g_set_str (&self->words, words))
    return;
  gtk_list_box_remove_all (self->list);
  if (self->staff)
    add_people (self, words);
  else if (empty)
    suggest (self);
  else
    search (self, words);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), empty && !self->staff);
  gtk_stack_set_visible_child_name (
      self->stack, gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "results"
                   : empty                                               ? "start"
                                                                         : "nothing");
}

static void
take (SaRecordFinder *self, GtkListBoxRow *row)
{
  gint64 record = *(gint64 *) g_object_get_data (G_OBJECT (row), "sa-row");
  g_autoptr (SaRecordFinder) alive = g_object_ref (self);

  adw_dialog_close (ADW_DIALOG (self));
  self->found (self->from, record, self->data);
}

static void
on_row_activated (SaRecordFinder *self, GtkListBoxRow *row)
{
  take (self, row);
}

static void
on_entry_activated (SaRecordFinder *self)
{
  GtkListBoxRow *first;

  on_search_changed (self);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    take (self, first);
}

static void
on_stop_search (SaRecordFinder *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
sa_record_finder_dispose (GObject *object)
{
  SaRecordFinder *self = SA_RECORD_FINDER (object);

  if (self->free_data != NULL)
    g_clear_pointer (&self->data, self->free_data);
  g_clear_pointer (&self->suggested, g_array_unref);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->types, g_strfreev);
  g_clear_object (&self->store);
  g_clear_object (&self->from);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_RECORD_FINDER);
  G_OBJECT_CLASS (sa_record_finder_parent_class)->dispose (object);
}

static void
sa_record_finder_class_init (SaRecordFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_record_finder_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-record-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, SaRecordFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, SaRecordFinder, stack);
  gtk_widget_class_bind_template_child (widget_class, SaRecordFinder, heading);
  gtk_widget_class_bind_template_child (widget_class, SaRecordFinder, note);
  gtk_widget_class_bind_template_child (widget_class, SaRecordFinder, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
sa_record_finder_init (SaRecordFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sa_hit_keys_add (GTK_SEARCH_ENTRY (self->entry), self->list);
}

static SaRecordFinder *
make (GtkWidget *from, const char *title, SaRecordFoundFunc found, gpointer data,
      GDestroyNotify free_data)
{
  SaRecordFinder *self = g_object_new (SA_TYPE_RECORD_FINDER, "title", title, NULL);

  self->from = g_object_ref (from);
  self->store = g_object_ref (sa_office_get_store (sa_navigator_get_office (from)));
  self->found = found;
  self->data = data;
  self->free_data = free_data;
  return self;
}

void
sa_record_finder_present (GtkWidget *from, const char *title, const char *types, gint64 except,
                          GArray *suggested, SaRecordFoundFunc found, gpointer data,
                          GDestroyNotify free_data)
{
  SaRecordFinder *self = make (from, title, found, data, free_data);

  self->types = types != NULL ? g_strsplit (types, " ", -1) : NULL;
  self->except = except;
  self->suggested = suggested != NULL ? g_array_ref (suggested) : NULL;
  on_search_changed (self);
  adw_dialog_present (ADW_DIALOG (self), from);
}

void
sa_record_finder_present_staff (GtkWidget *from, const char *title, SaRecordFoundFunc found,
                                gpointer data, GDestroyNotify free_data)
{
  SaRecordFinder *self = make (from, title, found, data, free_data);
  const char *note = sa_staff_hits_note (self->store);

  self->staff = TRUE;
  sa_staff_hits_show_headings (self->list);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  on_search_changed (self);
  adw_dialog_present (ADW_DIALOG (self), from);
}
