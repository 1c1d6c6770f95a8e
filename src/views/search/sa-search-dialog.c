/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the store at each key: the index answers within a frame. When nothing more is typed for a
 * moment, a worker finds what that left out and counts what is not shown. The first hit is always
 * selected, so that Enter opens it and the arrow keys go on from it while the entry keeps the
 * focus.
 */

#include "sa-search-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-find.h"
#include "sa-fold.h"
#include "sa-list-page.h"
#include "sa-navigator.h"
#include "sa-search-all.h"
#include "sa-search-best.h"
#include "sa-settings.h"

#define PAUSE_MILLISECONDS 200
#define EACH_TYPE 6
#define MOST_RECENT 12

#define SA_TYPE_SEARCH_DIALOG (sa_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaSearchDialog, sa_search_dialog, SA, SEARCH_DIALOG, AdwDialog)

struct _SaSearchDialog
{
  AdwDialog parent_instance;

  GtkEditable *entry;
  GtkStack *states;
  AdwStatusPage *no_match;
  GtkScrolledWindow *scrolled;
  GtkListBox *hits;

  SaOffice *office;
  GtkWidget *from; /* weak */
  gboolean closing;
  guint pause;
  SaJob *job;          /* the running one */
  gboolean asked_anew; /* something else was typed meanwhile */
};

G_DEFINE_FINAL_TYPE (SaSearchDialog, sa_search_dialog, ADW_TYPE_DIALOG)

/* What the window can do, beside what features registered. */
static const struct
{
  const char *title;
  const char *action;
  const char *icon;
} commands[] = {
  { N_ ("Import…"), "win.import", "document-open-symbolic" },
  { N_ ("Undo"), "win.undo", "edit-undo-symbolic" },
  { N_ ("Redo"), "win.redo", "edit-redo-symbolic" },
  { N_ ("Preferences"), "win.preferences", "preferences-system-symbolic" },
  { N_ ("Back Up Now"), "win.backup", "document-save-symbolic" },
  { N_ ("Restore a Backup…"), "win.restore", "document-revert-symbolic" },
  { N_ ("Passphrase…"), "win.passphrase", "sa-lock-symbolic" },
  { N_ ("Offices…"), "win.offices", "folder-symbolic" },
  { N_ ("Fields of Your Own…"), "win.fields", "list-add-symbolic" },
  { N_ ("Keyboard Shortcuts"), "win.show-shortcuts", "input-keyboard-symbolic" },
};

static GtkWidget *
add_row (SaSearchDialog *self, const char *heading, const char *icon, const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "heading", g_strdup (heading), g_free);
  gtk_list_box_append (self->hits, row);
  return row;
}

static void
add_record (SaSearchDialog *self, const char *heading, SaType *type, gint64 row, const char *title,
            const char *subtitle)
{
  GtkWidget *widget = add_row (self, heading, sa_type_get_def (type)->icon, title, subtitle);

  g_object_set_data_full (G_OBJECT (widget), "row", g_memdup2 (&row, sizeof row), g_free);
}

/* @n: (nullable): how many there are, where that is known */
static void
add_show_all (SaSearchDialog *self, SaType *type, const gint64 *n)
{
  g_autofree char *title = g_strdup_printf (_ ("Show All %s"), sa_type_get_title_plural (type));
  g_autofree char *number = n != NULL ? g_strdup_printf ("%'" G_GINT64_FORMAT, *n) : NULL;
  /* Translators: a number, of what was searched for */
  g_autofree char *count = n != NULL ? g_strdup_printf (_ ("%s found"), number) : NULL;
  GtkWidget *row = add_row (self, sa_type_get_title_plural (type), "view-list-symbolic", title,
                            count);

  g_object_set_data (G_OBJECT (row), "type", type);
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *heading = g_object_get_data (G_OBJECT (row), "heading");
  const char *above = before != NULL ? g_object_get_data (G_OBJECT (before), "heading") : NULL;
  GtkWidget *label = NULL;

  if (g_strcmp0 (heading, above) != 0)
    {
      label = gtk_label_new (heading);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "sa-sidebar-heading");
    }
  gtk_list_box_row_set_header (row, label);
}

static gboolean
matches (const char *title, const char *typed)
{
  g_autofree char *folded = sa_fold (title);
  g_autofree char *wanted = sa_fold (typed);

  return strstr (folded, g_strstrip (wanted)) != NULL;
}

static void
add_command (SaSearchDialog *self, const char *title, const char *action, const char *icon,
             const char *accel)
{
  guint key;
  GdkModifierType modifiers;
  g_autofree char *keys = accel != NULL && gtk_accelerator_parse (accel, &key, &modifiers)
                              ? gtk_accelerator_get_label (key, modifiers)
                              : NULL;
  GtkWidget *row = add_row (self, _ ("Commands"), icon, title, keys);

  g_object_set_data_full (G_OBJECT (row), "action", g_strdup (action), g_free);
}

static void
show_commands (SaSearchDialog *self, const char *typed)
{
  GPtrArray *own = sa_navigator_get_commands ();

  for (guint i = 0; i < own->len; i++)
    {
      const SaCommand *command = own->pdata[i];
      const char *title = g_dgettext (GETTEXT_PACKAGE, command->title);
      g_autofree char *action = g_strconcat ("win.", command->id, NULL);

      if (matches (title, typed))
        add_command (self, title, action, command->icon, command->accel);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *title = g_dgettext (GETTEXT_PACKAGE, commands[i].title);

      if (matches (title, typed))
        add_command (self, title, commands[i].action, commands[i].icon, NULL);
    }
}

static void
add_recent (SaSearchDialog *self, const char *heading, SaRecord *record)
{
  g_autofree char *title = sa_record_title (record);
  g_autofree char *subtitle = sa_store_subtitle (sa_office_get_store (self->office), record);

  add_record (self, heading, sa_record_get_record_type (record), sa_record_get_row (record), title,
              subtitle);
}

static gboolean
is_among (GPtrArray *records, SaRecord *record)
{
  for (guint i = 0; i < records->len; i++)
    if (sa_record_get_row (records->pdata[i]) == sa_record_get_row (record))
      return TRUE;
  return FALSE;
}

/* The newest of each type, but for those that were opened, as long as there is room. */
static void
show_added (SaSearchDialog *self, SaStore *store, GPtrArray *opened)
{
  const char *const types[] = { "organisation", "person", "lead" };
  guint n = opened->len;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, types[i]));
      g_autoptr (GPtrArray) records = NULL;

      sa_query_sort (query, SA_QUERY_CREATED, TRUE);
      records = sa_store_find (store, query, MOST_RECENT / G_N_ELEMENTS (types), NULL);
      for (guint k = 0; records != NULL && k < records->len && n < MOST_RECENT; k++)
        if (!is_among (opened, records->pdata[k]))
          {
            add_recent (self, _ ("Added Last"), records->pdata[k]);
            n++;
          }
    }
}

/* Before anything is typed: what was opened last and, where that is little, what was added. */
static void
show_recent (SaSearchDialog *self)
{
  SaStore *store = sa_office_get_store (self->office);
  g_autoptr (GPtrArray) opened = sa_settings_get_opened (store, MOST_RECENT);

  for (guint i = 0; i < opened->len; i++)
    add_recent (self, _ ("Opened Last"), opened->pdata[i]);
  show_added (self, store, opened);
}

/* @counts: (nullable): as in SaFound */
static void
add_hits (SaSearchDialog *self, GPtrArray *found, GHashTable *counts)
{
  guint of_type = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const SaHit *hit = found->pdata[i];
      const SaHit *next = i + 1 < found->len ? found->pdata[i + 1] : NULL;
      const gint64 *n = counts != NULL ? g_hash_table_lookup (counts, hit->type) : NULL;

      add_record (self, sa_type_get_title_plural (hit->type), hit->type, hit->row, hit->title,
                  hit->subtitle);
      of_type++;
      if (next == NULL || next->type != hit->type)
        {
          if (counts == NULL ? of_type >= EACH_TYPE : n != NULL && *n > EACH_TYPE)
            add_show_all (self, hit->type, n);
          of_type = 0;
        }
    }
}

static void
show_hits (SaSearchDialog *self, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sa_search_best (sa_office_get_store (self->office), words, NULL,
                                                EACH_TYPE, FALSE, NULL, &error);

  if (found != NULL)
    add_hits (self, found, NULL);
  else
    sa_navigator_report_error (GTK_WIDGET (self), error);
}

/* Selects a row and shows that there are any. */
static void
settle (SaSearchDialog *self, GtkListBoxRow *selected)
{
  const char *typed = gtk_editable_get_text (self->entry);

  gtk_list_box_select_row (self->hits, selected);
  adw_status_page_set_description (
      self->no_match,
      *typed == '>' ? _ ("Nothing that can be done is called so.")
                    : _ ("Every word must be the beginning of a word of the record. Accents and "
                         "capitals do not matter."));
  gtk_stack_set_visible_child_name (self->states, selected != NULL ? "hits"
                                                  : *typed == '\0' ? "nothing"
                                                                   : "no-match");
}

/* --- What a worker finds --- */

/* The row of a record, or the one that shows all of a type. */
static GtkListBoxRow *
find_row (SaSearchDialog *self, gint64 record, gpointer type)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->hits, i)) != NULL; i++)
    {
      const gint64 *its = g_object_get_data (G_OBJECT (row), "row");

      if (its != NULL ? *its == record
                      : record == 0 && g_object_get_data (G_OBJECT (row), "type") == type)
        return row;
    }
  return gtk_list_box_get_row_at_index (self->hits, 0);
}

/* Whoever was on the way down the list stays where they are. */
static void
show_found (SaSearchDialog *self, const SaFound *found)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);
  const gint64 *at = row != NULL ? g_object_get_data (G_OBJECT (row), "row") : NULL;
  gint64 record = at != NULL ? *at : 0;
  gpointer type = row != NULL ? g_object_get_data (G_OBJECT (row), "type") : NULL;
  gboolean first = row == NULL || gtk_list_box_row_get_index (row) == 0;

  gtk_list_box_remove_all (self->hits);
  add_hits (self, found->hits, found->counts);
  settle (self,
          first ? gtk_list_box_get_row_at_index (self->hits, 0) : find_row (self, record, type));
}

static gboolean ask_worker (gpointer data);

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaSearchDialog) self = data;
  g_autoptr (SaFound) found = sa_job_finish (SA_JOB (source), result, NULL);
  gboolean stale = g_cancellable_is_cancelled (sa_job_get_cancellable (SA_JOB (source)));

  g_clear_object (&self->job);
  if (self->closing || self->office == NULL) /* put away meanwhile */
    return;
  if (self->asked_anew)
    ask_worker (self);
  else if (found != NULL && !stale)
    show_found (self, found);
}

static gboolean
ask_worker (gpointer data)
{
  SaSearchDialog *self = data;

  self->pause = 0;
  self->asked_anew = self->job != NULL;
  if (self->job != NULL)
    return G_SOURCE_REMOVE;
  self->job = sa_search_all_job (gtk_editable_get_text (self->entry), EACH_TYPE);
  sa_job_start (self->job, sa_office_get_store (self->office), on_found, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* What is found by now is of other words. */
static void
ask_later (SaSearchDialog *self, gboolean ask)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->job != NULL)
    sa_job_cancel (self->job);
  if (ask)
    self->pause = g_timeout_add (PAUSE_MILLISECONDS, ask_worker, self);
}

static void
on_search_changed (SaSearchDialog *self)
{
  const char *typed = gtk_editable_get_text (self->entry);

  gtk_list_box_remove_all (self->hits);
  if (*typed == '>')
    show_commands (self, typed + 1);
  else if (*typed != '\0')
    show_hits (self, typed);
  else
    show_recent (self);
  settle (self, gtk_list_box_get_row_at_index (self->hits, 0));
  ask_later (self, *typed != '\0' && *typed != '>');
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
show_all (GtkWidget *from, SaOffice *office, SaType *type, const char *words)
{
  SaQuery *query = sa_query_new (type);

  sa_query_search (query, words);
  sa_navigator_push (from, sa_list_page_new (office, query));
}

/* Once only: while the dialog slides away its entry still has the focus, and gets another Escape.
 */
static void
close_dialog (SaSearchDialog *self)
{
  ask_later (self, FALSE);
  if (!self->closing)
    adw_dialog_close (ADW_DIALOG (self));
  self->closing = TRUE;
}

static void
on_row_activated (SaSearchDialog *self, GtkListBoxRow *row)
{
  const gint64 *record = g_object_get_data (G_OBJECT (row), "row");
  const char *action = g_object_get_data (G_OBJECT (row), "action");
  SaType *type = g_object_get_data (G_OBJECT (row), "type");
  gint64 open = record != NULL ? *record : 0;
  g_autofree char *run = g_strdup (action);
  g_autofree char *words = g_strdup (gtk_editable_get_text (self->entry));
  GtkWidget *from = self->closing ? NULL : self->from;
  g_autoptr (SaOffice) office = g_object_ref (self->office);

  close_dialog (self);
  if (from == NULL)
    return;
  if (open != 0)
    sa_navigator_open_record (from, open);
  else if (type != NULL)
    show_all (from, office, type, words);
  else if (run != NULL)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      if (g_action_parse_detailed_name (run, &name, &target, NULL))
        gtk_widget_activate_action_variant (from, name, target);
    }
}

static void
on_entry_activated (SaSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);

  if (row != NULL)
    on_row_activated (self, row);
}

static void
on_stop_search (SaSearchDialog *self)
{
  close_dialog (self);
}

/* Up and down move the selection while the entry keeps the focus. */
static gboolean
on_key_pressed (SaSearchDialog *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  graphene_rect_t at;
  GtkAdjustment *adjustment;

  if (step == 0 || row == NULL)
    return FALSE;
  row = gtk_list_box_get_row_at_index (self->hits, gtk_list_box_row_get_index (row) + step);
  if (row == NULL)
    return TRUE;
  gtk_list_box_select_row (self->hits, row);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->hits), &at))
    gtk_adjustment_clamp_page (adjustment, at.origin.y - 36, at.origin.y + at.size.height + 12);
  return TRUE;
}

static void
sa_search_dialog_dispose (GObject *object)
{
  SaSearchDialog *self = SA_SEARCH_DIALOG (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_SEARCH_DIALOG);
  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (sa_search_dialog_parent_class)->dispose (object);
}

static void
sa_search_dialog_class_init (SaSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_search_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, SaSearchDialog, no_match);
  gtk_widget_class_bind_template_child (widget_class, SaSearchDialog, states);
  gtk_widget_class_bind_template_child (widget_class, SaSearchDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SaSearchDialog, hits);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
sa_search_dialog_init (SaSearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->hits, update_header, NULL, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

void
sa_search_dialog_present (GtkWidget *from)
{
  SaSearchDialog *self = g_object_new (SA_TYPE_SEARCH_DIALOG, NULL);

  g_set_weak_pointer (&self->from, from);
  self->office = g_object_ref (sa_navigator_get_office (from));
  on_search_changed (self);
  adw_dialog_present (ADW_DIALOG (self), from);
}
