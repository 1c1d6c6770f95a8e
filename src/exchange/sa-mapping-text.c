/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text form of a mapping, for files and saved templates, a line a column:
 *
 *   type: organisation
 *   set: roles = client
 *   CompanyName = name
 *   HomePhone = phones (home)
 *   Since = last_contact [dmy]
 *   Remark = -
 *
 * A line that begins with # is a remark. In headers a backslash stands before a backslash, =, or #,
 * and
 * \n is a line break. */

#include "sa-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common.h"
#include "sa-find.h"
#include "sa-transact.h"

static const struct
{
  SaDateOrder order;
  const char *name;
} orders[] = {
  { SA_DATE_ORDER_YMD, "ymd" },
  { SA_DATE_ORDER_DMY, "dmy" },
  { SA_DATE_ORDER_MDY, "mdy" },
};

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (out, "\\n");
      else if (*p == '\r')
        g_string_append (out, "\\r");
      else
        {
          if (strchr ("\\=#", *p) != NULL || (p == text && g_ascii_isspace (*p)))
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
    }
}

static char *
unescape (const char *text, gsize length)
{
  GString *out = g_string_new (NULL);
  gsize solid = 0; /* what trimming must leave */

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\\' && i + 1 < length)
        {
          i++;
          g_string_append_c (out, text[i] == 'n' ? '\n' : text[i] == 'r' ? '\r' : text[i]);
          solid = out->len;
        }
      else if (out->len > 0 || !g_ascii_isspace (text[i]))
        {
          g_string_append_c (out, text[i]);
          if (!g_ascii_isspace (text[i]))
            solid = out->len;
        }
    }
  g_string_truncate (out, solid);
  return g_string_free (out, FALSE);
}

static void
append_form (GString *out, const SaMappingColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].order == column->date_order)
      g_string_append_printf (out, " [%s]", orders[i].name);
  if (column->decimal != 0)
    g_string_append_printf (out, " [%c]", column->decimal);
}

char *
sa_mapping_to_text (const SaMapping *mapping)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "type: %s\n", sa_type_get_name (mapping->type));
  for (guint i = 0; i < mapping->constants->len; i++)
    {
      const SaMappingConstant *constant = g_ptr_array_index (mapping->constants, i);
      g_autofree char *target = sa_mapping_constant_target (mapping, i);

      if (constant->guessed)
        continue;
      g_string_append_printf (out, "set: %s = ", target);
      append_escaped (out, constant->value);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);
      g_autofree char *target = sa_mapping_get_target (mapping, i);

      append_escaped (out, column->header);
      g_string_append_printf (out, " = %s", target);
      append_form (out, column);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* The = that parts header and target. */
static const char *
find_equals (const char *line)
{
  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '=')
        return p;
    }
  return NULL;
}

/* Takes "[dmy]" and "[,]" off the end of a target. */
static void
take_forms (SaMappingColumn *column, char *target)
{
  char *open;

  while ((open = strrchr (target, '[')) != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
        if (g_str_has_prefix (open + 1, orders[i].name))
          column->date_order = orders[i].order;
      if (open[1] == ',' || open[1] == '.')
        column->decimal = open[1];
      *open = '\0';
      g_strchomp (target);
    }
}

static gboolean
parse_column (SaMapping *mapping, const char *line, GError **error)
{
  const char *equals = find_equals (line);
  SaMappingColumn *column;
  g_autofree char *target = NULL;

  if (equals == NULL)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” has no “=”; write “header = field”."), line);
      return FALSE;
    }
  column = g_new0 (SaMappingColumn, 1);
  column->header = unescape (line, equals - line);
  column->field = SA_MAP_NOTHING;
  g_ptr_array_add (mapping->columns, column);
  target = g_strstrip (g_strdup (equals + 1));
  take_forms (column, target);
  return sa_mapping_set_target (mapping, mapping->columns->len - 1, target, error);
}

static gboolean
parse_constant (SaMapping *mapping, const char *line, GError **error)
{
  const char *equals = find_equals (line);
  g_autofree char *target = NULL;
  g_autofree char *value = NULL;

  if (equals == NULL)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“set:%s” has no “=”; write “set: roles = client”."), line);
      return FALSE;
    }
  target = g_strstrip (g_strndup (line, equals - line));
  value = unescape (equals + 1, strlen (equals + 1));
  return sa_mapping_set_constant (mapping, target, value, error);
}

static SaMapping *
parse_type (SaModel *model, SaType *given, char **lines, GError **error)
{
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "type:"))
      {
        const char *name = g_strstrip (*line + strlen ("type:"));
        SaType *type = sa_model_find (model, name);

        if (type != NULL)
          return sa_mapping_new (model, type);
        g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                     _ ("“%s” is not a kind of record; organisation and person are."), name);
        return NULL;
      }
  if (given != NULL)
    return sa_mapping_new (model, given);
  g_set_error_literal (
      error, SA_ERROR, SA_ERROR_INVALID,
      _ ("A mapping must say what its rows are; add a line such as “type: organisation”."));
  return NULL;
}

SaMapping *
sa_mapping_parse (SaModel *model, SaType *type, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (SaMapping) mapping = parse_type (model, type, lines, error);

  if (mapping == NULL)
    return NULL;
  for (char **line = lines; *line != NULL; line++)
    {
      g_strchomp (*line);
      if (**line == '\0' || **line == '#' || g_str_has_prefix (*line, "type:"))
        continue;
      if (g_str_has_prefix (*line, "set:"))
        {
          if (!parse_constant (mapping, *line + strlen ("set:"), error))
            return NULL;
        }
      else if (!parse_column (mapping, *line, error))
        return NULL;
    }
  return g_steal_pointer (&mapping);
}

static const SaMappingColumn *
find_header (const SaMapping *mapping, const char *header)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (g_str_equal (column->header, header))
        return column;
    }
  return NULL;
}

static gboolean
says_something_of (const SaMapping *mapping, const SaMappingConstant *about)
{
  for (guint i = 0; i < mapping->constants->len; i++)
    {
      const SaMappingConstant *constant = g_ptr_array_index (mapping->constants, i);

      if (constant->linked == about->linked && constant->field == about->field)
        return TRUE;
    }
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);

      if (column->linked == about->linked && column->field == about->field)
        return TRUE;
    }
  return FALSE;
}

/* The constants of the one, and what was guessed in the other. */
static void
apply_constants (SaMapping *mapping, const SaMapping *saved)
{
  g_autoptr (SaMapping) old = sa_mapping_copy (mapping);
  g_autoptr (SaMapping) new = sa_mapping_copy (saved);

  for (guint i = 0; i < old->constants->len;)
    {
      const SaMappingConstant *constant = g_ptr_array_index (old->constants, i);

      if (constant->guessed && old->type == saved->type && !says_something_of (saved, constant))
        g_ptr_array_add (new->constants, g_ptr_array_steal_index (old->constants, i));
      else
        i++;
    }
  g_ptr_array_unref (mapping->constants);
  mapping->constants = g_ptr_array_ref (new->constants);
}

void
sa_mapping_apply (SaMapping *mapping, const SaMapping *saved)
{
  apply_constants (mapping, saved);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);
      const SaMappingColumn *like = find_header (saved, column->header);

      column->field = like != NULL ? like->field : SA_MAP_NOTHING;
      column->linked = like != NULL && like->linked;
      g_set_str (&column->label, like != NULL ? like->label : NULL);
      column->date_order = like != NULL ? like->date_order : SA_DATE_ORDER_AUTO;
      column->decimal = like != NULL ? like->decimal : 0;
    }
  mapping->type = saved->type;
  mapping->linked = saved->linked;
  mapping->link_field = saved->link_field;
  mapping->link_is_ours = saved->link_is_ours;
}

/* --- Templates --- */

static SaRecord *
find_saved (SaStore *store, const char *name, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "mapping"));
  g_autoptr (GPtrArray) found = NULL;

  sa_query_where (query, SA_MAPPING_NAME, SA_OP_IS, name);
  found = sa_store_find (store, query, 1, error);
  return found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

gboolean
sa_mapping_save (const SaMapping *mapping, SaStore *store, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SaRecord) record = find_saved (store, name, &local);
  g_autofree char *label = g_strdup_printf (_ ("Import mapping “%s” saved"), name);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (record == NULL)
    record = sa_record_new (sa_store_get_type_named (store, "mapping"));
  sa_record_set_text (record, SA_MAPPING_NAME, name);
  sa_record_set_text (record, SA_MAPPING_TYPE, sa_type_get_name (mapping->type));
  sa_record_take_text (record, SA_MAPPING_COLUMNS, sa_mapping_to_text (mapping));
  return sa_transact_save (store, label, record, error);
}

SaMapping *
sa_mapping_load (SaStore *store, const char *name, GError **error)
{
  g_autoptr (SaRecord) record = find_saved (store, name, error);

  if (record == NULL)
    return NULL;
  return sa_mapping_parse (sa_store_get_model (store), NULL,
                           sa_record_text (record, SA_MAPPING_COLUMNS), error);
}

GStrv
sa_mapping_list_saved (SaStore *store, SaType *type, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "mapping"));
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (type != NULL)
    sa_query_where (query, SA_MAPPING_TYPE, SA_OP_IS, sa_type_get_name (type));
  found = sa_store_find (store, query, 0, error);
  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    g_strv_builder_add (names, sa_record_text (g_ptr_array_index (found, i), SA_MAPPING_NAME));
  return g_strv_builder_end (names);
}
