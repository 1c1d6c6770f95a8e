/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row has no idea of its record: it is made for a field, and shown and read with the same one. */

#include "sa-field-row.h"

#include <glib/gi18n-lib.h>

#include "sa-choice-row.h"
#include "sa-date.h"
#include "sa-reference-row.h"

static const SaField *
get_field (SaRecord *record, guint index)
{
  return sa_type_get_field (sa_record_get_record_type (record), index);
}

static GtkInputPurpose
purpose (SaKind kind)
{
  switch (kind)
    {
    case SA_KIND_EMAIL:
      return GTK_INPUT_PURPOSE_EMAIL;
    case SA_KIND_PHONE:
      return GTK_INPUT_PURPOSE_PHONE;
    case SA_KIND_URL:
      return GTK_INPUT_PURPOSE_URL;
    case SA_KIND_NUMBER:
      return GTK_INPUT_PURPOSE_DIGITS;
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
      return GTK_INPUT_PURPOSE_NUMBER;
    case SA_KIND_TEXT:
    case SA_KIND_LONG_TEXT:
    case SA_KIND_FLAG:
    case SA_KIND_DATE:
    case SA_KIND_DATE_TIME:
    case SA_KIND_CHOICE:
    case SA_KIND_CHOICES:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
    case SA_KIND_REFERENCE:
    case SA_KIND_IMAGE:
      break;
    }
  return GTK_INPUT_PURPOSE_FREE_FORM;
}

GtkWidget *
sa_field_row_new_entry (const SaField *field, SaRowChangedFunc changed, gpointer object)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *title = sa_field_get_label (field);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), purpose (field->kind));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (field->hint != NULL)
    gtk_widget_set_tooltip_text (row, g_dgettext (GETTEXT_PACKAGE, field->hint));
  if (field->kind == SA_KIND_DATE)
    sa_date_row_add_calendar (ADW_ENTRY_ROW (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed), object, G_CONNECT_SWAPPED);
  return row;
}

GtkWidget *
sa_field_row_new (SaStore *store, SaRecord *record, guint index, SaRowChangedFunc changed,
                  gpointer object)
{
  const SaField *field = get_field (record, index);
  const char *title = sa_field_get_label (field);
  GtkWidget *row;

  switch (field->kind)
    {
    case SA_KIND_LONG_TEXT:
      return sa_text_area_row_new (title, changed, object);
    case SA_KIND_CHOICES:
      return sa_choices_row_new (title, field->choices, changed, object);
    case SA_KIND_CHOICE:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
      row = sa_choice_row_new (record, index);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed), object,
                               G_CONNECT_SWAPPED);
      return row;
    case SA_KIND_FLAG:
      row = adw_switch_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      g_signal_connect_object (row, "notify::active", G_CALLBACK (changed), object,
                               G_CONNECT_SWAPPED);
      return row;
    case SA_KIND_REFERENCE:
      row = sa_reference_row_new (store, title, field->target);
      if ((field->flags & SA_FIELD_STAFF) != 0)
        sa_reference_row_want_staff (SA_REFERENCE_ROW (row), FALSE);
      g_signal_connect_object (row, "changed", G_CALLBACK (changed), object, G_CONNECT_SWAPPED);
      return row;
    case SA_KIND_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
    case SA_KIND_DATE:
    case SA_KIND_DATE_TIME:
    case SA_KIND_IMAGE:
      break;
    }
  return sa_field_row_new_entry (field, changed, object);
}

void
sa_field_row_load (GtkWidget *row, SaRecord *record, guint index)
{
  const SaField *field = get_field (record, index);
  const char *stored = sa_field_is_number (field) ? NULL : sa_record_text (record, index);
  g_autofree char *text = NULL;

  switch (field->kind)
    {
    case SA_KIND_LONG_TEXT:
      sa_text_area_row_set (row, stored);
      return;
    case SA_KIND_CHOICES:
      sa_choices_row_set (row, stored);
      return;
    case SA_KIND_CHOICE:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
      sa_choice_row_set (row, stored);
      return;
    case SA_KIND_FLAG:
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), sa_record_number (record, index) != 0);
      return;
    case SA_KIND_REFERENCE:
      sa_reference_row_set (SA_REFERENCE_ROW (row), sa_record_number (record, index));
      return;
    case SA_KIND_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
    case SA_KIND_DATE:
    case SA_KIND_DATE_TIME:
    case SA_KIND_IMAGE:
      break;
    }
  text = sa_record_display (record, index);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static gboolean
commit_entry (GtkWidget *row, SaRecord *record, guint index, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *shown = sa_record_display (record, index);

  if (g_strcmp0 (text, shown != NULL ? shown : "") == 0)
    return TRUE; /* reading back what is shown must change nothing */
  if (get_field (record, index)->kind == SA_KIND_DATE && *text != '\0')
    {
      g_autofree char *today = sa_date_today ();
      g_autofree char *iso = sa_date_parse_entry (text, today, error);

      if (iso == NULL)
        return FALSE;
      sa_record_set_text (record, index, iso);
      return TRUE;
    }
  return sa_record_read (record, index, text, error);
}

gboolean
sa_field_row_commit (GtkWidget *row, SaRecord *record, guint index, GError **error)
{
  g_autofree char *text = NULL;

  switch (get_field (record, index)->kind)
    {
    case SA_KIND_LONG_TEXT:
      text = sa_text_area_row_get (row);
      break;
    case SA_KIND_CHOICES:
      text = sa_choices_row_get (row);
      break;
    case SA_KIND_CHOICE:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
      text = g_strdup (sa_choice_row_get (row));
      break;
    case SA_KIND_FLAG:
      sa_record_set_number (record, index, adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
      return TRUE;
    case SA_KIND_REFERENCE:
      if (sa_reference_row_get (SA_REFERENCE_ROW (row)) != 0)
        sa_record_set_number (record, index, sa_reference_row_get (SA_REFERENCE_ROW (row)));
      else
        sa_record_clear (record, index);
      return TRUE;
    case SA_KIND_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
    case SA_KIND_DATE:
    case SA_KIND_DATE_TIME:
    case SA_KIND_IMAGE:
      return commit_entry (row, record, index, error);
    }
  if (g_strcmp0 (text, sa_record_text (record, index)) != 0)
    sa_record_set_text (record, index, text);
  return TRUE;
}
