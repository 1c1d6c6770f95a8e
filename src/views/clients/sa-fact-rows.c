/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each value gets a row of its own, since people have several phones and each is called, copied and
 * labelled by itself. Activating a row does what the value is for: it dials, writes, browses or
 * opens the record referred to; of any other it is to be changed. */

#include "sa-fact-rows.h"

#include <glib/gi18n-lib.h>

#include "sa-address.h"
#include "sa-late-menu.h"

GtkWidget *
sa_fact_rows_button (const char *icon, const char *name, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_row (const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "property");
  return row;
}

static void
add_copy (GtkWidget *row, const char *title, const char *value)
{
  /* Translators: %s is what is copied: "Phone", "E-Mail", "Address". */
  g_autofree char *name = g_strdup_printf (_ ("Copy %s"), title);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             sa_fact_rows_button ("edit-copy-symbolic", name, "client.copy",
                                                  g_variant_new_string (value)));
}

static void
make_link (GtkWidget *row, const char *action, GVariant *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

static void
add_edit (GtkWidget *row, const SaField *field, guint number)
{
  /* Translators: %s is what is changed: "Phone", "E-Mail". */
  g_autofree char *name = g_strdup_printf (_ ("Change %s"), sa_field_get_label (field));

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             sa_fact_rows_button ("document-edit-symbolic", name,
                                                  "client.edit-field",
                                                  g_variant_new_uint32 (number)));
}

static char *
make_uri (SaKind kind, const char *value)
{
  g_autofree char *escaped = NULL;

  switch ((int) kind)
    {
    case SA_KIND_PHONE:
      {
        g_autoptr (GString) digits = g_string_new ("tel:");

        for (const char *p = value; *p != '\0'; p++)
          if (g_ascii_isdigit (*p) || *p == '+')
            g_string_append_c (digits, *p);
        return g_string_free (g_steal_pointer (&digits), FALSE);
      }
    case SA_KIND_EMAIL:
      escaped = g_uri_escape_string (value, "@", FALSE);
      return g_strconcat ("mailto:", escaped, NULL);
    case SA_KIND_URL:
      return strstr (value, "://") != NULL ? g_strdup (value)
                                           : g_strconcat ("https://", value, NULL);
    default:
      return NULL;
    }
}

static void
add_values (SaRowGroup *group, const SaField *field, guint number, const char *text)
{
  g_autoptr (GPtrArray) parts = sa_value_split (text);

  for (guint i = 0; i < parts->len; i++)
    {
      const SaValuePart *part = g_ptr_array_index (parts, i);
      g_autofree char *uri = make_uri (field->kind, part->value);
      g_autofree char *title = NULL;
      GtkWidget *row;

      if (part->label != NULL)
        title = g_strdup_printf ("%s (%s)", sa_field_get_label (field),
                                 sa_value_label_in_words (part->label));
      else
        title = g_strdup (sa_field_get_label (field));
      row = make_row (title, part->value);
      add_edit (row, field, number);
      add_copy (row, sa_field_get_label (field), part->value);
      if (uri != NULL)
        make_link (row, "client.uri", g_variant_new_string (uri));
      sa_row_group_add (group, row);
    }
}

void
sa_fact_rows_add_record (SaRowGroup *group, SaOffice *office, const char *words, gint64 target)
{
  g_autofree char *title = sa_store_get_title (sa_office_get_store (office), target);
  GtkWidget *row;

  if (title == NULL)
    return;
  row = make_row (words, title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  make_link (row, "client.open", g_variant_new_int64 (target));
  sa_row_group_add (group, row);
}

static void
add_field (SaRowGroup *group, SaOffice *office, SaRecord *record, guint number)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), number);
  g_autofree char *value = NULL;
  GtkWidget *row;

  if (sa_record_is_empty (record, number))
    return;
  if (field->kind == SA_KIND_REFERENCE)
    {
      sa_fact_rows_add_record (group, office, sa_field_get_label (field),
                               sa_record_number (record, number));
      return;
    }
  if ((field->flags & SA_FIELD_MULTIPLE) != 0 || field->kind == SA_KIND_PHONE
      || field->kind == SA_KIND_EMAIL || field->kind == SA_KIND_URL)
    {
      add_values (group, field, number, sa_record_text (record, number));
      return;
    }
  value = sa_record_in_words (record, number);
  if (value == NULL || *value == '\0')
    return;
  row = make_row (sa_field_get_label (field), value);
  add_edit (row, field, number);
  make_link (row, "client.edit-field", g_variant_new_uint32 (number));
  sa_row_group_add (group, row);
}

void
sa_fact_rows_add (SaRowGroup *group, SaOffice *office, SaRecord *record, const guint *fields,
                  guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    add_field (group, office, record, fields[i]);
}

char *
sa_fact_rows_format_address (SaRecord *record, const SaAddressFields *fields)
{
  g_autofree char *text = sa_address_format (
      sa_record_text (record, fields->street), sa_record_text (record, fields->postcode),
      sa_record_text (record, fields->city), sa_record_text (record, fields->region),
      sa_record_text (record, fields->country), TRUE);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* The main address is part of the record and is edited with it; the others are records. */
static GMenuModel *
make_address_menu (const char *text, gint64 address)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ',');
  g_autofree char *escaped = g_uri_escape_string (line, NULL, FALSE);
  g_autofree char *uri = g_strconcat ("https://www.openstreetmap.org/search?query=", escaped, NULL);

  append_item (menu, _ ("Show on a _Map"), "client.uri", g_variant_new_string (uri));
  if (address == 0)
    append_item (menu, _ ("_Edit…"), "page.edit", NULL);
  else
    {
      append_item (menu, _ ("_Edit…"), "client.edit-record", g_variant_new_int64 (address));
      append_item (menu, _ ("Make _Main Address"), "client.make-main-address",
                   g_variant_new_int64 (address));
      append_item (menu, _ ("_Remove"), "client.delete-record", g_variant_new_int64 (address));
    }
  return G_MENU_MODEL (menu);
}

void
sa_fact_rows_add_address (SaRowGroup *group, SaRecord *record, const SaAddressFields *fields,
                          const char *title, gint64 address)
{
  g_autofree char *text = sa_fact_rows_format_address (record, fields);
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *name = NULL;
  GtkWidget *row, *more;

  if (text == NULL)
    return;
  row = make_row (title, text);
  add_copy (row, title, text);
  menu = make_address_menu (text, address);
  more = gtk_menu_button_new ();
  /* Translators: %s is the kind of an address, such as Main Address or Delivery. */
  name = g_strdup_printf (_ ("More: %s"), title);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  sa_late_menu_set (GTK_MENU_BUTTON (more), menu);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (more, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), more);
  sa_row_group_add (group, row);
}
