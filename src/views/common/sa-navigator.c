/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the window from any of its widgets and hands requests on to it. What features registered is
 * kept here: it is constant once the program runs, so it needs no owner. */

#include "sa-navigator.h"

#include <glib/gi18n-lib.h>

#include "sa-log.h"
#include "sa-settings.h"

G_DEFINE_INTERFACE (SaNavigator, sa_navigator, GTK_TYPE_WIDGET)

/* An error longer than this does not fit a toast. */
#define TOAST_LENGTH 90

static GHashTable *factories;
static SaOpenFunc fallback;
static GHashTable *questions; /* by "type state" */
static GHashTable *enclosures;
static GHashTable *mergers;
static GPtrArray *places;
static GPtrArray *commands;

static void
sa_navigator_default_init (SaNavigatorInterface *iface)
{
}

/* @key: (transfer full) */
static void
keep (GHashTable **table, char *key, gpointer registered)
{
  if (*table == NULL)
    *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (*table, key, registered);
}

static gpointer
look_up (GHashTable *table, const char *key)
{
  return table != NULL ? g_hash_table_lookup (table, key) : NULL;
}

static SaNavigator *
find (GtkWidget *from)
{
  GtkWidget *found = gtk_widget_get_ancestor (from, SA_TYPE_NAVIGATOR);

  while (found == NULL && from != NULL)
    {
      GtkRoot *root = gtk_widget_get_root (from);

      from = GTK_IS_WINDOW (root) ? GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)))
                                  : NULL;
      if (from != NULL && SA_IS_NAVIGATOR (from))
        found = from;
    }
  return (SaNavigator *) found;
}

/* Returns: (transfer none) (nullable): %NULL when @from is not inside a window */
SaOffice *
sa_navigator_get_office (GtkWidget *from)
{
  SaNavigator *self = find (from);

  return self != NULL ? SA_NAVIGATOR_GET_IFACE (self)->get_office (self) : NULL;
}

/**
 * sa_navigator_push:
 * @page: (transfer floating)
 *
 * Shows a page above the one shown; its back button returns.
 */
void
sa_navigator_push (GtkWidget *from, AdwNavigationPage *page)
{
  SaNavigator *self = find (from);

  g_object_ref_sink (page);
  if (self != NULL)
    SA_NAVIGATOR_GET_IFACE (self)->push (self, page);
  g_object_unref (page);
}

/* Shows the page of a record; says so when the record is gone. */
void
sa_navigator_open_record (GtkWidget *from, gint64 row)
{
  SaOffice *office = sa_navigator_get_office (from);
  SaType *type;
  SaPageFactory factory;
  g_autoptr (SaRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (office == NULL)
    return;
  type = sa_model_of_row (sa_store_get_model (sa_office_get_store (office)), row);
  factory = type != NULL ? (SaPageFactory) look_up (factories, sa_type_get_name (type)) : NULL;
  record = sa_store_get (sa_office_get_store (office), row, &error);
  if (error != NULL)
    sa_navigator_report_error (from, error);
  else if (record == NULL)
    sa_navigator_toast (from, _ ("This record is no longer there"));
  else if (factory != NULL)
    {
      sa_settings_note_opened (record);
      sa_navigator_push (from, factory (office, row));
    }
  else if (fallback != NULL)
    fallback (from, record);
}

/* Goes to a place of the sidebar. */
void
sa_navigator_show_place (GtkWidget *from, const char *id)
{
  SaNavigator *self = find (from);

  if (self != NULL)
    SA_NAVIGATOR_GET_IFACE (self)->show_place (self, id);
}

/* @toast: (transfer floating): one with a button of its own */
void
sa_navigator_add_toast (GtkWidget *from, AdwToast *toast)
{
  SaNavigator *self = find (from);

  if (self != NULL)
    SA_NAVIGATOR_GET_IFACE (self)->add_toast (self, toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

void
sa_navigator_toast (GtkWidget *from, const char *text)
{
  sa_navigator_add_toast (from, adw_toast_new (text));
}

/**
 * sa_navigator_toast_undo:
 * @label: what was done, as it was given to sa_change_begin()
 *
 * Says what was just done and offers to undo it.
 */
void
sa_navigator_toast_undo (GtkWidget *from, const char *label)
{
  AdwToast *toast = adw_toast_new (label);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  sa_navigator_add_toast (from, toast);
}

void
sa_navigator_did (GtkWidget *from)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autofree char *label = sa_store_get_undo_label (store);

  if (label != NULL)
    sa_navigator_toast_undo (from, label);
}

/* Says what must not be missed and waits to be read. */
void
sa_navigator_alert (GtkWidget *from, const char *heading, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, from);
}

/* Shows an error that stands at no field: short ones pass by, long ones wait to be read. Being
 * cancelled is not an error. */
void
sa_navigator_report_error (GtkWidget *from, const GError *error)
{
  if (error == NULL || g_error_matches (error, SA_ERROR, SA_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_utf8_strlen (error->message, -1) <= TOAST_LENGTH)
    sa_navigator_toast (from, error->message);
  else
    sa_navigator_alert (from, _ ("That Did Not Work"), error->message);
}

void
sa_navigator_set_fallback (SaOpenFunc open)
{
  fallback = open;
}

/* Says which page shows a record of @type. */
void
sa_navigator_register (const char *type, SaPageFactory factory)
{
  keep (&factories, g_strdup (type), factory);
}

gboolean
sa_navigator_has_page (const char *type)
{
  return look_up (factories, type) != NULL;
}

void
sa_navigator_register_question (const char *type, const char *state, SaOpenFunc ask)
{
  keep (&questions, g_strdup_printf ("%s %s", type, state), ask);
}

SaOpenFunc
sa_navigator_get_question (const char *type, const char *state)
{
  g_autofree char *key = g_strdup_printf ("%s %s", type, state);

  return (SaOpenFunc) look_up (questions, key);
}

void
sa_navigator_register_enclosures (const char *type, SaEnclosuresFunc make)
{
  keep (&enclosures, g_strdup (type), make);
}

GtkWidget *
sa_navigator_make_enclosures (SaOffice *office, SaRecord *record)
{
  const char *type = sa_type_get_name (sa_record_get_record_type (record));
  SaEnclosuresFunc make = (SaEnclosuresFunc) look_up (enclosures, type);

  return make != NULL ? make (office, record) : NULL;
}

void
sa_navigator_register_merge (const char *type, SaMergeFunc merge)
{
  keep (&mergers, g_strdup (type), merge);
}

gboolean
sa_navigator_can_merge (const char *type)
{
  return look_up (mergers, type) != NULL;
}

void
sa_navigator_merge (GtkWidget *from, gint64 keep, gint64 other)
{
  SaOffice *office = sa_navigator_get_office (from);
  SaType *type = sa_model_of_row (sa_store_get_model (sa_office_get_store (office)), keep);
  SaMergeFunc merge = type != NULL ? (SaMergeFunc) look_up (mergers, sa_type_get_name (type))
                                   : NULL;

  if (merge != NULL)
    merge (from, keep, other);
}

/**
 * sa_navigator_add_place:
 * @place: must stay: a static constant
 *
 * Adds an entry to the sidebar, below those of its section that are there.
 */
void
sa_navigator_add_place (const SaPlace *place)
{
  GPtrArray *all = sa_navigator_get_places ();
  guint at = all->len;

  while (at > 0 && ((const SaPlace *) all->pdata[at - 1])->section > place->section)
    at--;
  g_ptr_array_insert (all, (int) at, (gpointer) place);
}

/**
 * sa_navigator_add_command:
 * @command: must stay: a static constant
 */
void
sa_navigator_add_command (const SaCommand *command)
{
  g_ptr_array_add (sa_navigator_get_commands (), (gpointer) command);
}

GPtrArray *
sa_navigator_get_places (void)
{
  if (places == NULL)
    places = g_ptr_array_new ();
  return places;
}

GPtrArray *
sa_navigator_get_commands (void)
{
  if (commands == NULL)
    commands = g_ptr_array_new ();
  return commands;
}
