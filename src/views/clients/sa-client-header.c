/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The head of a client page. The state is a button whose menu offers the states that may follow,
 * and no others; references are chips that open the record they name. */

#include "sa-client-header.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-image.h"
#include "sa-client-text.h"
#include "sa-late-menu.h"
#include "sa-state-chip.h"

struct _SaClientHeader
{
  AdwBin parent_instance;

  GtkWidget *picture;
  GMenuModel *picture_menu;
  AdwAvatar *avatar;
  GtkLabel *title;
  GtkLabel *subtitle;
  AdwWrapBox *chips;
  GtkMenuButton *state;
  GtkLabel *terms;

  GPtrArray *extra; /* chips beside the state; owned by the wrap box */
  gint64 row;
};

enum
{
  PROP_AVATAR_SIZE = 1,
};

G_DEFINE_FINAL_TYPE (SaClientHeader, sa_client_header, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
add_chip (SaClientHeader *self, GtkWidget *chip)
{
  gtk_widget_add_css_class (chip, "sa-tag");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_wrap_box_append (self->chips, chip);
  g_ptr_array_add (self->extra, chip);
}

static void
add_role_chips (SaClientHeader *self, SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  const SaField *field = sa_type_get_field (type, SA_ORGANISATION_ROLES);
  const char *roles = sa_record_text (record, SA_ORGANISATION_ROLES);
  g_auto (GStrv) codes = roles != NULL ? g_strsplit (roles, ",", -1) : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      const SaChoice *choice = sa_field_find_choice (field, codes[i]);

      add_chip (self, gtk_label_new (choice != NULL ? g_dgettext (GETTEXT_PACKAGE, choice->label)
                                                    : codes[i]));
    }
}

/* A chip that opens the record a reference names; @words says what it is to this one. */
static void
add_reference_chip (SaClientHeader *self, SaOffice *office, gint64 row, const char *icon,
                    const char *words)
{
  g_autofree char *title = row != 0 ? sa_store_get_title (sa_office_get_store (office), row) : NULL;
  g_autofree char *name = NULL;
  GtkWidget *button, *content;

  if (title == NULL)
    return;
  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), title);
  adw_button_content_set_can_shrink (ADW_BUTTON_CONTENT (content), TRUE);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "client.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", row);
  name = g_strdup_printf ("%s: %s", words, title);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  add_chip (self, button);
}

static GMenuModel *
make_state_menu (SaType *type, const SaState *now)
{
  GMenu *menu = g_menu_new ();
  g_auto (GStrv) next = g_strsplit (now->next, " ", -1);

  for (guint i = 0; next[i] != NULL; i++)
    {
      const SaState *state = sa_type_find_state (type, next[i]);
      g_autoptr (GMenuItem) item = NULL;

      if (state == NULL)
        continue;
      item = g_menu_item_new (g_dgettext (GETTEXT_PACKAGE, state->label), NULL);
      g_menu_item_set_action_and_target (item, "client.set-state", "s", state->code);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
show_state (SaClientHeader *self, SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  const SaState *state = sa_type_find_state (type, sa_record_meta (record)->state);
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *name = NULL;
  gboolean last;

  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
  if (state == NULL)
    return;
  sa_state_chip_colour (GTK_WIDGET (self->state), state->mood);
  menu = make_state_menu (type, state);
  gtk_menu_button_set_label (self->state, sa_record_state_label (record));
  sa_late_menu_set (self->state, menu);
  /* A last state is shown as firmly as the others, but there is nothing to choose. */
  last = g_menu_model_get_n_items (menu) == 0;
  gtk_menu_button_set_always_show_arrow (self->state, !last);
  gtk_widget_set_can_target (GTK_WIDGET (self->state), !last);
  gtk_widget_set_can_focus (GTK_WIDGET (self->state), !last);
  name = g_strdup_printf (_ ("Status: %s"), sa_record_state_label (record));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), _ ("Change State"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static char *
organisation_terms (SaRecord *record)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *limit = sa_record_display (record, SA_ORGANISATION_CREDIT_LIMIT);
  const char *prices = sa_record_text (record, SA_ORGANISATION_PRICE_LIST);

  if (!sa_record_is_empty (record, SA_ORGANISATION_PAYMENT_DAYS))
    {
      int days = sa_record_number (record, SA_ORGANISATION_PAYMENT_DAYS);
      g_autofree char *pays = g_strdup_printf (ngettext ("pays in %d day", "pays in %d days", days),
                                               days);

      sa_client_append (line, days > 0 ? pays : _ ("pays at once"));
    }
  sa_client_append (line, sa_record_text (record, SA_ORGANISATION_CURRENCY));
  if (limit != NULL)
    {
      g_autofree char *credit = g_strdup_printf (_ ("credit limit %s"), limit);

      sa_client_append (line, credit);
    }
  if (prices != NULL)
    {
      g_autofree char *list = g_strdup_printf (_ ("price list %s"), prices);

      sa_client_append (line, list);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
show_organisation (SaClientHeader *self, SaOffice *office, SaRecord *record)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *country = sa_record_display (record, SA_ORGANISATION_COUNTRY);
  g_autofree char *terms = organisation_terms (record);

  sa_client_append (line, sa_record_text (record, SA_ORGANISATION_INDUSTRY));
  sa_client_append (line, sa_record_text (record, SA_ORGANISATION_CITY));
  sa_client_append (line, country);
  set_text (self->subtitle, line->str);
  set_text (self->terms, terms);
  add_role_chips (self, record);
  add_reference_chip (self, office, sa_record_number (record, SA_ORGANISATION_REP),
                      "avatar-default-symbolic", _ ("Representative"));
}

static void
show_person (SaClientHeader *self, SaOffice *office, SaRecord *record)
{
  g_autoptr (GString) line = g_string_new (NULL);

  sa_client_append (line, sa_record_text (record, SA_PERSON_JOB));
  sa_client_append (line, sa_record_text (record, SA_PERSON_DEPARTMENT));
  set_text (self->subtitle, line->str);
  set_text (self->terms, NULL);
  if (sa_record_number (record, SA_PERSON_STAFF) != 0)
    add_chip (self, gtk_label_new (_ ("Our Office")));
  add_reference_chip (self, office, sa_record_number (record, SA_PERSON_ORGANISATION),
                      "user-home-symbolic", _ ("Organisation"));
}

static void
show_lead (SaClientHeader *self, SaOffice *office, SaRecord *record)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) terms = g_string_new (NULL);
  g_autofree char *source = sa_record_display (record, SA_LEAD_SOURCE);
  g_autofree char *value = sa_record_display (record, SA_LEAD_VALUE);

  sa_client_append (line, sa_record_text (record, SA_LEAD_ORGANISATION_NAME));
  sa_client_append (line, sa_record_text (record, SA_LEAD_PERSON_NAME));
  sa_client_append (line, sa_record_text (record, SA_LEAD_CITY));
  set_text (self->subtitle, line->str);
  sa_client_append (terms, value);
  sa_client_append (terms, sa_record_text (record, SA_LEAD_INTEREST));
  sa_client_append (terms, source);
  set_text (self->terms, terms->str);
  add_reference_chip (self, office, sa_record_number (record, SA_LEAD_REP),
                      "avatar-default-symbolic", _ ("Representative"));
  add_reference_chip (self, office, sa_record_number (record, SA_LEAD_ORGANISATION),
                      "user-home-symbolic", _ ("Became client"));
  add_reference_chip (self, office, sa_record_number (record, SA_LEAD_PERSON),
                      "avatar-default-symbolic", _ ("Became person"));
}

/* A lead is nobody yet, and has no picture to choose. */
static void
show_picture (SaClientHeader *self, SaOffice *office, SaRecord *record)
{
  gboolean fits = sa_client_image_fits (record);

  sa_client_image_show (self->avatar, sa_office_get_store (office), record);
  gtk_widget_set_can_target (self->picture, fits);
  gtk_widget_set_can_focus (self->picture, fits);
  gtk_widget_set_has_tooltip (self->picture, fits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "client.remove-picture",
                                 sa_client_image_get (record) != NULL);
}

static void
choose_picture (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_image_choose (widget, SA_CLIENT_HEADER (widget)->row);
}

static void
remove_picture (GtkWidget *widget, const char *action, GVariant *target)
{
  sa_client_image_remove (widget, SA_CLIENT_HEADER (widget)->row);
}

static gboolean
on_picture_dropped (GtkDropTarget *target, const GValue *value, double x, double y,
                    SaClientHeader *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  sa_client_image_set_file (GTK_WIDGET (self), self->row, files->data);
  return TRUE;
}

static void
add_drop_target (SaClientHeader *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_picture_dropped), self);
  gtk_widget_add_controller (self->picture, GTK_EVENT_CONTROLLER (target));
}

static void
sa_client_header_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_AVATAR_SIZE)
    g_value_set_int (value, adw_avatar_get_size (SA_CLIENT_HEADER (object)->avatar));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sa_client_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_AVATAR_SIZE)
    adw_avatar_set_size (SA_CLIENT_HEADER (object)->avatar, g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sa_client_header_dispose (GObject *object)
{
  SaClientHeader *self = SA_CLIENT_HEADER (object);

  g_clear_pointer (&self->extra, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_CLIENT_HEADER);
  G_OBJECT_CLASS (sa_client_header_parent_class)->dispose (object);
}

static void
sa_client_header_class_init (SaClientHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_client_header_dispose;
  G_OBJECT_CLASS (klass)->get_property = sa_client_header_get_property;
  G_OBJECT_CLASS (klass)->set_property = sa_client_header_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_AVATAR_SIZE,
                                   g_param_spec_int ("avatar-size", NULL, NULL, -1, G_MAXINT, 80,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-client-header.ui");
  gtk_widget_class_bind_template_child (widget_class, SaClientHeader, picture);
  gtk_widget_class_bind_template_child (widget_class, SaClientHeader, picture_menu);
  gtk_widget_class_bind_template_child (widget_class, SaClientHeader, avatar);
  gtk_widget_class_bind_template_child (widget_class, SaClientHeader, title);
  gtk_widget_class_bind_template_child (widget_class, SaClientHeader, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SaClientHeader, chips);
  gtk_widget_class_bind_template_child (widget_class, SaClientHeader, state);
  gtk_widget_class_bind_template_child (widget_class, SaClientHeader, terms);
  gtk_widget_class_install_action (widget_class, "client.choose-picture", NULL, choose_picture);
  gtk_widget_class_install_action (widget_class, "client.remove-picture", NULL, remove_picture);
}

static void
sa_client_header_init (SaClientHeader *self)
{
  self->extra = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sa_late_menu_set (GTK_MENU_BUTTON (self->picture), self->picture_menu);
  add_drop_target (self);
}

void
sa_client_header_show (SaClientHeader *self, SaOffice *office, SaRecord *record)
{
  g_autofree char *title = sa_record_title (record);
  g_autofree char *initials = NULL;

  for (guint i = 0; i < self->extra->len; i++)
    adw_wrap_box_remove (self->chips, g_ptr_array_index (self->extra, i));
  g_ptr_array_set_size (self->extra, 0);
  self->row = sa_record_get_row (record);
  gtk_label_set_label (self->title, title);
  initials = sa_client_avatar_text (sa_type_get_name (sa_record_get_record_type (record)), title);
  adw_avatar_set_text (self->avatar, initials);
  show_picture (self, office, record);
  show_state (self, record);
  if (sa_record_is (record, "organisation"))
    show_organisation (self, office, record);
  else if (sa_record_is (record, "person"))
    show_person (self, office, record);
  else
    show_lead (self, office, record);
}
