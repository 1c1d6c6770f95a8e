/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices are those of the field; the first one leaves it as it is in new records. */

#include "sa-import-constant.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SaImportConstant
{
  SaComboRow parent_instance;

  SaMapping *mapping; /* the import's */
  char *target;
  GStrv values; /* by choice; "" is none */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (SaImportConstant, sa_import_constant, SA_TYPE_COMBO_ROW)

static void
on_selected (SaImportConstant *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const char *value;

  if (self->loading || self->values == NULL || selected >= g_strv_length (self->values))
    return;
  value = self->values[selected];
  sa_mapping_set_constant (self->mapping, self->target, *value != '\0' ? value : NULL, NULL);
}

static void
sa_import_constant_finalize (GObject *object)
{
  SaImportConstant *self = SA_IMPORT_CONSTANT (object);

  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->values, g_strfreev);
  G_OBJECT_CLASS (sa_import_constant_parent_class)->finalize (object);
}

static void
sa_import_constant_class_init (SaImportConstantClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sa_import_constant_finalize;
}

static void
sa_import_constant_init (SaImportConstant *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

typedef struct
{
  GtkStringList *labels;
  GStrvBuilder *values;
} Choices;

static void
add (Choices *choices, const char *value, const char *label)
{
  gtk_string_list_append (choices->labels, label);
  g_strv_builder_add (choices->values, value);
}

/* New records are in their first state when nothing else is said. */
static void
add_states (Choices *choices, SaType *type)
{
  for (const SaState *state = sa_type_get_def (type)->states; state->code != NULL; state++)
    add (choices, state == sa_type_get_def (type)->states ? "" : state->code,
         g_dgettext (GETTEXT_PACKAGE, state->label));
}

static void
add_values (Choices *choices, const SaField *field)
{
  if (field->kind == SA_KIND_FLAG)
    {
      add (choices, "", _ ("No"));
      add (choices, "1", _ ("Yes"));
      return;
    }
  add (choices, "", C_ ("choice", "None"));
  for (const SaChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    add (choices, choice->code, g_dgettext (GETTEXT_PACKAGE, choice->label));
}

static gboolean
may_be_set (const SaMapping *mapping, const char *target)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      g_autofree char *taken = sa_mapping_get_target (mapping, i);

      if (g_str_equal (taken, target))
        return FALSE;
    }
  return g_str_equal (target, "state") ? sa_type_get_first_state (mapping->type) != NULL
                                       : sa_type_find_field (mapping->type, target) >= 0;
}

static const char *
get_present (const SaMapping *mapping, const char *target)
{
  for (guint i = 0; i < mapping->constants->len; i++)
    {
      const SaMappingConstant *constant = g_ptr_array_index (mapping->constants, i);
      g_autofree char *name = sa_mapping_constant_target (mapping, i);

      if (g_str_equal (name, target))
        return constant->value;
    }
  return "";
}

static guint
find_value (GStrv values, const char *value)
{
  for (guint i = 0; values[i] != NULL; i++)
    if (g_str_equal (values[i], value))
      return i;
  return 0;
}

static void
list_choices (SaImportConstant *self, const char *present)
{
  SaType *type = self->mapping->type;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  Choices choices = { labels, values };

  if (g_str_equal (self->target, "state"))
    add_states (&choices, type);
  else
    add_values (&choices, sa_type_get_field (type, sa_type_find_field (type, self->target)));
  /* Two roles at once, which a mapping may ask for, are one more choice. */
  if (strchr (present, ',') != NULL)
    add (&choices, present, present);
  g_clear_pointer (&self->values, g_strfreev);
  self->values = g_strv_builder_end (values);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
}

static const char *
get_title (const char *target)
{
  if (g_str_equal (target, "roles"))
    return _ ("Their Role");
  return g_str_equal (target, "staff") ? _ ("They Work in Our Office") : _ ("Status of New Ones");
}

void
sa_import_constant_show (SaImportConstant *self, SaMapping *mapping, const char *target)
{
  gboolean may = may_be_set (mapping, target);
  const char *present = get_present (mapping, target);

  self->mapping = mapping;
  gtk_widget_set_visible (GTK_WIDGET (self), may);
  if (!may)
    return;
  self->loading = TRUE;
  g_set_str (&self->target, target);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), get_title (target));
  list_choices (self, present);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), find_value (self->values, present));
  self->loading = FALSE;
}
