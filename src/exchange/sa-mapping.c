/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mapping itself: what it consists of, its targets by name, and whether it makes sense.
 * Guessing one from headers is in sa-mapping-guess.c, the text form in sa-mapping-text.c. */

#include "sa-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
column_free (SaMappingColumn *column)
{
  g_free (column->header);
  g_free (column->sample);
  g_free (column->label);
  g_free (column);
}

static void
constant_free (SaMappingConstant *constant)
{
  g_free (constant->value);
  g_free (constant);
}

static void
target_free (SaMappingTarget *target)
{
  g_free (target->target);
  g_free (target->label);
  g_free (target);
}

/* Who a row can be about besides: people of an organisation, the organisation of a person. */
static void
find_linked (SaMapping *mapping)
{
  const char *name = sa_type_get_name (mapping->type);
  SaType *organisation = sa_model_find (mapping->model, "organisation");
  SaType *person = sa_model_find (mapping->model, "person");

  if (organisation == NULL || person == NULL)
    return;
  if (g_str_equal (name, "organisation"))
    mapping->linked = person;
  else if (g_str_equal (name, "person"))
    mapping->linked = organisation;
  mapping->link_is_ours = mapping->linked == organisation;
  mapping->link_field = sa_type_find_field (person, "organisation");
}

SaMapping *
sa_mapping_new (SaModel *model, SaType *type)
{
  SaMapping *mapping = g_new0 (SaMapping, 1);

  mapping->model = sa_model_ref (model);
  mapping->type = type;
  mapping->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  mapping->constants = g_ptr_array_new_with_free_func ((GDestroyNotify) constant_free);
  find_linked (mapping);
  return mapping;
}

SaMapping *
sa_mapping_copy (const SaMapping *mapping)
{
  SaMapping *copy = sa_mapping_new (mapping->model, mapping->type);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *from = g_ptr_array_index (mapping->columns, i);
      SaMappingColumn *column = g_memdup2 (from, sizeof *from);

      column->header = g_strdup (from->header);
      column->sample = g_strdup (from->sample);
      column->label = g_strdup (from->label);
      g_ptr_array_add (copy->columns, column);
    }
  for (guint i = 0; i < mapping->constants->len; i++)
    {
      const SaMappingConstant *from = g_ptr_array_index (mapping->constants, i);
      SaMappingConstant *constant = g_memdup2 (from, sizeof *from);

      constant->value = g_strdup (from->value);
      g_ptr_array_add (copy->constants, constant);
    }
  return copy;
}

void
sa_mapping_free (SaMapping *mapping)
{
  g_ptr_array_unref (mapping->columns);
  g_ptr_array_unref (mapping->constants);
  sa_model_unref (mapping->model);
  g_free (mapping);
}

GPtrArray *
sa_mapping_list_types (SaModel *model)
{
  GPtrArray *all = sa_model_get_types (model);
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      SaType *type = g_ptr_array_index (all, i);

      if (!sa_type_get_def (type)->plain && sa_type_find_field (type, "hash") < 0
          && sa_type_find_field (type, "query") < 0)
        g_ptr_array_add (types, type);
    }
  return types;
}

/* --- Targets --- */

static char *
target_name (const SaMapping *mapping, gboolean linked, int field, const char *label)
{
  SaType *type = linked ? mapping->linked : mapping->type;
  const char *prefix = linked ? sa_type_get_name (type) : "";
  const char *dot = linked ? "." : "";
  const char *name;

  if (field == SA_MAP_NOTHING)
    return g_strdup ("-");
  name = field == SA_MAP_ID      ? "id"
         : field == SA_MAP_STATE ? "state"
                                 : sa_type_get_field (type, field)->name;
  if (label == NULL)
    return g_strconcat (prefix, dot, name, NULL);
  return g_strconcat (prefix, dot, name, " (", label, ")", NULL);
}

char *
sa_mapping_get_target (const SaMapping *mapping, guint index)
{
  const SaMappingColumn *column = g_ptr_array_index (mapping->columns, index);

  return target_name (mapping, column->linked, column->field, column->label);
}

char *
sa_mapping_constant_target (const SaMapping *mapping, guint index)
{
  const SaMappingConstant *constant = g_ptr_array_index (mapping->constants, index);

  return target_name (mapping, constant->linked, constant->field, NULL);
}

static void
refuse_target (SaType *type, const char *text, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if ((sa_type_get_field (type, i)->flags & SA_FIELD_HIDDEN) == 0)
      g_string_append_printf (names, ", %s", sa_type_get_field (type, i)->name);
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
               _ ("“%s” is not a field of %s; use “-” for none, “person.job” for a field of a "
                  "linked record, or one of these: id, state%s."),
               text, sa_type_get_name (type), names->str);
}

/* "person.phones (home)" taken apart. */
static gboolean
parse_target (const SaMapping *mapping, const char *text, gboolean *linked, int *field,
              char **label, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  char *open = strstr (name, " (");
  char *dot;
  SaType *type = mapping->type;

  *linked = FALSE;
  *label = NULL;
  if (open != NULL && g_str_has_suffix (open, ")"))
    {
      *label = g_strndup (open + 2, strlen (open) - 3);
      *open = '\0';
    }
  dot = strchr (name, '.');
  if (dot != NULL && mapping->linked != NULL)
    {
      *dot = '\0';
      *linked = g_str_equal (name, sa_type_get_name (mapping->linked));
      type = *linked || g_str_equal (name, sa_type_get_name (type))
                 ? *linked ? mapping->linked : type
                 : NULL;
    }
  *field = SA_MAP_NOTHING;
  if (*name == '\0' || g_str_equal (name, "-"))
    return TRUE;
  if (!*linked && g_str_equal (name, "id"))
    *field = SA_MAP_ID;
  else if (!*linked
           && (g_str_equal (name, "state")
               || g_ascii_strcasecmp (name, sa_type_get_state_label ()) == 0))
    *field = SA_MAP_STATE;
  else if (type != NULL)
    *field = sa_type_find_field_named (type, dot != NULL ? dot + 1 : name);
  if (*field != SA_MAP_NOTHING)
    return TRUE;
  g_clear_pointer (label, g_free);
  refuse_target (type != NULL ? type : mapping->type, text, error);
  return FALSE;
}

gboolean
sa_mapping_set_target (SaMapping *mapping, guint index, const char *target, GError **error)
{
  SaMappingColumn *column = g_ptr_array_index (mapping->columns, index);
  gboolean linked;
  int field;
  char *label;

  if (!parse_target (mapping, target, &linked, &field, &label, error))
    return FALSE;
  column->linked = linked;
  column->field = field;
  g_free (column->label);
  column->label = label;
  return TRUE;
}

gboolean
sa_mapping_set_constant (SaMapping *mapping, const char *target, const char *value, GError **error)
{
  SaMappingConstant *constant;
  gboolean linked;
  int field;
  g_autofree char *label = NULL;

  if (!parse_target (mapping, target, &linked, &field, &label, error))
    return FALSE;
  if (field < 0 && field != SA_MAP_STATE)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” cannot be given one value for all rows."), target);
      return FALSE;
    }
  for (guint i = 0; i < mapping->constants->len; i++)
    {
      constant = g_ptr_array_index (mapping->constants, i);
      if (constant->linked == linked && constant->field == field)
        {
          g_ptr_array_remove_index (mapping->constants, i);
          break;
        }
    }
  if (value == NULL)
    return TRUE;
  constant = g_new0 (SaMappingConstant, 1);
  constant->linked = linked;
  constant->field = field;
  constant->value = g_strdup (value);
  g_ptr_array_add (mapping->constants, constant);
  return TRUE;
}

static void
add_target (GPtrArray *targets, const SaMapping *mapping, gboolean linked, int field,
            const char *label)
{
  SaMappingTarget *target = g_new0 (SaMappingTarget, 1);

  target->target = target_name (mapping, linked, field, NULL);
  target->linked = linked;
  target->field = field;
  if (linked)
    target->label = g_strdup_printf ("%s: %s", sa_type_get_title (mapping->linked), label);
  else
    target->label = g_strdup (label);
  g_ptr_array_add (targets, target);
}

static void
add_fields (GPtrArray *targets, const SaMapping *mapping, SaType *type, gboolean linked)
{
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if ((field->flags & SA_FIELD_HIDDEN) == 0 && field->kind != SA_KIND_IMAGE
          && !(linked && field->kind == SA_KIND_REFERENCE))
        add_target (targets, mapping, linked, i, sa_field_get_label (field));
    }
}

GPtrArray *
sa_mapping_list_targets (const SaMapping *mapping)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) target_free);

  add_target (targets, mapping, FALSE, SA_MAP_NOTHING, _ ("Not imported"));
  add_fields (targets, mapping, mapping->type, FALSE);
  if (sa_type_get_first_state (mapping->type) != NULL)
    add_target (targets, mapping, FALSE, SA_MAP_STATE, sa_type_get_state_label ());
  add_target (targets, mapping, FALSE, SA_MAP_ID, _ ("Record id"));
  if (mapping->linked != NULL)
    add_fields (targets, mapping, mapping->linked, TRUE);
  return targets;
}

/* --- Making sense --- */

static guint
count_columns (const SaMapping *mapping, gboolean linked, int field)
{
  guint n = 0;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      n += column->field == field && column->linked == linked;
    }
  return n;
}

static gboolean
is_constant (const SaMapping *mapping, int field)
{
  for (guint i = 0; i < mapping->constants->len; i++)
    {
      const SaMappingConstant *constant = g_ptr_array_index (mapping->constants, i);

      if (!constant->linked && constant->field == field)
        return TRUE;
    }
  return FALSE;
}

/* A person's name can be put together from its parts; a lead is about what somebody is interested
 * in. */
static gboolean
has_name_parts (const SaMapping *mapping)
{
  static const char *const parts[] = { "given_name", "family_name", "interest" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int part = sa_type_find_field (mapping->type, parts[i]);

      if (part >= 0 && count_columns (mapping, FALSE, part) > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
sa_mapping_is_kind (const SaMapping *mapping, const SaMappingColumn *column)
{
  SaType *type = column->linked ? mapping->linked : mapping->type;

  return column->field >= 0 && g_strcmp0 (column->label, SA_MAP_KIND) == 0
         && (sa_type_get_field (type, (guint) column->field)->flags & SA_FIELD_MULTIPLE) != 0;
}

gboolean
sa_mapping_is_home (const SaMapping *mapping, gboolean linked, int field, const char *label)
{
  static const char *const parts[] = { "street", "postcode", "city", "region", "country", NULL };

  return !linked && field >= 0 && g_strcmp0 (label, SA_MAP_HOME) == 0
         && g_str_equal (sa_type_get_name (mapping->type), "person")
         && g_strv_contains (parts, sa_type_get_field (mapping->type, (guint) field)->name);
}

/* Text takes several columns one after the other, other kinds hold one value. */
static gboolean
takes_several (const SaField *field)
{
  return (field->flags & SA_FIELD_MULTIPLE) != 0
         || (field->validate == NULL
             && (field->kind == SA_KIND_TEXT || field->kind == SA_KIND_LONG_TEXT));
}

/* The country of a person's home stands beside that of the firm. */
static guint
count_alike (const SaMapping *mapping, const SaMappingColumn *column)
{
  guint n = count_columns (mapping, column->linked, column->field);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *other = g_ptr_array_index (mapping->columns, i);

      if (other->field == column->field
          && sa_mapping_is_home (mapping, other->linked, other->field, other->label))
        n--;
    }
  return n;
}

static gboolean
check_once (const SaMapping *mapping, GError **error)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);
      const SaField *field;

      if (column->field < 0
          || sa_mapping_is_home (mapping, column->linked, column->field, column->label))
        continue;
      field = sa_type_get_field (column->linked ? mapping->linked : mapping->type, column->field);
      if (takes_several (field) || count_alike (mapping, column) < 2)
        continue;
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("Several columns go to “%s”, which holds one value; leave out all but one, "
                      "“%s” for instance."),
                   sa_field_get_label (field), column->header);
      return FALSE;
    }
  return TRUE;
}

gboolean
sa_mapping_check (const SaMapping *mapping, GError **error)
{
  if (count_columns (mapping, FALSE, SA_MAP_ID) > 0)
    return check_once (mapping, error);
  for (guint i = 0; i < sa_type_get_n_fields (mapping->type); i++)
    {
      const SaField *field = sa_type_get_field (mapping->type, i);

      if ((field->flags & SA_FIELD_REQUIRED) == 0 || count_columns (mapping, FALSE, i) > 0
          || is_constant (mapping, i) || (i == 0 && has_name_parts (mapping)))
        continue;
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("No column goes to “%s”, which every %s must have; choose one for it, or "
                      "another kind of record."),
                   sa_field_get_label (field), sa_type_get_title (mapping->type));
      return FALSE;
    }
  return check_once (mapping, error);
}
