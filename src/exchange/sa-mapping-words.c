/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a mapping does, told to people before it is done and afterwards. */

#include "sa-mapping.h"

#include <glib/gi18n-lib.h>

char *
sa_mapping_name_column (const SaMapping *mapping, guint index)
{
  const SaMappingColumn *column = g_ptr_array_index (mapping->columns, index);

  return column->header != NULL && *column->header != '\0'
             ? g_strdup (column->header)
             : g_strdup_printf (_ ("Column %u"), index + 1);
}

/**
 * sa_mapping_name_left_out:
 *
 * Returns: (nullable): the columns that are not imported, but have a header or values; free it
 */
char *
sa_mapping_name_left_out (const SaMapping *mapping)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);
      g_autofree char *name = sa_mapping_name_column (mapping, i);

      if (column->field == SA_MAP_NOTHING
          && ((column->header != NULL && *column->header != '\0') || column->sample != NULL))
        {
          if (names->len > 0)
            g_string_append (names, ", ");
          /* Translators: a name among others, in the quotes of the language */
          g_string_append_printf (names, _ ("“%s”"), name);
        }
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static char *
name_constant (const SaMapping *mapping, const SaMappingConstant *constant)
{
  SaType *type = constant->linked ? mapping->linked : mapping->type;
  const SaState *state = constant->field == SA_MAP_STATE
                             ? sa_type_find_state (type, constant->value)
                             : NULL;
  g_autoptr (SaRecord) scratch = sa_record_new (type);
  g_autofree char *value = NULL;

  if (constant->field == SA_MAP_STATE)
    return g_strdup_printf ("%s = %s", _ ("Status of new ones"),
                            state != NULL ? g_dgettext (GETTEXT_PACKAGE, state->label)
                                          : constant->value);
  if (sa_record_parse (scratch, (guint) constant->field, constant->value, NULL))
    value = sa_record_display (scratch, (guint) constant->field);
  return g_strdup_printf ("%s = %s",
                          sa_field_get_label (sa_type_get_field (type, (guint) constant->field)),
                          value != NULL ? value : constant->value);
}

/* Returns: (nullable): what every row gets: "Roles = Client, Status of new ones = Active" */
char *
sa_mapping_name_constants (const SaMapping *mapping)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < mapping->constants->len; i++)
    {
      g_autofree char *name = name_constant (mapping, g_ptr_array_index (mapping->constants, i));

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}
