/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page a rep begins the day with. It opens with the rep who works at this desk, when that is
 * known; choosing another, or everybody, shows theirs. */

#include "sa-today-page.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-after-frame.h"
#include "sa-client-actions.h"
#include "sa-client-text.h"
#include "sa-columns-layout.h"
#include "sa-date.h"
#include "sa-drafts.h"
#include "sa-find.h"
#include "sa-home.h"
#include "sa-keep-in-touch.h"
#include "sa-log-dialog.h"
#include "sa-narrow.h"
#include "sa-row-group.h"
#include "sa-settings.h"
#include "sa-to-do.h"
#include "sa-welcome.h"

#define SHOWN_LEADS 5
#define MORE_LEADS 50

struct _SaTodayPage
{
  AdwNavigationPage parent_instance;

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkDropDown *rep; /* NULL before the first rows */
  AdwBanner *drafts;
  GtkStack *stack;
  SaKeepInTouch *overdue;
  SaToDo *to_do;
  SaRowGroup *leads;

  SaOffice *office;
  GFileMonitor *monitor; /* of the drafts; NULL before the first rows */
  GArray *reps;          /* of gint64: 0 for everybody, then the rows of the staff */
  char *date;            /* the day that is shown */
  gboolean stale;
  guint step; /* of those of reloading */
  guint reload_id;
};

G_DEFINE_FINAL_TYPE (SaTodayPage, sa_today_page, ADW_TYPE_NAVIGATION_PAGE)

static gint64
get_rep (SaTodayPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->rep);

  return selected < self->reps->len ? g_array_index (self->reps, gint64, selected) : 0;
}

static void
show_overdue (SaTodayPage *self)
{
  sa_keep_in_touch_show (self->overdue, self->office, get_rep (self), self->date);
}

static void
show_to_do (SaTodayPage *self)
{
  sa_to_do_show (self->to_do, self->office, get_rep (self), self->date);
}

/* --- leads --- */

static GtkWidget *
make_lead_row (SaRecord *lead, const char *today)
{
  g_autofree char *title = sa_record_title (lead);
  const char *due = sa_record_text (lead, SA_LEAD_RESPOND_BY);
  int late = due != NULL ? sa_date_days_between (due, today) : 0;
  g_autofree char *when = due == NULL ? g_strdup (sa_record_state_label (lead))
                          : late > 0  ? sa_client_late (late)
                                      : sa_client_when (due);
  g_autofree char *value = sa_record_display (lead, SA_LEAD_VALUE);
  g_autoptr (GString) line = g_string_new (NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (when);

  sa_client_append (line, sa_record_text (lead, SA_LEAD_ORGANISATION_NAME));
  sa_client_append (line, sa_record_text (lead, SA_LEAD_PERSON_NAME));
  sa_client_append (line, value);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, late > 0 ? "error" : "accent");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", sa_record_get_row (lead));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static SaQuery *
new_lead_query (SaTodayPage *self)
{
  return sa_query_new (sa_store_get_type_named (sa_office_get_store (self->office), "lead"));
}

/* Adds those that still have room. Returns: how many there are */
static guint
add_leads (SaTodayPage *self, guint most, SaQuery *query)
{
  SaStore *store = sa_office_get_store (self->office);
  guint room = most - sa_row_group_get_n_rows (self->leads);
  g_autoptr (GPtrArray) found = NULL;

  if (get_rep (self) != 0)
    sa_query_where_row (query, SA_LEAD_REP, get_rep (self));
  if (room > 0)
    found = sa_store_find (store, query, room, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    sa_row_group_add (self->leads, make_lead_row (g_ptr_array_index (found, i), self->date));
  return (guint) MAX (sa_store_count (store, query, NULL), 0);
}

/* Nobody did anything about them yet, and nobody said by when. The newest first. */
static guint
add_unanswered (SaTodayPage *self, guint most, const char *state)
{
  g_autoptr (SaQuery) query = new_lead_query (self);

  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, state);
  sa_query_where (query, SA_LEAD_RESPOND_BY, SA_OP_EMPTY, NULL);
  sa_query_sort (query, SA_QUERY_CREATED, TRUE);
  return add_leads (self, most, query);
}

static guint
add_due (SaTodayPage *self, guint most)
{
  g_autoptr (SaQuery) query = new_lead_query (self);

  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS_NOT, "converted");
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS_NOT, "dead");
  sa_query_where (query, SA_LEAD_RESPOND_BY, SA_OP_NOT_EMPTY, NULL);
  sa_query_where (query, SA_LEAD_RESPOND_BY, SA_OP_LESS_OR_SAME, self->date);
  sa_query_sort (query, SA_LEAD_RESPOND_BY, FALSE);
  return add_leads (self, most, query);
}

static guint
fill_leads (SaRowGroup *leads, guint most, gpointer data)
{
  SaTodayPage *self = data;
  guint total = add_unanswered (self, most, "new");

  total += add_unanswered (self, most, "assigned");
  total += add_due (self, most);
  return total;
}

static void
show_leads (SaTodayPage *self)
{
  sa_row_group_refill (self->leads);
}

/* --- the whole --- */

static void show_reps (SaTodayPage *self);

static gboolean
has_any (SaTodayPage *self, const char *type)
{
  SaStore *store = sa_office_get_store (self->office);
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, type));
  g_autoptr (GArray) rows = NULL;

  sa_query_sort (query, SA_QUERY_CREATED, FALSE);
  rows = sa_store_find_rows (store, query, 0, 1, NULL);
  return rows == NULL || rows->len > 0;
}

/* Few need it, so it is not made before. */
static void
show_welcome (SaTodayPage *self)
{
  if (gtk_stack_get_child_by_name (self->stack, "welcome") == NULL)
    gtk_stack_add_named (self->stack, g_object_new (SA_TYPE_WELCOME, NULL), "welcome");
  gtk_stack_set_visible_child_name (self->stack, "welcome");
}

/* The last of the steps. */
static void
show_whole (SaTodayPage *self)
{
  gboolean nothing = sa_keep_in_touch_get_total (self->overdue) + sa_to_do_get_total (self->to_do)
                         + sa_row_group_get_total (self->leads)
                     == 0;

  if (nothing && !has_any (self, "organisation") && !has_any (self, "person")
      && !has_any (self, "lead"))
    show_welcome (self);
  else
    gtk_stack_set_visible_child_name (self->stack, nothing ? "done" : "day");
}

/* A step each time round, so that the main loop is not held for all the rows there are. */
static gboolean
on_step (gpointer data)
{
  static void (*const steps[]) (SaTodayPage *) = {
    show_reps, show_leads, show_overdue, show_to_do, show_whole,
  };
  SaTodayPage *self = SA_TODAY_PAGE (data);

  steps[self->step++](self);
  if (self->step < G_N_ELEMENTS (steps))
    return G_SOURCE_CONTINUE;
  self->reload_id = 0;
  return G_SOURCE_REMOVE;
}

static void
reload (SaTodayPage *self)
{
  self->step = 0;
  self->stale = FALSE;
  if (self->reload_id == 0)
    self->reload_id = g_idle_add (on_step, self);
}

static void
on_rep_changed (SaTodayPage *self)
{
  sa_row_group_restart (self->leads);
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

/* Everybody first, then those who work here. */
static void
list_reps (SaTodayPage *self, GtkStringList *names, GArray *reps)
{
  SaStore *store = sa_office_get_store (self->office);
  g_autoptr (SaQuery) query = sa_home_staff (store);
  g_autoptr (GPtrArray) staff = NULL;
  gint64 everybody = 0;

  staff = sa_store_find (store, query, 200, NULL);
  gtk_string_list_append (names, _ ("Everybody"));
  g_array_append_val (reps, everybody);
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      SaRecord *person = g_ptr_array_index (staff, i);
      gint64 row = sa_record_get_row (person);
      g_autofree char *name = sa_record_title (person);

      gtk_string_list_append (names, name);
      g_array_append_val (reps, row);
    }
}

static guint
find_rep (GArray *reps, gint64 row)
{
  for (guint i = 0; i < reps->len; i++)
    if (g_array_index (reps, gint64, i) == row)
      return i;
  return 0;
}

/* Whoever was chosen stays so when others come or go. */
static void
show_reps (SaTodayPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *reps = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 chosen = self->reps->len > 0 ? get_rep (self)
                                      : sa_settings_get_rep (sa_office_get_store (self->office));

  list_reps (self, names, reps);
  g_signal_handlers_block_by_func (self->rep, on_rep_changed, self);
  g_array_unref (self->reps);
  self->reps = reps;
  gtk_drop_down_set_model (self->rep, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->rep, find_rep (reps, chosen));
  gtk_widget_set_visible (GTK_WIDGET (self->rep), reps->len > 1);
  g_signal_handlers_unblock_by_func (self->rep, on_rep_changed, self);
}

static void
make_reps (SaTodayPage *self)
{
  self->rep = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rep), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Whose day"), -1);
  g_signal_connect_object (self->rep, "notify::selected", G_CALLBACK (on_rep_changed), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (self->header, GTK_WIDGET (self->rep));
}

/* --- what was not saved --- */

/* What is being typed just now is not told of. */
static void
show_drafts (SaTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (self->office == NULL || root == NULL
      || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL)
    return;
  drafts = sa_drafts_find (sa_office_get_store (self->office));
  adw_banner_set_revealed (self->drafts, drafts->len > 0);
  if (drafts->len == 0)
    return;
  name = drafts->len == 1 ? sa_drafts_name (drafts->pdata[0]) : NULL;
  /* Translators: %s is what was being typed: “New Organisation: Acme” */
  text = name != NULL
             ? g_strdup_printf (_ ("Typed, but not saved: %s"), name)
             : g_strdup_printf (ngettext ("%u form was typed, but not saved",
                                          "%u forms were typed, but not saved", drafts->len),
                                drafts->len);
  adw_banner_set_title (self->drafts, text);
  adw_banner_set_button_label (self->drafts, name != NULL ? _ ("_Continue") : _ ("_Show…"));
}

static void
watch_drafts (SaTodayPage *self)
{
  self->monitor = sa_drafts_watch (sa_office_get_store (self->office));
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (show_drafts), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (self)), "notify::visible-dialog",
                           G_CALLBACK (show_drafts), self, G_CONNECT_SWAPPED);
  show_drafts (self);
}

static void
on_painted (GtkWidget *widget)
{
  SaTodayPage *self = SA_TODAY_PAGE (widget);

  if (self->office == NULL)
    return;
  if (self->rep == NULL)
    make_reps (self);
  if (self->monitor == NULL)
    watch_drafts (self);
  if (self->stale)
    reload (self);
}

static void
log_call (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (SaRecord) client = sa_client_get (widget, g_variant_get_int64 (target));

  if (client != NULL)
    sa_log_dialog_present (widget, client, "call");
}

static void
on_store_changed (SaTodayPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

/* The page itself comes first, its rows when it is on the screen. */
static void
sa_today_page_map (GtkWidget *widget)
{
  SaTodayPage *self = SA_TODAY_PAGE (widget);
  g_autofree char *today = sa_date_today ();

  GTK_WIDGET_CLASS (sa_today_page_parent_class)->map (widget);
  if (g_set_str (&self->date, today))
    {
      g_autofree char *date = sa_date_format (today);

      adw_window_title_set_subtitle (self->title, date);
      self->stale = TRUE;
    }
  if (self->stale)
    sa_after_frame (widget, on_painted);
}

static void
sa_today_page_dispose (GObject *object)
{
  SaTodayPage *self = SA_TODAY_PAGE (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->office);
  g_clear_pointer (&self->reps, g_array_unref);
  sa_narrow_dispose_template (GTK_WIDGET (object), SA_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (sa_today_page_parent_class)->dispose (object);
}

static void
sa_today_page_finalize (GObject *object)
{
  g_free (SA_TODAY_PAGE (object)->date);
  G_OBJECT_CLASS (sa_today_page_parent_class)->finalize (object);
}

static void
sa_today_page_class_init (SaTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_today_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sa_today_page_finalize;
  widget_class->map = sa_today_page_map;
  g_type_ensure (SA_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (SA_TYPE_KEEP_IN_TOUCH);
  g_type_ensure (SA_TYPE_ROW_GROUP);
  g_type_ensure (SA_TYPE_TO_DO);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SaTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, SaTodayPage, header);
  gtk_widget_class_bind_template_child (widget_class, SaTodayPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, SaTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SaTodayPage, overdue);
  gtk_widget_class_bind_template_child (widget_class, SaTodayPage, to_do);
  gtk_widget_class_bind_template_child (widget_class, SaTodayPage, leads);
  sa_client_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "today.log", "x", log_call);
}

static void
sa_today_page_init (SaTodayPage *self)
{
  self->reps = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  sa_row_group_set_fill (self->leads, fill_leads, self, SHOWN_LEADS, MORE_LEADS);
  sa_row_group_show_total (self->leads);
}

AdwNavigationPage *
sa_today_page_new (SaOffice *office)
{
  SaTodayPage *self = g_object_new (SA_TYPE_TODAY_PAGE, NULL);

  self->office = g_object_ref (office);
  g_signal_connect_object (sa_office_get_store (office), "changed", G_CALLBACK (on_store_changed),
                           self, G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (self);
}
