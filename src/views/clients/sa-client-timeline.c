/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list box a day under its heading. The first PAGE items are shown at once, more when the reader
 * scrolls near the end or presses the button there. */

#include "sa-client-timeline.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "common.h"
#include "sa-client-text.h"
#include "sa-find.h"
#include "sa-history-text.h"
#include "sa-settings.h"
#include "sa-timeline.h"

#define PAGE 50

struct _SaClientTimeline
{
  AdwBin parent_instance;

  GtkDropDown *filter;
  GtkBox *days;
  GtkWidget *more;
  GtkWidget *empty;

  SaOffice *office;
  SaRecord *record;
  SaTimeline *timeline;
  char *day; /* the day of the last group */
  AdwPreferencesGroup *group;
  guint shown;
};

G_DEFINE_FINAL_TYPE (SaClientTimeline, sa_client_timeline, ADW_TYPE_BIN)

static void
add_icon (GtkWidget *row, const char *name)
{
  GtkWidget *image = gtk_image_new_from_icon_name (name);

  gtk_widget_add_css_class (image, "dimmed");
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
}

static void
add_time (GtkWidget *row, const SaTimelineItem *item)
{
  g_autofree char *time = sa_timeline_item_time (item);
  GtkWidget *label = gtk_label_new (time);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

/* That something goes with it, which its form shows. */
static void
add_files (GtkWidget *row, SaStore *store, gint64 interaction)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "attachment"));
  g_autofree char *text = NULL;
  GtkWidget *image;
  guint n;

  sa_query_where_row (query, SA_ATTACHMENT_OF, interaction);
  n = (guint) MAX (sa_store_count (store, query, NULL), 0);
  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("%u file", "%u files", n), n);
  image = gtk_image_new_from_icon_name ("mail-attachment-symbolic");
  gtk_widget_add_css_class (image, "dimmed");
  gtk_widget_set_tooltip_text (image, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
}

static char *
interaction_facts (SaClientTimeline *self, SaRecord *interaction)
{
  SaStore *store = sa_office_get_store (self->office);
  g_autoptr (GString) line = g_string_new (NULL);
  gint64 self_row = sa_record_get_row (self->record);
  gint64 person = sa_record_number (interaction, SA_INTERACTION_PERSON);
  gint64 organisation = sa_record_number (interaction, SA_INTERACTION_ORGANISATION);
  int minutes = sa_record_number (interaction, SA_INTERACTION_MINUTES);
  const char *notes = sa_record_text (interaction, SA_INTERACTION_NOTES);
  g_autofree char *who = person != 0 && person != self_row ? sa_store_get_title (store, person)
                                                           : NULL;
  g_autofree char *where = organisation != 0 && organisation != self_row && person == self_row
                               ? sa_store_get_title (store, organisation)
                               : NULL;
  g_autofree char *length = minutes > 0
                                ? g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes),
                                                   minutes)
                                : NULL;

  if (who != NULL && strstr (sa_record_text (interaction, SA_INTERACTION_SUBJECT), who) == NULL)
    sa_client_append (line, who);
  sa_client_append (line, where);
  sa_client_append (line, sa_record_text (interaction, SA_INTERACTION_OUTCOME));
  sa_client_append (line, length);
  if (g_strcmp0 (sa_record_meta (interaction)->state, "done") != 0)
    sa_client_append (line, sa_record_state_label (interaction));
  if (notes != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? "\n" : "", notes);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
make_interaction_row (SaClientTimeline *self, const SaTimelineItem *item)
{
  SaRecord *interaction = item->interaction;
  const char *kind = sa_record_text (interaction, SA_INTERACTION_KIND);
  const char *direction = sa_record_text (interaction, SA_INTERACTION_DIRECTION);
  g_autofree char *facts = interaction_facts (self, interaction);
  g_autofree char *kind_label = sa_record_display (interaction, SA_INTERACTION_KIND);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 sa_record_text (interaction, SA_INTERACTION_SUBJECT));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 5);
  add_icon (row, g_strcmp0 (kind, "call") == 0 && g_strcmp0 (direction, "in") == 0
                     ? "call-incoming-symbolic"
                     : sa_client_kind_icon (kind));
  add_files (row, sa_office_get_store (self->office), sa_record_get_row (interaction));
  add_time (row, item);
  gtk_widget_set_tooltip_text (row, kind_label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", sa_record_get_row (interaction));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.edit-record");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
make_change_row (SaClientTimeline *self, const SaTimelineItem *item)
{
  SaStore *store = sa_office_get_store (self->office);
  g_autofree char *title = sa_history_title (item->entry);
  g_autofree char *changes = sa_history_changes (store, item->entry);
  g_autofree char *who = sa_history_who (store, item->entry->actor, sa_settings_get_rep (store));
  g_autoptr (GString) line = g_string_new (who);
  GtkWidget *row = adw_action_row_new ();

  if (changes != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? "\n" : "", changes);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  add_icon (row, "document-open-recent-symbolic");
  add_time (row, item);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.history");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
start_day (SaClientTimeline *self, const char *day)
{
  g_autofree char *heading = sa_client_day_heading (day);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, heading);
  gtk_box_append (self->days, GTK_WIDGET (self->group));
  g_set_str (&self->day, day);
}

static void
add_page (SaClientTimeline *self, guint items)
{
  for (guint i = 0; i < items; i++)
    {
      const SaTimelineItem *item = sa_timeline_next (self->timeline);
      g_autofree char *day = NULL;

      if (item == NULL)
        break;
      day = sa_timeline_item_day (item);
      if (g_strcmp0 (day, self->day) != 0)
        start_day (self, day);
      adw_preferences_group_add (self->group, item->interaction != NULL
                                                  ? make_interaction_row (self, item)
                                                  : make_change_row (self, item));
      self->shown++;
    }
  gtk_widget_set_visible (self->more, !sa_timeline_is_at_end (self->timeline));
  gtk_widget_set_visible (self->empty, self->shown == 0);
}

static void
reload (SaClientTimeline *self)
{
  static const char *const kinds[] = { NULL,    "call", "e-mail",           "letter",
                                       "visit", "note", SA_TIMELINE_CHANGES };
  guint selected = gtk_drop_down_get_selected (self->filter);
  guint as_many = MAX (self->shown, PAGE);
  GtkWidget *child;

  if (self->record == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);
  g_clear_pointer (&self->timeline, sa_timeline_free);
  g_clear_pointer (&self->day, g_free);
  self->group = NULL;
  self->shown = 0;
  self->timeline = sa_timeline_new (sa_office_get_store (self->office), self->record,
                                    selected < G_N_ELEMENTS (kinds) ? kinds[selected] : NULL);
  add_page (self, as_many);
}

static void
on_filter_changed (SaClientTimeline *self)
{
  self->shown = 0;
  reload (self);
}

static void
on_more_clicked (SaClientTimeline *self)
{
  sa_client_timeline_load_more (self);
}

static void
sa_client_timeline_dispose (GObject *object)
{
  SaClientTimeline *self = SA_CLIENT_TIMELINE (object);

  g_clear_pointer (&self->timeline, sa_timeline_free);
  g_clear_pointer (&self->day, g_free);
  g_clear_object (&self->record);
  g_clear_object (&self->office);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_CLIENT_TIMELINE);
  G_OBJECT_CLASS (sa_client_timeline_parent_class)->dispose (object);
}

static void
sa_client_timeline_class_init (SaClientTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_client_timeline_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-client-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, SaClientTimeline, filter);
  gtk_widget_class_bind_template_child (widget_class, SaClientTimeline, days);
  gtk_widget_class_bind_template_child (widget_class, SaClientTimeline, more);
  gtk_widget_class_bind_template_child (widget_class, SaClientTimeline, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked);
}

static void
sa_client_timeline_init (SaClientTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_client_timeline_show (SaClientTimeline *self, SaOffice *office, SaRecord *record)
{
  g_set_object (&self->office, office);
  g_set_object (&self->record, record);
  reload (self);
}

void
sa_client_timeline_load_more (SaClientTimeline *self)
{
  if (self->timeline != NULL && !sa_timeline_is_at_end (self->timeline))
    add_page (self, PAGE);
}
