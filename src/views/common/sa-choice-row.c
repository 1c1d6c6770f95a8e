/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The codes offered are kept beside the combo row, in its order; "" stands for nothing. */

#include "sa-choice-row.h"

#include <glib/gi18n-lib.h>

#include "sa-combo-row.h"
#include "sa-country.h"
#include "sa-language.h"
#include "sa-states.h"

/* So many are looked through more slowly than a few letters are typed. */
#define MANY 12

typedef struct
{
  const char *code;
  char *name;
} Named;

static void
clear_named (gpointer data)
{
  g_free (((Named *) data)->name);
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const Named *) a)->name, ((const Named *) b)->name);
}

static void
offer (GPtrArray *offered, GtkStringList *names, const char *code, const char *name)
{
  g_ptr_array_add (offered, g_strdup (code));
  gtk_string_list_append (names, name);
}

/* Countries or languages, in the order of their names in the person's language; one that came with
 * an import and is not among them is offered too. */
static void
add_named (SaRecord *record, guint index, GPtrArray *offered, GtkStringList *names)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);
  gboolean country = field->kind == SA_KIND_COUNTRY;
  const char *const *codes = country ? sa_country_list () : sa_language_list ();
  const char *kept = sa_record_text (record, index);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Named));

  g_array_set_clear_func (named, clear_named);
  for (const char *const *code = codes; *code != NULL; code++)
    {
      Named one = { *code,
                    country ? g_strdup (sa_country_name (*code)) : sa_language_name (*code) };

      g_array_append_val (named, one);
    }
  if (kept != NULL && !g_strv_contains (codes, kept))
    {
      Named one = { kept, sa_record_display (record, index) };

      g_array_append_val (named, one);
    }
  g_array_sort (named, compare_named);
  for (guint i = 0; i < named->len; i++)
    {
      const Named *one = &g_array_index (named, Named, i);

      offer (offered, names, one->code, one->name);
    }
}

static void
add_choices (const SaField *field, GPtrArray *offered, GtkStringList *names)
{
  for (const SaChoice *choice = field->choices; choice->code != NULL; choice++)
    offer (offered, names, choice->code, g_dgettext (GETTEXT_PACKAGE, choice->label));
}

void
sa_choice_row_enable_search (AdwComboRow *row)
{
  g_autoptr (GtkExpression)
      expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_combo_row_set_expression (row, expression);
  adw_combo_row_set_enable_search (row, TRUE);
  adw_combo_row_set_search_match_mode (row, GTK_STRING_FILTER_MATCH_MODE_PREFIX);
}

/* Takes @offered. */
static GtkWidget *
make_row (const char *title, GPtrArray *offered, GtkStringList *names)
{
  GtkWidget *row = sa_combo_row_new ();

  g_object_set_data_full (G_OBJECT (row), "codes", offered, (GDestroyNotify) g_ptr_array_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  if (offered->len > MANY)
    sa_choice_row_enable_search (ADW_COMBO_ROW (row));
  return row;
}

GtkWidget *
sa_choice_row_new (SaRecord *record, guint index)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);
  GPtrArray *offered = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  offer (offered, names, "", C_ ("choice", "None"));
  if (field->choices == NULL)
    add_named (record, index, offered, names);
  else
    add_choices (field, offered, names);
  return make_row (sa_field_get_label (field), offered, names);
}

GtkWidget *
sa_choice_row_new_of_states (SaType *type, const char *title, const char *prompt)
{
  GPtrArray *offered = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (prompt != NULL)
    offer (offered, names, "", prompt);
  for (const SaState *state = sa_type_get_def (type)->states; state->code != NULL; state++)
    offer (offered, names, state->code, g_dgettext (GETTEXT_PACKAGE, state->label));
  return make_row (title, offered, names);
}

GtkWidget *
sa_choice_row_new_of_next_states (SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  g_auto (GStrv) next = sa_states_next (record);
  GPtrArray *offered = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  offer (offered, names, sa_record_meta (record)->state, sa_record_state_label (record));
  for (guint i = 0; next[i] != NULL; i++)
    offer (offered, names, next[i],
           g_dgettext (GETTEXT_PACKAGE, sa_type_find_state (type, next[i])->label));
  return make_row (sa_type_get_state_label (), offered, names);
}

const char *
sa_choice_row_get (GtkWidget *row)
{
  GPtrArray *offered = g_object_get_data (G_OBJECT (row), "codes");

  return offered->pdata[adw_combo_row_get_selected (ADW_COMBO_ROW (row))];
}

void
sa_choice_row_set (GtkWidget *row, const char *code)
{
  GPtrArray *offered = g_object_get_data (G_OBJECT (row), "codes");
  guint selected = 0;

  for (guint i = 0; code != NULL && i < offered->len; i++)
    if (g_str_equal (offered->pdata[i], code))
      selected = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}
